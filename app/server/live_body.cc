// SPDX-License-Identifier: EUPL-1.2
#include "server/live_body.h"

#include <optional>

#include "houvast/contribution.h"
#include "server/live_choices.h"

namespace houvast::server {
namespace {

template <class List>
auto read_choice(Body& body, const std::string& prefix, const std::string& field, const List& list,
                 decltype(list.front().value) known) {
  const auto text = body.optional_text(field, 40);
  if (!text) return known;
  std::vector<std::string> names;
  std::string choices;
  for (const auto& one : list) {
    if (one.name == *text) return one.value;
    names.emplace_back(one.name);
    choices += (choices.empty() ? "" : ", ") + std::string(one.name);
  }
  body.add({.code = "dossier/not-a-choice",
            .place = {.field = prefix + field},
            .found = *text,
            .expected = choices,
            .suggestion = nearest_name(*text, names)});
  return known;
}

/// A share, surcharge or the like, from zero.
Decimal read_share(Body& body, const std::string& prefix, const std::string& field, Decimal known,
                   Decimal most = Decimal(1)) {
  const auto value = body.optional_decimal(field);
  if (!value) return known;
  if (!value->is_negative() && *value <= most) return *value;
  body.add({.code = "dossier/out-of-range",
            .place = {.field = prefix + field},
            .found = to_string(*value),
            .expected = "0 - " + to_string(most)});
  return known;
}

ContributionTerms read_contribution(Body& body, const ContributionTerms& known) {
  ContributionTerms terms = known;
  const std::string prefix = "contribution.";
  const KeyBlend key = read_blend(body, "key");
  if (!key.empty()) terms.key = key;
  terms.pooled_share = read_share(body, prefix, "pooled_share", known.pooled_share);
  terms.advance = read_choice(body, prefix, "advance", advances, known.advance);
  terms.true_up = body.optional_flag("true_up").value_or(known.true_up);
  return terms;
}

ReserveTerms read_reserve(Body& body, const ReserveTerms& known) {
  ReserveTerms terms = known;
  const std::string prefix = "reserve.";
  if (const auto opening = body.optional_number("opening_cents", 0, max_amount.count()))
    terms.opening = Cents(*opening);
  terms.surplus_share = read_share(body, prefix, "surplus_share", known.surplus_share);
  terms.deficit_share = read_share(body, prefix, "deficit_share", known.deficit_share);
  terms.minimum = read_share(body, prefix, "minimum", known.minimum);
  terms.maximum = read_share(body, prefix, "maximum", known.maximum);
  terms.at_minimum = read_choice(body, prefix, "at_minimum", at_minimums, known.at_minimum);
  terms.at_maximum = read_choice(body, prefix, "at_maximum", at_maximums, known.at_maximum);
  if (terms.minimum > terms.maximum)
    body.add({.code = "dossier/minimum-above-maximum",
              .place = {.field = prefix + "minimum"},
              .found = to_string(terms.minimum),
              .expected = to_string(terms.maximum)});
  return terms;
}

SolidarityTerms read_solidarity(Body& body, const SolidarityTerms& known) {
  SolidarityTerms terms = known;
  const std::string prefix = "solidarity.";
  terms.baseline = read_choice(body, prefix, "baseline", baselines, known.baseline);
  // Choice 2: what is not there is the actual cost.
  const auto surcharge = body.optional_decimal("execution_surcharge");
  terms.execution_surcharge = surcharge;
  if (surcharge && (surcharge->is_negative() || *surcharge > Decimal(1)))
    body.add({.code = "dossier/out-of-range",
              .place = {.field = prefix + "execution_surcharge"},
              .found = to_string(*surcharge),
              .expected = "0 - 1"});
  terms.capped = body.optional_flag("capped").value_or(known.capped);
  terms.weight = read_choice(body, prefix, "weight", weights, known.weight);
  if (terms.weight == SolidarityWeight::table && known.weight_table.empty())
    body.add({.code = "dossier/weights-missing", .place = {.field = prefix + "weight"}});
  if (!body.optional_flag("corrected").value_or(true)) terms.corrections.clear();
  terms.own_share_deficit = read_share(body, prefix, "own_share_deficit", known.own_share_deficit);
  terms.own_share_surplus = read_share(body, prefix, "own_share_surplus", known.own_share_surplus);
  // Years that differ are a table of the dossier; whoever sets one share sets it for all years.
  if (!body.optional_flag("by_year").value_or(false)) {
    terms.own_share_deficit_in.clear();
    terms.own_share_surplus_in.clear();
  }
  return terms;
}

EqualisationTerms read_equalisation(Body& body, const EqualisationTerms& known) {
  EqualisationTerms terms = known;
  const std::string prefix = "equalisation.";
  terms.form = read_choice(body, prefix, "form", forms, known.form);
  const KeyBlend key = read_blend(body, "key");
  if (!key.empty()) terms.key = key;
  terms.threshold = read_share(body, prefix, "threshold", known.threshold, Decimal(100));
  terms.premium_surcharge = read_share(body, prefix, "premium_surcharge", known.premium_surcharge);
  terms.mean_years =
      static_cast<int>(body.optional_number("mean_years", 1, 50).value_or(known.mean_years));
  if (const auto limit = body.optional_number("client_limit_cents", 0, max_amount.count()))
    terms.client_limit = Cents(*limit);
  return terms;
}

/// What no mechanism can do together, or does nothing: as a dossier is told it.
void find_contradictions(Body& body, const Agreement& agreement, const Dossier& dossier) {
  const auto add = [&](const char* code, const char* field, std::string found = {}) {
    body.add({.code = code, .place = {.field = field}, .found = std::move(found)});
  };
  const bool has_bearer = agreement.cooperation.leader || dossier.centre;
  if (agreement.reserve && !agreement.contribution)
    add("dossier/reserve-without-contribution", "reserve");
  if (agreement.reserve && agreement.cooperation.model == CooperationModel::network)
    add("dossier/network-with-reserve", "reserve");
  if (agreement.contribution && !agreement.contribution->true_up && !has_bearer)
    add("dossier/nobody-bears", "contribution.true_up", "true_up = false");
  if (agreement.reserve && !has_bearer &&
      agreement.reserve->at_minimum == ReserveTerms::AtMinimum::savings_task)
    add("dossier/nobody-bears", "reserve.at_minimum", "at_minimum = \"savings_task\"");
  if (agreement.solidarity && agreement.equalisation)
    add("dossier/solidarity-and-equalisation", "equalisation");
}

template <class Terms>
Json blend_json(const Terms& key) {
  Json blend = Json::object();
  for (const auto& [one, weight] : key)
    blend[std::string(region::to_string(one))] = to_string(weight);
  return blend;
}

}  // namespace

KeyBlend read_blend(Body& body, const std::string& field) {
  KeyBlend blend;
  Body given = body.object(field);
  for (const Key key : {Key::inhabitants, Key::income, Key::clients, Key::spending})
    if (const auto weight = given.optional_decimal(std::string(region::to_string(key))))
      blend[key] = *weight;
  body.take(std::move(given));
  return blend;
}

Agreement read_agreement(Body& body, const Agreement& known, const Dossier& dossier) {
  Agreement agreement = known;
  const auto read = [&](const std::string& field, auto& terms, const auto& reader) {
    using Terms = std::remove_reference_t<decltype(*terms)>;
    const bool is_there = !body.any(field).is_null();
    Body given = body.object(field);
    const Terms before = terms.value_or(Terms{});
    terms.reset();
    if (is_there) terms = reader(given, before);
    body.take(std::move(given));
  };
  read("contribution", agreement.contribution, read_contribution);
  read("reserve", agreement.reserve, read_reserve);
  read("solidarity", agreement.solidarity, read_solidarity);
  read("equalisation", agreement.equalisation, read_equalisation);
  if (agreement.contribution && agreement.contribution->key.empty())
    body.add({.code = "server/missing-field", .place = {.field = "contribution.key"}});
  find_contradictions(body, agreement, dossier);
  return agreement;
}

Json to_json(const Agreement& agreement) {
  Json json = {{"id", agreement.id}, {"scheme", agreement.scheme}};
  if (const auto& terms = agreement.contribution)
    json["contribution"] = {{"key", blend_json(terms->key)},
                            {"pooled_share", to_string(terms->pooled_share)},
                            {"advance", name_in(advances, terms->advance)},
                            {"true_up", terms->true_up}};
  if (const auto& terms = agreement.reserve)
    json["reserve"] = {{"opening_cents", terms->opening.count()},
                       {"surplus_share", to_string(terms->surplus_share)},
                       {"deficit_share", to_string(terms->deficit_share)},
                       {"minimum", to_string(terms->minimum)},
                       {"maximum", to_string(terms->maximum)},
                       {"at_minimum", name_in(at_minimums, terms->at_minimum)},
                       {"at_maximum", name_in(at_maximums, terms->at_maximum)}};
  if (const auto& terms = agreement.solidarity) {
    json["solidarity"] = {{"baseline", name_in(baselines, terms->baseline)},
                          {"capped", terms->capped},
                          {"weight", name_in(weights, terms->weight)},
                          {"corrected", !terms->corrections.empty()},
                          {"own_share_deficit", to_string(terms->own_share_deficit)},
                          {"own_share_surplus", to_string(terms->own_share_surplus)}};
    if (terms->execution_surcharge)
      json["solidarity"]["execution_surcharge"] = to_string(*terms->execution_surcharge);
    if (!terms->own_share_deficit_in.empty() || !terms->own_share_surplus_in.empty())
      json["solidarity"]["by_year"] = true;
  }
  if (const auto& terms = agreement.equalisation)
    json["equalisation"] = {{"form", name_in(forms, terms->form)},
                            {"key", blend_json(terms->key)},
                            {"threshold", to_string(terms->threshold)},
                            {"premium_surcharge", to_string(terms->premium_surcharge)},
                            {"mean_years", terms->mean_years},
                            {"client_limit_cents", terms->client_limit.count()}};
  return json;
}

}  // namespace houvast::server
