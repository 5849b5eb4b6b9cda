// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

/// The scheme of a row that is good: there is one, because its id was known.
Scheme& scheme_of(const std::string& id, std::vector<Scheme>& schemes) {
  return *std::find_if(schemes.begin(), schemes.end(),
                       [&](const Scheme& scheme) { return scheme.id == id; });
}

void read_spending(Rows rows, std::vector<Scheme>& schemes) {
  constexpr std::array kinds{SpendingKind::actual, SpendingKind::budget, SpendingKind::estimate};
  while (rows.next()) {
    const std::string scheme = rows.scheme();
    const std::size_t kind = rows.choice("kind");
    const Spending line{.municipality = rows.municipality(),
                        .year = rows.year_or_before(),
                        .kind = kinds[kind],
                        .amount = rows.euro_from_zero("amount"),
                        .clients = rows.find_whole("clients")};
    if (rows.is_good() &&
        rows.is_new({line.municipality, scheme, std::to_string(line.year), std::to_string(kind)}))
      scheme_of(scheme, schemes).spending.push_back(line);
  }
}

void read_income(Rows rows, std::vector<Scheme>& schemes) {
  while (rows.next()) {
    const std::string scheme = rows.scheme();
    const Figure<Cents> line{rows.municipality(), rows.year(), rows.euro("amount")};
    if (rows.is_good() && rows.is_new({line.municipality, scheme, std::to_string(line.year)}))
      scheme_of(scheme, schemes).given_income.push_back(line);
  }
}

void read_other_income(Rows rows, std::vector<Scheme>& schemes) {
  using Kind = OtherIncome::Kind;
  constexpr std::array kinds{Kind::grant, Kind::own_contribution, Kind::own_means};
  while (rows.next()) {
    const std::string scheme = rows.scheme();
    const std::size_t kind = rows.choice("kind");
    const OtherIncome line{.municipality = rows.municipality(),
                           .year = rows.year(),
                           .kind = kinds[kind],
                           .label = rows.text_or_empty("label"),
                           .amount = rows.euro_from_zero("amount")};
    if (rows.is_good() && rows.is_new({line.municipality, scheme, std::to_string(line.year),
                                       std::to_string(kind), line.label}))
      scheme_of(scheme, schemes).other_income.push_back(line);
  }
}

void read_budget(Rows rows, std::vector<Scheme>& schemes) {
  while (rows.next()) {
    const std::string scheme = rows.scheme();
    const BudgetLine line{.municipality = rows.municipality(),
                          .year = rows.year(),
                          .product_group = rows.text_or_empty("product_group"),
                          .income = rows.euro_from_zero("income"),
                          .spending = rows.euro_from_zero("spending"),
                          .assumed_cut = rows.find_euro_from_zero("assumed_cut").value_or(Cents())};
    if (rows.is_good() &&
        rows.is_new({line.municipality, scheme, std::to_string(line.year), line.product_group}))
      scheme_of(scheme, schemes).budget.push_back(line);
  }
}

void read_execution(Rows rows, std::vector<Scheme>& schemes) {
  while (rows.next()) {
    const std::string scheme = rows.scheme();
    (void)rows.choice("kind");
    const ExecutionCost line{.municipality = rows.municipality(),
                             .year = rows.year(),
                             .kind = rows.text("kind"),
                             .amount = rows.euro_from_zero("amount"),
                             .is_joint = rows.truth("joint")};
    if (rows.is_good() && rows.is_new({line.municipality, scheme, std::to_string(line.year),
                                       line.kind, line.is_joint ? "joint" : "own"}))
      scheme_of(scheme, schemes).execution.push_back(line);
  }
}

}  // namespace

void read_lines(Reader& reader, const Section& tables, std::vector<Scheme>& schemes) {
  using Read = void (*)(Rows, std::vector<Scheme>&);
  constexpr std::array<std::pair<std::string_view, Read>, 5> readers{{
      {"spending", read_spending},
      {"income", read_income},
      {"other_income", read_other_income},
      {"budget", read_budget},
      {"execution", read_execution},
  }};
  for (const auto& [table, read] : readers)
    if (tables.text(table)) read(reader.rows(table, tables, table), schemes);
}

}  // namespace houvast::dossier
