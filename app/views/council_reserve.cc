// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/account_names.h"
#include "houvast/format.h"
#include "views/council_sections.h"
#include "views/council_words.h"
#include "views/run_report.h"

namespace houvast::views {
namespace {

struct Year {
  int year = 0;
  region::ReserveYear reserve;
};

/// The years of the reserve of one agreement; empty when it has none.
std::vector<Year> years_of(const CouncilRun& of, const std::string& agreement) {
  std::vector<Year> years;
  bool is_used = false;
  for (const study::AgreementYear& one : of.run.agreement_years) {
    if (one.agreement != agreement || !one.pool) continue;
    const region::ReserveYear& reserve = one.pool->reserve;
    is_used = is_used || reserve.maximum != Cents() || reserve.opening != Cents();
    years.push_back({one.year, reserve});
  }
  if (!is_used) years.clear();
  return years;
}

std::string opening_and_closing(const std::string& agreement, const std::vector<Year>& years,
                                const Names& names, Language language) {
  const Year& first = years.front();
  const Year& last = years.back();
  const Cents opening = first.reserve.opening, closing = last.reserve.closing;
  const std::string from = std::to_string(first.year), to = std::to_string(last.year);
  std::string words = say(language, "De ", "The ") +
                      account_text({AccountKind::reserve, agreement}, names).in(language);
  if (same_words(opening, closing))
    words += say(language, " blijft vrijwel gelijk: ", " stays about the same: ") +
             amount_words(closing, language) + say(language, " eind ", " at the end of ") + to +
             ".";
  else
    words += (closing > opening ? say(language, " groeit van ", " grows from ")
                                : say(language, " daalt van ", " falls from ")) +
             amount_words(opening, language) + say(language, " begin ", " at the start of ") +
             from + say(language, " naar ", " to ") + amount_words(closing, language) +
             say(language, " eind ", " at the end of ") + to + ".";
  words += say(language, " In ", " In ") + to +
           say(language, " is de ondergrens ", " its minimum is ") +
           amount_words(last.reserve.minimum, language) +
           say(language, " en de bovengrens ", " and its maximum ") +
           amount_words(last.reserve.maximum, language) + ".";
  return words;
}

std::string years_words(std::int64_t count, Language language) {
  return number_words(count, language) + (language == Language::dutch ? " jaar"
                                          : count == 1                ? " year"
                                                                      : " years");
}

std::string what_the_band_did(const std::vector<Year>& years, Language language) {
  Cents topped_up, paid_out;
  std::int64_t low = 0, high = 0;
  for (const Year& one : years) {
    const region::ReserveYear& reserve = one.reserve;
    topped_up += reserve.topped_up;
    paid_out += reserve.paid_out + reserve.invested;
    low += reserve.closing <= reserve.minimum ? 1 : 0;
    high += reserve.closing >= reserve.maximum ? 1 : 0;
  }
  std::string words;
  if (low == 0 && high == 0)
    words = say(language, "Aan het eind van elk jaar ligt zij tussen deze grenzen.",
                "At the end of every year it lies between these bounds.");
  if (low > 0)
    words =
        say(language, "Aan het eind van ", "At the end of ") + years_words(low, language) +
        say(language, " staat zij op of onder de ondergrens.", " it is at its minimum or below.");
  if (high > 0)
    words +=
        std::string(low > 0 ? " " : "") + say(language, "Aan het eind van ", "At the end of ") +
        years_words(high, language) +
        say(language, " staat zij op of boven de bovengrens.", " it is at its maximum or above.");
  if (topped_up > Cents())
    words += say(language, " De gemeenten storten samen ", " The municipalities together top up ") +
             amount_words(topped_up, language) + say(language, " bij.", ".");
  if (paid_out > Cents())
    words += say(language, " Boven de bovengrens komt ", " Above the maximum ") +
             amount_words(paid_out, language) + say(language, " vrij.", " becomes free.");
  return words;
}

std::string chances(const region::ReserveStatistics& statistics, Language language) {
  return say(language,
             "Over alle trekkingen is de kans dat zij ten minste één keer op de ondergrens komt ",
             "Over all draws, the chance that it comes to its minimum at least once is ") +
         format_percent(statistics.chance_ever_at_minimum, language, 0) +
         say(language, ", en op de bovengrens ", ", and to its maximum ") +
         format_percent(statistics.chance_ever_at_maximum, language, 0) + ".";
}

Table band_table(const std::string& agreement, const std::vector<Year>& years, const Names& names) {
  const Account account{AccountKind::reserve, agreement};
  Table table{.key = "council_reserve_" + agreement,
              .title = account_heading(account, names),
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"opening_euro", {"Begin", "Opening"}, Unit::euro_whole},
                          {"in_euro", {"Erbij", "In"}, Unit::euro_whole},
                          {"out_euro", {"Eraf", "Out"}, Unit::euro_whole},
                          {"closing_euro", {"Eind", "Closing"}, Unit::euro_whole},
                          {"minimum_euro", {"Ondergrens", "Minimum"}, Unit::euro_whole},
                          {"maximum_euro", {"Bovengrens", "Maximum"}, Unit::euro_whole}}};
  for (const Year& one : years) {
    const region::ReserveYear& reserve = one.reserve;
    table.rows.push_back({std::int64_t{one.year}, reserve.opening, reserve.added + reserve.refilled,
                          -(reserve.withdrawn + reserve.released), reserve.closing, reserve.minimum,
                          reserve.maximum});
  }
  return table;
}

}  // namespace

Chapter council_reserve(const CouncilRun& of) {
  if (of.run.agreements.empty()) return {};
  const Names names = names_of(of.dossier);
  Chapter chapter;
  chapter.emplace_back(Heading{{"De regionale reserve", "The regional reserve"}});
  for (const study::AgreementOutcome& outcome : of.run.agreements) {
    const auto years = years_of(of, outcome.agreement);
    if (years.empty()) continue;
    chapter.emplace_back(Paragraph{in_both([&](Language language) {
      std::string words = opening_and_closing(outcome.agreement, years, names, language) + " " +
                          what_the_band_did(years, language);
      if (outcome.reserve) words += " " + chances(*outcome.reserve, language);
      return words;
    })});
    chapter.emplace_back(band_table(outcome.agreement, years, names));
  }
  if (chapter.size() == 1)
    chapter.emplace_back(Paragraph{
        {"Er is geen regionale reserve: elk verschil komt in hetzelfde jaar bij de "
         "gemeenten terecht.",
         "There is no regional reserve: every difference reaches the municipalities in the "
         "same year."}});
  return chapter;
}

}  // namespace houvast::views
