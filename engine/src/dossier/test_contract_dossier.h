// SPDX-License-Identifier: EUPL-1.2
// The dossier with clients, with every key about providers, contracts and access. Its figures are
// made up.
#pragma once

#include "dossier/test_care_dossier.h"

namespace houvast::dossier {

/// What is added to dossier.toml of good_care_dossier().
inline constexpr const char* contract_sections = R"(
[provider.zuid]
label = "Zorg Zuid"
municipalities = ["GM9001", "GM9002"]
fixed_cost = { 2026 = "250000.00", 2028 = "260000.00" }
unit_cost = { ambulant = "48.5", verblijf = 3900 }
start_cost = { ambulant = "320.00" }
cost_index = 0.03
capacity = { 2026 = 300, 2027 = 320 }
cash = "150000.00"
payment_months = 2
quality = 0.6
guarantee = 0.9
distance = 12.5
distance_from = { GM9002 = 3 }
elasticity = 0.4

[provider.noord]
costs = "kosten.csv"
fixed_cost = 100000
capacity = 250

[provider.nieuw]
from = "2027-07"
to = "2028-06"

[provider.team]
municipalities = ["centre", "GM9002"]

[supply.ambulant]
shares = { zuid = 0.6, noord = 0.4 }
goes_elsewhere = true

[supply.verblijf]
providers = ["noord", "zuid", "nieuw"]
attraction = { quality = 2, price = "-0.5", distance = -0.1, guarantee = 0.3, grows_in_months = 18 }

[supply.beschermd]
shares = { zuid = 0.5, noord = 0.5 }

[contract.ambulant_zuid]
label = "Ambulant, Zorg Zuid"
scheme = "jeugd"
providers = ["zuid"]
products = ["ambulant"]
municipalities = ["GM9001", "GM9002"]
from = "2025-01"
to = "2029-12"
[[contract.ambulant_zuid.clause]]
preset = "effort"
price = { 2026 = "60.25", 2027 = "62.1234" }
share = 0.95
household_help = false
whole_hours = true
[[contract.ambulant_zuid.clause]]
preset = "personal_budget"
products = ["ambulant"]
in_advance = false
price = 50
unspent = 0.12
wrongly_spent = 0.03
recovered = 0.4
[[contract.ambulant_zuid.clause]]
kind = "guarantee"
minimum = { 2026 = "900000.00", 2028 = 700000 }
[[contract.ambulant_zuid.clause]]
kind = "advance"
expected = "1200000.00"
share = 0.9
settled_after = 4

[contract.ambulant_noord]
scheme = "jeugd"
providers = ["noord"]
products = ["ambulant"]
from = "2026-01"
to = "2028-12"
[[contract.ambulant_noord.clause]]
kind = "trajectory"
price = "3100"
at_start = 0.5
parts = { 3 = 0.2, 12 = 0.1 }
[[contract.ambulant_noord.clause]]
preset = "function"
[[contract.ambulant_noord.clause.function]]
label = "Intake"
price = { 2026 = "210.00" }
at_start = 1
[[contract.ambulant_noord.clause.function]]
label = "Overleg"
price = 85
a_month = 0.5
at_end = 2
[[contract.ambulant_noord.clause]]
preset = "result"
price = 400
measure = "agreed"
label = "Doel bereikt"
chance = 0.7
[[contract.ambulant_noord.clause]]
kind = "result"
price = 150
measure = "no_return"
months = 18
[[contract.ambulant_noord.clause]]
kind = "personal_budget"

[contract.verblijf]
scheme = "jeugd"
providers = ["zuid", "noord"]
products = ["verblijf"]
from = "2026-01"
to = "2028-12"
[[contract.verblijf.clause]]
preset = "network"
amount = { 2026 = 800000 }
shares = { zuid = 0.7, noord = 0.3 }

[contract.verblijf_nieuw]
scheme = "jeugd"
providers = ["nieuw"]
products = ["verblijf"]
from = "2027-07"
to = "2028-12"
[[contract.verblijf_nieuw.clause]]
preset = "client_following"
price = 180

[contract.wijkteam]
scheme = "jeugd"
providers = ["team"]
products = ["wijkteam"]
from = "2026-01"
to = "2028-12"
[[contract.wijkteam.clause]]
kind = "team"
inhabitants = [{ age_to = 17, amount = "31.5" }, { age_from = 18, amount = { 2026 = 4, 2027 = "4.25" } }]
[[contract.wijkteam.clause.result]]
label = "Vindbaarheid"
amount = 40000
score = { all = 0.6, GM9002 = { 2026 = 0.5, 2027 = 0.75 } }
[[contract.wijkteam.clause.result]]
label = "Tevredenheid"
amount = 20000
score = "scores.csv"
[contract.wijkteam.clause.referrals]
products = ["verblijf"]
channels = ["municipal_access", "school"]
expected = 1.5
each = "250.00"
expected_cost = 1500000
cost_share = 0.1
most = 0.2
[[contract.wijkteam.clause]]
preset = "objective"
inhabitants = "bedragen.csv"
[[contract.wijkteam.clause.measure]]
label = "Huishoudens met een laag inkomen"
amount = "55.5"
volume = { GM9001 = 4100, GM9002 = { 2026 = 300, 2028 = 310 } }
[[contract.wijkteam.clause.measure]]
label = "Eenoudergezinnen"
amount = 20
volume = "huishoudens.csv"
[[contract.wijkteam.clause]]
preset = "historical"
lag_years = 2
mean_years = 2
history = { 2023 = 500000, 2024 = 510000, 2025 = 520000 }
factor = 0.1
price = 38
[[contract.wijkteam.clause]]
preset = "task"
amount = { 2026 = 100000 }

[contract.beschermd]
scheme = "bw"
providers = ["zuid", "noord"]
products = ["beschermd"]
from = "2026-01"
to = "2028-12"
subcontracts = { noord = 0.85 }
[[contract.beschermd.clause]]
preset = "integral"
price = { 2026 = 54000 }

[ceiling.zuid]
label = "Plafond Zorg Zuid"
contract = "ambulant_zuid"
budget = { 2026 = "1500000.00", 2027 = 1550000 }
clients = 400
activities = { 2026 = 20000.5 }
closes_door = false
pays_running = true
pays_acute = true

[ceiling.lijn2]
level = "specialist"
scheme = "jeugd"
municipalities = ["GM9001"]
shared = false
budget = 3000000
above = 0.5

[savings.jeugd]
label = "Delen in de besparing"
scheme = "jeugd"
contracts = ["ambulant_noord", "ambulant_zuid"]
municipalities = ["GM9001"]
from = 2027
to = 2028
baseline = { from = 2026, to = 2026, rise = 0.03 }
completion = 0.98
truncate_at = 100000
minimum_rate = 0.02
sharing = 0.5
quality = 0.9
cap = 0.1
losses = { minimum_rate = 0.02, sharing = 0.25, cap = 0.05 }
receives = { zuid = 0.6, noord = 0.4 }

[savings.verzekeraar]
scheme = "bw"
form = "with_insurer"
contracts = ["beschermd"]
from = 2026
to = 2026
benchmark = { 2026 = 4500000 }
sharing = 0.4
payer = "Zorgkantoor"

[access.verblijf]
basis = "wijkteam"
channels = ["certified_institution"]
light_share = 0.15
late_months = 9
late_weight = 1.25
today = { decider = "provider", own_interest = 0.1 }
chosen = { decider = "team", advice = "joint", ratify_above = 20000, cost = "450.00", too_heavy = 0.05, too_late = 0.02 }
from = "2027-01"
expertise = 0.8

[advice]
volume_risk = 0.08
expertise = 0.6

[insurer_effect.fact]
label = "FACT"
action = "Outreachende zorg"
effect = "Minder begeleiding"
direction = "both"
lowers = true
product = "beschermd"
insurer = "Zorgkantoor"
amount = "2500"
agreed_share = 0.3

[scenario.taak]
label = "Zorg Zuid krijgt een bedrag ineens"
set = { "contract.ambulant_zuid.clause.1" = { preset = "task", amount = 1000000 }, "provider.zuid.elasticity" = 0 }
[scenario.output]
label = "Noord per week"
set = { "contract.ambulant_noord.clause.1" = { preset = "output", price = 300 } }
)";

inline Texts good_contract_dossier() {
  Texts files = good_care_dossier();
  files["dossier.toml"] += contract_sections;
  files["kosten.csv"] =
      "provider,product,unit_cost,start_cost\n"
      "noord,ambulant,47.25,\n"
      "noord,verblijf,3800,500\n"
      ",beschermd,120,\n"
      "zuid,ambulant,1,1\n";
  files["scores.csv"] =
      "code,year,score\n"
      ",2026,0.8\n"
      "GM9001,2026,0.7\n"
      "GM9001,2028,0.9\n";
  files["bedragen.csv"] =
      "age_from,age_to,year,amount\n"
      ",,2026,1.5\n"
      ",,2027,1.55\n";
  files["huishoudens.csv"] =
      "code,year,volume\n"
      "GM9001,2025,900\n"
      "GM9002,2026,60\n";
  return files;
}

}  // namespace houvast::dossier
