// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "views/council_sections.h"
#include "views/council_words.h"

namespace houvast::views {
namespace {

std::string years_words(const CouncilFigures& figures, Language language) {
  const std::string from = std::to_string(figures.from), to = std::to_string(figures.to);
  if (figures.is_one_year()) return say(language, "het jaar ", "the year ") + from;
  return language == Language::dutch ? "de jaren " + from + " tot en met " + to
                                     : "the years " + from + " to " + to;
}

/// What the report is about: schemes, where, when.
std::string subject(const CouncilRun& of, Language language) {
  const auto& municipalities = of.figures.municipalities;
  std::vector<std::string> schemes;
  for (const Scheme& scheme : of.dossier.schemes)
    schemes.push_back(scheme.label.empty() ? scheme.id : scheme.label);
  std::string words = say(language, "Dit rapport gaat over ", "This report is about ");
  words += schemes.empty() ? of.dossier.name : list_words(schemes, language);
  const auto count = static_cast<std::int64_t>(municipalities.size());
  if (of.figures.is_one_municipality())
    words += say(language, " in ", " in ") + municipalities.front().name;
  else
    words += say(language, " in de ", " in the ") + municipality_words(count, language) +
             say(language, " van ", " of ") + of.dossier.region;
  words += say(language, ", in ", ", in ") + years_words(of.figures, language) + ".";
  if (of.run.record.receipt.scenario.empty()) return words;
  const auto scenario = of.dossier.scenarios.find(of.run.record.receipt.scenario);
  const std::string label = scenario == of.dossier.scenarios.end() || scenario->second.nl.empty()
                                ? of.run.record.receipt.scenario
                                : scenario->second.in(language);
  return words + say(language, " Het is de variant \"", " It is the variant \"") + label + "\".";
}

/// The result of all years and municipalities, and what part of income it is.
std::string outcome(const CouncilFigures& figures, Language language) {
  const std::string who = figures.is_one_municipality()
                              ? figures.municipalities.front().name
                              : say(language, "de gemeenten samen", "the municipalities together");
  const bool one = figures.is_one_municipality();
  const std::string when = figures.is_one_year()
                               ? say(language, " in dat jaar", " in that year")
                               : say(language, " in die jaren", " in those years");
  if (figures.result == Cents())
    return capital(who) +
           (one ? say(language, " komt", " breaks") : say(language, " komen", " break")) + when +
           say(language, " precies uit: het resultaat is nul.",
               " exactly even: the result is zero.");
  const std::string size = amount_words(figures.result, language);
  const bool short_of = figures.result < Cents();
  std::string words = capital(who);
  if (language == Language::dutch)
    words += std::string(short_of ? (one ? " komt" : " komen") : (one ? " houdt" : " houden")) +
             when + " " + size + (short_of ? " tekort." : " over.");
  else
    words += std::string(short_of ? (one ? " is" : " are") : (one ? " has" : " have")) + when +
             " " + size + (short_of ? " short." : " left.");
  const auto share = share_of(figures.result, figures.item("income"));
  if (!share || figures.item("income") < Cents()) return words;
  return words + say(language, " Dat is ", " That is ") + share_words(*share, language) +
         say(language, " van de inkomsten van het Rijk.", " of the income from the state.");
}

/// How many are short, and who most.
std::string who_has_what(const CouncilFigures& figures, Language language) {
  if (figures.is_one_municipality()) return {};
  const auto count = [&](auto is) {
    return std::count_if(figures.municipalities.begin(), figures.municipalities.end(),
                         [&](const CouncilFigures::Own& own) { return is(own.result); });
  };
  const auto with_deficit = count([](Cents result) { return result < Cents(); });
  const auto with_surplus = count([](Cents result) { return result > Cents(); });
  const auto even = count([](Cents result) { return result == Cents(); });
  const auto all = static_cast<std::ptrdiff_t>(figures.municipalities.size());
  const auto have = [&](std::ptrdiff_t number) {
    return number == 1 ? say(language, " heeft", " has") : say(language, " hebben", " have");
  };
  std::vector<std::string> parts;
  const auto add = [&](std::ptrdiff_t number, const std::string& what) {
    if (number == 0) return;
    const std::string who = number == all   ? say(language, "alle gemeenten", "all municipalities")
                            : parts.empty() ? municipality_words(number, language)
                                            : number_words(number, language);
    parts.push_back(who + what);
  };
  add(with_deficit, have(with_deficit) + say(language, " een tekort", " a deficit"));
  // "Zeven gemeenten hebben een tekort en drie een overschot": the verb once where it is the same.
  const bool again = with_deficit > 0 && have(with_deficit) == have(with_surplus);
  add(with_surplus,
      (again ? "" : have(with_surplus)) + say(language, " een overschot", " a surplus"));
  add(even, even == 1 ? say(language, " komt precies uit", " breaks exactly even")
                      : say(language, " komen precies uit", " break exactly even"));
  std::string words = capital(list_words(parts, language)) + ".";
  const auto [lowest, highest] =
      std::minmax_element(figures.municipalities.begin(), figures.municipalities.end(),
                          [](const auto& a, const auto& b) { return a.result < b.result; });
  if (with_deficit > 0)
    words += say(language, " Het grootste tekort heeft ", " The largest deficit is that of ") +
             lowest->name + ": " + amount_words(lowest->result, language) + ".";
  if (with_surplus > 0)
    words += say(language, " Het grootste overschot heeft ", " The largest surplus is that of ") +
             highest->name + ": " + amount_words(highest->result, language) + ".";
  return words;
}

/// From the first year to the last, and the worst between them.
std::string development(const CouncilFigures& figures, Language language) {
  if (figures.is_one_year()) return {};
  const Cents first = figures.by_year.at(figures.from), last = figures.by_year.at(figures.to);
  const std::string from = std::to_string(figures.from), to = std::to_string(figures.to);
  const auto amount = [&](Cents cents) { return amount_words(cents, language); };
  const bool same_sign =
      (first < Cents()) == (last < Cents()) && first != Cents() && last != Cents();
  std::string words;
  if (same_words(first, last)) {
    words = language == Language::dutch
                ? "In " + to + " is het resultaat vrijwel gelijk aan dat in " + from + ": " +
                      result_words(last, language) + "."
                : "In " + to + " the result is about the same as in " + from + ": " +
                      result_words(last, language) + ".";
  } else if (same_sign) {
    const bool grows = (first < Cents()) == (last < first);
    const bool deficit = first < Cents();
    words = language == Language::dutch
                ? std::string(deficit ? "Het tekort" : "Het overschot") +
                      (grows ? " loopt op" : " daalt") + ": van " + amount(first) + " in " + from +
                      " naar " + amount(last) + " in " + to + "."
                : std::string(deficit ? "The deficit" : "The surplus") +
                      (grows ? " grows" : " shrinks") + ": from " + amount(first) + " in " + from +
                      " to " + amount(last) + " in " + to + ".";
  } else {
    words = language == Language::dutch
                ? "Het resultaat slaat om: van " + result_words(first, language) + " in " + from +
                      " naar " + result_words(last, language) + " in " + to + "."
                : "The result turns: from " + result_words(first, language) + " in " + from +
                      " to " + result_words(last, language) + " in " + to + ".";
  }
  const auto worst =
      std::min_element(figures.by_year.begin(), figures.by_year.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (worst->first == figures.from || worst->first == figures.to || worst->second >= Cents())
    return words;
  return words + say(language, " Het slechtste jaar is ", " The worst year is ") +
         std::to_string(worst->first) +
         say(language, ", met een tekort van ", ", with a deficit of ") + amount(worst->second) +
         ".";
}

BarChart by_year_chart(const CouncilFigures& figures) {
  BarChart chart{.key = "council_by_year",
                 .title = {"Resultaat per jaar", "Result by year"},
                 .unit = Unit::euro_whole,
                 .series = {{{"resultaat", "result"}, {}}}};
  for (const auto& [year, result] : figures.by_year) {
    chart.categories.push_back({std::to_string(year), std::to_string(year)});
    chart.series.front().values.emplace_back(static_cast<double>(result.count()) / 100);
  }
  return chart;
}

Table by_municipality_table(const CouncilFigures& figures) {
  Table table{.key = "council_by_municipality",
              .title = figures.is_one_year()
                           ? Text{"Resultaat per gemeente", "Result by municipality"}
                           : Text{"Resultaat per gemeente, alle jaren samen",
                                  "Result by municipality, all years together"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}},
                          {"result_euro", {"Resultaat", "Result"}, Unit::euro_whole},
                          {"reading", {"Dat is", "That is"}}},
              .last_row_is_total = true};
  const auto reading = [](Cents result) {
    return result < Cents()   ? Text{"tekort", "deficit"}
           : result > Cents() ? Text{"overschot", "surplus"}
                              : Text{"nul", "zero"};
  };
  for (const CouncilFigures::Own& own : figures.municipalities)
    table.rows.push_back({own.name, own.result, reading(own.result)});
  table.rows.push_back({Text{"Samen", "Together"}, figures.result, reading(figures.result)});
  return table;
}

}  // namespace

Chapter council_summary(const CouncilRun& of) {
  Chapter chapter;
  const auto add = [&](auto sentence) {
    const Text text = in_both(sentence);
    if (!text.nl.empty()) chapter.emplace_back(Paragraph{text});
  };
  chapter.emplace_back(Heading{{"In het kort", "In short"}});
  add([&](Language language) { return subject(of, language); });
  add([&](Language language) {
    const std::string who = who_has_what(of.figures, language);
    return outcome(of.figures, language) + (who.empty() ? "" : " ") + who;
  });
  add([&](Language language) { return development(of.figures, language); });
  if (!of.figures.is_one_year()) chapter.emplace_back(by_year_chart(of.figures));
  if (!of.figures.is_one_municipality()) chapter.emplace_back(by_municipality_table(of.figures));
  return chapter;
}

}  // namespace houvast::views
