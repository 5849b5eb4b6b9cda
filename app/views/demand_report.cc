// SPDX-License-Identifier: EUPL-1.2
#include "views/demand_report.h"

#include <algorithm>
#include <cmath>

#include "houvast/format.h"
#include "views/demand_tables.h"
#include "views/run_report.h"

namespace houvast::views {
namespace {

using study::Statistics;
using study::StudyFigure;

double euros(double cents) { return cents / 100; }

Cents whole_cents(double cents) { return Cents(std::llround(cents)); }

std::string million(double cents, Language language) {
  return "€ " + format_million(whole_cents(std::abs(cents)), language) +
         (language == Language::dutch ? " miljoen" : " million");
}

/// All products together, mean of the draws, by the variant that was asked.
double clients(const study::Ensemble& ensemble, int year, StudyFigure figure) {
  double sum = 0;
  for (std::size_t p = 0; p < ensemble.layout.products(); ++p)
    sum += ensemble.variants.back().columns[ensemble.layout.care({}, p, year, figure)].mean;
  return sum;
}

/// "12", or a word for nobody.
std::string so_many(double number, const Text& none, Language language) {
  const long long whole = std::llround(number);
  return whole == 0 ? none.in(language) : format_number(whole, language);
}

/// Without levers to compare: who waits, at the end and at the beginning.
std::string waiting_sentence(const study::Ensemble& ensemble, Language language) {
  const Years years = ensemble.layout.years();
  const double first = clients(ensemble, years.from, StudyFigure::waiting);
  const double last = clients(ensemble, years.to, StudyFigure::waiting);
  const std::string from = std::to_string(years.from), to = std::to_string(years.to);
  const bool dutch = language == Language::dutch;
  if (std::llround(first) == 0 && std::llround(last) == 0)
    return dutch ? "Er staat naar verwachting niemand op een wachtlijst."
                 : "Nobody is expected to be on a waiting list.";
  const std::string waiting =
      dutch ? "Eind " + to + (std::llround(last) == 1 ? " staat" : " staan") +
                  " naar verwachting " + so_many(last, {"geen", "no"}, language) +
                  (std::llround(last) == 1 ? " cliënt" : " cliënten") + " op een wachtlijst"
            : "At the end of " + to + " " + so_many(last, {"geen", "no"}, language) +
                  (std::llround(last) == 1 ? " client is" : " clients are") +
                  " expected to wait for care";
  if (from == to) return waiting + ".";
  return waiting +
         (dutch ? "; eind " + from + (std::llround(first) == 1 ? " is" : " zijn") + " het er " +
                      so_many(first, {"geen", "none"}, language)
                : "; at the end of " + from + " " + so_many(first, {"geen", "none"}, language)) +
         ".";
}

bool cost_nothing(const Dossier& dossier) {
  const auto& levers = dossier.demand.levers;
  return std::all_of(levers.begin(), levers.end(), [](const Lever& lever) {
    return lever.cost_per_year == Cents() && lever.cost_once == Cents();
  });
}

/// What levers cost or save, when that pays off, and how sure it is.
std::string lever_sentence(const study::Ensemble& ensemble, const study::Comparison& comparison,
                           const Dossier& dossier, Language language) {
  const std::string last = std::to_string(ensemble.layout.years().to);
  const double sum = comparison.cumulative.back().mean;
  const study::BreakEven& even = comparison.break_even;
  const std::string chance = format_percent(even.chance, language, 0);
  const bool dutch = language == Language::dutch;
  if (std::llround(sum) == 0 && even.chance == 0)
    return (dutch ? "De maatregelen zoals zij nu staan, veranderen niets aan de uitgaven. "
                  : "The levers as they are now change nothing in spending. ") +
           waiting_sentence(ensemble, language);
  std::string text = dutch ? "Tot en met " + last + (sum < 0 ? " besparen" : " kosten") +
                                 " de maatregelen " + million(sum, language)
                           : "Up to and including " + last + " the levers " +
                                 (sum < 0 ? "save " : "cost ") + million(sum, language);
  if (sum < 0 && cost_nothing(dossier))
    return text + (dutch ? "; wat zij kosten is niet ingevuld, dus of zij zich terugverdienen is "
                           "nog niet te zeggen."
                         : "; what they cost was not filled in, so it cannot yet be said whether "
                           "they pay for themselves.");
  if (even.p50)
    return text +
           (dutch ? "; in " + std::to_string(*even.p50) +
                        " zijn zij naar verwachting terugverdiend (kans dat het lukt: " + chance +
                        ")."
                  : "; they are expected to have paid for themselves in " +
                        std::to_string(*even.p50) + " (chance that they do: " + chance + ").");
  return text +
         (dutch ? "; de kans dat zij voor die tijd zijn terugverdiend is " + chance + "."
                : "; the chance that they have paid for themselves by then is " + chance + ".");
}

const study::Comparison* comparison_of(const study::Ensemble& ensemble) {
  const study::VariantOutcome& asked = ensemble.variants.back();
  return asked.comparison ? &*asked.comparison : nullptr;
}

Paragraph lead(const study::Ensemble& ensemble, const Dossier& dossier) {
  const study::Comparison* comparison = comparison_of(ensemble);
  const auto say = [&](Language language) {
    if (comparison != nullptr) return lever_sentence(ensemble, *comparison, dossier, language);
    return waiting_sentence(ensemble, language);
  };
  return {{say(Language::dutch), say(Language::english)}};
}

Paragraph made_with(const study::Ensemble& ensemble, const study::CareProfile& profile) {
  const auto say = [&](Language language) {
    const bool dutch = language == Language::dutch;
    return format_number(ensemble.replications, language) +
           (dutch ? " trekkingen met startgetal " : " draws with seed ") +
           std::to_string(ensemble.receipt.seed) +
           (dutch ? "; verwijzers en wachttijden van de eerste "
                  : "; channels and waits of the first ") +
           format_number(profile.replications, language) + ".";
  };
  return {{say(Language::dutch), say(Language::english)}};
}

Cell year_cell(const std::optional<int>& year) { return year ? Cell(std::int64_t{*year}) : Cell(); }

double spending(const study::Ensemble& ensemble, const study::VariantOutcome& variant, int year) {
  return variant.columns[ensemble.layout.scheme({}, {}, year, StudyFigure::spending)].mean;
}

Table bow_wave_table(const study::Ensemble& ensemble, const study::Comparison& comparison) {
  Table table{.key = "bow_wave",
              .title = {"De boeggolf: uitgaven met en zonder maatregelen",
                        "The bow wave: spending with and without levers"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"without_euro", {"Zonder", "Without"}, Unit::euro_whole},
                          {"with_euro", {"Met", "With"}, Unit::euro_whole},
                          {"difference_euro", {"Verschil", "Difference"}, Unit::euro_whole},
                          {"difference_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"difference_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"cumulative_euro", {"Som tot en met", "Sum so far"}, Unit::euro_whole},
                          {"cumulative_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"cumulative_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"breaks_even", {"Terugverdiend in", "Breaks even"}, Unit::percent, 0}}};
  for (std::size_t y = 0; y < comparison.by_year.size(); ++y) {
    const int year = ensemble.layout.years().from + static_cast<int>(y);
    const Statistics& difference = comparison.by_year[y];
    const Statistics& sum = comparison.cumulative[y];
    table.rows.push_back({std::int64_t{year},
                          euros(spending(ensemble, ensemble.variants.front(), year)),
                          euros(spending(ensemble, ensemble.variants.back(), year)),
                          euros(difference.mean), euros(difference.p5), euros(difference.p95),
                          euros(sum.mean), euros(sum.p5), euros(sum.p95),
                          static_cast<double>(comparison.break_even.replications[y]) /
                              static_cast<double>(ensemble.replications)});
  }
  table.notes = {
      {"Met de kosten van de maatregelen; onder nul is een besparing. Terugverdiend in: deel van "
       "de trekkingen waarin de som in dat jaar voor het eerst een besparing is.",
       "With the cost of levers; below zero is a saving. Breaks even: part of the draws in which "
       "the sum is a saving for the first time in that year."}};
  return table;
}

Table pay_off_table(const study::Comparison& comparison) {
  const study::BreakEven& even = comparison.break_even;
  Table table{
      .key = "pay_off",
      .title = {"Wanneer het is terugverdiend", "When it has paid off"},
      .columns = {{"chance", {"Kans", "Chance"}, Unit::percent, 0},
                  {"p5", {"Vroegst (5%)", "Earliest (5%)"}, Unit::year},
                  {"p50", {"Midden (50%)", "Middle (50%)"}, Unit::year},
                  {"p95", {"Laatst (95%)", "Latest (95%)"}, Unit::year}},
      .rows = {{even.chance, year_cell(even.p5), year_cell(even.p50), year_cell(even.p95)}}};
  table.notes = {{"Leeg: niet binnen de jaren van het dossier.",
                  "Empty: not within the years of the dossier."}};
  return table;
}

std::vector<Block> bow_wave(const study::Ensemble& ensemble, const study::Comparison& comparison) {
  const Years years = ensemble.layout.years();
  BandChart sums{.key = "bow_wave_sum",
                 .title = {"Som van de verschillen tot en met het jaar",
                           "Sum of the differences up to the year"},
                 .unit = Unit::euro_whole,
                 .x = {},
                 .series = {{{"Met maatregelen", "With levers"}, {}}}};
  BarChart each{.key = "bow_wave_years",
                .title = {"Verschil in uitgaven per jaar", "Difference in spending by year"},
                .unit = Unit::euro_whole,
                .categories = {},
                .series = {{{"Verschil", "Difference"}, {}}}};
  for (std::size_t y = 0; y < comparison.cumulative.size(); ++y) {
    const std::string year = std::to_string(years.from + static_cast<int>(y));
    const Statistics& sum = comparison.cumulative[y];
    sums.x.push_back(year);
    sums.series[0].bands.push_back(
        {euros(sum.p5), euros(sum.p25), euros(sum.p50), euros(sum.p75), euros(sum.p95)});
    each.categories.push_back({year, year});
    each.series[0].values.emplace_back(euros(comparison.by_year[y].mean));
  }
  return {std::move(each), std::move(sums), bow_wave_table(ensemble, comparison),
          pay_off_table(comparison)};
}

}  // namespace

Report demand_report(const study::Ensemble& ensemble, const study::CareProfile& profile,
                     const Dossier& dossier) {
  Report report{.title = {"Vraag en wachtlijst: " + dossier.name,
                          "Demand and waiting list: " + dossier.name}};
  report.blocks.emplace_back(lead(ensemble, dossier));
  report.blocks.emplace_back(made_with(ensemble, profile));
  if (const study::Comparison* comparison = comparison_of(ensemble))
    for (Block& block : bow_wave(ensemble, *comparison)) report.blocks.push_back(std::move(block));
  report.blocks.emplace_back(care_table(ensemble, dossier));
  report.blocks.emplace_back(channel_table(profile, dossier));
  report.blocks.emplace_back(waiting_time_table(profile, dossier));
  report.blocks.emplace_back(waiting_year_table(profile, dossier));
  report.names = names_of(dossier);
  return report;
}

}  // namespace houvast::views
