// SPDX-License-Identifier: EUPL-1.2
// Choices in an agreement that contradict each other (R2 to R8).
#include <algorithm>
#include <array>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

bool is_known(const Reader& reader, const std::string& code) {
  const auto& known = reader.known.municipalities;
  return known.empty() || std::find(known.begin(), known.end(), code) != known.end();
}

void check_known(Reader& reader, const Place& place, const std::string& code) {
  if (!is_known(reader, code))
    reader.report("dossier/unknown-municipality", place, code, "",
                  nearest_name(code, reader.known.municipalities));
}

void check_members(Reader& reader, const Section& section, const Agreement& agreement) {
  if (section.has("members") && agreement.members.size() < 2)
    reader.report("dossier/too-few-members", section.place("members"));
  for (std::size_t i = 0; i < agreement.members.size(); ++i) {
    check_known(reader, section.place("members"), agreement.members[i]);
    if (i > 0 && agreement.members[i] == agreement.members[i - 1])
      reader.report("dossier/member-twice", section.place("members"), agreement.members[i]);
  }
}

bool is_member(const Agreement& agreement, const std::string& code) {
  return agreement.members.empty() || std::find(agreement.members.begin(), agreement.members.end(),
                                                code) != agreement.members.end();
}

/// R8. Who plays the region's part, and whether the model has such a part.
void check_cooperation(Reader& reader, const Section& section, const Agreement& agreement) {
  const Section cooperation = section.section("cooperation");
  if (!cooperation) return;
  const CooperationModel model = agreement.cooperation.model;
  const bool has_leader =
      model == CooperationModel::account_holder || model == CooperationModel::host;
  const auto& leader = agreement.cooperation.leader;
  if (cooperation.text("leader") == "centre" && !reader.known.names_centre)
    reader.report("dossier/no-centre", cooperation.place("leader"));
  if (has_leader && !cooperation.has("leader"))
    reader.report("dossier/leader-missing", cooperation.place("model"),
                  cooperation.text("model").value_or(""));
  if (!has_leader && cooperation.has("leader"))
    reader.report("dossier/leader-without-part", cooperation.place("leader"),
                  cooperation.text("model").value_or("agency"));
  if (!leader) return;
  check_known(reader, cooperation.place("leader"), *leader);
  if (!is_member(agreement, *leader))
    reader.report("dossier/leader-not-member", cooperation.place("leader"), *leader);
}

/// R2, R3. What is left over needs somebody whom it is for.
void check_pool(Reader& reader, const Section& section, const Agreement& agreement) {
  const Section contribution = section.section("contribution");
  const Section reserve = section.section("reserve");
  if (reserve && !contribution)
    reader.report("dossier/reserve-without-contribution", section.place("reserve"));
  if (reserve && agreement.cooperation.model == CooperationModel::network)
    reader.report("dossier/network-with-reserve", section.place("reserve"));
  const bool has_bearer = agreement.cooperation.leader || reader.known.names_centre;
  if (contribution && !agreement.contribution->true_up && !has_bearer)
    reader.report("dossier/nobody-bears", contribution.place("true_up"), "true_up = false");
  if (!reserve) return;
  const ReserveTerms& terms = *agreement.reserve;
  if (terms.minimum > terms.maximum)
    reader.report("dossier/minimum-above-maximum", reserve.place("minimum"),
                  to_string(terms.minimum), to_string(terms.maximum));
  if (terms.at_minimum == ReserveTerms::AtMinimum::savings_task && !has_bearer)
    reader.report("dossier/nobody-bears", reserve.place("at_minimum"),
                  "at_minimum = \"savings_task\"");
  if (!terms.scope.empty() && !agreement.scheme.empty() &&
      std::find(terms.scope.begin(), terms.scope.end(), agreement.scheme) == terms.scope.end())
    reader.report("dossier/scope-without-scheme", reserve.place("scope"), agreement.scheme);
}

