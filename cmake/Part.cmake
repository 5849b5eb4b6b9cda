# SPDX-License-Identifier: EUPL-1.2
include(GoogleTest)

# houvast_gtest(<target> SOURCES <file>... LIBS <library>...)
# A test program of which ctest knows every single test. All tests find the reference data and the
# checkout through HOUVAST_DATA and HOUVAST_SOURCE_DIR, and the command, once there is one, through
# HOUVAST_CLI. What typesets a PDF is in HOUVAST_PDF.
function(houvast_gtest target)
  set(environment
    ENVIRONMENT_MODIFICATION "HOUVAST_DATA=set:${HOUVAST_DATA}"
    ENVIRONMENT_MODIFICATION "HOUVAST_SOURCE_DIR=set:${PROJECT_SOURCE_DIR}"
    ENVIRONMENT_MODIFICATION "HOUVAST_PDF=set:${HOUVAST_PDF_FOLDER}")
  if(TARGET houvast)
    list(APPEND environment
      ENVIRONMENT_MODIFICATION "HOUVAST_CLI=set:$<TARGET_FILE:houvast>")
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE
    "${PROJECT_SOURCE_DIR}/engine/src" "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE houvast_compile ${arg_LIBS} GTest::gtest_main)
  gtest_discover_tests(${target}
    TEST_PREFIX "${target}/"
    DISCOVERY_TIMEOUT 60
    PROPERTIES
      TIMEOUT 300
      LABELS "${target}"
      ${environment})
endfunction()

# houvast_part(<name> DEPENDS <part>... LIBS <library>...)
# The library houvast_<name> from engine/src/<name>/*.cc, and the program <name>_test from the
# *_test.cc beside them. It links to the parts in DEPENDS and to nothing else of ours, so a call
# that the architecture does not allow fails to link. A part without sources is only a name.
function(houvast_part name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LIBS")
  set(folder "${PROJECT_SOURCE_DIR}/engine/src/${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(TRANSFORM arg_DEPENDS PREPEND "houvast_" OUTPUT_VARIABLE parts)

  set(library houvast_${name})
  if(sources)
    add_library(${library} STATIC ${sources})
    target_include_directories(${library}
      PUBLIC "${PROJECT_SOURCE_DIR}/engine/include"
      PRIVATE "${PROJECT_SOURCE_DIR}/engine/src")
    target_link_libraries(${library}
      PUBLIC ${parts} tl::expected
      PRIVATE houvast_compile ${arg_LIBS})
  else()
    add_library(${library} INTERFACE)
    target_include_directories(${library} INTERFACE "${PROJECT_SOURCE_DIR}/engine/include")
    target_link_libraries(${library} INTERFACE ${parts} tl::expected)
  endif()
  set_property(GLOBAL APPEND PROPERTY HOUVAST_PARTS ${library})

  if(tests AND NOT HOUVAST_FUZZ)
    houvast_gtest(${name}_test SOURCES ${tests} LIBS ${library} ${arg_LIBS})
  endif()
endfunction()
