// SPDX-License-Identifier: EUPL-1.2
// A small dossier with clients in memory that is right and holds every key about care. Its figures
// are made up.
#pragma once

#include "dossier/test_dossier.h"

namespace houvast::dossier {

inline Texts good_care_dossier() {
  return {
      {"dossier.toml", R"([dossier]
name = "Zorg"
region = "Proefregio"
centre = "GM9001"
years = { from = 2026, to = 2028 }

[tables]
municipalities = "municipalities.csv"
income = "income.csv"
population = "population.csv"
inflow = "inflow.csv"
stock = "stock.csv"
levels = "levels.csv"
trend = "trend.csv"

[scheme.bw]
label = "Beschermd wonen"
[scheme.jeugd]
label = "Jeugd"

[agreement.bw]
scheme = "bw"
contribution = { key = { clients = 1 } }

[product.ambulant]
label = "Ambulante begeleiding"
scheme = "jeugd"
line = 1
unit = "hour"
price = "61.2345"
price_index = 0.03
price_in = { 2028 = "66.1" }
intensity = { kind = "lognormal", mean = "12.5", cv = "0.6" }
duration = { kind = "weibull", mean = 240, shape = 0.8 }
together_with = { wijkteam = 0.1 }
personal_budget = { share = 0.15, price_factor = 0.8 }
household = { chance = 0.2, most = 3, one_plan = true }
until_age = 18
then = "wijkteam"
reporting_delay = [0.6, 0.3, 0.1]
[[product.ambulant.exit]]
to = "verblijf"
share = 0.1
[[product.ambulant.exit]]
to = "ambulant"
share = 0.2
after = { kind = "gamma", mean = 300, shape = 2 }

[product.verblijf]
scheme = "jeugd"
price = 5000
duration = { kind = "empirical", table = "duur.csv" }
exit = [{ to = "ambulant", share = 0.5 }]
[product.verblijf.review]
every_months = 6
ends = 0.05
steps_down = 0.1
to = "ambulant"
[product.verblijf.waiting]
urgent_share = 0.25
patience = { kind = "constant", mean = 180 }
escalation = { kind = "weibull", mean = 400 }
escalates_to = "beschermd"
bridge = "wijkteam"

[product.wijkteam]
scheme = "jeugd"
line = 0
rate = "wijkteam"
duration = { mean = 90 }

[product.beschermd]
scheme = "bw"
price = 4500
hazards = "uitstroom.csv"

[rate.wijkteam]
label = "Wijkteam per uur"
from = 2025
productive = { contract = 1878, leave = 250, absence = 120.5, training = 40, meetings = 60 }
overhead = 0.2
housing = "1.5"
municipal_demands = 0.75
travel = 2
risk_margin = 0.03
index = 0.025
index_in = { 2026 = 0.04 }
minutes = 45
group_size = 2
decimals = 3
agreed = { 2027 = "38.5" }
[[rate.wijkteam.function]]
label = "Begeleider"
wage_scale = "FWG 45"
share = 0.75
wage = "24.68"
[[rate.wijkteam.function]]
label = "Gedragswetenschapper"
share = 0.25
[rate.wijkteam.function.monthly]
wage = 4500
holiday_allowance = 0.085
year_end_bonus = 0.0833
employer_charges = 0.27
contract_hours = 1872

[rate.kaal]
from = 2026
productive = 0.8
[[rate.kaal.function]]
label = "Begeleider"
wage = 25

[driver.ggz]
label = "Afbouw van bedden"
products = ["verblijf"]
channels = ["specialist"]
municipalities = ["centre"]
from = "2026-07"
to = "2027-12"
factor = 1.2
ramp_months = 6
income_per_year = "25000.00"
income_scheme = "jeugd"

[lever.preventie]
label = "Meer wijkteam"
scheme = "jeugd"
from = "2026-07"
to = "2028-12"
cost_per_year = "300000.00"
cost_once = 50000
municipalities = ["GM9002", "GM9001"]
[[lever.preventie.effect]]
kind = "inflow"
products = ["verblijf"]
channels = ["municipal_access", "general_practitioner"]
municipalities = ["GM9001"]
factor = 0.9
lag_months = 12
ramp_months = 6
[[lever.preventie.effect]]
kind = "substitution"
products = ["ambulant"]
to = "wijkteam"
factor = 0.2

[capacity.verblijf]
products = ["verblijf"]
municipalities = ["GM9001", "GM9002"]
shared = true
places = { 2026 = 20, 2028 = 18 }

[capacity.beschermd]
products = ["beschermd"]
per_thousand = 1.5

[exit_queue.woningen]
product = "beschermd"
municipalities = ["GM9001"]
houses_per_year = { 2026 = 4 }

[budget_ceiling.jeugd]
products = ["ambulant", "verblijf"]
shared = true
budget = { 2026 = "2500000.00", 2027 = 2600000 }

[reaction.jeugd]
tolerated = 0.02
reserve = "400000.00"
cut_prevention = 0.5
prevention = ["preventie"]
threshold = 0.01
channels = ["municipal_access"]
budget_cut = 0.005

[scenario.zonder]
label = "Zonder preventie"
remove = ["lever.preventie", "budget_ceiling.jeugd", "reaction.jeugd.prevention"]
[scenario.kleiner]
label = "Een effect minder en een ander"
remove = ["lever.preventie.effect.2"]
set = { "product.verblijf.exit.1" = { to = "wijkteam", share = 0.3 } }
[scenario.sterker]
label = "Sterkere preventie"
set = { "lever.preventie.effect.1.factor" = 0.5, "product.ambulant.exit.2.after.mean" = 200, "product.verblijf.duration" = { mean = 300 } }
)"},
      {"municipalities.csv",
       "code,name,year,inhabitants\n"
       "GM9001,Havermonde,2026,60000\n"
       "GM9001,Havermonde,2027,60500\n"
       "GM9001,Havermonde,2028,61000\n"
       "GM9002,Elzenaar,2026,8000\n"
       "GM9002,Elzenaar,2027,7950\n"
       "GM9002,Elzenaar,2028,7900\n"},
      {"income.csv",
       "code,scheme,year,amount\n"
       "GM9001,jeugd,2026,5000000.00\n"
       "GM9001,jeugd,2027,5100000.00\n"
       "GM9001,jeugd,2028,5200000.00\n"
       "GM9002,jeugd,2026,590000.00\n"
       "GM9002,jeugd,2027,600000.00\n"
       "GM9002,jeugd,2028,610000.00\n"
       "GM9001,bw,2026,3000000.00\n"
       "GM9001,bw,2027,3100000.00\n"
       "GM9001,bw,2028,3200000.00\n"
       "GM9002,bw,2026,90000.00\n"
       "GM9002,bw,2027,90000.00\n"
       "GM9002,bw,2028,90000.00\n"},
      {"population.csv",
       "code,year,age_from,age_to,inhabitants\n"
       "GM9001,2026,0,17,12000\n"
       "GM9001,2026,18,,48000\n"
       "GM9001,2028,0,17,12100\n"
       "GM9001,2028,18,,48900\n"
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
      {"trend.csv",
       "product,year,factor\n"
       "ambulant,2027,1.03\n"
       "ambulant,2028,1.06\n"},
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
  };
}

}  // namespace houvast::dossier
