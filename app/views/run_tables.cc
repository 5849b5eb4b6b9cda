// SPDX-License-Identifier: EUPL-1.2
#include "views/run_tables.h"

#include <algorithm>
#include <set>

#include "houvast/format.h"
#include "houvast/ledger.h"

namespace houvast::views {
namespace {

/// Items that occur, in the order of a result table.
std::vector<std::string_view> items_in(std::span<const ItemAmount> results) {
  std::set<std::string_view> there;
  for (const ItemAmount& line : results) there.insert(line.item);
  std::vector<std::string_view> ordered;
  for (const std::string_view item : items())
    if (there.contains(item)) ordered.push_back(item);
  return ordered;
}

std::vector<Column> item_columns(std::span<const std::string_view> items) {
  std::vector<Column> columns;
  for (const std::string_view item : items)
    columns.push_back({std::string(item) + "_euro", item_label(item), Unit::euro_whole});
  return columns;
}

/// Rows of amounts by item, with a row of totals.
template <class Key>
void fill(Table& table, const std::map<Key, std::map<std::string_view, Cents>>& rows,
          std::span<const std::string_view> items, const auto& head, std::size_t head_size) {
  std::map<std::string_view, Cents> total;
  for (const auto& [key, amounts] : rows) {
    std::vector<Cell> row = head(key);
    for (const std::string_view item : items) {
      const auto amount = amounts.find(item);
      const Cents cents = amount == amounts.end() ? Cents() : amount->second;
      total[item] += cents;
      row.emplace_back(cents);
    }
    table.rows.push_back(std::move(row));
  }
  std::vector<Cell> last(head_size);
  last.front() = Text{"Totaal", "Total"};
  for (const std::string_view item : items) last.emplace_back(total[item]);
  table.rows.push_back(std::move(last));
  table.last_row_is_total = true;
}

double euros(double cents) { return cents / 100; }

}  // namespace

Table result_by_year(std::span<const ItemAmount> results) {
  Table table{.key = "result_by_year",
              .title = {"Resultaat per jaar, alle gemeenten samen",
                        "Result by year, all municipalities together"}};
  const auto items = items_in(results);
  table.columns = {{"year", {"Jaar", "Year"}, Unit::year}};
  for (Column& column : item_columns(items)) table.columns.push_back(std::move(column));
  std::map<int, std::map<std::string_view, Cents>> rows;
  for (const ItemAmount& line : results) rows[line.year][line.item] += line.amount;
  fill(
      table, rows, items, [](int year) { return std::vector<Cell>{std::int64_t{year}}; }, 1);
  return table;
}

Table result_by_municipality(std::span<const ItemAmount> results, const Names& names) {
  Table table{.key = "result_by_municipality",
              .title = {"Resultaat per gemeente, alle jaren samen",
                        "Result by municipality, all years together"}};
  const auto items = items_in(results);
  table.columns = {{"municipality", {"Code", "Code"}}, {"name", {"Gemeente", "Municipality"}}};
  for (Column& column : item_columns(items)) table.columns.push_back(std::move(column));
  std::map<std::string, std::map<std::string_view, Cents>> rows;
  for (const ItemAmount& line : results) rows[line.municipality][line.item] += line.amount;
  fill(
      table, rows, items,
      [&](const std::string& code) {
        return std::vector<Cell>{code, name_in(names, code)};
      },
      2);
  return table;
}

Table macro_table(const study::SchemeOutcome& scheme) {
  Table table{.key = "macro_" + scheme.scheme,
              .title = {"Macrobudget " + scheme.scheme + " (F1)",
                        "Macro budget " + scheme.scheme + " (F1)"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"before_euro", {"Vorig jaar", "Year before"}, Unit::euro_whole},
                          {"volume_euro", {"Volume", "Volume"}, Unit::euro_whole},
                          {"price_euro", {"Prijs", "Price"}, Unit::euro_whole},
                          {"cut_euro", {"Korting", "Cut"}, Unit::euro_whole},
                          {"incidental_euro", {"Incidenteel", "Incidental"}, Unit::euro_whole},
                          {"amount_euro", {"Budget", "Budget"}, Unit::euro_whole}}};
  for (const funding::MacroBudget& year : scheme.macro)
    table.rows.push_back({std::int64_t{year.year}, year.before, year.volume_effect,
                          year.price_effect, -year.structural_cut, year.incidental, year.amount});
  return table;
}

