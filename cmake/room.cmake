# SPDX-License-Identifier: Apache-2.0
# lacis_room(NAME FOLDER LINKS targets...): a library lacis_NAME of the sources that lie in FOLDER (not below it), so
# that a new file needs no line in a build script. main.cpp is no part of a room.
function(lacis_room name folder)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(lacis_${name} STATIC ${sources})
  target_link_libraries(lacis_${name} PUBLIC ${ROOM_LINKS} PRIVATE lacis_options)
  target_include_directories(lacis_${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
endfunction()
