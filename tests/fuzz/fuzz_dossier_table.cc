// SPDX-License-Identifier: EUPL-1.2
// A table of spending from anywhere in a dossier that is right: a dossier or problems, never a
// crash.
#include <cstdint>
#include <string>

#include "dossier/load.h"
#include "houvast/check.h"

namespace {

constexpr const char* dossier_toml = R"([dossier]
name = "a"
region = "r"
years = { from = 2026, to = 2027 }
[tables]
municipalities = "municipalities.csv"
spending = "spending.csv"
[scheme.bw]
label = "b"
macro = { from = 2026, amount = 1000000 }
historical = { table = "historical.csv" }
[agreement.bw]
scheme = "bw"
contribution = { key = { use = 1 } }
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  const auto dossier = dossier::read_dossier(dossier::folder_of({
      {"dossier.toml", dossier_toml},
      {"municipalities.csv",
       "code,name,year,inhabitants\nGM9001,A,2026,60000\nGM9001,A,2027,60000\n"},
      {"historical.csv", "code,year,spending\nGM9001,2013,900000.00\n"},
      {"spending.csv", std::string(reinterpret_cast<const char*>(data), size)},
  }));
  if (!dossier) {
    check(!dossier.error().empty());
    for (const Problem& problem : dossier.error())
      check(!to_string(problem, Language::english).empty());
    return 0;
  }
  for (const Spending& line : dossier->schemes.at(0).spending)
    check(line.amount >= Cents() && is_in_range(line.amount) && line.municipality == "GM9001");
  return 0;
}
