// SPDX-License-Identifier: EUPL-1.2
// houvast keys: contribution keys side by side for the meeting (R2), with the five criteria of 002.
#include <memory>

#include "commands.h"
#include "houvast/contribution.h"
#include "houvast/key_criteria.h"
#include "houvast/region_tables.h"
#include "houvast/score.h"
#include "option_values.h"
#include "views/key_criteria_table.h"
#include "views/weighing_report.h"

namespace houvast::cli {
namespace {

using region::KeyTable;

struct KeysCommand {
  std::string file;
  std::vector<std::string> blends;
  std::string cost;
  int year = 0;
  std::string scores;
  std::string weights;
};

/// One way to share: its figures in the year that is shown.
struct KeyColumn {
  KeyBlend blend;
  Text label;
  std::string name;  ///< For files: "inhabitants", "inhabitants_clients".
  std::vector<Cents> amounts;
  std::vector<Decimal> shares;
  std::vector<std::string> workings;
};

std::string file_name_of(const KeyBlend& blend) {
  std::string name;
  for (const auto& [key, weight] : blend)
    if (weight != Decimal())
      name += (name.empty() ? "" : "_") + std::string(region::to_string(key));
  return name;
}

Result<std::vector<KeyBlend>> keys_to_show(const KeysCommand& asked, const KeyTable& table) {
  std::vector<KeyBlend> keys;
  for (const Key key : table.keys) keys.push_back({{key, Decimal(1)}});
  OptionValues values;
  for (const std::string& text : asked.blends) keys.push_back(values.blend("--key", text));
  Problems problems = std::move(values.problems);
  if (problems.empty() && keys.empty()) problems.push_back({.code = "region/no-key"});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return keys;
}

Result<std::size_t> year_to_show(const KeysCommand& asked, const KeyTable& table) {
  if (asked.year == 0) return table.years.size() - 1;
  for (std::size_t y = 0; y < table.years.size(); ++y)
    if (table.years[y] == asked.year) return y;
  return failure({.code = "region/year-not-there",
                  .place = {.file = asked.file},
                  .found = std::to_string(asked.year)});
}

Result<Cents> cost_to_share(const KeysCommand& asked, const KeyTable& table, std::size_t year) {
  if (asked.cost.empty() && !table.has_spending)
    return failure({.code = "app/missing-option", .found = "--cost"});
  if (asked.cost.empty()) {
    Cents cost;
    for (const region::PoolMember& member : table.figures[year].members) cost += member.spending;
    return cost;
  }
  if (const auto cost = parse_euro(asked.cost)) return *cost;
  return failure(
      {.code = "app/bad-option-value", .place = {.field = "--cost"}, .found = asked.cost});
}

Result<std::vector<KeyColumn>> share(const std::vector<KeyBlend>& keys, Cents cost,
                                     const region::PoolFigures& figures) {
  const auto of = region::actual_figures(figures.members);
  std::vector<KeyColumn> columns;
  Problems problems;
  for (const KeyBlend& key : keys) {
    auto amounts = region::split_by_key(cost, key, of);
    if (!amounts) {
      problems.insert(problems.end(), amounts.error().begin(), amounts.error().end());
      continue;
    }
    columns.push_back({.blend = key,
                       .label = region::label(key),
                       .name = file_name_of(key),
                       .amounts = *std::move(amounts),
                       .shares = region::key_shares(key, of).value(),
                       .workings = region::key_workings(key, of)});
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return columns;
}

/// Two blends of the same keys still need columns of their own.
void make_names_differ(std::vector<KeyColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (columns[i].name == columns[j].name) columns[i].name += "_" + std::to_string(i + 1);
}

std::string name_of(const KeyTable& table, const std::string& code) {
  const auto name = table.names.find(code);
  return name == table.names.end() ? code : name->second;
}

Table amounts_table(const KeyTable& table, const region::PoolFigures& figures,
                    const std::vector<KeyColumn>& columns, Cents cost) {
  Table shown{.key = "contribution_by_key",
              .title = {"Bijdrage per gemeente bij elke sleutel",
                        "Contribution of each municipality under each key"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}}}};
  for (const KeyColumn& column : columns)
    shown.columns.push_back({column.name + "_eur", column.label, Unit::euro});
  for (std::size_t i = 0; i < figures.members.size(); ++i) {
    std::vector<Cell> row{name_of(table, figures.members[i].municipality)};
    for (const KeyColumn& column : columns) row.emplace_back(column.amounts[i]);
    shown.rows.push_back(std::move(row));
  }
  std::vector<Cell> total{Text{"Totaal", "Total"}};
  for (std::size_t c = 0; c < columns.size(); ++c) total.emplace_back(cost);
  shown.rows.push_back(std::move(total));
  shown.last_row_is_total = true;
  return shown;
}

Table shares_table(const KeyTable& table, const region::PoolFigures& figures,
                   const std::vector<KeyColumn>& columns) {
  Table shown{.key = "share_by_key",
              .title = {"Aandeel per gemeente bij elke sleutel",
                        "Share of each municipality under each key"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}}}};
  for (const KeyColumn& column : columns)
    shown.columns.push_back({column.name, column.label, Unit::percent, 2});
  for (std::size_t i = 0; i < figures.members.size(); ++i) {
    std::vector<Cell> row{name_of(table, figures.members[i].municipality)};
    for (const KeyColumn& column : columns) row.emplace_back(column.shares[i]);
    shown.rows.push_back(std::move(row));
  }
  return shown;
}

