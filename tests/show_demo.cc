// SPDX-License-Identifier: EUPL-1.2
// Prints the demo report in one of its forms: show_demo table|csv|json|xlsx|html|print [nl|en]
// [WIDTH] The cases in cases/render are made with it.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "demo_report.h"
#include "houvast/render.h"

int main(int argc, char** argv) {
  using namespace houvast;
  const std::string form = argc > 1 ? argv[1] : "table";
  const Language language =
      argc > 2 && std::string(argv[2]) == "en" ? Language::english : Language::dutch;
  const int width = argc > 3 ? std::atoi(argv[3]) : 100;
  const bool colour = argc > 4;
  const Report report = demo::report();
  std::string bytes;
  if (form == "table") bytes = render_terminal(report, language, {width, colour});
  if (form == "csv") bytes = render_csv(*tables_of(report).front(), language);
  if (form == "xlsx") bytes = render_xlsx(report, language).value_or("");
  if (form == "html") bytes = render_html(report, language);
  if (form == "json") bytes = render_json(report);
  if (form == "print") bytes = render_print(report, language);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  return bytes.empty() ? 2 : 0;
}
