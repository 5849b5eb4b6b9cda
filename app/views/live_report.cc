// SPDX-License-Identifier: EUPL-1.2
#include "views/live_report.h"

#include <algorithm>
#include <cmath>

#include "houvast/format.h"
#include "views/key_criteria_table.h"
#include "views/live_charts.h"

namespace houvast::views {
namespace {

/// Statistics are shown in whole cents: smaller than that they say nothing.
Cents cents(double amount) { return Cents(std::llround(amount)); }

Cell or_nothing(const std::optional<double>& value) {
  if (value) return *value;
  return {};
}

Table years_table(const study::LiveOutcome& outcome, const Names& names) {
  Table table{
      .key = "years",
      .title = {"Per jaar en gemeente, zoals verwacht", "By year and municipality, as expected"},
      .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                  {"municipality", {"Gemeente", "Municipality"}},
                  {"name", {"Naam", "Name"}},
                  {"before_euro", {"Zonder afspraak", "Without"}, Unit::euro_whole},
                  {"pool_euro", {"Samen betalen", "Paying together"}, Unit::euro_whole},
                  {"execution_euro", {"Uitvoering", "Execution"}, Unit::euro_whole},
                  {"solidarity_euro", {"Solidariteit", "Solidarity"}, Unit::euro_whole},
                  {"equalisation_euro", {"Verevening", "Equalisation"}, Unit::euro_whole},
                  {"after_euro", {"Met afspraak", "With"}, Unit::euro_whole},
                  {"moved_euro", {"Verschil", "Difference"}, Unit::euro_whole}}};
  const auto& members = outcome.agreement.members;
  for (const study::LiveYear& year : outcome.years)
    for (std::size_t m = 0; m < members.size(); ++m)
      table.rows.push_back({std::int64_t{year.year}, members[m], name_in(names, members[m]),
                            year.before[m], year.pool[m], year.execution[m], year.solidarity[m],
                            year.equalisation[m], year.after[m], year.after[m] - year.before[m]});
  table.notes = {
      {"Een tekort is negatief. Zonder afspraak plus wat ertussen staat is met afspraak.",
       "A deficit is negative. Without plus what stands between is with."}};
  return table;
}

Table effects_table(const study::LiveOutcome& outcome, const Names& names) {
  Table table{
      .key = "effects",
      .title = {"Wat de afspraak per gemeente doet, over de trekkingen",
                "What the agreement does to each municipality, over the draws"},
      .columns = {
          {"municipality", {"Gemeente", "Municipality"}},
          {"name", {"Naam", "Name"}},
          {"mean_net_euro", {"Gemiddeld per jaar", "Mean a year"}, Unit::euro_whole},
          {"worst_before_euro", {"Slechtste 5% zonder", "Worst 5% without"}, Unit::euro_whole},
          {"worst_after_euro", {"Slechtste 5% met", "Worst 5% with"}, Unit::euro_whole},
          {"spread_before_euro", {"Spreiding zonder", "Spread without"}, Unit::euro_whole},
          {"spread_after_euro", {"Spreiding met", "Spread with"}, Unit::euro_whole},
          {"risk_taken_away", {"Risico weg", "Risk away"}, Unit::percent},
          {"incentive_left", {"Prikkel", "Incentive"}, Unit::percent},
          {"share_paid", {"Jaren als betaler", "Years as payer"}, Unit::percent},
          {"always_payer", {"Steeds betaler", "Always payer"}, Unit::percent},
          {"always_receiver", {"Steeds ontvanger", "Always receiver"}, Unit::percent}}};
  for (const region::MunicipalityEffect& one : outcome.agreement.effect.municipalities)
    table.rows.push_back({one.municipality, name_in(names, one.municipality), cents(one.mean_net),
                          cents(one.before.worst), cents(one.after.worst), cents(one.before.spread),
                          cents(one.after.spread), or_nothing(one.risk_taken_away),
                          or_nothing(one.incentive_left), one.share_paid, one.always_payer,
                          one.always_receiver});
  table.notes = {
      {"Prikkel: wat een gemeente zelf draagt van een extra euro aan uitgaven (R6).",
       "Incentive: what a municipality bears itself of one more euro of spending (R6)."}};
  return table;
}

Table spread_table(const study::LiveOutcome& outcome, const Names& names) {
  Table table{.key = "distributions",
              .title = {"Spreiding van het resultaat", "Distribution of the result"},
              .columns = {{"year", {"Jaar", "Year"}},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"name", {"Naam", "Name"}},
                          {"figure", {"Afspraak", "Agreement"}},
                          {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"p25_euro", {"25%", "25%"}, Unit::euro_whole},
                          {"p50_euro", {"Mediaan", "Median"}, Unit::euro_whole},
                          {"p75_euro", {"75%", "75%"}, Unit::euro_whole},
                          {"p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"mean_euro", {"Gemiddeld", "Mean"}, Unit::euro_whole},
                          {"worst_euro", {"Slechtste 5%", "Worst 5%"}, Unit::euro_whole}}};
  for (const Distribution& line : outcome.distributions) {
    const Cell year =
        line.year == 0 ? Cell(Text{"alle jaren", "all years"}) : Cell(std::int64_t{line.year});
    table.rows.push_back(
        {year, line.municipality, name_in(names, line.municipality),
         line.figure == "result_after" ? Text{"met", "with"} : Text{"zonder", "without"},
         cents(line.p5), cents(line.p25), cents(line.p50), cents(line.p75), cents(line.p95),
         cents(line.mean), cents(line.worst)});
  }
  table.only_in_files = true;
  return table;
}

Table payments_table(const study::LiveOutcome& outcome, const Names& names) {
  Table table{
      .key = "payments",
      .title = {"Wie gemiddeld aan wie betaalt, per jaar", "Who pays whom on average, a year"},
      .columns = {{"from", {"Betaalt", "Pays"}},
                  {"to", {"Ontvangt", "Receives"}},
                  {"amount_euro", {"Bedrag", "Amount"}, Unit::euro_whole}}};
  const auto& members = outcome.agreement.members;
  for (const region::MeanPayment& one : outcome.agreement.effect.payments)
    if (const Cents amount = cents(one.amount); amount > Cents())
      table.rows.push_back(
          {name_in(names, members[one.from]), name_in(names, members[one.to]), amount});
  return table;
}

Table reserve_table(const region::ReserveStatistics& reserve) {
  Table table{.key = "reserve",
              .title = {"De reserve in de loop van de jaren", "The reserve over the years"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"p50_euro", {"Mediaan", "Median"}, Unit::euro_whole},
                          {"p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"mean_euro", {"Gemiddeld", "Mean"}, Unit::euro_whole},
                          {"chance_at_minimum", {"Op ondergrens", "At minimum"}, Unit::percent},
                          {"chance_at_maximum", {"Op bovengrens", "At maximum"}, Unit::percent},
                          {"chance_of_top_up", {"Aanvulling", "Top-up"}, Unit::percent}}};
  for (const region::ReserveYearStatistics& year : reserve.years)
    table.rows.push_back({std::int64_t{year.year}, cents(year.p5_closing), cents(year.p50_closing),
                          cents(year.p95_closing), cents(year.mean_closing), year.chance_at_minimum,
                          year.chance_at_maximum, year.chance_of_top_up});
  return table;
}

Paragraph summary(const LiveFigures& figures) {
  const region::AgreementEffect& effect = figures.outcome.agreement.effect;
  const auto sentence = [&](Language language, const char* takes, const char* moves,
                            const char* over, const char* draws) {
    const std::string risk =
        effect.risk_taken_away ? format_percent(*effect.risk_taken_away, language, 0) : "0%";
    return takes + risk + moves + format_euro(cents(effect.moved), language, 0) + over +
           format_number(figures.draws, language) + draws;
  };
  return {{sentence(Language::dutch, "De afspraak neemt ",
                    " van het risico weg en verplaatst gemiddeld € ", " per jaar, over ",
                    " trekkingen van het toeval."),
           sentence(Language::english, "The agreement takes away ", " of the risk and moves € ",
                    " a year on average, over ", " draws of chance.")}};
}

}  // namespace

Report live_report(const LiveFigures& figures, const Names& names) {
  const study::LiveOutcome& outcome = figures.outcome;
  const std::string& id = outcome.agreement.agreement;
  Report report{.title = {"Regio-afspraak " + id, "Regional agreement " + id},
                .blocks = {summary(figures), years_table(outcome, names)}};
  for (const study::LiveYear& year : outcome.years)
    report.blocks.emplace_back(before_and_after(outcome, year, names));
  report.blocks.emplace_back(effects_table(outcome, names));
  if (auto spread = spread_before_and_after(outcome, names))
    report.blocks.emplace_back(*std::move(spread));
  report.blocks.emplace_back(spread_table(outcome, names));
  report.blocks.emplace_back(payments_table(outcome, names));
  if (outcome.agreement.reserve) {
    report.blocks.emplace_back(reserve_fan(*outcome.agreement.reserve));
    report.blocks.emplace_back(reserve_table(*outcome.agreement.reserve));
  }
  if (!figures.keys.empty()) report.blocks.emplace_back(key_criteria_table(figures.keys, names));
  report.names = names;
  return report;
}

}  // namespace houvast::views
