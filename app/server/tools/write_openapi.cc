// SPDX-License-Identifier: EUPL-1.2
// houvast_write_openapi FILE: writes the OpenAPI document of the server, which the project ships as
// docs/api/openapi.json and the web app takes its types from.
#include <cstdio>

#include "houvast/files.h"
#include "server/openapi.h"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: houvast_write_openapi FILE\n", stderr);
    return 2;
  }
  const auto document = houvast::server::openapi(houvast::server::routes());
  const auto written = houvast::write_file({words[1], document.dump(1) + "\n"});
  if (written) return 0;
  for (const houvast::Problem& problem : written.error())
    std::fprintf(stderr, "%s\n", houvast::to_string(problem, houvast::Language::english).c_str());
  return 3;
}