Table workings_table(const region::PoolFigures& figures, const std::vector<KeyColumn>& columns) {
  Table shown{.key = "key_workings",
              .title = {"Narekenen van de aandelen", "Working out the shares"},
              .columns = {{"code", {"Code", "Code"}},
                          {"key", {"Sleutel", "Key"}},
                          {"working", {"Berekening", "Working"}},
                          {"contribution_eur", {"Bijdrage", "Contribution"}, Unit::euro}},
              .only_in_files = true};
  for (std::size_t i = 0; i < figures.members.size(); ++i)
    for (const KeyColumn& column : columns)
      shown.rows.push_back(
          {figures.members[i].municipality, column.name, column.workings[i], column.amounts[i]});
  return shown;
}

BarChart share_chart(const KeyTable& table, const region::PoolFigures& figures,
                     const std::vector<KeyColumn>& columns) {
  BarChart chart{.key = "share_chart",
                 .title = {"Aandeel per gemeente", "Share of each municipality"},
                 .unit = Unit::percent};
  for (const region::PoolMember& member : figures.members) {
    const std::string name = name_of(table, member.municipality);
    chart.categories.push_back({name, name});
  }
  for (const KeyColumn& column : columns) {
    chart.series.push_back({.label = column.label});
    for (const Decimal share : column.shares)
      chart.series.back().values.push_back(share.to_double());
  }
  return chart;
}

Result<std::vector<Block>> scored(const KeysCommand& asked, const KeyTable& table) {
  if (asked.scores.empty()) return std::vector<Block>{};
  const auto scores = region::load_scores(asked.scores);
  if (!scores) return tl::unexpected(scores.error());
  std::vector<region::ScoreWeight> weights;
  if (!asked.weights.empty()) {
    auto loaded = region::load_score_weights(asked.weights);
    if (!loaded) return tl::unexpected(loaded.error());
    weights = *std::move(loaded);
  }
  const auto comparison = region::compare_scores(*scores, weights);
  if (!comparison) return tl::unexpected(comparison.error());
  return views::score_blocks(*comparison, {}, {}, table.names);
}

