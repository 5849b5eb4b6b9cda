// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "houvast/check.h"
#include "houvast/contribution.h"
#include "houvast/format.h"
#include "views/settlement_columns.h"
#include "views/settlement_report.h"

namespace houvast::views {
namespace {

using region::Equalisation;
using region::EqualisationLine;

struct FormWords {
  EqualisationForm form;
  Text name;
  Text rule;
};

const std::array<FormWords, 9>& all_words() {
  static const std::array<FormWords, 9> words{{
      {EqualisationForm::solidarity,
       {"Solidariteit", "Solidarity"},
       {"Alle kosten worden gedeeld, ongeacht het gebruik.",
        "All cost is shared, whatever the use."}},
      {EqualisationForm::user_pays,
       {"Profijt", "User pays"},
       {"Elke gemeente betaalt haar eigen kosten.", "Every municipality pays its own cost."}},
      {EqualisationForm::deferred_user_pays,
       {"Uitgesteld profijt", "Deferred user pays"},
       {"Elke gemeente betaalt haar gemiddelde kosten van de jaren ervoor; het verschil met dit "
        "jaar "
        "wordt gedeeld.",
        "Every municipality pays its mean cost of the years before; the difference with this year "
        "is "
        "shared."}},
      {EqualisationForm::shared_under_use,
       {"Onderbenutting solidair", "Under-use shared"},
       {"Wat aan een afgesproken minimum ontbreekt, wordt samen betaald.",
        "What is short of an agreed minimum is paid together."}},
      {EqualisationForm::fixed_shared,
       {"Vaste kosten solidair, variabele kosten profijt",
        "Fixed cost shared, variable cost by use"},
       {"De vaste kosten worden gedeeld, de rest betaalt elke gemeente zelf.",
        "The fixed cost is shared, the rest is paid by each municipality itself."}},
      {EqualisationForm::threshold,
       {"Drempel per gemeente", "Threshold for each municipality"},
       {"Kosten boven het eigen risico (begroting plus drempel) worden gedeeld.",
        "Cost above the own risk (budget plus threshold) is shared."}},
      {EqualisationForm::stop_loss,
       {"Dure cliënten gedeeld", "Expensive clients shared"},
       {"Wat een cliënt boven de grens kost, wordt gedeeld.",
        "What a client costs above the limit is shared."}},
      {EqualisationForm::income_share,
       {"Eén percentage van de inkomsten", "One percentage of income"},
       {"Alle gemeenten dragen hetzelfde percentage van hun inkomsten bij.",
        "All municipalities contribute the same percentage of their income."}},
      {EqualisationForm::insurance,
       {"Verzekering", "Insurance"},
       {"Een fonds betaalt kosten boven het eigen risico; de premie is wat daar de jaren ervoor "
        "gemiddeld boven lag.",
        "A fund pays cost above the own risk; the premium is what lay above it on average in the "
        "years "
        "before."}},
  }};
  return words;
}

const FormWords& words_of(EqualisationForm form) {
  const auto found = std::find_if(all_words().begin(), all_words().end(),
                                  [&](const FormWords& words) { return words.form == form; });
  check(found != all_words().end());
  return *found;
}

/// By what the shared part is divided.
Text key_text(const EqualisationTerms& terms) {
  if (terms.form == EqualisationForm::user_pays) return {"niets", "nothing"};
  if (terms.form == EqualisationForm::income_share) return {"inkomsten", "income"};
  if (terms.form == EqualisationForm::deferred_user_pays && terms.by_own_average)
    return {"eigen gemiddelde kosten", "own mean cost"};
  if (terms.form == EqualisationForm::shared_under_use && terms.by_surcharge)
    return {"gelijke opslag op het tarief", "equal surcharge on the rate"};
  if (terms.key.empty()) return {"inwoners", "inhabitants"};
  return region::label(terms.key);
}

/// Columns of a figure that only some forms have.
template <class Column>
void add_where_there(MunicipalityTable<EqualisationLine>& table, const Equalisation& year,
                     const char* key, Text label, Column column) {
  const bool is_there = std::any_of(year.lines.begin(), year.lines.end(), [&](const auto& line) {
    return std::optional<Cents>(column(line)).value_or(Cents()) != Cents();
  });
  if (is_there) table.amount(key, std::move(label), column);
}

template <class Name>
Table steps_table(const Equalisation& year, const Name& name_of) {
  MunicipalityTable<EqualisationLine> table(
      "equalisation", {"Van kosten naar bijdrage", "From cost to contribution"}, year.lines,
      name_of);
  table.amount("cost", {"Kosten", "Cost"}, [](const auto& line) { return line.cost; });
  const auto add = [&](const char* key, Text label, auto column) {
    add_where_there(table, year, key, std::move(label), column);
  };
  add("own_risk", {"Eigen risico", "Own risk"}, [](const auto& line) { return line.own_risk; });
  add("excess", {"Daarboven", "Above it"}, [](const auto& line) { return line.excess; });
  table.amount("own_part", {"Eigen deel", "Own part"},
               [](const auto& line) { return line.own_part; });
  add("premium", {"Premie", "Premium"}, [](const auto& line) { return line.premium; });
  if (year.shared != Cents()) {
    table.figure(
        {"share", {"Aandeel", "Share"}, Unit::percent, 2},
        [](const auto& line) { return Cell(line.share); }, Cell(Decimal(1)));
    table.amount("shared_part", {"Deel van het gedeelde", "Part of what is shared"},
                 [](const auto& line) { return line.shared_part; });
  }
  table.amount("contribution", {"Bijdrage", "Contribution"},
               [](const auto& line) { return line.contribution; });
  table.amount("difference", {"Verschil met kosten", "Difference with cost"},
               [](const auto& line) { return line.difference; });
  table.note(
      {"Verschil boven nul: de gemeente betaalt mee aan anderen. Bedragen in stappen zijn voor "
       "het tonen afgerond; de bijdrage is eenmaal afgerond en telt op.",
       "A difference above zero: the municipality pays for others. Amounts in steps are rounded "
       "to be shown; the contribution is rounded once and adds up."});
  return table.take();
}

Text joined(const Text& before, Cents amount, const Text& after) {
  return {before.nl + format_euro(amount, Language::dutch) + after.nl,
          before.en + format_euro(amount, Language::english) + after.en};
}

/// What is not in the table: the fund, and what providers get for what was not used.
std::vector<Text> remarks_on(const Equalisation& year) {
  std::vector<Text> remarks;
  if (year.joint_cost != Cents())
    remarks.push_back(joined({"Aanbieders krijgen € ", "Providers get € "}, year.joint_cost,
                             {" voor wat niet is afgenomen.", " for what was not used."}));
  if (year.form != EqualisationForm::insurance) return remarks;
  remarks.push_back(joined({"Het fonds begint met € ", "The fund begins with € "},
                           year.fund_opening, {".", "."}));
  remarks.push_back(
      joined({"Het fonds eindigt met € ", "The fund ends with € "}, year.fund_closing, {".", "."}));
  if (year.shared != Cents())
    remarks.push_back(
        joined({"De premies zijn verhoogd met samen € ", "Premiums were raised by € "}, year.shared,
               {", omdat het fonds tekortkwam.", " together, as the fund fell short."}));
  return remarks;
}

template <class Name>
BarChart cost_and_contribution(const Equalisation& year, const Name& name_of) {
  BarChart chart{.key = "cost_and_contribution",
                 .title = {"Kosten en bijdrage", "Cost and contribution"}};
  chart.series = {{{"Kosten", "Cost"}, {}}, {{"Bijdrage", "Contribution"}, {}}};
  for (const EqualisationLine& line : year.lines) {
    const std::string name = name_of(line.municipality);
    chart.categories.push_back({name, name});
    chart.series[0].values.emplace_back(static_cast<double>(line.cost.count()) / 100);
    chart.series[1].values.emplace_back(static_cast<double>(line.contribution.count()) / 100);
  }
  return chart;
}

}  // namespace

Report equalisation_report(const EqualisationTerms& terms, const Equalisation& equalisation,
                           const SettlementReportOptions& options) {
  const auto name_of = [&](const std::string& code) {
    const auto name = options.names.find(code);
    return name == options.names.end() ? code : name->second;
  };
  const FormWords& words = words_of(equalisation.form);
  const Text key = key_text(terms);
  const std::string year = equalisation.year == 0 ? "" : " " + std::to_string(equalisation.year);
  Report report{.title = {"Risicoverevening" + year + ": " + words.name.nl,
                          "Risk equalisation" + year + ": " + words.name.en}};
  report.blocks.emplace_back(Paragraph{{words.rule.nl + " Verdeelsleutel: " + key.nl + ".",
                                        words.rule.en + " Key: " + key.en + "."}});
  report.blocks.emplace_back(steps_table(equalisation, name_of));
  for (Text& remark : remarks_on(equalisation))
    report.blocks.emplace_back(Paragraph{std::move(remark)});
  report.blocks.emplace_back(cost_and_contribution(equalisation, name_of));
  report.reasons = region::transfers(equalisation, "equalisation", {AccountKind::region, ""},
                                     {AccountKind::fund, ""});
  if (options.explain) report.blocks.emplace_back(reasons_in_words(report.reasons, options.names));
  return report;
}

}  // namespace houvast::views
