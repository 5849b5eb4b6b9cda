// SPDX-License-Identifier: EUPL-1.2
#include <tuple>

#include "views/council_sections.h"
#include "views/council_words.h"

namespace houvast::views {
namespace {

/// What comes in and what care costs, over all years.
std::string where_it_comes_from(const CouncilFigures& figures, Language language) {
  const auto amount = [&](std::string_view item) {
    return amount_words(figures.item(item), language);
  };
  std::string words = say(language, "Van het Rijk komt ", "The state brings ") + amount("income") +
                      say(language, "; de zorg kost ", "; care costs ") + amount("care");
  if (figures.item("execution") != Cents())
    words += say(language, " en de uitvoering ", " and execution ") + amount("execution");
  words += ".";
  if (figures.item("other_income") > Cents())
    words += say(language, " Andere inkomsten, zoals eigen bijdragen, brengen ",
                 " Other income, such as own contributions, brings ") +
             amount("other_income") + say(language, " op.", ".");
  for (const auto& [item, words_nl, words_en] :
       {std::tuple("compensation", " De compensatie voor de herverdeling is ",
                   " The compensation for redistribution is "),
        std::tuple("safety_net", " Het vangnet is ", " The safety net is "),
        std::tuple("relief", " De aanvullende uitkering is ", " The supplementary payment is ")})
    if (figures.item(item) != Cents())
      words += say(language, words_nl, words_en) + amount(item) + ".";
  return words;
}

/// "stijgen met 17,4 miljoen euro (33%)", "dalen met ...", "blijven gelijk".
std::string change_words(Cents before, Cents after, Language language) {
  const Cents change = after - before;
  if (change == Cents()) return say(language, "blijven gelijk", "stay the same");
  std::string words = change > Cents() ? say(language, "stijgen met ", "rise by ")
                                       : say(language, "dalen met ", "fall by ");
  words += amount_words(change, language);
  const auto share = share_of(change, before);
  if (share && before > Cents()) words += " (" + share_words(*share, language) + ")";
  return words;
}

/// Who grows faster: income or cost.
std::string what_drives_it(const CouncilFigures& figures, Language language) {
  const Cents income = figures.income(figures.to) - figures.income(figures.from);
  const Cents cost = figures.cost(figures.to) - figures.cost(figures.from);
  const std::string from = std::to_string(figures.from), to = std::to_string(figures.to);
  std::string words = (language == Language::dutch
                           ? "Tussen " + from + " en " + to + " " + "gebeurt er dit: de inkomsten "
                           : "Between " + from + " and " + to + " this happens: income ");
  words += change_words(figures.income(figures.from), figures.income(figures.to), language);
  words +=
      say(language, ", de kosten van zorg en uitvoering ", ", the costs of care and execution ");
  words += change_words(figures.cost(figures.from), figures.cost(figures.to), language) + ".";
  const Cents gap = income - cost;
  if (gap == Cents())
    return words + say(language, " Per saldo verandert er niets.", " On balance nothing changes.");
  const auto worse_or_better = [&](Cents change) {
    return amount_words(change, language) + (change < Cents()
                                                 ? say(language, " slechter.", " worse.")
                                                 : say(language, " beter.", " better."));
  };
  words += say(language, " Per saldo wordt het resultaat daardoor ",
               " On balance that makes the result ") +
           worse_or_better(gap);
  // What runs through the region and its reserve is no income and no cost.
  const Cents all = figures.by_year.at(figures.to) - figures.by_year.at(figures.from);
  if (all == Cents() || same_words(all, gap)) return words;
  return words +
         say(language, " Met wat via de regio en de reserve loopt erbij wordt het ",
             " With what runs through the region and the reserve it becomes ") +
         worse_or_better(all);
}

/// F1 in words, of each scheme whose macro budget is computed.
std::string macro_words(const study::SchemeOutcome& scheme, const std::string& name,
                        Language language) {
  const funding::MacroBudget& first = scheme.macro.front();
  const funding::MacroBudget& last = scheme.macro.back();
  const std::string budget = language == Language::dutch ? "Het budget van het Rijk voor " + name
                                                         : "The state's budget for " + name;
  if (same_words(first.amount, last.amount))
    return budget + say(language, " blijft vrijwel gelijk: ", " stays about the same: ") +
           amount_words(last.amount, language) + say(language, " in ", " in ") +
           std::to_string(last.year) + ".";
  const bool grows = last.amount > first.amount;
  const std::string from = std::to_string(first.year), to = std::to_string(last.year);
  return budget +
         (grows ? say(language, " groeit van ", " grows from ")
                : say(language, " daalt van ", " falls from ")) +
         amount_words(first.amount, language) + " in " + from + say(language, " naar ", " to ") +
         amount_words(last.amount, language) + " in " + to + ".";
}

Table first_and_last(const CouncilFigures& figures) {
  const std::string from = std::to_string(figures.from), to = std::to_string(figures.to);
  Table table{.key = "council_changes",
              .title = {"Wat er verandert tussen " + from + " en " + to,
                        "What changes between " + from + " and " + to},
              .columns = {{"item", {"Post", "Item"}},
                          {"first_euro", {from, from}, Unit::euro_whole},
                          {"last_euro", {to, to}, Unit::euro_whole},
                          {"change_euro", {"Verschil", "Difference"}, Unit::euro_whole}},
              .last_row_is_total = true};
  const auto row = [&](const Text& label, Cents first, Cents last) {
    table.rows.push_back({label, first, last, last - first});
  };
  for (const std::string_view item : items()) {
    const Cents first = figures.item(item, figures.from), last = figures.item(item, figures.to);
    if (first != Cents() || last != Cents()) row(item_label(item), first, last);
  }
  row(item_label("result"), figures.by_year.at(figures.from), figures.by_year.at(figures.to));
  return table;
}

Table by_item(const CouncilFigures& figures) {
  Table table{.key = "council_items",
              .title = {"Waaruit het resultaat bestaat", "What the result is made of"},
              .columns = {{"item", {"Post", "Item"}},
                          {"amount_euro", {"Bedrag", "Amount"}, Unit::euro_whole}},
              .last_row_is_total = true};
  for (const std::string_view item : items())
    if (figures.item(item) != Cents()) table.rows.push_back({item_label(item), figures.item(item)});
  table.rows.push_back({item_label("result"), figures.result});
  return table;
}

}  // namespace

Chapter council_changes(const CouncilRun& of) {
  Chapter chapter;
  chapter.emplace_back(Heading{{"Wat het resultaat bepaalt", "What makes the result"}});
  chapter.emplace_back(Paragraph{
      in_both([&](Language language) { return where_it_comes_from(of.figures, language); })});
  if (of.figures.is_one_year()) {
    chapter.emplace_back(by_item(of.figures));
    return chapter;
  }
  chapter.emplace_back(Paragraph{in_both([&](Language language) {
    std::string words = what_drives_it(of.figures, language);
    for (std::size_t s = 0; s < of.run.schemes.size(); ++s) {
      if (of.run.schemes[s].macro.empty()) continue;
      std::string name = of.run.schemes[s].scheme;
      for (const Scheme& scheme : of.dossier.schemes)
        if (scheme.id == name && !scheme.label.empty()) name = scheme.label;
      words += " " + macro_words(of.run.schemes[s], name, language);
    }
    return words;
  })});
  chapter.emplace_back(first_and_last(of.figures));
  return chapter;
}

}  // namespace houvast::views
