// SPDX-License-Identifier: EUPL-1.2
#include "study/live_question.h"

#include <algorithm>

#include "houvast/reserve.h"
#include "study/scheme_tables.h"

namespace houvast::study {
namespace {

bool covers(const Agreement& owner, const Agreement& other) {
  return owner.reserve && region::covers(*owner.reserve, owner.scheme, other.scheme);
}

bool has_to_do_with(const Agreement& one, const Agreement& other) {
  return one.scheme == other.scheme || covers(one, other) || covers(other, one);
}

/// Those that the first has to do with, and theirs in turn, in the order of `all`.
std::vector<Agreement> related(const std::vector<Agreement>& all, const std::string& id) {
  std::vector<bool> chosen(all.size());
  for (std::size_t a = 0; a < all.size(); ++a) chosen[a] = all[a].id == id;
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t a = 0; a < all.size(); ++a)
      for (std::size_t b = 0; b < all.size(); ++b)
        if (chosen[a] && !chosen[b] && has_to_do_with(all[a], all[b])) chosen[b] = grows = true;
  }
  std::vector<Agreement> agreements;
  for (std::size_t a = 0; a < all.size(); ++a)
    if (chosen[a]) agreements.push_back(all[a]);
  return agreements;
}

Problems problems_of(const Dossier& frame, const LiveQuestion& question) {
  Problems problems;
  const Agreement& agreement = question.agreement;
  const auto add = [&](const char* code, const char* field, std::string found,
                       const std::vector<std::string>& known) {
    std::string list;
    for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
    problems.push_back({.code = code,
                        .place = {.field = field},
                        .found = found,
                        .expected = std::move(list),
                        .suggestion = nearest_name(found, known)});
  };
  std::vector<std::string> schemes;
  for (const Scheme& scheme : frame.schemes) schemes.push_back(scheme.id);
  if (std::find(schemes.begin(), schemes.end(), agreement.scheme) == schemes.end())
    add("study/live-scheme", "scheme", agreement.scheme, schemes);
  std::vector<std::string> codes;
  for (const Municipality& municipality : frame.municipalities) codes.push_back(municipality.code);
  for (const std::string& member : agreement.members)
    if (!index_of(frame, member)) add("study/live-member", "members", member, codes);
  const Years years = years_of(frame, question);
  if (years.from > years.to || !frame.years.holds(years.from) || !frame.years.holds(years.to))
    add("study/live-years", "years", std::to_string(years.from) + "-" + std::to_string(years.to),
        {std::to_string(frame.years.from) + "-" + std::to_string(frame.years.to)});
  return problems;
}

}  // namespace

Dossier frame_of(const Dossier& dossier) {
  Dossier frame;
  frame.name = dossier.name;
  frame.years = dossier.years;
  frame.region = dossier.region;
  frame.centre = dossier.centre;
  frame.municipalities = dossier.municipalities;
  for (const Scheme& scheme : dossier.schemes) {
    frame.schemes.emplace_back();
    frame.schemes.back().id = scheme.id;
  }
  frame.agreements = dossier.agreements;
  return frame;
}

Years years_of(const Dossier& frame, const LiveQuestion& question) {
  return question.years.value_or(frame.years);
}

Result<Dossier> framed(const Dossier& frame, const LiveQuestion& question) {
  if (Problems problems = problems_of(frame, question); !problems.empty())
    return tl::unexpected(std::move(problems));
  Dossier changed = frame;
  const auto by_id = [](const Agreement& one, const std::string& id) { return one.id < id; };
  auto& agreements = changed.agreements;
  const auto place =
      std::lower_bound(agreements.begin(), agreements.end(), question.agreement.id, by_id);
  if (place != agreements.end() && place->id == question.agreement.id)
    *place = question.agreement;
  else
    agreements.insert(place, question.agreement);
  agreements = related(agreements, question.agreement.id);
  return changed;
}

}  // namespace houvast::study
