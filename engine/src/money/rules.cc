// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "houvast/check.h"
#include "houvast/ledger.h"

namespace houvast {
namespace {

struct Item {
  std::string_view id;
  std::string_view nl;
  std::string_view en;
};

/// The lines of a result table, in the order in which a controller reads them: income first.
constexpr std::array item_table = {
    Item{"income", "Inkomsten van het Rijk", "Income from the state"},
    Item{"compensation", "Compensatie herverdeling", "Redistribution compensation"},
    Item{"safety_net", "Vangnet", "Safety net"},
    Item{"relief", "Aanvullende uitkering", "Supplementary payment"},
    Item{"other_income", "Overige inkomsten", "Other income"},
    Item{"care", "Zorgkosten", "Cost of care"},
    Item{"execution", "Uitvoeringskosten", "Execution cost"},
    Item{"advance", "Voorschot aan de regio", "Advance to the region"},
    Item{"reserve", "Regionale reserve", "Regional reserve"},
    Item{"true_up", "Nacalculatie", "True-up"},
    Item{"solidarity", "Solidariteit", "Solidarity"},
    Item{"equalisation", "Risicoverevening", "Risk equalisation"},
    Item{"result", "Resultaat", "Result"},
};

constexpr auto item_names = [] {
  std::array<std::string_view, item_table.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = item_table[i].id;
  return names;
}();

std::vector<Rule> sorted(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  const auto twice = std::adjacent_find(rules.begin(), rules.end(),
                                        [](const Rule& a, const Rule& b) { return a.id == b.id; });
  check(twice == rules.end());
  for (const Rule& rule : rules) {
    check(std::find(item_names.begin(), item_names.end(), rule.item) != item_names.end());
    // The result is a sum of the other items; a rule that posted to it would count twice.
    check(rule.item != "result");
  }
  return rules;
}

}  // namespace

const std::vector<Rule>& rules() {
  // One file a part; each entry: id, item, Dutch sentence, English sentence.
  static const std::vector<Rule> table = sorted({
#include "money/texts/rules_care.inc"
#include "money/texts/rules_contract_years.inc"
#include "money/texts/rules_contracts.inc"
#include "money/texts/rules_demand.inc"
#include "money/texts/rules_funding.inc"
#include "money/texts/rules_region.inc"
  });
  return table;
}

const Rule& rule(std::string_view id) {
  const auto found = std::lower_bound(
      rules().begin(), rules().end(), id,
      [](const Rule& entry, std::string_view wanted) { return entry.id < wanted; });
  check(found != rules().end() && found->id == id);
  return *found;
}

Text item_label(std::string_view item) {
  for (const Item& known : item_table)
    if (known.id == item) return {std::string(known.nl), std::string(known.en)};
  check(false);
  return {};
}

std::span<const std::string_view> items() { return item_names; }

}  // namespace houvast
