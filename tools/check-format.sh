#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Checks that every C++ file is as clang-format 14 would write it; --fix rewrites those that are not.
set -eu
cd "$(dirname "$0")/.."
mode="--dry-run -Werror"
[ "${1:-}" = --fix ] && mode=-i
# shellcheck disable=SC2086  # a list of words
find src graph exporters importers bench tests \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 clang-format-14 $mode
