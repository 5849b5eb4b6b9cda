// SPDX-License-Identifier: EUPL-1.2
#include "views/resilience_report.h"

#include "houvast/resilience.h"

namespace houvast::views {
namespace {

using exchange::ResilienceFigures;

/// How far ahead a reserve is followed.
constexpr int years_ahead = 20;

std::string letter(quickscan::ResilienceClass rating) {
  return std::string(1, static_cast<char>('A' + static_cast<int>(rating)));
}

/// The year in which the reserve is used up; a word when that is not within sight.
Cell used_up(const ResilienceFigures& figures) {
  if (!figures.reserve || !figures.year || !figures.yearly_result) return {};
  const std::vector<Cents> results(years_ahead, *figures.yearly_result);
  const auto path = quickscan::run_down(*figures.reserve, *figures.year, results);
  if (path.used_up_in) return std::to_string(*path.used_up_in);
  return Text{"niet binnen 20 jaar", "not within 20 years"};
}

class Rows {
 public:
  void add(const ResilienceFigures& figures) {
    std::vector<Cell> row{figures.name};
    if (const auto ratio =
            keep(quickscan::resilience(figures.available, figures.required), figures)) {
      row.insert(row.end(), {figures.available, figures.required, ratio->ratio});
      row.emplace_back(letter(ratio->rating));
    }
    const auto indicator = [&](std::optional<Result<Decimal>> result) {
      if (!result) {
        row.emplace_back();
        return;
      }
      if (const auto share = keep(std::move(*result), figures)) row.emplace_back(*share);
    };
    const auto of = [](const auto& given, auto compute) -> std::optional<Result<Decimal>> {
      if (!given) return std::nullopt;
      return compute(*given);
    };
    using namespace quickscan;
    indicator(of(figures.debt, [](const NetDebt& d) { return net_debt_ratio(d); }));
    indicator(of(figures.solvency, [](const auto& s) { return solvency(s.first, s.second); }));
    indicator(of(figures.land, [](const auto& l) { return land_exploitation(l[0], l[1], l[2]); }));
    indicator(of(figures.room, [](const StructuralRoom& r) { return structural_room(r); }));
    indicator(of(figures.tax, [](const TaxCapacity& t) { return tax_capacity(t); }));
    row.push_back(used_up(figures));
    rows.push_back(std::move(row));
  }

  std::vector<std::vector<Cell>> rows;
  Problems problems;

 private:
  template <class Value>
  std::optional<Value> keep(Result<Value> result, const ResilienceFigures& figures) {
    if (result) return std::move(*result);
    for (Problem problem : result.error()) {
      problem.place.field = figures.name;
      problems.push_back(std::move(problem));
    }
    return std::nullopt;
  }
};

}  // namespace

Result<Report> resilience_report(std::span<const ResilienceFigures> municipalities) {
  Rows rows;
  for (const ResilienceFigures& figures : municipalities) rows.add(figures);
  if (!rows.problems.empty()) return tl::unexpected(std::move(rows.problems));
  Table table{
      .key = "resilience",
      .title = {"Weerstandsvermogen en kengetallen", "Resilience and indicators"},
      .columns = {{"name", {"Gemeente", "Municipality"}},
                  {"available", {"Beschikbaar", "Available"}, Unit::euro_whole},
                  {"required", {"Benodigd", "Required"}, Unit::euro_whole},
                  {"ratio", {"Ratio", "Ratio"}, Unit::number, 2},
                  {"class", {"Klasse", "Class"}},
                  {"net_debt", {"Netto schuldquote", "Net debt"}, Unit::percent, 1},
                  {"solvency", {"Solvabiliteit", "Solvency"}, Unit::percent, 1},
                  {"land", {"Grondexploitatie", "Land"}, Unit::percent, 1},
                  {"structural_room", {"Structurele ruimte", "Structural room"}, Unit::percent, 1},
                  {"tax_capacity", {"Belastingcapaciteit", "Tax capacity"}, Unit::percent, 1},
                  {"reserve_used_up", {"Reserve op in", "Reserve used up"}}},
      .rows = std::move(rows.rows)};
  table.notes.push_back(
      {"Klassen: A vanaf 2,0; B vanaf 1,4; C vanaf 1,0; D vanaf 0,8; E vanaf 0,6; daaronder F. De "
       "klasse volgt uit de onafgeronde ratio.",
       "Classes: A from 2.0; B from 1.4; C from 1.0; D from 0.8; E from 0.6; F below. The class "
       "follows from the unrounded ratio."});
  return Report{.title = {"Weerstandsvermogen", "Resilience"}, .blocks = {std::move(table)}};
}

}  // namespace houvast::views
