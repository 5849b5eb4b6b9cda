// SPDX-License-Identifier: EUPL-1.2
// houvast reserve: the path of a regional reserve over years, with its band (R3).
#include <array>
#include <memory>

#include "commands.h"
#include "houvast/region_tables.h"
#include "houvast/reserve.h"

namespace houvast::cli {
namespace {

using region::ReserveTableYear;
using region::ReserveYear;

struct ReserveCommand {
  std::string file;
  std::string opening = "0";
  std::string income;
  std::vector<std::string> results;
  int from = 0;
  std::string surplus_share = "1";
  std::string deficit_share = "1";
  std::string minimum = "0.05";
  std::string maximum = "0.15";
  std::string at_minimum = "top_up";
  std::string at_maximum = "pay_out";
};

Problem bad_value(const std::string& option, const std::string& found) {
  return {.code = "app/bad-option-value", .place = {.field = option}, .found = found};
}

Result<std::vector<ReserveTableYear>> years_from_options(const ReserveCommand& asked) {
  if (asked.income.empty()) return failure({.code = "app/missing-option", .found = "FILE"});
  Problems problems;
  const auto income = parse_euro(asked.income);
  if (!income) problems.push_back(bad_value("--income", asked.income));
  if (asked.results.empty())
    problems.push_back({.code = "app/missing-option", .found = "--result"});
  std::vector<ReserveTableYear> years;
  for (const std::string& text : asked.results) {
    const auto result = parse_euro(text);
    if (!result) problems.push_back(bad_value("--result", text));
    years.push_back({.year = asked.from + static_cast<int>(years.size()),
                     .income = income.value_or(Cents()),
                     .pool_result = result.value_or(Cents())});
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return years;
}

Result<ReserveTerms> terms_of(const ReserveCommand& asked) {
  using AtMinimum = ReserveTerms::AtMinimum;
  using AtMaximum = ReserveTerms::AtMaximum;
  ReserveTerms terms;
  Problems problems;
  const auto read = [&](const char* option, const std::string& text, Decimal& value) {
    if (const auto decimal = parse_decimal(text))
      value = *decimal;
    else
      problems.push_back(bad_value(option, text));
  };
  read("--surplus-share", asked.surplus_share, terms.surplus_share);
  read("--deficit-share", asked.deficit_share, terms.deficit_share);
  read("--minimum", asked.minimum, terms.minimum);
  read("--maximum", asked.maximum, terms.maximum);
  if (const auto opening = parse_euro(asked.opening))
    terms.opening = *opening;
  else
    problems.push_back(bad_value("--opening", asked.opening));
  terms.at_minimum = asked.at_minimum == "top_up" ? AtMinimum::top_up : AtMinimum::savings_task;
  terms.at_maximum = asked.at_maximum == "pay_out" ? AtMaximum::pay_out : AtMaximum::invest;
  const Problems wrong = region::problems_of(terms);
  problems.insert(problems.end(), wrong.begin(), wrong.end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return terms;
}

Result<std::vector<ReserveYear>> path(const ReserveTerms& terms,
                                      const std::vector<ReserveTableYear>& years) {
  std::vector<ReserveYear> reserve;
  Cents balance = terms.opening;
  for (const ReserveTableYear& year : years) {
    auto next = region::reserve_year(terms, balance, year.income, year.pool_result);
    if (!next) return tl::unexpected(std::move(next).error());
    balance = next->closing;
    reserve.push_back(*next);
  }
  return reserve;
}

/// A column of the table; those in which nothing ever happens are left out.
struct Step {
  std::string key;
  Text label;
  Cents ReserveYear::*amount;
  bool always = false;
};

const std::array steps{
    Step{"opening_eur", {"Beginstand", "Opening"}, &ReserveYear::opening, true},
    Step{"pool_result_eur", {"Saldo van de pot", "Pool result"}, &ReserveYear::pool_result, true},
    Step{"added_eur", {"Dotatie", "Added"}, &ReserveYear::added},
    Step{"withdrawn_eur", {"Onttrekking", "Withdrawn"}, &ReserveYear::withdrawn},
    Step{"released_eur", {"Vrijval", "Released"}, &ReserveYear::released},
    Step{"refilled_eur", {"Aanvulling", "Refilled"}, &ReserveYear::refilled},
    Step{"closing_eur", {"Eindstand", "Closing"}, &ReserveYear::closing, true},
    Step{"minimum_eur", {"Minimum", "Minimum"}, &ReserveYear::minimum, true},
    Step{"maximum_eur", {"Maximum", "Maximum"}, &ReserveYear::maximum, true},
    Step{"topped_up_eur", {"Bijstorting", "Topped up"}, &ReserveYear::topped_up},
    Step{"paid_out_eur", {"Uitkering", "Paid out"}, &ReserveYear::paid_out},
    Step{"invested_eur", {"Investeringen", "Invested"}, &ReserveYear::invested},
    Step{"savings_task_eur", {"Taakstelling", "Savings task"}, &ReserveYear::savings_task},
    Step{"remainder_eur", {"Te verrekenen", "To true up"}, &ReserveYear::remainder},
};

Table path_table(const std::vector<ReserveTableYear>& years,
                 const std::vector<ReserveYear>& reserve) {
  Table table{.key = "reserve",
              .title = {"De reserve van jaar tot jaar", "The reserve from year to year"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year}}};
  std::vector<const Step*> shown;
  for (const Step& step : steps) {
    bool moves = step.always;
    for (const ReserveYear& year : reserve) moves = moves || year.*step.amount != Cents();
    if (!moves) continue;
    shown.push_back(&step);
    table.columns.push_back({step.key, step.label, Unit::euro_whole});
  }
  for (std::size_t y = 0; y < years.size(); ++y) {
    std::vector<Cell> row{std::int64_t{years[y].year}};
    for (const Step* step : shown) row.emplace_back(reserve[y].*step->amount);
    table.rows.push_back(std::move(row));
  }
  table.notes = {{"Minimum en maximum zijn een deel van de rijksinkomsten van het jaar.",
                  "Minimum and maximum are a share of the state income of the year."}};
  return table;
}

BarChart path_chart(const std::vector<ReserveTableYear>& years,
                    const std::vector<ReserveYear>& reserve) {
  BarChart chart{.key = "reserve_chart",
                 .title = {"Stand van de reserve in haar bandbreedte",
                           "Balance of the reserve within its band"}};
  const std::array series{std::pair{Text{"Minimum", "Minimum"}, &ReserveYear::minimum},
                          std::pair{Text{"Eindstand", "Closing"}, &ReserveYear::closing},
                          std::pair{Text{"Maximum", "Maximum"}, &ReserveYear::maximum}};
  for (const ReserveTableYear& year : years)
    chart.categories.push_back({std::to_string(year.year), std::to_string(year.year)});
  for (const auto& [label, amount] : series) {
    chart.series.push_back({.label = label});
    for (const ReserveYear& year : reserve)
      chart.series.back().values.push_back(static_cast<double>((year.*amount).count()) / 100);
  }
  return chart;
}

Result<Report> report_of(const ReserveCommand& asked) {
  const auto terms = terms_of(asked);
  const auto years =
      asked.file.empty() ? years_from_options(asked) : region::load_reserve_table(asked.file);
  Problems problems;
  if (!terms) problems = terms.error();
  if (!years) problems.insert(problems.end(), years.error().begin(), years.error().end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  const auto reserve = path(*terms, *years);
  if (!reserve) return tl::unexpected(reserve.error());
  return Report{.title = {"Regionale reserve", "Regional reserve"},
                .blocks = {path_table(*years, *reserve), path_chart(*years, *reserve)}};
}

void add_text(CLI::App& command, const std::string& name, std::string& value,
              const std::string& type, const std::string& description) {
  command.add_option(name, value, description)->type_name(type)->capture_default_str();
}

}  // namespace

void add_reserve(CLI::App& app, Context& context) {
  auto asked = std::make_shared<ReserveCommand>();
  CLI::App& command = add_command(
      app, context, "reserve",
      {"Laat zien hoe een regionale reserve zich ontwikkelt. Per jaar de dotatie, onttrekking en "
       "stand, en wat er bij het minimum en het maximum gebeurt.",
       "Show how a regional reserve develops. Additions, withdrawals and balance by year, and what "
       "happens at the minimum and the maximum."},
      "houvast reserve examples/vergadering/reserve.csv --opening 10000000\n"
      "houvast reserve --income 120000000 --opening 10000000 --from 2026 \\\n"
      "    --result=-10000000 --result 4000000 --at-minimum savings_task");
  CLI::Option* file = command.add_option(
      "FILE", asked->file,
      context.say({"Tabel met inkomsten en saldo per jaar: docs/formats/reserve.md",
                   "Table with income and result by year: docs/formats/reserve.md"}));
  CLI::Option* income = command
                            .add_option("--income", asked->income,
                                        context.say({"Rijksinkomsten van de regio, elk jaar",
                                                     "State income of the region, every year"}))
                            ->type_name("AMOUNT")
                            ->excludes(file);
  command
      .add_option("--result", asked->results,
                  context.say({"Saldo van de pot in een jaar; vaker voor meer jaren",
                               "Pool result of a year; repeat for more years"}))
      ->type_name("AMOUNT")
      ->type_size(1)
      ->allow_extra_args(false)
      ->needs(income);
  command
      .add_option("--from", asked->from,
                  context.say({"Eerste jaar van de saldo's", "First year of the results"}))
      ->type_name("YEAR");
  add_text(command, "--opening", asked->opening, "AMOUNT",
           context.say({"Stand aan het begin", "Balance at the start"}));
  add_text(command, "--surplus-share", asked->surplus_share, "FLOAT",
           context.say({"Deel van een overschot dat naar de reserve gaat",
                        "Share of a surplus that goes to the reserve"}));
  add_text(command, "--deficit-share", asked->deficit_share, "FLOAT",
           context.say({"Deel van een tekort dat uit de reserve komt",
                        "Share of a deficit that comes from the reserve"}));
  add_text(command, "--minimum", asked->minimum, "FLOAT",
           context.say({"Minimum als deel van de rijksinkomsten",
                        "Minimum as a share of the state income"}));
  add_text(command, "--maximum", asked->maximum, "FLOAT",
           context.say({"Maximum als deel van de rijksinkomsten",
                        "Maximum as a share of the state income"}));
  add_choice(command, "--at-minimum", asked->at_minimum, {"top_up", "savings_task"},
             context.say({"Bij het minimum: gemeenten storten bij, of een taakstelling",
                          "At the minimum: municipalities top up, or a savings task"}));
  add_choice(command, "--at-maximum", asked->at_maximum, {"pay_out", "invest"},
             context.say({"Bij het maximum: uitkeren, of apart zetten voor investeringen",
                          "At the maximum: pay out, or set apart for investment"}));
  on_run(command, context, [asked, &context] {
    const auto report = report_of(*asked);
    return report ? deliver(context, *report) : report_problems(context, report.error());
  });
}

}  // namespace houvast::cli
