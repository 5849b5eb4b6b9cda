// SPDX-License-Identifier: EUPL-1.2
#include "views/quickscan_report.h"

#include <algorithm>

#include "houvast/format.h"

namespace houvast::views {

using namespace quickscan;

Text domain_label(const std::string& domain) {
  if (domain == "youth") return {"jeugd", "youth"};
  if (domain == "wmo") return {"Wmo", "Wmo"};
  if (domain == "sheltered") return {"beschermd wonen en opvang", "sheltered living and shelter"};
  if (domain == "participation") return {"participatie", "participation"};
  if (domain == "base") return {"basisvoorzieningen", "basic services"};
  if (domain == "total") return {"samen", "together"};
  return {domain, domain};
}

/// 250.000; years and small numbers as they are.
std::string with_points(std::string digits) {
  if (digits.size() > 4)
    for (std::size_t at = digits.size() - 3; at > 0; at = at > 3 ? at - 3 : 0)
      digits.insert(at, ".");
  return digits;
}

/// "250000inwonersofmeer", "20000tot50000inwoners" as a person would write them.
std::string group_label(const std::string& group) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string text;
  for (std::size_t at = 0; at < group.size();) {
    std::size_t end = at;
    while (end < group.size() && is_digit(group[end]) == is_digit(group[at])) ++end;
    if (at > 0) text += ' ';
    const std::string part = group.substr(at, end - at);
    text += is_digit(group[at]) ? with_points(part) : part;
    at = end;
  }
  const auto replace = [&](const std::string& from, const std::string& to) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  };
  replace("inwonersofmeer", "inwoners of meer");
  replace("minderdan", "minder dan");
  replace("stedelijk", " stedelijk");
  return text;
}

/// Size classes in order of size, the rest in order of name.
std::int64_t order_of_group(const std::string& group) {
  std::int64_t number = 0;
  for (const char c : group) {
    if (c < '0' || c > '9') {
      if (number > 0) break;
      continue;
    }
    number = number * 10 + (c - '0');
  }
  return group.starts_with("minderdan") ? 0 : number;
}

Text quadrant_label(Quadrant quadrant) {
  switch (quadrant) {
    case Quadrant::stays_surplus:
      return {"blijft overschot", "stays surplus"};
    case Quadrant::turns_deficit:
      return {"wordt tekort", "turns deficit"};
    case Quadrant::stays_deficit:
      return {"blijft tekort", "stays deficit"};
    case Quadrant::turns_surplus:
      return {"wordt overschot", "turns surplus"};
  }
  return {};
}

