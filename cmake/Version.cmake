# SPDX-License-Identifier: EUPL-1.2
# houvast_version: a part that must say which engine made a result links to it and includes
# "houvast_version.h". Looked up at every build, written only when it changed.

set(houvast_version_dir "${PROJECT_BINARY_DIR}/generated/version")
set(houvast_version_header "${houvast_version_dir}/houvast_version.h")
add_custom_target(houvast_version_header
  COMMAND "${CMAKE_COMMAND}"
    -D "SOURCE_DIR=${PROJECT_SOURCE_DIR}"
    -D "VERSION=${PROJECT_VERSION}"
    -D "OUTPUT=${houvast_version_header}"
    -P "${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake"
  BYPRODUCTS "${houvast_version_header}"
  COMMENT "Looking up the version"
  VERBATIM)

add_library(houvast_version INTERFACE)
add_dependencies(houvast_version houvast_version_header)
target_include_directories(houvast_version INTERFACE "${houvast_version_dir}")