/// R4. The six choices: which of them have no effect beside the others.
void check_solidarity(Reader& reader, const Section& section, const Agreement& agreement) {
  const Section solidarity = section.section("solidarity");
  if (!solidarity) return;
  if (section.has("equalisation"))
    reader.report("dossier/solidarity-and-equalisation", section.place("equalisation"));
  const SolidarityTerms& terms = *agreement.solidarity;
  const bool has_table = solidarity.has("weights");
  if (terms.weight == SolidarityWeight::table && !has_table)
    reader.report("dossier/weights-missing", solidarity.place("weight"));
  if (terms.weight != SolidarityWeight::table && has_table)
    reader.report("dossier/weights-unused", solidarity.place("weights"),
                  solidarity.text("weight").value_or("none"));
  if (terms.baseline == SolidarityTerms::Baseline::regional_average &&
      terms.weight != SolidarityWeight::none)
    reader.report("dossier/weight-without-effect", solidarity.place("weight"),
                  solidarity.text("weight").value_or(""));
  for (const auto& [name, place] : solidarity.keys("weights"))
    if (const auto code = parse_municipality_code(name)) check_known(reader, place, *code);
  if (terms.weight != SolidarityWeight::table || !has_table) return;
  const auto& members = agreement.members.empty() ? reader.known.municipalities : agreement.members;
  for (const std::string& code : members)
    if (is_known(reader, code) && !terms.weight_table.contains(code))
      reader.report("dossier/weight-missing", solidarity.place("weights"), code);
}

/// Years that differ lie within the years of the dossier.
void check_own_share_years(Reader& reader, const Section& section) {
  const Section own = section.section("solidarity").section("own_share");
  if (!own || !reader.known.years) return;
  const Years years = *reader.known.years;
  for (const std::string_view key : {"deficit_in", "surplus_in"})
    for (const auto& [name, place] : own.keys(key))
      if (const auto year = to_year(std::string_view(name)); year && !years.holds(*year))
        reader.report("dossier/year-outside", place, name, in_words(years));
}

/// R5. Which terms a form reads; a form needs those with `needed`.
struct FormKey {
  std::string_view key;
  std::array<std::string_view, 2> forms;
  bool needed;
};
constexpr std::array<FormKey, 12> form_keys{{
    {"by_own_average", {"deferred_user_pays", ""}, false},
    {"mean_years", {"deferred_user_pays", "insurance"}, false},
    {"past_cost", {"deferred_user_pays", "insurance"}, true},
    {"fixed_cost", {"fixed_shared", ""}, true},
    {"minimum_volume", {"shared_under_use", ""}, true},
    {"unit_rate", {"shared_under_use", ""}, true},
    {"volumes", {"shared_under_use", ""}, true},
    {"by_surcharge", {"shared_under_use", ""}, false},
    {"threshold", {"threshold", "insurance"}, true},
    {"client_limit", {"stop_loss", ""}, true},
    {"large_clients", {"stop_loss", ""}, true},
    {"premium_surcharge", {"insurance", ""}, false},
}};

bool is_choice(std::string_view section, std::string_view key, std::string_view value) {
  const auto choices = split_choices(find_key(section, key)->choices);
  return std::find(choices.begin(), choices.end(), value) != choices.end();
}

void check_equalisation(Reader& reader, const Section& section, const Agreement& agreement) {
  const Section terms = section.section("equalisation");
  const auto form = terms.text("form");
  if (!form || !is_choice("agreement.*.equalisation", "form", *form)) return;
  for (const auto& [key, forms, needed] : form_keys) {
    const bool is_read = std::find(forms.begin(), forms.end(), *form) != forms.end();
    if (is_read && needed && !terms.has(key))
      reader.report("dossier/missing-key", terms.place(), "", terms.place(key).field);
    if (!is_read && terms.has(key))
      reader.report("dossier/term-unused", terms.place(key), "", *form);
  }
  if (terms.has("fund_opening") && *form != "insurance")
    reader.report("dossier/term-unused", terms.place("fund_opening"), "", *form);
  if (agreement.equalisation->mean_years == 0)
    reader.report("dossier/no-mean-years", terms.place("mean_years"), "0");
  if (*form != "fixed_shared" || !terms.has("fixed_cost") || !reader.known.years) return;
  for (int year = reader.known.years->from; year <= reader.known.years->to; ++year)
    if (!agreement.equalisation->fixed_cost.contains(year))
      reader.report("dossier/year-outside-path", terms.place("fixed_cost"), std::to_string(year));
}

}  // namespace

void check_agreement(Reader& reader, const Section& section, const Agreement& agreement) {
  check_members(reader, section, agreement);
  check_cooperation(reader, section, agreement);
  check_pool(reader, section, agreement);
  check_solidarity(reader, section, agreement);
  check_own_share_years(reader, section);
  check_equalisation(reader, section, agreement);
  const bool is_empty = !section.has("contribution") && !section.has("solidarity") &&
                        !section.has("equalisation") && !section.has("cooperation");
  if (is_empty) reader.report("dossier/empty-agreement", section.place());
}

}  // namespace houvast::dossier
