// SPDX-License-Identifier: EUPL-1.2
// dossier.toml from anywhere beside tables that are right: a dossier or problems, never a crash,
// and every problem has words.
#include <cstdint>
#include <map>
#include <string>

#include "dossier/load.h"
#include "houvast/check.h"

namespace {

std::map<std::string, std::string> tables() {
  return {
      {"municipalities.csv",
       "code,name,year,inhabitants\nGM9001,A,2026,60000\nGM9002,B,2026,8000\n"},
      {"spending.csv",
       "code,scheme,year,kind,amount,clients\n"
       "GM9001,bw,2026,estimate,800000.00,16\nGM9002,bw,2026,estimate,150000.00,3\n"},
      {"income.csv",
       "code,scheme,year,amount\nGM9001,bw,2026,900000.00\nGM9002,bw,2026,100000.00\n"},
      {"historical.csv", "code,year,spending\nGM9001,2013,900000.00\n"},
      {"measures.csv",
       "measure,code,year,volume\ninwoners,GM9001,2026,60000\ninwoners,GM9002,2026,8000\n"},
      {"weights.csv", "measure,label,weight\ninwoners,Inwoners,12.50\n"},
  };
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  auto files = tables();
  files["dossier.toml"] = std::string(reinterpret_cast<const char*>(data), size);
  for (const std::optional<std::string>& scenario :
       {std::optional<std::string>(), std::optional<std::string>("s")}) {
    const auto dossier = dossier::read_dossier(dossier::folder_of(files), scenario);
    if (dossier) {
      check(dossier->years.from <= dossier->years.to && dossier->hash.size() == 64);
      continue;
    }
    check(!dossier.error().empty());
    for (const Problem& problem : dossier.error())
      check(!to_string(problem, Language::dutch).empty());
  }
  return 0;
}