Result<Report> report_of(const KeysCommand& asked) {
  const auto table = region::load_key_table(asked.file);
  if (!table) return tl::unexpected(table.error());
  const auto keys = keys_to_show(asked, *table);
  if (!keys) return tl::unexpected(keys.error());
  const auto year = year_to_show(asked, *table);
  if (!year) return tl::unexpected(year.error());
  const auto cost = cost_to_share(asked, *table, *year);
  if (!cost) return tl::unexpected(cost.error());
  const region::PoolFigures& figures = table->figures[*year];
  auto columns = share(*keys, *cost, figures);
  if (!columns) return tl::unexpected(columns.error());
  make_names_differ(*columns);

  const int shown_year = table->years[*year];
  const std::string of_year = shown_year == 0 ? "" : " " + std::to_string(shown_year);
  Report report{.title = {"Verdeelsleutels" + of_year, "Contribution keys" + of_year}};
  report.blocks = {amounts_table(*table, figures, *columns, *cost),
                   shares_table(*table, figures, *columns), share_chart(*table, figures, *columns)};
  if (table->has_spending) {
    const std::vector<std::vector<region::PoolFigures>> runs{table->figures};
    const auto criteria = region::compare_keys({}, *keys, runs);
    if (!criteria) return tl::unexpected(criteria.error());
    report.blocks.emplace_back(views::key_criteria_table(*criteria, table->names));
  } else {
    report.blocks.emplace_back(
        Paragraph{{"Zonder de kolom spending zijn de vijf criteria niet te berekenen.",
                   "Without the column spending the five criteria cannot be computed."}});
  }
  auto more = scored(asked, *table);
  if (!more) return tl::unexpected(more.error());
  for (Block& block : *more) report.blocks.push_back(std::move(block));
  report.blocks.emplace_back(workings_table(figures, *columns));
  return report;
}

}  // namespace

void add_keys(CLI::App& app, Context& context) {
  auto asked = std::make_shared<KeysCommand>();
  CLI::App& command = add_command(
      app, context, "keys",
      {"Zet verdeelsleutels naast elkaar. Wat betaalt elke gemeente bij elke sleutel, en hoe doet "
       "elke sleutel het op de vijf criteria: opgave, duurzaamheid, uitvoerbaarheid, stabiliteit "
       "en snelheid.",
       "Set contribution keys side by side. What does each municipality pay under each key, and "
       "how does each key do on the five criteria: task, sustainability, feasibility, stability "
       "and speed."},
      "houvast keys examples/vergadering/sleutels.csv --key inhabitants=0.5,use=0.5");
  command
      .add_option("FILE", asked->file,
                  context.say({"Tabel met de gemeenten: docs/formats/keys.md",
                               "Table with the municipalities: docs/formats/keys.md"}))
      ->required();
  command
      .add_option("--key", asked->blends,
                  context.say({"Een mengsel van sleutels erbij, bijvoorbeeld "
                               "inhabitants=0.5,use=0.5; mag vaker",
                               "A blend of keys as well, for instance inhabitants=0.5,use=0.5; "
                               "may be repeated"}))
      ->type_size(1)
      ->allow_extra_args(false);
  command
      .add_option("--cost", asked->cost,
                  context.say({"Te verdelen bedrag in euro, 1234.56; anders de uitgaven samen",
                               "Amount to share in euro, 1234.56; else the spending of all"}))
      ->type_name("AMOUNT");
  command
      .add_option("--year", asked->year,
                  context.say({"Jaar dat wordt getoond; anders het laatste",
                               "Year to show; else the last"}))
      ->type_name("YEAR");
  command
      .add_option("--scores", asked->scores,
                  context.say({"Tabel met eigen scores van gemeenten: docs/formats/scores.md",
                               "Table with municipalities' own scores: docs/formats/scores.md"}))
      ->type_name("FILE");
  command
      .add_option("--weights", asked->weights,
                  context.say({"Tabel met de weging van de criteria", "Table with the weights"}))
      ->type_name("FILE");
  on_run(command, context, [asked, &context] {
    const auto report = report_of(*asked);
    return report ? deliver(context, *report) : report_problems(context, report.error());
  });
}

}  // namespace houvast::cli
