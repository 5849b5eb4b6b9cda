# SPDX-License-Identifier: EUPL-1.2
# Every guest library, all of them Debian's. Why each is here: docs/decisions/0001-dependencies.md.

find_package(Boost 1.74 REQUIRED)                 # headers only: wide integers, inside money
find_package(tl-expected REQUIRED)                # errors as values, the one guest in the face
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tomlplusplus 3 REQUIRED)
find_package(Threads REQUIRED)

# Debian ships these without a CMake package.
function(houvast_import target header library)
  string(MAKE_C_IDENTIFIER "${library}" id)
  find_path(HOUVAST_${id}_INCLUDE "${header}" REQUIRED)
  find_library(HOUVAST_${id}_LIBRARY "${library}" REQUIRED)
  mark_as_advanced(HOUVAST_${id}_INCLUDE HOUVAST_${id}_LIBRARY)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${HOUVAST_${id}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${HOUVAST_${id}_INCLUDE}")
endfunction()

houvast_import(xlsxwriter::xlsxwriter xlsxwriter.h xlsxwriter)
houvast_import(sodium::sodium sodium.h sodium)    # checksums, inside dossier and study
houvast_import(soci::core soci/soci.h soci_core)
houvast_import(soci::sqlite3 soci/sqlite3/soci-sqlite3.h soci_sqlite3)
find_package(SQLite3 3.40 REQUIRED)               # under SOCI; the tests read the file with it
target_link_libraries(soci::sqlite3 INTERFACE soci::core SQLite::SQLite3)
houvast_import(soci::postgresql soci/postgresql/soci-postgresql.h soci_postgresql)
find_package(PostgreSQL REQUIRED)                 # the client, under SOCI; no server is needed
target_link_libraries(soci::postgresql INTERFACE soci::core PostgreSQL::PostgreSQL)
find_package(CURL 7.85 REQUIRED)                  # asks an OpenID Connect provider, inside the server
houvast_import(cjose::cjose cjose/cjose.h cjose)  # verifies what the provider signed

# Debian ships this one as headers alone.
find_path(HOUVAST_random123_INCLUDE Random123/philox.h REQUIRED)
mark_as_advanced(HOUVAST_random123_INCLUDE)
add_library(random123::random123 INTERFACE IMPORTED GLOBAL)
target_include_directories(random123::random123 INTERFACE "${HOUVAST_random123_INCLUDE}")

if(NOT HOUVAST_FUZZ)
  find_package(CLI11 2.1 REQUIRED)
  find_package(GTest 1.12 REQUIRED)
endif()
# Many machines: only the program houvast-mpi links to it, and where it is not there, that program
# is not built.
find_package(MPI QUIET COMPONENTS CXX)
if(HOUVAST_BENCH)
  find_package(benchmark 1.7 REQUIRED)
endif()