std::optional<Table> reserve_table(const std::string& agreement,
                                   std::span<const study::AgreementYear> years,
                                   const Names& names) {
  const Text title = account_heading({AccountKind::reserve, agreement}, names);
  Table table{.key = "reserve_" + agreement,
              .title = {title.nl + " (R3)", title.en + " (R3)"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"pool_result_euro", {"Poolresultaat", "Pool result"}, Unit::euro_whole},
                          {"opening_euro", {"Begin", "Opening"}, Unit::euro_whole},
                          {"added_euro", {"Dotatie", "Added"}, Unit::euro_whole},
                          {"withdrawn_euro", {"Onttrekking", "Withdrawn"}, Unit::euro_whole},
                          {"closing_euro", {"Eind", "Closing"}, Unit::euro_whole},
                          {"minimum_euro", {"Minimum", "Minimum"}, Unit::euro_whole},
                          {"maximum_euro", {"Maximum", "Maximum"}, Unit::euro_whole},
                          {"topped_up_euro", {"Bijgestort", "Topped up"}, Unit::euro_whole},
                          {"paid_out_euro", {"Uitgekeerd", "Paid out"}, Unit::euro_whole}}};
  bool is_used = false;
  for (const study::AgreementYear& year : years) {
    if (year.agreement != agreement || !year.pool) continue;
    const region::ReserveYear& reserve = year.pool->reserve;
    is_used = is_used || reserve.maximum != Cents() || reserve.opening != Cents();
    table.rows.push_back({std::int64_t{year.year}, reserve.pool_result, reserve.opening,
                          reserve.added + reserve.refilled, reserve.withdrawn + reserve.released,
                          reserve.closing, reserve.minimum, reserve.maximum, reserve.topped_up,
                          reserve.paid_out + reserve.invested});
  }
  if (!is_used) return std::nullopt;
  return table;
}

Table effect_table(const study::AgreementOutcome& outcome, const Names& names) {
  Table table{
      .key = "effect_" + outcome.agreement,
      .title = {"Wat de afspraak " + outcome.agreement + " doet (R6), per jaar",
                "What agreement " + outcome.agreement + " does (R6), per year"},
      .columns = {{"municipality", {"Code", "Code"}},
                  {"name", {"Gemeente", "Municipality"}},
                  {"before_euro", {"Zonder afspraak", "Without"}, Unit::euro_whole},
                  {"after_euro", {"Met afspraak", "With"}, Unit::euro_whole},
                  {"net_euro", {"Verschil", "Difference"}, Unit::euro_whole},
                  {"years_paid", {"Jaren betaald", "Years paid"}, Unit::percent, 0},
                  {"spread_before_euro", {"Spreiding zonder", "Spread without"}, Unit::euro_whole},
                  {"spread_after_euro", {"Spreiding met", "Spread with"}, Unit::euro_whole},
                  {"risk_taken_away", {"Risico weg", "Risk taken away"}, Unit::percent, 0},
                  {"incentive_left", {"Prikkel over", "Incentive left"}, Unit::percent, 0}}};
  const auto share = [](const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
  };
  for (const region::MunicipalityEffect& line : outcome.effect.municipalities)
    table.rows.push_back({line.municipality, name_in(names, line.municipality),
                          euros(line.before.mean), euros(line.after.mean), euros(line.mean_net),
                          line.share_paid, euros(line.before.spread), euros(line.after.spread),
                          share(line.risk_taken_away), share(line.incentive_left)});
  table.notes.push_back(
      {"Jaren betaald: deel van de jaren waarin de gemeente op de afspraak toelegt; wie dat elk "
       "jaar doet, betaalt structureel. Risico weg: hoeveel kleiner de spreiding van het resultaat "
       "wordt. Prikkel over: wat de gemeente zelf voelt van één euro extra eigen uitgaven.",
       "Years paid: part of the years in which the agreement costs the municipality; who pays "
       "every "
       "year pays structurally. Risk taken away: how much smaller the spread of the result "
       "becomes. "
       "Incentive left: what the municipality itself feels of one extra euro of own spending."});
  return table;
}

BarChart before_and_after(const study::AgreementOutcome& outcome, const Names& names) {
  BarChart chart{
      .key = "before_after_" + outcome.agreement,
      .title = {"Resultaat zonder en met de afspraak " + outcome.agreement + ", gemiddeld per jaar",
                "Result without and with agreement " + outcome.agreement + ", mean per year"},
      .unit = Unit::euro_whole,
      .series = {{{"zonder", "without"}, {}}, {{"met", "with"}, {}}}};
  for (const region::MunicipalityEffect& line : outcome.effect.municipalities) {
    const std::string name = name_in(names, line.municipality);
    chart.categories.push_back({name, name});
    chart.series[0].values.emplace_back(euros(line.before.mean));
    chart.series[1].values.emplace_back(euros(line.after.mean));
  }
  return chart;
}

