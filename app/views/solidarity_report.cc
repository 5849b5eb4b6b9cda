// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/format.h"
#include "views/settlement_columns.h"
#include "views/settlement_report.h"

namespace houvast::views {
namespace {

using region::SolidarityLine;
using region::SolidaritySettlement;
using Baseline = SolidarityTerms::Baseline;

Text percentage(Decimal share) {
  return {format_percent(share, Language::dutch), format_percent(share, Language::english)};
}

Text execution_choice(const SolidarityTerms& terms) {
  if (!terms.execution_surcharge) return {"werkelijke kosten", "actual cost"};
  const Text share = percentage(*terms.execution_surcharge);
  return {"opslag van " + share.nl + " op de uitgaven",
          "surcharge of " + share.en + " on spending"};
}

Text weight_choice(const SolidarityTerms& terms) {
  if (terms.baseline == Baseline::regional_average)
    return {"niet van toepassing bij het regionaal gemiddelde",
            "does not apply with the regional average"};
  switch (terms.weight) {
    case SolidarityWeight::none:
      return {"geen", "none"};
    case SolidarityWeight::inhabitants:
      return {"inwoners", "inhabitants"};
    case SolidarityWeight::income:
      return {"inkomsten", "income"};
    case SolidarityWeight::table:
      return {"per gemeente opgegeven", "given for each municipality"};
  }
  return {};
}

Text own_share_choice(const SolidaritySettlement& settlement, const SolidarityTerms& terms) {
  const auto in_year = [&](Decimal usual, const std::map<int, Decimal>& other) {
    const auto found = other.find(settlement.year);
    return found == other.end() ? usual : found->second;
  };
  const Decimal deficit = in_year(terms.own_share_deficit, terms.own_share_deficit_in);
  const Decimal surplus = in_year(terms.own_share_surplus, terms.own_share_surplus_in);
  if (deficit == surplus) return percentage(deficit);
  const Text of_deficit = percentage(deficit);
  const Text of_surplus = percentage(surplus);
  return {"van een tekort " + of_deficit.nl + ", van een overschot " + of_surplus.nl,
          "of a deficit " + of_deficit.en + ", of a surplus " + of_surplus.en};
}

Table choices_table(const SolidarityTerms& terms, const SolidaritySettlement& settlement) {
  Table table{.key = "choices",
              .title = {"De zes keuzes", "The six choices"},
              .columns = {{"number", {"Nr.", "No."}, Unit::number},
                          {"choice", {"Keuze", "Choice"}},
                          {"made", {"Gekozen", "Chosen"}}}};
  const auto add = [&](Text choice, Text made) {
    table.rows.push_back(
        {static_cast<std::int64_t>(table.rows.size() + 1), std::move(choice), std::move(made)});
  };
  const bool is_average = terms.baseline == Baseline::regional_average;
  add({"Vergelijken met", "Compare with"},
      is_average
          ? Text{"het regionaal gemiddelde van de uitgaven", "the regional average of spending"}
          : Text{"de eigen inkomsten", "own income"});
  add({"Uitvoeringskosten", "Execution cost"}, execution_choice(terms));
  add({"Aftoppen", "Capping"}, terms.capped ? Text{"ja: niemand betaalt meer dan zijn overschot",
                                                   "yes: nobody pays more than its surplus"}
                                            : Text{"nee", "no"});
  add({"Gewichten", "Weights"}, weight_choice(terms));
  const bool corrects =
      std::any_of(terms.corrections.begin(), terms.corrections.end(),
                  [&](const Correction& one) { return one.year == settlement.year; });
  add({"Corrigeren voor eigen beleid", "Correct for own policy"},
      corrects ? Text{"ja", "yes"} : Text{"nee", "no"});
  add({"Voor eigen rekening", "For own account"}, own_share_choice(settlement, terms));
  return table;
}

bool any(const SolidaritySettlement& settlement, Cents SolidarityLine::*amount) {
  return std::any_of(settlement.lines.begin(), settlement.lines.end(),
                     [&](const SolidarityLine& line) { return line.*amount != Cents(); });
}

/// For people: what a part is of the whole.
Cell fraction(Cents part, Cents whole) {
  if (whole == Cents()) return {};
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

Text region_percentage(Cents part, Cents whole) {
  const double share = static_cast<double>(part.count()) / static_cast<double>(whole.count());
  return {format_percent(share, Language::dutch, 2), format_percent(share, Language::english, 2)};
}

template <class Name>
Table result_table(const SolidarityTerms& terms, const SolidaritySettlement& settlement,
                   const Name& name_of) {
  const bool is_average = terms.baseline == Baseline::regional_average;
  MunicipalityTable<SolidarityLine> table(
      "result",
      {"Stap 1: wie heeft een tekort, wie een overschot", "Step 1: who is short, who has left"},
      settlement.lines, name_of);
  table.amount("income", {"Inkomsten", "Income"},
               [](const SolidarityLine& line) { return line.figures.income; });
  table.amount("spending", {"Uitgaven", "Spending"},
               [](const SolidarityLine& line) { return line.figures.spending; });
  if (any(settlement, &SolidarityLine::execution_counted))
    table.amount("execution", {"Uitvoering", "Execution"},
                 [](const SolidarityLine& line) { return line.execution_counted; });
  if (any(settlement, &SolidarityLine::correction))
    table.amount("correction", {"Correctie", "Correction"},
                 [](const SolidarityLine& line) { return -line.correction; });
  if (is_average)
    table.amount("baseline", {"Regionaal gemiddelde", "Regional average"},
                 [](const SolidarityLine& line) { return line.baseline; });
  table.amount("result", {"Resultaat", "Result"},
               [](const SolidarityLine& line) { return line.result; });
  // With the average, results add up to nothing; what the region is short of is told in a note.
  const Cents short_of = settlement.income - settlement.cost;
  table.figure(
      {"result_of_income", {"% van inkomsten", "% of income"}, Unit::percent, 2},
      [](const SolidarityLine& line) { return fraction(line.result, line.figures.income); },
      is_average ? Cell() : fraction(short_of, settlement.income));
  if (is_average) {
    const Text percentage = region_percentage(short_of, settlement.income);
    table.note(
        {"Regionaal gemiddelde: inkomsten van de gemeente maal alle kosten gedeeld door alle "
         "inkomsten. Voor de regio als geheel is inkomsten min kosten " +
             percentage.nl + " van de inkomsten.",
         "Regional average: income of the municipality times all cost over all income. For the "
         "region as a whole, income less cost is " +
             percentage.en + " of income."});
  }
  return table.take();
}

template <class Name>
Table pooled_table(const SolidarityTerms& terms, const SolidaritySettlement& settlement,
                   const Name& name_of) {
  MunicipalityTable<SolidarityLine> table(
      "pooled", {"Stap 2: wat onder de afspraken valt", "Step 2: what the agreement covers"},
      settlement.lines, name_of);
  table.figure({"own_share", {"Eigen deel", "Own share"}, Unit::percent, 1},
               [](const SolidarityLine& line) { return Cell(line.own_share); });
  table.amount("pooled_deficit", {"Verrekenbaar tekort", "Pooled deficit"},
               [](const SolidarityLine& line) { return std::max(-line.pooled, Cents()); });
  table.amount("pooled_surplus", {"Verrekenbaar overschot", "Pooled surplus"},
               [](const SolidarityLine& line) { return std::max(line.pooled, Cents()); });
  const bool weighs =
      std::any_of(settlement.lines.begin(), settlement.lines.end(),
                  [](const SolidarityLine& line) { return line.weight.has_value(); });
  if (weighs)
    table.figure(
        {"weight", {"Gewicht", "Weight"}, Unit::number, 2},
        [](const SolidarityLine& line) { return line.weight ? Cell(*line.weight) : Cell(); });
  if (terms.capped)
    table.amount("cap", {"Hoogstens te betalen", "At most to pay"},
                 [](const SolidarityLine& line) { return line.cap; });
  return table.take();
}

template <class Name>
Table after_table(const SolidaritySettlement& settlement, const Name& name_of) {
  MunicipalityTable<SolidarityLine> table("settlement",
                                          {"Stap 3: de verrekening", "Step 3: the settlement"},
                                          settlement.lines, name_of);
  table.amount("before", {"Voor solidariteit", "Before solidarity"},
               [](const SolidarityLine& line) { return line.real_before; });
  table.amount("paid", {"Betaalt", "Pays"},
               [](const SolidarityLine& line) { return std::max(-line.moved, Cents()); });
  table.amount("received", {"Ontvangt", "Receives"},
               [](const SolidarityLine& line) { return std::max(line.moved, Cents()); });
  table.amount("after", {"Na solidariteit", "After solidarity"},
               [](const SolidarityLine& line) { return line.real_after; });
  Cents after;
  for (const SolidarityLine& line : settlement.lines) after += line.real_after;
  table.figure(
      {"after_of_income", {"% van inkomsten", "% of income"}, Unit::percent, 2},
      [](const SolidarityLine& line) { return fraction(line.real_after, line.figures.income); },
      fraction(after, settlement.income));
  table.note({"Voor en na: inkomsten min werkelijke uitgaven en werkelijke uitvoeringskosten.",
              "Before and after: income less actual spending and actual execution cost."});
  return table.take();
}

double euros(Cents amount) { return static_cast<double>(amount.count()) / 100; }

template <class Name>
BarChart before_and_after(const SolidaritySettlement& settlement, const Name& name_of) {
  BarChart chart{
      .key = "before_and_after",
      .title = {"Resultaat voor en na solidariteit", "Result before and after solidarity"}};
  chart.series = {{{"Voor", "Before"}, {}}, {{"Na", "After"}, {}}};
  for (const SolidarityLine& line : settlement.lines) {
    const std::string name = name_of(line.municipality);
    chart.categories.push_back({name, name});
    chart.series[0].values.emplace_back(euros(line.real_before));
    chart.series[1].values.emplace_back(euros(line.real_after));
  }
  return chart;
}

Text outcome_text(const SolidaritySettlement& settlement) {
  if (settlement.outcome != region::SolidarityOutcome::settled)
    return region::to_text(settlement.outcome);
  const auto say = [&](Language language, const Text& before, const Text& deficits,
                       const Text& surpluses) {
    return before.in(language) + format_euro(settlement.total, language) + deficits.in(language) +
           format_euro(settlement.deficits, language) + surpluses.in(language) +
           format_euro(settlement.surpluses, language) + ".";
  };
  const Text before{"Verrekend wordt € ", "What moves is € "};
  const Text deficits{", bij verrekenbare tekorten van € ", ", with pooled deficits of € "};
  const Text surpluses{" en verrekenbare overschotten van € ", " and pooled surpluses of € "};
  return {say(Language::dutch, before, deficits, surpluses),
          say(Language::english, before, deficits, surpluses)};
}

}  // namespace

Table reasons_in_words(const std::vector<Transfer>& transfers, const NamesByCode& names) {
  Table table{.key = "reasons",
              .title = {"Waarom", "Why"},
              .columns = {{"from", {"Van", "From"}},
                          {"to", {"Naar", "To"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"reason", {"Uitleg", "Reason"}}}};
  for (const Transfer& transfer : transfers)
    table.rows.push_back({account_text(transfer.from, names), account_text(transfer.to, names),
                          transfer.amount,
                          Text{reason_sentence(transfer.reason, Language::dutch),
                               reason_sentence(transfer.reason, Language::english)}});
  return table;
}

Report solidarity_report(const SolidarityTerms& terms, const SolidaritySettlement& settlement,
                         const SettlementReportOptions& options) {
  const auto name_of = [&](const std::string& code) {
    const auto name = options.names.find(code);
    return name == options.names.end() ? code : name->second;
  };
  const std::string year = settlement.year == 0 ? "" : " " + std::to_string(settlement.year);
  Report report{.title = {"Onderlinge solidariteit" + year, "Solidarity" + year}};
  report.blocks.emplace_back(choices_table(terms, settlement));
  report.blocks.emplace_back(result_table(terms, settlement, name_of));
  report.blocks.emplace_back(pooled_table(terms, settlement, name_of));
  report.blocks.emplace_back(after_table(settlement, name_of));
  report.blocks.emplace_back(Paragraph{outcome_text(settlement)});
  report.blocks.emplace_back(before_and_after(settlement, name_of));
  report.reasons = region::transfers(settlement, "solidarity", {AccountKind::region, ""});
  if (options.explain) report.blocks.emplace_back(reasons_in_words(report.reasons, options.names));
  return report;
}

}  // namespace houvast::views
