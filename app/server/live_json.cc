// SPDX-License-Identifier: EUPL-1.2
#include "server/live_json.h"

#include <cmath>

#include "houvast/contribution.h"

namespace houvast::server {
namespace {

Json cents(const std::vector<Cents>& amounts) {
  Json list = Json::array();
  for (const Cents amount : amounts) list.push_back(amount.count());
  return list;
}

/// Statistics are shown in whole cents: smaller than that they say nothing.
Json cents(double amount) { return std::llround(amount); }

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json to_json(const region::ReserveYear& year) {
  return {{"opening_cents", year.opening.count()},
          {"closing_cents", year.closing.count()},
          {"minimum_cents", year.minimum.count()},
          {"maximum_cents", year.maximum.count()},
          {"added_cents", year.added.count()},
          {"withdrawn_cents", year.withdrawn.count()},
          {"topped_up_cents", year.topped_up.count()},
          {"paid_out_cents", year.paid_out.count()},
          {"savings_task_cents", year.savings_task.count()}};
}

Json to_json(const study::LiveYear& year) {
  Json json = {{"year", year.year},
               {"before_cents", cents(year.before)},
               {"pool_cents", cents(year.pool)},
               {"execution_cents", cents(year.execution)},
               {"solidarity_cents", cents(year.solidarity)},
               {"equalisation_cents", cents(year.equalisation)},
               {"after_cents", cents(year.after)},
               {"moved_cents", Json::array()}};
  for (std::size_t m = 0; m < year.after.size(); ++m)
    json["moved_cents"].push_back((year.after[m] - year.before[m]).count());
  if (year.reserve) json["reserve"] = to_json(*year.reserve);
  return json;
}

Json to_json(const region::ReserveStatistics& reserve) {
  Json years = Json::array();
  for (const region::ReserveYearStatistics& year : reserve.years)
    years.push_back({{"year", year.year},
                     {"mean_cents", cents(year.mean_closing)},
                     {"p5_cents", cents(year.p5_closing)},
                     {"p25_cents", cents(year.p25_closing)},
                     {"p50_cents", cents(year.p50_closing)},
                     {"p75_cents", cents(year.p75_closing)},
                     {"p95_cents", cents(year.p95_closing)},
                     {"chance_at_minimum", year.chance_at_minimum},
                     {"chance_at_maximum", year.chance_at_maximum},
                     {"chance_of_top_up", year.chance_of_top_up},
                     {"worst_top_up_cents", cents(year.worst_top_up)}});
  return {{"years", std::move(years)},
          {"chance_ever_at_minimum", reserve.chance_ever_at_minimum},
          {"chance_ever_at_maximum", reserve.chance_ever_at_maximum}};
}

Json to_json(const region::ResultSummary& summary) {
  return {{"mean_cents", cents(summary.mean)},
          {"spread_cents", cents(summary.spread)},
          {"worst_cents", cents(summary.worst)}};
}

Json to_json(const region::AgreementEffect& effect) {
  Json municipalities = Json::array();
  for (const region::MunicipalityEffect& one : effect.municipalities)
    municipalities.push_back({{"before", to_json(one.before)},
                              {"after", to_json(one.after)},
                              {"risk_taken_away", or_null(one.risk_taken_away)},
                              {"mean_net_cents", cents(one.mean_net)},
                              {"share_paid", one.share_paid},
                              {"share_received", one.share_received},
                              {"always_payer", one.always_payer},
                              {"always_receiver", one.always_receiver},
                              {"incentive_left", or_null(one.incentive_left)}});
  Json payments = Json::array();
  for (const region::MeanPayment& payment : effect.payments)
    if (const auto amount = std::llround(payment.amount); amount > 0)
      payments.push_back({{"from", payment.from}, {"to", payment.to}, {"amount_cents", amount}});
  return {{"risk_taken_away", or_null(effect.risk_taken_away)},
          {"tail_taken_away", or_null(effect.tail_taken_away)},
          {"structural_cents", cents(effect.structural)},
          {"moved_cents", cents(effect.moved)},
          {"incentive_left", or_null(effect.incentive_left)},
          {"municipalities", std::move(municipalities)},
          {"payments", std::move(payments)}};
}

/// All years together and each of them, before and after: lists in the order of `members`.
Json distributions_of(const study::LiveOutcome& outcome) {
  Json years = Json::array();
  std::vector<int> order{0};
  for (const study::LiveYear& year : outcome.years) order.push_back(year.year);
  for (const int year : order) {
    Json of_year = {{"year", year}, {"before", Json::array()}, {"after", Json::array()}};
    for (const std::string& member : outcome.agreement.members)
      for (const Distribution& line : outcome.distributions)
        if (line.year == year && line.municipality == member)
          of_year[line.figure == "result_after" ? "after" : "before"].push_back(
              {cents(line.p5), cents(line.p25), cents(line.p50), cents(line.p75), cents(line.p95),
               cents(line.mean), cents(line.worst)});
    years.push_back(std::move(of_year));
  }
  return years;
}

}  // namespace

Json to_json(const study::LiveOutcome& outcome, const Dossier& dossier) {
  Json members = Json::array();
  for (const std::string& code : outcome.agreement.members)
    for (const Municipality& one : dossier.municipalities)
      if (one.code == code) members.push_back({{"code", code}, {"name", one.name}});
  Json years = Json::array();
  for (const study::LiveYear& year : outcome.years) years.push_back(to_json(year));
  Json json = {{"agreement", outcome.agreement.agreement},
               {"scheme", outcome.agreement.scheme},
               {"members", std::move(members)},
               {"years", std::move(years)},
               {"distributions", distributions_of(outcome)},
               {"effect", to_json(outcome.agreement.effect)}};
  if (outcome.agreement.reserve) json["reserve"] = to_json(*outcome.agreement.reserve);
  return json;
}

Json to_json(std::span<const Result<region::KeyCriteria>> of_keys, std::span<const KeyBlend> keys) {
  Json list = Json::array();
  for (std::size_t k = 0; k < keys.size(); ++k) {
    Json blend = Json::object();
    for (const auto& [key, weight] : keys[k])
      blend[std::string(region::to_string(key))] = to_string(weight);
    Json json = {{"key", std::move(blend)}, {"label", to_json(region::label(keys[k]))}};
    if (const auto& one = of_keys[k])
      json["criteria"] = {
          {"off_task", one->off_task},
          {"worst_loss", or_null(one->worst_loss)},
          {"worst_loss_of", one->worst_loss_of},
          {"data_fields", one->data_fields},
          {"administration_fields", one->administration_fields},
          {"reconciliations", one->reconciliations},
          {"yearly_change", or_null(one->yearly_change)},
          {"months_until_final",
           one->months_until_final ? Json(one->months_until_final->to_double()) : Json()},
          {"mean_contribution_cents", cents(one->mean_contribution)}};
    else
      json["problems"] = to_json(one.error());
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<KeyBlend> keys_to_compare(const Agreement& agreement) {
  std::vector<KeyBlend> keys;
  for (const Key key : {Key::inhabitants, Key::income, Key::clients, Key::spending})
    keys.push_back({{key, Decimal(1)}});
  if (agreement.contribution && agreement.contribution->key.size() > 1)
    keys.push_back(agreement.contribution->key);
  return keys;
}

}  // namespace houvast::server
