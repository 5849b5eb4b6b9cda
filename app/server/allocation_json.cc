// SPDX-License-Identifier: EUPL-1.2
#include "server/allocation_json.h"

#include <algorithm>

#include "houvast/gemeentefonds.h"

namespace houvast::server {
namespace {

using views::AllocationModel;

Json optional_cents(const std::optional<Cents>& amount) {
  return amount ? Json(amount->count()) : Json();
}

double share_of(Cents part, Cents whole) {
  if (whole == Cents()) return 0;
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

Json measures_json(const views::SchemeModel& scheme) {
  Json list = Json::array();
  for (const views::MeasureOutcome& measure : scheme.measures) {
    Json amounts = Json::array();
    for (const Cents amount : measure.amounts) amounts.push_back(amount.count());
    list.push_back(
        {{"code", measure.terms.code},
         {"label", measure.terms.label.empty() ? measure.terms.code : measure.terms.label},
         {"weight", to_string(measure.terms.weight)},
         {"volume", measure.volume ? Json(*measure.volume) : Json()},
         {"amount_cents", measure.total.count()},
         {"amounts_cents", std::move(amounts)}});
  }
  return list;
}

/// By year: the share that is objective, the two parts, and each municipality in order.
Json path_json(const views::SchemeModel& scheme) {
  Json list = Json::array();
  for (const funding::Allocation& year : scheme.years) {
    Cents historical, objective;
    Json amounts = Json::array();
    for (const funding::AllocationLine& line : year.lines) {
      historical += line.historical;
      objective += line.objective;
      amounts.push_back(line.amount().count());
    }
    list.push_back(
        {{"year", year.year},
         {"objective_share", static_cast<double>(year.objective_share.numerator()) /
                                 static_cast<double>(year.objective_share.denominator())},
         {"historical_cents", historical.count()},
         {"objective_cents", objective.count()},
         {"amount_cents", year.amount.count()},
         {"amounts_cents", std::move(amounts)}});
  }
  return list;
}

Json shares_json(const views::SchemeModel& scheme) {
  Json list = Json::array();
  const funding::Allocation& last = scheme.years.back();
  for (const funding::AllocationLine& line : last.lines)
    list.push_back({{"code", line.municipality},
                    {"historical", share_of(line.historical_weight, last.historical_total)},
                    {"objective", share_of(line.objective_weight, last.objective_total)}});
  return list;
}

Json scheme_json(const views::SchemeModel& scheme, const Dossier& dossier) {
  const auto terms = std::ranges::find(dossier.schemes, scheme.id, &Scheme::id);
  const bool has_macro = terms != dossier.schemes.end() && terms->macro;
  const auto& transition = scheme.transition;
  return {{"id", scheme.id},
          {"label", scheme.label},
          {"macro_cents", has_macro ? Json(terms->macro->amount.count()) : Json()},
          {"transition_from", transition ? Json(transition->from) : Json()},
          {"transition_years",
           transition && transition->path.empty() ? Json(transition->years) : Json()},
          {"has_transition", transition.has_value()},
          {"measures_year", scheme.measures_year},
          {"factor", to_string(scheme.factor)},
          {"factor_is_solved", scheme.factor_is_solved},
          {"measures", measures_json(scheme)},
          {"shares", shares_json(scheme)},
          {"path", path_json(scheme)}};
}

Json cap_json(const AllocationModel& model, const Dossier& dossier) {
  if (!model.cumulation || !dossier.cumulation) return nullptr;
  Json years = Json::array();
  for (const funding::CumulatedYear& year : model.cumulation->years) {
    Json lines = Json::array();
    for (const funding::CumulatedLine& line : year.lines) {
      const auto each = [people = Decimal(line.inhabitants)](Cents amount) {
        return optional_cents(per_inhabitant(amount, people));
      };
      lines.push_back({{"code", line.municipality},
                       {"effect_each_cents", each(line.effect)},
                       {"felt_each_cents", each(line.felt)},
                       {"kept_each_cents", each(line.kept)},
                       {"compensation_cents", line.compensation.count()},
                       {"financing_cents", line.financing.count()}});
    }
    years.push_back({{"year", year.year},
                     {"limit_each_cents", year.limit.count()},
                     {"state_cents", year.state.count()},
                     {"lines", std::move(lines)}});
  }
  return {{"per_inhabitant_cents", dossier.cumulation->per_inhabitant.count()},
          {"schemes", dossier.cumulation->schemes},
          {"years_drawn", model.cumulation->years_drawn},
          {"years", std::move(years)}};
}

Json municipalities_json(const AllocationModel& model) {
  Json list = Json::array();
  for (std::size_t i = 0; i < model.municipalities.size(); ++i) {
    Json years = Json::array();
    for (const int year : model.years) {
      const views::ModelLine& line = model.line(year, i);
      years.push_back({{"year", year},
                       {"inhabitants", line.inhabitants},
                       {"amount_cents", line.amount.count()},
                       {"effect_cents", line.effect().count()},
                       {"kept_cents", line.kept().count()},
                       {"kept_each_cents", optional_cents(line.each(line.kept()))},
                       {"income_cents", line.income.count()}});
    }
    list.push_back({{"code", model.municipalities[i].code},
                    {"name", model.municipalities[i].name},
                    {"years", std::move(years)}});
  }
  return list;
}

}  // namespace

Json allocation_json(const AllocationModel& model, const Dossier& dossier) {
  Json schemes = Json::array();
  for (const views::SchemeModel& scheme : model.schemes)
    schemes.push_back(scheme_json(scheme, dossier));
  return {{"years", model.years},
          {"municipalities", municipalities_json(model)},
          {"schemes", std::move(schemes)},
          {"cap", cap_json(model, dossier)}};
}

}  // namespace houvast::server
