# SPDX-License-Identifier: Apache-2.0
# lacis_options: what every target of ours is compiled with.
add_library(lacis_options INTERFACE)
target_include_directories(lacis_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
# -Wrestrict of GCC 12 misreads "text" + std::string (GCC bug 105651).
target_compile_options(lacis_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${LACIS_WERROR}>:-Werror>)
if(LACIS_SANITIZE)
  target_compile_options(lacis_options INTERFACE -fsanitize=${LACIS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(lacis_options INTERFACE -fsanitize=${LACIS_SANITIZE})
endif()
if(LACIS_FUZZ)
  # RapidJSON 1.1 adds to null pointers, and hashes numbers out of range for its schema validator.
  target_compile_options(lacis_options INTERFACE -fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow,float-cast-overflow)
endif()
