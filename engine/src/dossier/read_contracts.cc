// SPDX-License-Identifier: EUPL-1.2
// Contracts (C1 to C8), ceilings (C6) and shared savings (C9).
#include "dossier/read_contracts.h"

namespace houvast::dossier {
namespace {

Contract read_contract(Reader& reader, const std::string& id, const Section& section) {
  Contract contract{.id = id,
                    .label = section.text("label").value_or(id),
                    .scheme = section.text("scheme").value_or(""),
                    .providers = section.texts("providers"),
                    .products = section.texts("products"),
                    .municipalities = read_municipalities(reader, section),
                    .from = section.month("from").value_or(Period()),
                    .to = section.month("to").value_or(Period()),
                    .subcontracts = section.decimals_by_name("subcontracts")};
  for (const auto& [none, clause] : section.sections("clause"))
    contract.clauses.push_back(read_clause(reader, clause));
  return contract;
}

Ceiling read_ceiling(Reader& reader, const std::string& id, const Section& section) {
  using Level = Ceiling::Level;
  const auto level = section.choice<Level>("level", {{"provider", Level::provider},
                                                     {"specialist", Level::specialist},
                                                     {"all_lines", Level::all_lines}});
  const int year = first_year(reader);
  return {.id = id,
          .label = section.text("label").value_or(id),
          .level = level.value_or(Level::provider),
          .contract = section.text("contract").value_or(""),
          .scheme = section.text("scheme").value_or(""),
          .municipalities = read_municipalities(reader, section),
          .shared = section.truth("shared").value_or(true),
          .budget = section.yearly_euros("budget", year),
          .clients = section.yearly_wholes("clients", year),
          .activities = section.yearly_decimals("activities", year),
          .above = section.decimal("above").value_or(Decimal()),
          .closes_door = section.truth("closes_door").value_or(true),
          .pays_running = section.truth("pays_running").value_or(false),
          .pays_acute = section.truth("pays_acute").value_or(false)};
}

SharedSavings read_savings(Reader& reader, const std::string& id, const Section& section) {
  using Form = SharedSavings::Form;
  const auto form =
      section.choice<Form>("form", {{"payer_and_providers", Form::payer_and_providers},
                                    {"among_providers", Form::among_providers},
                                    {"with_insurer", Form::with_insurer}});
  const auto decimal = [](const Section& from, std::string_view key, Decimal standard) {
    return from.decimal(key).value_or(standard);
  };
  SharedSavings savings{.id = id,
                        .label = section.text("label").value_or(id),
                        .scheme = section.text("scheme").value_or(""),
                        .form = form.value_or(Form::payer_and_providers),
                        .contracts = section.texts("contracts"),
                        .municipalities = read_municipalities(reader, section),
                        .from = section.year("from").value_or(0),
                        .to = section.year("to").value_or(0),
                        .benchmark = section.yearly_euros("benchmark", first_year(reader)),
                        .completion = decimal(section, "completion", Decimal(1)),
                        .truncate_at = section.euro("truncate_at"),
                        .minimum_rate = decimal(section, "minimum_rate", Decimal()),
                        .sharing = decimal(section, "sharing", Decimal()),
                        .quality = decimal(section, "quality", Decimal(1)),
                        .cap = decimal(section, "cap", Decimal(1)),
                        .receives = section.decimals_by_name("receives"),
                        .payer = section.text("payer").value_or("")};
  if (const Section baseline = section.section("baseline"))
    savings.baseline = SharedSavings::Baseline{.from = baseline.year("from").value_or(0),
                                               .to = baseline.year("to").value_or(0),
                                               .rise = decimal(baseline, "rise", Decimal())};
  if (const Section losses = section.section("losses"))
    savings.losses = SharedSavings::Losses{.minimum_rate = decimal(losses, "minimum_rate", {}),
                                           .sharing = decimal(losses, "sharing", {}),
                                           .cap = decimal(losses, "cap", Decimal(1))};
  return savings;
}

}  // namespace

void read_contracts(Reader& reader, const Section& root, ContractTerms& terms) {
  read_providers(reader, root, terms);
  terms.contracts = read_all(reader, root, "contract", read_contract);
  terms.ceilings = read_all(reader, root, "ceiling", read_ceiling);
  terms.savings = read_all(reader, root, "savings", read_savings);
  read_access(reader, root, terms);
}

}  // namespace houvast::dossier
