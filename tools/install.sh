#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing from Debian's packages.
#   tools/install.sh build           what the program and its demonstration need
#   tools/install.sh build test lint what the tests and the checks of style need as well
# With everything there it changes nothing and needs neither network nor root.
set -eu

packages_for() {
    case $1 in
        # compiler, build; libraries (HACKING.md says why each); Graphviz draws the demonstration's picture
        build) echo g++ cmake ninja-build \
                    libboost-dev libcli11-dev rapidjson-dev libssl-dev libtomlplusplus-dev libutf8proc-dev \
                    graphviz ;;
        # the test framework; programs that read our exports and the manual
        test) echo doctest-dev python3 python3-networkx python3-igraph python3-jsonschema libxml2-utils mandoc ;;
        # what `make test-consumers` installs the other readers with; Node.js, Maven or a JDK from elsewhere will do
        consumers)
            echo python3-venv
            command -v npm >/dev/null || echo nodejs npm
            command -v mvn >/dev/null || echo maven
            command -v javac >/dev/null || echo default-jdk-headless ;;
        # programs that the exporters are measured beside
        bench) echo pkg-config libigraph-dev libsimdjson-dev serdi ;;
        lint) echo clang-14 clang-format-14 clang-tidy-14 ;;
        *) echo "install.sh: unknown group '$1' (build, test, consumers, bench, lint)" >&2; exit 2 ;;
    esac
}

command -v dpkg-query >/dev/null || {
    echo "install.sh: this is no Debian system; the libraries must be there already:"
    for group in "$@"; do echo "  $group: $(packages_for "$group")"; done
    exit 0
}

missing=""
for group in "$@"; do
    for package in $(packages_for "$group"); do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=absent
        [ "$status" = installed ] || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

echo "Missing Debian packages:$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root="sudo"
else
    echo "Installing them needs root. Run this, then try again:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing them with apt-get."
# shellcheck disable=SC2086  # lists of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing </dev/null
