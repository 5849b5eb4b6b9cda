// SPDX-License-Identifier: EUPL-1.2
#include "views/study_report.h"

#include <algorithm>
#include <array>

#include "houvast/format.h"
#include "views/run_report.h"

namespace houvast::views {
namespace {

using study::Statistics;
using study::StudyFigure;
using study::StudyLayout;
using study::VariantOutcome;

double euros(double cents) { return cents / 100; }

Text both(const std::string& text) { return {text, text}; }

std::string label_of(const auto& thing) { return thing.label.empty() ? thing.id : thing.label; }

BandChart::Band band_of(const Statistics& line) {
  return {euros(line.p5), euros(line.p25), euros(line.p50), euros(line.p75), euros(line.p95)};
}

std::vector<std::string> years_of(Years years) {
  std::vector<std::string> words;
  for (int year = years.from; year <= years.to; ++year) words.push_back(std::to_string(year));
  return words;
}

Paragraph made_with(const study::Ensemble& ensemble) {
  const auto say = [&](Language language) {
    const bool dutch = language == Language::dutch;
    std::string text = format_number(ensemble.replications, language) +
                       (dutch ? " trekkingen met startgetal " : " draws with seed ") +
                       std::to_string(ensemble.receipt.seed);
    if (ensemble.precision)
      text += (dutch ? "; de uitgaven van elke regeling in elk jaar zijn bekend op "
                     : "; the spending of every scheme in every year is known to ") +
              format_percent(*ensemble.precision, language, 2) +
              (dutch ? " of nauwkeuriger (standaardfout)" : " or better (standard error)");
    return text + ".";
  };
  return {{say(Language::dutch), say(Language::english)}};
}

/// A column of the table of a scheme; those in which nothing ever happens are left out.
struct SchemeColumn {
  std::string key;
  Text label;
  StudyFigure figure;
  double Statistics::*number = &Statistics::mean;
};

const std::array scheme_columns{
    SchemeColumn{"spending_euro", {"Uitgaven", "Spending"}, StudyFigure::spending},
    SchemeColumn{"p5_euro", {"5%", "5%"}, StudyFigure::spending, &Statistics::p5},
    SchemeColumn{"p95_euro", {"95%", "95%"}, StudyFigure::spending, &Statistics::p95},
    SchemeColumn{"standard_error_euro",
                 {"Standaardfout", "Error"},
                 StudyFigure::spending,
                 &Statistics::standard_error},
    SchemeColumn{"lever_cost_euro", {"Maatregelen", "Levers"}, StudyFigure::lever_cost},
    SchemeColumn{"users", {"Cliënten", "Clients"}, StudyFigure::users},
    SchemeColumn{"waiting", {"Wachtend", "Waiting"}, StudyFigure::waiting},
    SchemeColumn{"result_euro", {"Resultaat", "Result"}, StudyFigure::result_after},
};

/// A scheme from year to year, in the dossier as it is.
Table scheme_table(const study::Ensemble& ensemble, const Dossier& dossier, std::size_t s) {
  const StudyLayout& layout = ensemble.layout;
  const VariantOutcome& base = ensemble.variants.front();
  const Scheme& scheme = dossier.schemes[s];
  Table table{.key = "study_" + scheme.id,
              .title = {label_of(scheme) + ": alle gemeenten samen",
                        label_of(scheme) + ": all municipalities together"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year}}};
  for (int year = layout.years().from; year <= layout.years().to; ++year)
    table.rows.push_back({std::int64_t{year}});
  for (const SchemeColumn& column : scheme_columns) {
    std::vector<double> numbers;
    for (int year = layout.years().from; year <= layout.years().to; ++year)
      numbers.push_back(base.columns[layout.scheme({}, s, year, column.figure)].*column.number);
    if (std::all_of(numbers.begin(), numbers.end(), [](double number) { return number == 0; }))
      continue;
    const bool is_amount = study::is_amount(column.figure);
    table.columns.push_back(
        {column.key, column.label, is_amount ? Unit::euro_whole : Unit::number});
    for (std::size_t y = 0; y < numbers.size(); ++y)
      table.rows[y].emplace_back(is_amount ? euros(numbers[y]) : numbers[y]);
  }
  table.notes = {
      {"Gemiddelden over de trekkingen; 5% en 95%: in één op de twintig trekkingen zijn de "
       "uitgaven lager, in één op de twintig hoger. Cliënten: per product geteld, wachtend: op 31 "
       "december.",
       "Means over the draws; 5% and 95%: in one of twenty draws spending is lower, in "
       "one of twenty higher. Clients: counted for every product; waiting: on 31 December."}};
  return table;
}

/// Spending of a scheme in the dossier and in its scenarios.
BandChart scheme_bands(const study::Ensemble& ensemble, const Dossier& dossier, std::size_t s) {
  const StudyLayout& layout = ensemble.layout;
  const Scheme& scheme = dossier.schemes[s];
  BandChart chart{.key = "study_bands_" + scheme.id,
                  .title = {"Uitgaven " + label_of(scheme), "Spending " + label_of(scheme)},
                  .unit = Unit::euro_whole,
                  .x = years_of(layout.years()),
                  .series = {}};
  for (const VariantOutcome& variant : ensemble.variants) {
    // The contribution of levers has a table of its own.
    if (variant.name.starts_with('+') || variant.name.starts_with('-')) continue;
    chart.series.push_back({variant_label(variant.name, dossier), {}});
    for (int year = layout.years().from; year <= layout.years().to; ++year)
      chart.series.back().bands.push_back(
          band_of(variant.columns[layout.scheme({}, s, year, StudyFigure::spending)]));
  }
  return chart;
}

Table product_table(const study::Ensemble& ensemble, const Dossier& dossier) {
  const StudyLayout& layout = ensemble.layout;
  Table table{.key = "study_products",
              .title = {"Producten, alle gemeenten samen", "Products, all municipalities together"},
              .columns = {{"product", {"Product", "Product"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"spending_euro", {"Uitgaven", "Spending"}, Unit::euro_whole},
                          {"users", {"Cliënten", "Clients"}, Unit::number},
                          {"starts", {"Starts", "Starts"}, Unit::number},
                          {"waiting", {"Wachtend", "Waiting"}, Unit::number},
                          {"waiting_p5", {"Wachtend 5%", "Waiting 5%"}, Unit::number},
                          {"waiting_p95", {"Wachtend 95%", "Waiting 95%"}, Unit::number}}};
  for (std::size_t p = 0; p < dossier.demand.products.size(); ++p)
    for (int year = layout.years().from; year <= layout.years().to; ++year) {
      const auto at = [&](StudyFigure figure) -> const Statistics& {
        return ensemble.variants.front().columns[layout.care({}, p, year, figure)];
      };
      const Statistics& waiting = at(StudyFigure::waiting);
      table.rows.push_back({label_of(dossier.demand.products[p]), std::int64_t{year},
                            euros(at(StudyFigure::spending).mean), at(StudyFigure::users).mean,
                            at(StudyFigure::starts).mean, waiting.mean, waiting.p5, waiting.p95});
    }
  return table;
}

Table municipality_table(const study::Ensemble& ensemble, const Dossier& dossier) {
  const StudyLayout& layout = ensemble.layout;
  Table table{.key = "study_municipalities",
              .title = {"Gemeenten: uitgaven en resultaat per regeling en jaar",
                        "Municipalities: spending and result by scheme and year"},
              .columns = {{"municipality", {"Code", "Code"}},
                          {"name", {"Gemeente", "Municipality"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"spending_euro", {"Uitgaven", "Spending"}, Unit::euro_whole},
                          {"spending_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"spending_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"before_euro", {"Zonder afspraak", "Without"}, Unit::euro_whole},
                          {"after_euro", {"Met afspraak", "With"}, Unit::euro_whole},
                          {"after_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"after_p95_euro", {"95%", "95%"}, Unit::euro_whole}}};
  table.only_in_files = true;
  for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
    for (std::size_t s = 0; s < dossier.schemes.size(); ++s)
      for (int year = layout.years().from; year <= layout.years().to; ++year) {
        const auto at = [&](StudyFigure figure) -> const Statistics& {
          return ensemble.variants.front().columns[layout.scheme(m, s, year, figure)];
        };
        const Statistics& spending = at(StudyFigure::spending);
        const Statistics& after = at(StudyFigure::result_after);
        table.rows.push_back({dossier.municipalities[m].code, dossier.municipalities[m].name,
                              dossier.schemes[s].id, std::int64_t{year}, euros(spending.mean),
                              euros(spending.p5), euros(spending.p95),
                              euros(at(StudyFigure::result_before).mean), euros(after.mean),
                              euros(after.p5), euros(after.p95)});
      }
  return table;
}

Cell year_cell(const std::optional<int>& year) { return year ? Cell(std::int64_t{*year}) : Cell(); }

/// Variants beside what they are compared with: one line each.
Table difference_table(const study::Ensemble& ensemble, const Dossier& dossier, bool levers) {
  const std::string last = std::to_string(ensemble.layout.years().to);
  Table table{
      .key = levers ? "study_levers" : "study_scenarios",
      .title = levers ? Text{"Wat elke maatregel bijdraagt, alle jaren samen",
                             "What every lever contributes, all years together"}
                      : Text{"Scenario's naast elkaar, alle jaren samen",
                             "Scenarios side by side, all years together"},
      .columns = {{"variant", levers ? Text{"Maatregel", "Lever"} : Text{"Scenario", "Scenario"}},
                  {"against", {"Naast", "Beside"}},
                  {"difference_euro", {"Verschil", "Difference"}, Unit::euro_whole},
                  {"standard_error_euro", {"Standaardfout", "Error"}, Unit::euro_whole},
                  {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                  {"p95_euro", {"95%", "95%"}, Unit::euro_whole},
                  {"break_even_chance", {"Kans", "Chance"}, Unit::percent, 0},
                  {"break_even_p5", {"Vroegst", "Earliest"}, Unit::year},
                  {"break_even_p50", {"Terug", "Even"}, Unit::year},
                  {"break_even_p95", {"Laatst", "Latest"}, Unit::year}}};
  for (const VariantOutcome& variant : ensemble.variants) {
    if (!variant.comparison || variant.name.starts_with('+') != levers) continue;
    const Statistics& all = variant.comparison->cumulative.back();
    const study::BreakEven& even = variant.comparison->break_even;
    table.rows.push_back({variant_label(variant.name, dossier),
                          variant_label(ensemble.variants[*variant.against].name, dossier),
                          euros(all.mean), euros(all.standard_error), euros(all.p5), euros(all.p95),
                          even.chance, year_cell(even.p5), year_cell(even.p50),
                          year_cell(even.p95)});
  }
  table.notes = {
      {"Verschil: uitgaven met de kosten van maatregelen, bij dezelfde cliënten; onder nul is een "
       "besparing.",
       "Difference: spending with the cost of levers, for the same clients; below zero is a "
       "saving."},
      {"Kans: dat de som van de verschillen in enig jaar een besparing wordt. Vroegst, terug en "
       "laatst: het jaar waarin dat in 5, 50 en 95% van de trekkingen zo is; leeg: niet tot en "
       "met " +
           last + ".",
       "Chance: that the sum of differences becomes a saving in any year. Earliest, even and "
       "latest: the year in which that is so in 5, 50 and 95% of the draws; empty: not by " +
           last + "."}};
  return table;
}

/// The bow wave: cost first, savings later.
std::vector<Block> path_of(const VariantOutcome& variant, const study::Ensemble& ensemble,
                           const Dossier& dossier) {
  const Years years = ensemble.layout.years();
  const Text label = variant_label(variant.name, dossier);
  const std::string key = variant.name.starts_with('+') ? "lever_" + variant.name.substr(1)
                                                        : "scenario_" + variant.name;
  Table table{
      .key = "path_" + key,
      .title = {label.nl + ": verschil van jaar tot jaar", label.en + ": difference by year"},
      .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                  {"difference_euro", {"Verschil", "Difference"}, Unit::euro_whole},
                  {"standard_error_euro", {"Standaardfout", "Error"}, Unit::euro_whole},
                  {"cumulative_euro", {"Som tot en met", "Sum so far"}, Unit::euro_whole},
                  {"cumulative_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                  {"cumulative_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                  {"breaks_even", {"Terugverdiend in", "Breaks even"}, Unit::percent, 0}}};
  BandChart chart{
      .key = "path_chart_" + key,
      .title = {label.nl + ": som van de verschillen", label.en + ": sum of differences"},
      .unit = Unit::euro_whole,
      .x = years_of(years),
      .series = {{label, {}}}};
  const study::Comparison& comparison = *variant.comparison;
  for (std::size_t y = 0; y < comparison.by_year.size(); ++y) {
    const Statistics& difference = comparison.by_year[y];
    const Statistics& sum = comparison.cumulative[y];
    const double share = static_cast<double>(comparison.break_even.replications[y]) /
                         static_cast<double>(ensemble.replications);
    table.rows.push_back({std::int64_t{years.from + static_cast<int>(y)}, euros(difference.mean),
                          euros(difference.standard_error), euros(sum.mean), euros(sum.p5),
                          euros(sum.p95), share});
    chart.series[0].bands.push_back(band_of(sum));
  }
  return {std::move(table), std::move(chart)};
}

/// D14: what councils did, over all municipalities together.
Table reaction_table(const study::Ensemble& ensemble, const Dossier& dossier,
                     const VariantOutcome& variant) {
  const StudyLayout& layout = ensemble.layout;
  const Text label = variant_label(variant.name, dossier);
  Table table{
      .key = "study_reactions" + (variant.name.empty() ? "" : "_" + variant.name),
      .title = {"Wat raden aan tekorten doen (D14): " + label.nl,
                "What councils do about deficits (D14): " + label.en},
      .columns = {{"scheme", {"Regeling", "Scheme"}},
                  {"year", {"Jaar", "Year"}, Unit::year},
                  {"deficit_euro", {"Tekorten", "Deficits"}, Unit::euro_whole},
                  {"reserve_euro", {"Uit reserve", "From reserve"}, Unit::euro_whole},
                  {"cut_euro", {"Bezuinigd op preventie", "Cut prevention"}, Unit::euro_whole},
                  {"inflow_left", {"Instroom over", "Inflow left"}, Unit::percent},
                  {"budget_left", {"Budget over", "Budget left"}, Unit::percent}}};
  const auto municipalities = static_cast<double>(layout.municipalities());
  for (std::size_t s = 0; s < layout.schemes(); ++s)
    for (int year = layout.years().from; year <= layout.years().to; ++year) {
      const auto sum = [&](StudyFigure figure) {
        double total = 0;
        for (std::size_t m = 0; m < layout.municipalities(); ++m)
          total += variant.columns[layout.reaction(m, s, year, figure)].mean;
        return total;
      };
      using enum StudyFigure;
      // Only who reacts looks at deficits.
      if (sum(deficit) == 0) continue;
      table.rows.push_back({dossier.schemes[s].label, std::int64_t{year}, euros(sum(deficit)),
                            euros(sum(reserve_used)), euros(sum(prevention_cut)),
                            sum(inflow_factor) / municipalities / 1'000'000,
                            sum(budget_factor) / municipalities / 1'000'000});
    }
  table.notes = {
      {"Gemiddelden over de trekkingen, tekorten van gemeenten bij elkaar opgeteld. Wat in een "
       "jaar "
       "wordt besloten, werkt vanaf het volgende; instroom en budget: wat er na het besluit van "
       "dat jaar "
       "van over is, gemiddeld over de gemeenten.",
       "Means over the draws, deficits of municipalities added up. What is decided in a year works "
       "from the next; inflow and budget: what is left after the decision of that year, mean over "
       "municipalities."}};
  return table;
}

}  // namespace

Text variant_label(const std::string& name, const Dossier& dossier) {
  if (name.empty()) return {"Dossier", "Dossier"};
  if (name == "-") return {"Zonder maatregelen", "Without levers"};
  if (name == "+") return {"Alle maatregelen samen", "All levers together"};
  if (name.starts_with('+')) {
    for (const Lever& lever : dossier.demand.levers)
      if (lever.id == name.substr(1)) return both(label_of(lever));
    return both(name.substr(1));
  }
  const auto known = dossier.scenarios.find(name);
  return known == dossier.scenarios.end() || known->second.nl.empty() ? both(name) : known->second;
}

Report report_of(const study::Ensemble& ensemble, const Dossier& dossier) {
  Report report{.title = {"Studie " + dossier.name, "Study " + dossier.name}};
  report.blocks.push_back(made_with(ensemble));
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    report.blocks.push_back(scheme_table(ensemble, dossier, s));
    report.blocks.push_back(scheme_bands(ensemble, dossier, s));
  }
  if (!dossier.demand.products.empty()) report.blocks.push_back(product_table(ensemble, dossier));
  for (const bool levers : {false, true}) {
    Table table = difference_table(ensemble, dossier, levers);
    if (table.rows.empty()) continue;
    report.blocks.push_back(std::move(table));
    for (const VariantOutcome& variant : ensemble.variants)
      if (variant.comparison && variant.name.starts_with('+') == levers)
        for (Block& block : path_of(variant, ensemble, dossier))
          report.blocks.push_back(std::move(block));
  }
  for (const VariantOutcome& variant : ensemble.variants) {
    if (!ensemble.layout.reacts() || variant.name.starts_with('+') || variant.name == "-") continue;
    Table table = reaction_table(ensemble, dossier, variant);
    if (!table.rows.empty()) report.blocks.push_back(std::move(table));
  }
  report.blocks.push_back(municipality_table(ensemble, dossier));
  report.names = names_of(dossier);
  return report;
}

}  // namespace houvast::views