Table reserve_chances(const study::AgreementOutcome& outcome) {
  Table table{.key = "reserve_chances_" + outcome.agreement,
              .title = {"Reserve " + outcome.agreement + " over alle trekkingen (R3)",
                        "Reserve " + outcome.agreement + " over all draws (R3)"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"p5_euro", {"5% laagste", "5% lowest"}, Unit::euro_whole},
                          {"p50_euro", {"Midden", "Middle"}, Unit::euro_whole},
                          {"p95_euro", {"5% hoogste", "5% highest"}, Unit::euro_whole},
                          {"at_minimum", {"Kans minimum", "Chance minimum"}, Unit::percent, 1},
                          {"at_maximum", {"Kans maximum", "Chance maximum"}, Unit::percent, 1},
                          {"top_up", {"Kans bijstorten", "Chance top-up"}, Unit::percent, 1},
                          {"mean_top_up_euro", {"Gemiddeld dan", "Mean then"}, Unit::euro_whole}}};
  if (!outcome.reserve) return table;
  for (const region::ReserveYearStatistics& year : outcome.reserve->years)
    table.rows.push_back({std::int64_t{year.year}, euros(year.p5_closing), euros(year.p50_closing),
                          euros(year.p95_closing), year.chance_at_minimum, year.chance_at_maximum,
                          year.chance_of_top_up, euros(year.mean_top_up)});
  return table;
}

std::optional<BandChart> result_bands(std::span<const Distribution> distributions,
                                      const std::string& scheme, const Names& names) {
  BandChart chart{.key = "bands_" + scheme,
                  .title = {"Spreiding van het resultaat, alle jaren samen: " + scheme,
                            "Spread of the result, all years together: " + scheme},
                  .unit = Unit::euro_whole,
                  .series = {{{"zonder", "without"}, {}}, {{"met", "with"}, {}}}};
  for (const Distribution& line : distributions) {
    if (line.scheme != scheme || line.year != 0) continue;
    const bool before = line.figure == "result_before";
    if (before) chart.x.push_back(name_in(names, line.municipality));
    chart.series[before ? 0 : 1].bands.push_back(
        {euros(line.p5), euros(line.p25), euros(line.p50), euros(line.p75), euros(line.p95)});
  }
  if (chart.x.empty()) return std::nullopt;
  return chart;
}

namespace {

/// From who pays to who is paid, which is how a reader follows money.
int place_of(AccountKind kind) {
  constexpr AccountKind order[] = {AccountKind::state,     AccountKind::residents,
                                   AccountKind::own_means, AccountKind::insurer,
                                   AccountKind::region,    AccountKind::municipality,
                                   AccountKind::reserve,   AccountKind::fund,
                                   AccountKind::execution, AccountKind::provider};
  return static_cast<int>(std::find(std::begin(order), std::end(order), kind) - std::begin(order));
}

/// So many that a chart has no place for each.
bool are_many(const Names& names) {
  constexpr int most_municipalities = 20;
  int found = 0;
  for (const auto& [key, name] : names)
    if (is_municipality_code(key) && ++found > most_municipalities) return true;
  return false;
}

}  // namespace

Account drawn_as(const Account& account, const Names& names) {
  const bool is_one = account.kind == AccountKind::residents ||
                      account.kind == AccountKind::execution ||
                      account.kind == AccountKind::own_means ||
                      (account.kind == AccountKind::municipality && are_many(names));
  return is_one ? Account{account.kind, ""} : account;
}

Text drawn_name(const Account& account, const Names& names) {
  if (account == Account{AccountKind::municipality, ""}) return {"Gemeenten", "Municipalities"};
  return account_heading(account, names);
}

FlowChart money_streams(std::span<const Transfer> transfers, const Names& names) {
  FlowChart chart{
      .key = "money_streams",
      .title = {"Geldstromen, alle jaren samen (R1)", "Money streams, all years together (R1)"}};
  std::map<std::pair<int, Account>, Text> nodes;
  std::map<std::pair<Account, Account>, std::map<std::string_view, Cents>> streams;
  for (const Transfer& transfer : transfers) {
    Account from = drawn_as(transfer.from, names);
    Account to = drawn_as(transfer.to, names);
    if (from == to) continue;
    for (const Account& account : {from, to})
      nodes.try_emplace({place_of(account.kind), account}, drawn_name(account, names));
    const bool back = transfer.amount < Cents();
    if (back) std::swap(from, to);
    streams[{from, to}][rule(transfer.reason.rule).item] +=
        back ? -transfer.amount : transfer.amount;
  }
  for (const auto& [node, label] : nodes) chart.nodes.push_back({to_string(node.second), label});
  for (const auto& [ends, items] : streams) {
    FlowChart::Link link{.from = to_string(ends.first), .to = to_string(ends.second)};
    for (const auto& [item, amount] : items) {
      link.amount += amount;
      const Text what = item_label(item);
      link.label.nl += (link.label.nl.empty() ? "" : ", ") + what.nl;
      link.label.en += (link.label.en.empty() ? "" : ", ") + what.en;
    }
    if (link.amount > Cents()) chart.links.push_back(std::move(link));
  }
  return chart;
}

}  // namespace houvast::views
