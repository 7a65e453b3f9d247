# SPDX-License-Identifier: Apache-2.0
# lacis_embed(TARGET FOLDER): a library that holds every data file below FOLDER/<language>/ and the table
# lacis_embedded_files (see language/pack.hpp). Markdown is documentation, training/ is what files
# were made from: both stay outside.
function(lacis_embed target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  list(FILTER files EXCLUDE REGEX "\\.md$|/licences/|/training/")
  list(SORT files)
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH relative ${folder} ${file})
    string(REGEX MATCH "^([^/]+)/(.+)$" ignored ${relative})
    set(language ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    set(symbol lacis_embedded_${number})
    string(APPEND assembly ".global ${symbol}_begin\n.global ${symbol}_end\n.balign 64\n"
           "${symbol}_begin:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}_begin[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${language}\", \"${path}\", ${symbol}_begin, ${symbol}_end},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(stem ${PROJECT_BINARY_DIR}/generated/embedded)
  file(CONFIGURE OUTPUT ${stem}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${stem}.cpp @ONLY CONTENT
"#include \"language/pack.hpp\"
#include <span>
${declarations}
namespace lacis::language {
static const EmbeddedFile kFiles[] = {
${rows}    {nullptr, nullptr, nullptr, nullptr},
};
std::span<const EmbeddedFile> embedded_files();
std::span<const EmbeddedFile> embedded_files() { return {kFiles, ${number}}; }
}  // namespace lacis::language
")
  set_source_files_properties(${stem}.S PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${target} STATIC ${stem}.S ${stem}.cpp)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
endfunction()
