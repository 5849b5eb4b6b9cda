# SPDX-License-Identifier: EUPL-1.2
# What makes the same build faster, used when it is there.

find_program(HOUVAST_CCACHE ccache)
if(HOUVAST_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # With the base directory, two checkouts of the same source share their objects.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${HOUVAST_CCACHE}")
endif()

find_program(HOUVAST_MOLD mold)
find_program(HOUVAST_LLD ld.lld)
if(HOUVAST_MOLD AND NOT HOUVAST_FUZZ)
  add_link_options(-fuse-ld=mold)
elseif(HOUVAST_LLD)
  add_link_options(-fuse-ld=lld)
endif()
