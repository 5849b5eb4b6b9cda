// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

/// Years from a first to a last; a problem when they are the wrong way round.
std::optional<Years> read_years(Reader& reader, const Section& section) {
  const auto from = section.year("from");
  const auto to = section.year("to");
  if (!from || !to) return std::nullopt;
  if (*from <= *to) return Years{*from, *to};
  reader.report("dossier/years-reversed", section.place(),
                std::to_string(*from) + "-" + std::to_string(*to));
  return std::nullopt;
}

void read_municipalities(Reader& reader, const Section& tables,
                         std::vector<Municipality>& municipalities) {
  Rows rows = reader.rows("municipalities", tables, "municipalities");
  while (rows.next()) {
    const std::string code = rows.municipality();
    const std::string name = rows.text("name");
    const int year = rows.year_or_before();
    const std::int64_t inhabitants = rows.whole_from_one("inhabitants");
    if (!rows.is_good() || !rows.is_new({code, std::to_string(year)})) continue;
    auto found = std::find_if(municipalities.begin(), municipalities.end(),
                              [&](const Municipality& known) { return known.code == code; });
    if (found == municipalities.end())
      found = municipalities.insert(municipalities.end(), {.code = code, .name = name});
    if (found->name != name) rows.report("dossier/name-differs", "name", found->name);
    found->inhabitants[year] = inhabitants;
  }
  std::sort(municipalities.begin(), municipalities.end(),
            [](const Municipality& a, const Municipality& b) { return a.code < b.code; });
}

/// A centre that is not there is reported once, and not again by all who refer to it.
void check_centre(Reader& reader, const Section& header) {
  const auto& codes = reader.known.municipalities;
  auto& centre = reader.known.centre;
  if (!centre || codes.empty()) return;
  if (std::find(codes.begin(), codes.end(), *centre) != codes.end()) return;
  reader.report("dossier/unknown-municipality", header.place("centre"), *centre, "",
                nearest_name(*centre, codes));
  centre.reset();
}

}  // namespace

void read_region(Reader& reader, const Section& root, Dossier& dossier) {
  const Section header = root.section("dossier");
  dossier.name = header.text("name").value_or("");
  dossier.region = header.text("region").value_or("");
  reader.known.years = read_years(reader, header.section("years"));
  if (reader.known.years) dossier.years = *reader.known.years;
  reader.known.names_centre = header.has("centre");
  reader.known.centre = header.municipality("centre", std::nullopt);
  dossier.centre = reader.known.centre;

  const Section tables = root.section("tables");
  if (tables.text("municipalities")) read_municipalities(reader, tables, dossier.municipalities);
  for (const Municipality& municipality : dossier.municipalities)
    reader.known.municipalities.push_back(municipality.code);
  check_centre(reader, header);
}

}  // namespace houvast::dossier
