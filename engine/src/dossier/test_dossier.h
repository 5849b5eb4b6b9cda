// SPDX-License-Identifier: EUPL-1.2
// A small dossier in memory that is right, for tests to make mistakes in.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "dossier/load.h"

namespace houvast::dossier {

using Texts = std::map<std::string, std::string>;

inline Texts good_dossier() {
  return {
      {"dossier.toml", R"([dossier]
name = "Proef"
region = "Proefregio"
centre = "GM9001"
years = { from = 2026, to = 2027 }

[tables]
municipalities = "municipalities.csv"
spending = "spending.csv"
income = "income.csv"
other_income = "other_income.csv"
budget = "budget.csv"
execution = "execution.csv"

[scheme.bw]
label = "Beschermd wonen"
payment = "monthly"
macro = { from = 2026, amount = "1000000.00", volume_index = 0.01, incidental = { 2027 = 5000.50 } }
historical = { table = "historical.csv", to = "centre" }
objective = { measures = "measures.csv", weights = "weights.csv" }
transition = { from = 2025, years = 10 }

[scheme.jeugd]
label = "Jeugd"
relief = { kind = "deficit_fund", threshold_per_inhabitant = "40.00", deficit_years = [2026, 2027] }
residence = { table = "residence.csv", rule = "actual", origin_from = 2027 }
burden = { rates = "burden_rates.csv", actions = "burden_actions.csv" }

[scheme.voogdij]
label = "Voogdij/18+"
pxq = { volumes = "care_volumes.csv", prices = { pleegzorg = "45.50", verblijf = "190.00" } }

[scheme.buig]
label = "Bijstand"
payment = "income_support"
macro = { from = 2026, amount = "3000000.00" }
[scheme.buig.income_support]
figures = "income_support.csv"
safety_net = [
  { year = 2024, from = 0.075, to = 0.125, paid = 0.5 },
  { year = 2024, from = 0.125, paid = 1 },
]
safety_net_threshold = [{ year = 2026, share = 0.075 }]

[cumulation]
schemes = ["bw"]
from = 2026
per_inhabitant = "15.00"

[agreement.bw]
scheme = "bw"
members = ["GM9001", "GM9002"]
cooperation = { model = "account_holder", leader = "centre" }
contribution = { key = { inhabitants = 0.5, use = 0.5 }, advance = "budget", true_up = true }
reserve = { opening = "50000.00", surplus_share = 0.5, deficit_share = 0.5, minimum = 0.05, maximum = 0.15 }
solidarity = { weight = "table", weights = { GM9001 = 1, GM9002 = 2.5 }, own_share = 0.25, correction = { table = "corrections.csv" } }

[agreement.jeugd]
scheme = "jeugd"
equalisation = { form = "threshold", threshold = 0.1, key = { inhabitants = 1 } }

[chance.bw]
regional_cv = 0.03
own_cv = 0.06
persistence = 0.6
cost_per_client = "54000.00"
client_cv = 0.45

[scenario.half]
label = { nl = "De helft", en = "Half" }
set = { "agreement.bw.solidarity.own_share" = 0.5 }
)"},
      {"municipalities.csv",
       "code,name,year,inhabitants\n"
       "GM9001,Havermonde,2026,60000\n"
       "GM9001,Havermonde,2027,60500\n"
       "GM9002,Elzenaar,2026,8000\n"
       "GM9002,Elzenaar,2027,7950\n"},
      {"spending.csv",
       "code,scheme,year,kind,amount,clients\n"
       "GM9001,bw,2026,estimate,800000.00,16\n"
       "GM9001,bw,2027,estimate,810000.00,16\n"
       "GM9002,bw,2026,estimate,150000.00,3\n"
       "GM9002,bw,2027,estimate,100000.00,2\n"
       "GM9001,jeugd,2026,budget,5000000.00,\n"
       "GM9001,jeugd,2027,budget,5100000.00,\n"
       "GM9002,jeugd,2026,budget,600000.00,\n"
       "GM9002,jeugd,2027,budget,610000.00,\n"},
      {"income.csv",
       "code,scheme,year,amount\n"
       "GM9001,jeugd,2026,5000000.00\n"
       "GM9001,jeugd,2027,5100000.00\n"
       "GM9002,jeugd,2026,590000.00\n"
       "GM9002,jeugd,2027,600000.00\n"},
      {"other_income.csv",
       "code,scheme,year,kind,label,amount\n"
       "GM9001,bw,2026,own_contribution,Eigen bijdragen,20000.00\n"},
      {"budget.csv",
       "code,scheme,year,product_group,income,spending,assumed_cut\n"
       "GM9001,bw,2026,,900000.00,890000.00,10000.00\n"},
      {"execution.csv",
       "code,scheme,year,kind,amount,joint\n"
       "GM9001,bw,2026,staff,30000.00,true\n"},
      {"historical.csv",
       "code,year,spending,own_money\n"
       "GM9001,2013,900000.00,50000.00\n"
       "GM9002,2013,80000.00,\n"},
      {"measures.csv",
       "measure,code,year,volume\n"
       "inwoners,GM9001,2026,60000\n"
       "inwoners,GM9001,2027,60500\n"
       "inwoners,GM9002,2026,8000\n"
       "inwoners,GM9002,2027,7950\n"},
      {"weights.csv",
       "measure,label,weight,fixed\n"
       "inwoners,Inwoners,12.50,false\n"
       "vast,Vast bedrag,1000.00,true\n"},
      {"residence.csv",
       "year,actual,origin,cost\n"
       "2026,GM9001,GM9002,40000.00\n"},
      {"burden_rates.csv",
       "payment_form,action,cost_per_action\n"
       "effort,claim,2.50\n"},
      {"burden_actions.csv",
       "code,year,payment_form,action,count\n"
       "GM9001,2026,effort,claim,1200\n"},
      {"care_volumes.csv",
       "form,code,year,volume,cases,actual_cost\n"
       "pleegzorg,GM9001,2024,3650,10,170000.00\n"
       "pleegzorg,GM9002,2025,365.5,1,\n"},
      {"income_support.csv",
       "code,year,cost_two_years_before,households_year_before,households_two_years_before,"
       "inhabitants_year_before,objective_cost,actual_cost\n"
       "GM9001,2026,2500000.00,24000,23900,59800,2600000.00,2700000.00\n"},
      {"corrections.csv",
       "code,year,amount\n"
       "GM9002,2026,-1500.00\n"},
  };
}

/// Replaces a text that is there; a test that replaces nothing would prove nothing.
inline void edit(Texts& files, const std::string& file, const std::string& from,
                 const std::string& to) {
  std::string& text = files.at(file);
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << file << " does not hold " << from;
  text.replace(at, from.size(), to);
}

inline std::vector<std::string> in_words(const Problems& problems) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(to_string(problem, Language::dutch));
  return lines;
}

/// Everything that is wrong with a dossier, in Dutch; empty when it is right.
inline std::vector<std::string> wrong_with(const Texts& files,
                                           const std::optional<std::string>& scenario = {}) {
  const auto dossier = read_dossier(folder_of(files), scenario);
  return dossier ? std::vector<std::string>() : in_words(dossier.error());
}

}  // namespace houvast::dossier
