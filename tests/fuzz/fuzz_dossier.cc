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
      {"population.csv",
       "code,year,age_from,age_to,inhabitants\n"
       "GM9001,2026,0,17,12000\n"
       "GM9001,2026,18,,48000\n"
       "GM9002,2025,0,17,1700\n"
       "GM9002,2025,18,,6300\n"},
      {"inflow.csv",
       "product,channel,age_from,age_to,per_thousand\n"
       "ambulant,municipal_access,0,17,12.5\n"
       "ambulant,general_practitioner,0,17,20\n"
       "verblijf,certified_institution,0,17,1.25\n"
       "wijkteam,resident,0,,5\n"
       "beschermd,specialist,18,,0.3\n"},
      {"stock.csv",
       "code,product,clients,waiting,with_rights,rights_until\n"
       "GM9001,ambulant,400,,,\n"
       "GM9001,beschermd,80,6,20,2027-06\n"
       "GM9002,verblijf,3,1,,\n"},
      {"levels.csv",
       "code,product,level\n"
       "GM9002,ambulant,0.85\n"},
      {"duur.csv",
       "value,share\n"
       "30,0.1\n"
       "200,0.5\n"
       "900,1\n"},
      {"uitstroom.csv",
       "product,age_from,age_to,days_from,to,per_year\n"
       "beschermd,18,,0,,0.2\n"
       "beschermd,18,,730,,0.35\n"
       "beschermd,18,,,ambulant,0.1\n"
       "verblijf,,,,,9\n"},
      {"kosten.csv",
       "provider,product,unit_cost,start_cost\n"
       "noord,ambulant,47.25,\n"
       ",beschermd,120,\n"},
      {"scores.csv",
       "code,year,score\n"
       ",2026,0.8\n"
       "GM9001,2026,0.7\n"},
      {"bedragen.csv",
       "age_from,age_to,year,amount\n"
       ",,2026,1.5\n"},
      {"huishoudens.csv",
       "code,year,volume\n"
       "GM9001,2025,900\n"},
      {"trend.csv",
       "product,year,factor\n"
       "ambulant,2026,1.03\n"},
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