namespace {

double in_euros(Cents amount) { return static_cast<double>(amount.count()) / 100; }

Cell share_of(std::optional<Cents> result, std::optional<Cents> income) {
  if (!result || !income || *income <= Cents()) return {};
  return static_cast<double>(result->count()) / static_cast<double>(income->count());
}

Table national_table(const Scan& scan) {
  Table table{
      .key = "national",
      .title = {"Alle gemeenten samen", "All municipalities together"},
      .columns = {{"moment", {"Moment", "Moment"}},
                  {"domain", {"Domein", "Domain"}},
                  {"income_euro", {"Inkomsten (mln)", "Income (mln)"}, Unit::euro_million},
                  {"spending_euro", {"Lasten (mln)", "Spending (mln)"}, Unit::euro_million},
                  {"own_income_euro", {"Baten (mln)", "Own income (mln)"}, Unit::euro_million},
                  {"net_spending_euro", {"Netto (mln)", "Net (mln)"}, Unit::euro_million},
                  {"result_euro", {"Resultaat (mln)", "Result (mln)"}, Unit::euro_million},
                  {"share", {"Van inkomsten", "Of income"}, Unit::percent, 1},
                  {"municipalities", {"Gemeenten", "Municipalities"}, Unit::number},
                  {"deficits", {"Met tekort", "With deficit"}, Unit::number}}};
  for (const Moment moment : scan.moments)
    for (const std::string& domain : scan.domains) {
      ScanLine sum;
      std::int64_t all = 0, deficits = 0;
      bool known = true;
      Cents income, result;
      for (const ScanLine& line : scan.lines) {
        if (line.moment != moment || line.domain != domain) continue;
        ++all;
        sum.spending += line.spending;
        sum.own_income += line.own_income;
        sum.net_spending += line.net_spending;
        if (!line.result) {
          known = false;
          continue;
        }
        income += *line.income;
        result += *line.result;
        if (*line.result < Cents()) ++deficits;
      }
      table.rows.push_back(
          {label(moment), domain_label(domain), known ? Cell(income) : Cell(), sum.spending,
           sum.own_income, sum.net_spending, known ? Cell(result) : Cell(),
           known ? share_of(result, income) : Cell(), all, known ? Cell(deficits) : Cell()});
    }
  return table;
}

Table bands_table(const std::string& key, const Text& title, std::vector<BandCount> counts,
                  const std::string& domain) {
  Table table{.key = key + "_" + domain,
              .title = {title.nl + ": " + domain_label(domain).nl,
                        title.en + ": " + domain_label(domain).en},
              .columns = {{"moment", {"Moment", "Moment"}}, {"group", {"Groep", "Group"}}}};
  std::size_t number = 0;
  for (const Band& band : default_bands())
    table.columns.push_back({"band_" + std::to_string(++number), label(band), Unit::number});
  table.columns.push_back({"all", {"Alle", "All"}, Unit::number});
  table.columns.push_back({"deficit_share", {"Met tekort", "With deficit"}, Unit::percent, 0});
  std::stable_sort(counts.begin(), counts.end(), [](const BandCount& a, const BandCount& b) {
    if (a.moment != b.moment) return a.moment < b.moment;
    return order_of_group(a.group) < order_of_group(b.group);
  });
  for (const BandCount& count : counts) {
    if (count.domain != domain) continue;
    std::vector<Cell> row{label(count.moment), count.group.empty()
                                                   ? Cell(Text{"alle", "all"})
                                                   : Cell(group_label(count.group))};
    for (const std::int64_t in_band : count.counts) row.emplace_back(in_band);
    row.emplace_back(count.all);
    row.emplace_back(count.all == 0
                         ? 0.0
                         : static_cast<double>(count.deficits) / static_cast<double>(count.all));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<BarChart> bands_chart(const Scan& scan) {
  BarChart chart{.key = "bands",
                 .title = {"Aantal gemeenten per bandbreedte, domeinen samen",
                           "Number of municipalities by band, domains together"},
                 .unit = Unit::number};
  for (const Band& band : default_bands()) chart.categories.push_back(label(band));
  for (const BandCount& count : count_bands(scan, Group::none, default_bands())) {
    if (count.domain != "total") continue;
    BarChart::Series series{label(count.moment), {}};
    for (const std::int64_t in_band : count.counts)
      series.values.emplace_back(static_cast<double>(in_band));
    chart.series.push_back(std::move(series));
  }
  if (chart.series.empty()) return std::nullopt;
  return chart;
}

void add_quadrants(const Scan& scan, Report& report) {
  std::vector<Moment> known;
  for (const Moment moment : scan.moments)
    for (const ScanLine& line : scan.lines)
      if (line.moment == moment && line.result) {
        known.push_back(moment);
        break;
      }
  if (known.size() < 2) return;
  const Moment before = known.front();
  const Moment after = known.back();
  const Quadrants found = quadrants(scan, "total", before, after);
  ScatterChart chart{
      .key = "quadrants",
      .title = {"Resultaat als deel van de inkomsten: " + label(before).nl + " tegen " +
                    label(after).nl,
                "Result as a share of income: " + label(before).en + " against " + label(after).en},
      .x_label = label(before),
      .y_label = label(after)};
  for (const QuadrantPoint& point : found.points)
    chart.points.push_back(
        {point.municipality, point.before, point.after, quadrant_label(point.quadrant).nl});
  Table table{.key = "quadrant_counts",
              .title = {"Van de ene naar de andere stand", "From one state to the other"},
              .columns = {{"quadrant", {"Kwadrant", "Quadrant"}},
                          {"municipalities", {"Gemeenten", "Municipalities"}, Unit::number}}};
  for (const auto& [quadrant, count] : found.counts)
    table.rows.push_back({quadrant_label(quadrant), count});
  report.blocks.push_back(std::move(chart));
  report.blocks.push_back(std::move(table));
}

Table lines_table(const Scan& scan, const QuickscanView& view) {
  Table table{
      .key = "municipalities",
      .title = {"Alle gemeenten", "All municipalities"},
      .columns = {
          {"name", {"Gemeente", "Municipality"}},
          {"year", {"Jaar", "Year"}, Unit::year},
          {"books", {"Soort", "Kind"}},
          {"domain", {"Domein", "Domain"}},
          {"income_euro", {"Inkomsten", "Income"}, Unit::euro},
          {"spending_euro", {"Lasten", "Spending"}, Unit::euro},
          {"own_income_euro", {"Baten", "Own income"}, Unit::euro},
          {"net_spending_euro", {"Netto", "Net"}, Unit::euro},
          {"result_euro", {"Resultaat", "Result"}, Unit::euro},
          {"share", {"Van inkomsten", "Of income"}, Unit::percent, 1},
          {"net_per_inhabitant_euro", {"Netto per inw.", "Net per inh."}, Unit::number, 2},
          {"result_per_inhabitant_euro", {"Res. per inw.", "Res. per inh."}, Unit::number, 2}}};
  std::map<std::string, std::int64_t> inhabitants;
  for (const Profile& profile : scan.profiles) inhabitants[profile.name] = profile.inhabitants;
  for (const ScanLine& line : scan.lines) {
    if (!view.municipality.empty() && line.municipality != view.municipality) continue;
    const auto people = static_cast<double>(inhabitants[line.municipality]);
    const auto per_head = [&](std::optional<Cents> amount) -> Cell {
      if (!amount || people <= 0) return {};
      return in_euros(*amount) / people;
    };
    const auto amount = [](std::optional<Cents> cents) { return cents ? Cell(*cents) : Cell(); };
    table.rows.push_back({line.municipality, std::int64_t{line.moment.year},
                          line.moment.books == Books::budget ? Text{"begroting", "budget"}
                                                             : Text{"jaarrekening", "accounts"},
                          domain_label(line.domain), amount(line.income), line.spending,
                          line.own_income, line.net_spending, amount(line.result),
                          share_of(line.result, line.income), per_head(line.net_spending),
                          per_head(line.result)});
  }
  table.only_in_files = view.municipality.empty();
  return table;
}

Table findings_table(const Scan& scan) {
  Table table{.key = "findings",
              .title = {"Wat in de bestanden opvalt", "What stands out in the files"},
              .columns = {{"finding", {"Bevinding", "Finding"}},
                          {"found", {"Wat", "What"}},
                          {"file", {"Bestand", "File"}},
                          {"line", {"Eerste regel", "First line"}, Unit::year},
                          {"count", {"Aantal", "Count"}, Unit::number},
                          {"amount_euro", {"Bedrag", "Amount"}, Unit::euro_whole}}};
  for (const Finding& finding : scan.findings) {
    Text sentence{finding.code, finding.code};
    for (const ProblemText& text : problem_catalogue())
      if (text.code == finding.code)
        sentence = {std::string(text.sentence_nl), std::string(text.sentence_en)};
    const auto slash = finding.place.file.rfind('/');
    table.rows.push_back(
        {sentence, finding.found,
         slash == std::string::npos ? finding.place.file : finding.place.file.substr(slash + 1),
         finding.place.line == 0 ? Cell() : Cell(std::int64_t{finding.place.line}), finding.count,
         finding.amount});
  }
  return table;
}

Table trends_table(std::span<const TrendLine> trends) {
  Table table{.key = "trends",
              .title = {"Netto uitgaven per taakveld, in de oude indeling",
                        "Net spending by task field, in the old division"},
              .columns = {{"task_field", {"Taakveld", "Task field"}},
                          {"moment", {"Moment", "Moment"}},
                          {"net_spending_euro", {"Netto (mln)", "Net (mln)"}, Unit::euro_million}}};
  for (const TrendLine& line : trends)
    table.rows.push_back({line.trend, label(line.moment), line.net_spending});
  return table;
}

Table stack_table(const Scan& scan, const QuickscanView& view) {
  Table table{.key = "stack",
              .title = {"Stapeling met een andere regeling", "Piling up with another scheme"},
              .columns = {{"moment", {"Moment", "Moment"}},
                          {"known", {"Gemeenten", "Municipalities"}, Unit::number},
                          {"deficit", {"Met tekort", "With deficit"}, Unit::number},
                          {"both", {"Ook tekort op de andere", "Also on the other"}, Unit::number},
                          {"other_larger", {"Andere groter", "Other larger"}, Unit::number}}};
  for (const Moment moment : scan.moments) {
    std::int64_t deficit = 0, both = 0, larger = 0;
    const auto stacks = stack(scan, moment, view.other_results);
    for (const Stack& one : stacks) {
      if (one.result < Cents()) ++deficit;
      if (one.both_deficits) ++both;
      if (one.other_is_larger) ++larger;
    }
    if (!stacks.empty())
      table.rows.push_back(
          {label(moment), static_cast<std::int64_t>(stacks.size()), deficit, both, larger});
  }
  return table;
}

}  // namespace

Report report_of(const Scan& scan, std::span<const TrendLine> trends, const QuickscanView& view) {
  Report report{.title = {"Quickscan: inkomsten tegen netto uitgaven",
                          "Quickscan: income against net spending"}};
  if (!view.municipality.empty()) {
    report.title.nl += ", " + view.municipality;
    report.title.en += ", " + view.municipality;
    report.blocks.push_back(lines_table(scan, view));
    return report;
  }
  report.blocks.push_back(national_table(scan));
  if (auto chart = bands_chart(scan)) {
    report.blocks.push_back(std::move(*chart));
    for (const std::string& domain : scan.domains)
      report.blocks.push_back(bands_table("bands", {"Tekorten in banden", "Deficits in bands"},
                                          count_bands(scan, Group::none, default_bands()), domain));
    report.blocks.push_back(bands_table("bands_by_size", {"Naar grootteklasse", "By size class"},
                                        count_bands(scan, Group::size_class, default_bands()),
                                        "total"));
    report.blocks.push_back(bands_table("bands_by_urbanity", {"Naar stedelijkheid", "By urbanity"},
                                        count_bands(scan, Group::urbanity, default_bands()),
                                        "total"));
    if (!view.groups.empty())
      report.blocks.push_back(bands_table("bands_by_group", {"Naar eigen groepen", "By own groups"},
                                          count_bands(scan, view.groups, default_bands()),
                                          "total"));
    add_quadrants(scan, report);
  }
  if (!view.other_results.empty()) report.blocks.push_back(stack_table(scan, view));
  if (!trends.empty()) report.blocks.push_back(trends_table(trends));
  if (!scan.findings.empty()) report.blocks.push_back(findings_table(scan));
  report.blocks.push_back(lines_table(scan, view));
  return report;
}

Report report_of(const Survey& survey) {
  Report report{.title = {"Uitvraag", "Survey"}};
  Table counts{.key = "response",
               .title = {"Respons", "Response"},
               .columns = {{"status", {"Antwoord", "Answer"}},
                           {"municipalities", {"Gemeenten", "Municipalities"}, Unit::number}},
               .last_row_is_total = true};
  const auto status_label = [](SurveyStatus status) -> Text {
    switch (status) {
      case SurveyStatus::complete_deficit:
        return {"volledig, met tekort", "complete, with deficit"};
      case SurveyStatus::complete_none:
        return {"volledig, zonder tekort", "complete, no deficit"};
      case SurveyStatus::incomplete:
        return {"onvolledig (apart gehouden)", "incomplete (kept apart)"};
    }
    return {};
  };
  for (const auto& [status, count] : survey.counts)
    counts.rows.push_back({status_label(status), count});
  counts.rows.push_back(
      {Text{"Totaal", "Total"}, static_cast<std::int64_t>(survey.respondents.size())});
  report.blocks.push_back(std::move(counts));

  Table results{.key = "survey_results",
                .title = {"Resultaat per gemeente en jaar", "Result by municipality and year"},
                .columns = {{"name", {"Gemeente", "Municipality"}},
                            {"status", {"Antwoord", "Answer"}},
                            {"year", {"Jaar", "Year"}, Unit::year},
                            {"income_euro", {"Inkomsten", "Income"}, Unit::euro_whole},
                            {"result_euro", {"Resultaat", "Result"}, Unit::euro_whole},
                            {"share", {"Van inkomsten", "Of income"}, Unit::percent, 1}}};
  Table missing{.key = "missing",
                .title = {"Wat ontbreekt", "What is missing"},
                .columns = {{"name", {"Gemeente", "Municipality"}},
                            {"missing", {"Niet ingevuld", "Not filled in"}}}};
  for (const SurveyRespondent& respondent : survey.respondents) {
    for (const auto& [year, result] : respondent.result)
      results.rows.push_back({respondent.municipality, status_label(respondent.status),
                              std::int64_t{year}, respondent.income.at(year), result,
                              share_of(result, respondent.income.at(year))});
    for (const std::string& what : respondent.missing)
      missing.rows.push_back({respondent.municipality, what});
  }
  report.blocks.push_back(std::move(results));
  if (!missing.rows.empty()) report.blocks.push_back(std::move(missing));

  Table flags{.key = "flags",
              .title = {"Om na te vragen", "To ask about"},
              .columns = {{"name", {"Gemeente", "Municipality"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"flag", {"Opvallend", "Remarkable"}}}};
  for (const SurveyFlag& flag : survey.flags) {
    Text what;
    switch (flag.kind) {
      case SurveyFlag::Kind::balanced_budget:
        what = {"begroting sluit precies: een tekort kan verborgen zijn",
                "budget meets income exactly: a deficit may be hidden"};
        break;
      case SurveyFlag::Kind::large_jump:
        what = {"uitgaven veranderen meer dan de helft", "spending changes by more than half"};
        break;
      case SurveyFlag::Kind::kind_changes_back:
        what = {"realisatie na een jaar met begroting of raming",
                "accounts after a year with budget or estimate"};
        break;
      case SurveyFlag::Kind::amount_in_thousands:
        what = {"duizend keer zo groot of klein: misschien in duizenden euro's",
                "a thousand times larger or smaller: perhaps in thousands of euro"};
        break;
    }
    flags.rows.push_back({flag.municipality, flag.scheme, std::int64_t{flag.year}, what});
  }
  if (!flags.rows.empty()) report.blocks.push_back(std::move(flags));
  return report;
}

}  // namespace houvast::views
