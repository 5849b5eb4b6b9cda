// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/format.h"
#include "houvast/gemeentefonds.h"
#include "views/allocation_model.h"

namespace houvast::views {
namespace {

double in_euros(Cents amount) { return static_cast<double>(amount.count()) / 100; }

double share_of(Cents part, Cents whole) {
  if (whole == Cents()) return 0;
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

Cell known(const std::optional<Cents>& amount) { return amount ? Cell(*amount) : Cell(); }

Column name_column() { return {"name", {"Gemeente", "Municipality"}}; }

Text both(const std::string& text) { return {text, text}; }

/// A table of municipalities by years.
template <class Value>
Table by_year(const std::string& key, const Text& title, Unit unit, const AllocationModel& model,
              const Value& value) {
  Table table{.key = key, .title = title, .columns = {name_column()}};
  for (const int year : model.years)
    table.columns.push_back({"y" + std::to_string(year), both(std::to_string(year)), unit});
  for (std::size_t i = 0; i < model.municipalities.size(); ++i) {
    std::vector<Cell> row{model.municipalities[i].name};
    for (const int year : model.years) row.push_back(value(model.line(year, i)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table measures_table(const SchemeModel& scheme) {
  Table table{.key = "measures_" + scheme.id,
              .title = {scheme.label + ": maatstaven in " + std::to_string(scheme.measures_year),
                        scheme.label + ": measures in " + std::to_string(scheme.measures_year)},
              .columns = {{"code", {"Code", "Code"}},
                          {"measure", {"Maatstaf", "Measure"}},
                          {"volume", {"Volume", "Volume"}, Unit::number, 0},
                          {"weight", {"Gewicht (euro)", "Weight (euro)"}, Unit::number, 2},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro_whole},
                          {"share", {"Aandeel", "Share"}, Unit::percent, 1}},
              .last_row_is_total = true};
  Cents total;
  for (const MeasureOutcome& measure : scheme.measures) total += measure.total;
  for (const MeasureOutcome& measure : scheme.measures)
    table.rows.push_back({measure.terms.code,
                          measure.terms.label.empty() ? measure.terms.code : measure.terms.label,
                          measure.volume ? Cell(*measure.volume) : Cell(), measure.terms.weight,
                          measure.total, share_of(measure.total, total)});
  table.rows.push_back(
      {Text{"Totaal", "Total"}, std::string(), Cell(), Cell(), total, share_of(total, total)});
  const int decimals = std::min(std::max(3, scheme.factor.decimals()), 6);
  table.notes.push_back(
      {"Bedrag = factor x gewicht x volume, als het hele budget objectief is verdeeld; factor " +
           format_number(scheme.factor, Language::dutch, decimals) +
           (scheme.factor_is_solved ? ", bepaald uit het macrobudget." : ", zoals gepubliceerd."),
       "Amount = factor x weight x volume, as if all of the budget were shared objectively; "
       "factor " +
           format_number(scheme.factor, Language::english, decimals) +
           (scheme.factor_is_solved ? ", solved from the macro budget." : ", as published.")});
  return table;
}

Table shares_table(const AllocationModel& model, const SchemeModel& scheme) {
  Table table{.key = "shares_" + scheme.id,
              .title = {scheme.label + ": aandeel in het budget", scheme.label + ": shares"},
              .columns = {name_column(),
                          {"historical", {"Historisch", "Historical"}, Unit::percent, 2},
                          {"objective", {"Objectief", "Objective"}, Unit::percent, 2},
                          {"difference", {"Verschil", "Difference"}, Unit::percent, 2}}};
  const funding::Allocation& last = scheme.years.back();
  for (std::size_t i = 0; i < last.lines.size(); ++i) {
    const double before = share_of(last.lines[i].historical_weight, last.historical_total);
    const double after = share_of(last.lines[i].objective_weight, last.objective_total);
    table.rows.push_back({model.municipalities[i].name, before, after, after - before});
  }
  return table;
}

BarChart path_chart(const SchemeModel& scheme) {
  BarChart chart{.key = "path_" + scheme.id,
                 .title = {scheme.label + ": historisch en objectief deel per jaar",
                           scheme.label + ": historical and objective part by year"},
                 .unit = Unit::euro_million,
                 .stacked = true};
  BarChart::Series historical{.label = {"Historisch", "Historical"}};
  BarChart::Series objective{.label = {"Objectief", "Objective"}};
  for (const funding::Allocation& year : scheme.years) {
    Cents old_part, new_part;
    for (const funding::AllocationLine& line : year.lines) {
      old_part += line.historical;
      new_part += line.objective;
    }
    chart.categories.push_back(both(std::to_string(year.year)));
    historical.values.emplace_back(in_euros(old_part));
    objective.values.emplace_back(in_euros(new_part));
  }
  chart.series = {std::move(historical), std::move(objective)};
  return chart;
}

Table amounts_table(const AllocationModel& model, const SchemeModel& scheme) {
  Table table{.key = "amounts_" + scheme.id,
              .title = {scheme.label + ": ontvangst per gemeente en jaar",
                        scheme.label + ": received by municipality and year"},
              .columns = {name_column()},
              .last_row_is_total = true};
  std::vector<Cell> total{Text{"Totaal", "Total"}};
  for (const funding::Allocation& year : scheme.years) {
    const std::string name = std::to_string(year.year);
    table.columns.push_back({"y" + name, both(name), Unit::euro_whole});
    total.emplace_back(year.amount);
  }
  for (std::size_t i = 0; i < model.municipalities.size(); ++i) {
    std::vector<Cell> row{model.municipalities[i].name};
    for (const funding::Allocation& year : scheme.years) row.emplace_back(year.lines[i].amount());
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(std::move(total));
  return table;
}

/// F5: who is capped in which year, and by how much.
Table cap_table(const AllocationModel& model, const funding::Cumulation& cap) {
  Table table{.key = "cap",
              .title = {"Cumulatieregeling: wie wordt gedempt", "Cumulated cap: who is capped"},
              .columns = {name_column(),
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"effect", {"Effect per inwoner", "Effect per inhabitant"}, Unit::euro},
                          {"limit", {"Grens per inwoner", "Limit per inhabitant"}, Unit::euro},
                          {"compensation", {"Compensatie", "Compensation"}, Unit::euro_whole},
                          {"financing", {"Betaalt mee", "Pays for others"}, Unit::euro_whole},
                          {"kept", {"Gevoeld per inwoner", "Felt per inhabitant"}, Unit::euro}}};
  std::map<std::string, std::string> names;
  for (const Municipality& one : model.municipalities) names[one.code] = one.name;
  for (const funding::CumulatedYear& year : cap.years)
    for (const funding::CumulatedLine& line : year.lines) {
      if (line.compensation == Cents() && line.financing == Cents()) continue;
      const Decimal people(line.inhabitants);
      table.rows.push_back({names[line.municipality], std::int64_t{year.year},
                            known(per_inhabitant(line.effect, people)), year.limit,
                            line.compensation, line.financing,
                            known(per_inhabitant(line.kept, people))});
    }
  return table;
}

/// Gainers, losers and who loses most per inhabitant.
struct Count {
  std::size_t more = 0, less = 0;
  Cents moved;  ///< What those with more have more.
  std::string most;
  std::optional<Cents> most_each;
};

template <class Change>
Count count(const AllocationModel& model, int year, const Change& change) {
  Count counted;
  for (std::size_t i = 0; i < model.municipalities.size(); ++i) {
    const ModelLine& line = model.line(year, i);
    const Cents amount = change(line);
    if (amount > Cents()) {
      ++counted.more;
      counted.moved += amount;
    }
    if (amount < Cents()) ++counted.less;
    const auto each = line.each(amount);
    if (each && *each < counted.most_each.value_or(Cents())) {
      counted.most = model.municipalities[i].name;
      counted.most_each = each;
    }
  }
  return counted;
}

std::string of_municipalities(std::size_t number, Language language) {
  return format_count(static_cast<std::int64_t>(number), {"gemeente", "municipality"},
                      {"gemeenten", "municipalities"}, language);
}

/// "1,3 miljoen euro", "52.300 euro".
std::string moved_words(Cents moved, Language language) {
  if (moved < Cents(100'000'000)) return format_euro(moved, language, 0) + " euro";
  return format_million(moved, language) +
         (language == Language::dutch ? " miljoen euro" : " million euro");
}

/// Who gets more: "krijgen in 2036 3 gemeenten samen 1,3 miljoen euro meer".
std::string who_gets_more(const Count& counted, int year, Language language) {
  const bool nl = language == Language::dutch;
  const std::string when = " in " + std::to_string(year) + " ";
  if (counted.more == 0)
    return nl ? " krijgt" + when + "geen enkele gemeente meer" : when + "no municipality gets more";
  const std::string who = of_municipalities(counted.more, language);
  const std::string what = moved_words(counted.moved, language);
  if (nl && counted.more == 1) return " krijgt" + when + who + " " + what + " meer";
  if (nl) return " krijgen" + when + who + " samen " + what + " meer";
  return when + who + (counted.more == 1 ? " gets " : " together get ") + what + " more";
}

std::string who_gets_less(const Count& counted, Language language) {
  const bool nl = language == Language::dutch;
  if (counted.less == 0) return nl ? " en geen enkele minder" : " and none gets less";
  const std::string who = of_municipalities(counted.less, language);
  if (nl)
    return (counted.more == 0 && counted.less > 1 ? " en krijgen " : " en ") + who + " minder";
  return " and " + who + (counted.less == 1 ? " gets less" : " get less");
}

Text sentence(const Count& counted, int year, const Text& beginning) {
  if (counted.more == 0 && counted.less == 0)
    return {beginning.nl + " verandert er voor geen enkele gemeente iets.",
            beginning.en + " nothing changes for any municipality."};
  const auto say = [&](Language language) {
    std::string words = beginning.in(language) + who_gets_more(counted, year, language) +
                        who_gets_less(counted, language);
    if (counted.most_each)
      words += "; " + counted.most +
               (language == Language::dutch ? " verliest per inwoner het meest: "
                                            : " loses most per inhabitant: ") +
               format_euro(-*counted.most_each, language) + " euro";
    return words + ".";
  };
  return {say(Language::dutch), say(Language::english)};
}

bool has_history(const AllocationModel& model) {
  return std::ranges::any_of(model.schemes, [](const SchemeModel& scheme) {
    return scheme.years.back().historical_total != Cents();
  });
}

}  // namespace

Text sentence_of(const AllocationModel& model) {
  if (model.schemes.empty())
    return {"Dit dossier heeft geen verdeelmodel: het inkomen staat vast in tabellen.",
            "This dossier has no allocation model: income is given in tables."};
  if (!has_history(model))
    return {
        "Dit dossier verdeelt het budget meteen volgens de maatstaven: er is geen historische "
        "verdeling om mee te vergelijken.",
        "This dossier shares the budget by measures at once: there is no historical "
        "distribution to compare with."};
  const int last = model.years.back();
  return sentence(
      count(model, last, [](const ModelLine& line) { return line.kept(); }), last,
      {"Ten opzichte van de historische verdeling", "Compared with the historical distribution,"});
}

Text sentence_of(const AllocationModel& before, const AllocationModel& after) {
  const int last = after.years.back();
  const auto change = [&](const ModelLine& line) {
    const ModelLine& was = before.line(last, line.municipality);
    return line.income - was.income;
  };
  return sentence(count(after, last, change), last, {"Met deze keuzes", "With these choices,"});
}

Report report_of(const AllocationModel& model) {
  Report report{.title = {"Verdeelmodel", "Allocation model"}};
  report.blocks.emplace_back(Paragraph{sentence_of(model)});
  for (const SchemeModel& scheme : model.schemes) {
    report.blocks.emplace_back(Heading{both(scheme.label)});
    if (!scheme.measures.empty()) report.blocks.emplace_back(measures_table(scheme));
    if (scheme.years.back().historical_total != Cents() &&
        scheme.years.back().objective_total != Cents())
      report.blocks.emplace_back(shares_table(model, scheme));
    report.blocks.emplace_back(path_chart(scheme));
    report.blocks.emplace_back(amounts_table(model, scheme));
  }
  if (has_history(model))
    report.blocks.emplace_back(by_year(
        "effect",
        {"Meer of minder per inwoner dan historisch, na de cumulatieregeling",
         "More or less per inhabitant than by history, after the cap"},
        Unit::euro, model, [](const ModelLine& line) { return known(line.each(line.kept())); }));
  if (model.cumulation) report.blocks.emplace_back(cap_table(model, *model.cumulation));
  report.blocks.emplace_back(by_year(
      "income",
      {"Alles van het Rijk per gemeente en jaar", "All from the state by municipality and year"},
      Unit::euro_whole, model, [](const ModelLine& line) { return Cell(line.income); }));
  return report;
}

Report report_of(const AllocationModel& before, const AllocationModel& after) {
  Report report{.title = {"Wat als: verdeelmodel", "What if: allocation model"}};
  report.blocks.emplace_back(Paragraph{sentence_of(before, after)});
  Table table{.key = "changes",
              .title = {"Van het Rijk, vóór en na", "From the state, before and after"},
              .columns = {name_column(),
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"before", {"Vóór", "Before"}, Unit::euro_whole},
                          {"after", {"Na", "After"}, Unit::euro_whole},
                          {"change", {"Verschil", "Difference"}, Unit::euro_whole},
                          {"each", {"Per inwoner", "Per inhabitant"}, Unit::euro}}};
  for (std::size_t i = 0; i < after.municipalities.size(); ++i)
    for (const int year : after.years) {
      const ModelLine& line = after.line(year, i);
      const Cents was = before.line(year, i).income;
      table.rows.push_back({after.municipalities[i].name, std::int64_t{year}, was, line.income,
                            line.income - was, known(line.each(line.income - was))});
    }
  report.blocks.emplace_back(std::move(table));
  return report;
}

}  // namespace houvast::views
