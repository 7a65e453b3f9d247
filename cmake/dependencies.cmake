# SPDX-License-Identifier: Apache-2.0
# Every library that lacis stands on, as a target; HACKING.md says why each was chosen. Linked statically where Debian has
# the archive, so that the program is one file that runs where it was not built.
set(OPENSSL_USE_STATIC_LIBS TRUE)
find_package(Boost 1.74 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)

# RapidJSON's package names directories, not a target.
find_package(RapidJSON 1.1 REQUIRED)
add_library(RapidJSON::RapidJSON INTERFACE IMPORTED)
set_target_properties(RapidJSON::RapidJSON PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES "${RAPIDJSON_INCLUDE_DIRS}${RapidJSON_INCLUDE_DIRS}"
  INTERFACE_COMPILE_DEFINITIONS "RAPIDJSON_HAS_STDSTRING=1")

# toml++'s package names its shared library; we use the header alone.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(tomlplusplus::headers INTERFACE IMPORTED)
set_target_properties(tomlplusplus::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${TOMLPLUSPLUS_INCLUDE_DIR})

# utf8proc has no CMake package in Debian.
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc REQUIRED)
add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
set_target_properties(utf8proc::utf8proc PROPERTIES
  IMPORTED_LOCATION ${UTF8PROC_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${UTF8PROC_INCLUDE_DIR}
  INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
