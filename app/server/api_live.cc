// SPDX-License-Identifier: EUPL-1.2
// The region's agreements under discussion: what the live table says between slider and repaint.
#include <algorithm>

#include "houvast/contribution.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/body.h"
#include "server/dossier_of.h"
#include "server/live_body.h"
#include "server/live_dossier.h"
#include "server/live_json.h"
#include "server/named_cells.h"
#include "server/report_answer.h"
#include "server/scenario_changes.h"
#include "server/service.h"
#include "server/table_json.h"
#include "views/live_report.h"
#include "views/why_report.h"

namespace houvast::server {
namespace {

constexpr std::int64_t most_draws = 10'000;

Json schemes_without_agreement(const Dossier& dossier) {
  Json list = Json::array();
  for (const Scheme& scheme : dossier.schemes) {
    const bool has_one =
        std::any_of(dossier.agreements.begin(), dossier.agreements.end(),
                    [&](const Agreement& agreement) { return agreement.scheme == scheme.id; });
    if (!has_one) list.push_back({{"id", scheme.id}, {"label", scheme.label}});
  }
  return list;
}

std::string label_of(const Dossier& dossier, const std::string& scheme) {
  const auto known = std::find_if(dossier.schemes.begin(), dossier.schemes.end(),
                                  [&](const Scheme& one) { return one.id == scheme; });
  return known == dossier.schemes.end() || known->label.empty() ? scheme : known->label;
}

Json tables_of(const Agreement& agreement) {
  return {{"weight_table",
           agreement.solidarity.has_value() && !agreement.solidarity->weight_table.empty()},
          {"corrections",
           agreement.solidarity.has_value() && !agreement.solidarity->corrections.empty()},
          {"past_cost",
           agreement.equalisation.has_value() && !agreement.equalisation->past_cost.empty()},
          {"large_clients",
           agreement.equalisation.has_value() && !agreement.equalisation->large_clients.empty()}};
}

/// What there is to talk about, as the dossier has it.
http::Response table(Service& service, const Call& call) {
  const auto scenario =
      find_scenario(service, call.id(), asked_scenario(call.query("scenario")), "scenario");
  if (!scenario) return problem_answer(scenario.error());
  const auto kept =
      service.dossiers.get({.dossier = call.id(), .version = {}, .scenario = scenario->choice});
  if (!kept) return problem_answer(kept.error());
  const Dossier& dossier = (*kept)->dossier;
  Json agreements = Json::array();
  for (const Agreement& agreement : dossier.agreements) {
    Json json = to_json(agreement);
    json["tables"] = tables_of(agreement);
    json["scheme_label"] = label_of(dossier, agreement.scheme);
    agreements.push_back(std::move(json));
  }
  Json municipalities = Json::array();
  for (const Municipality& one : dossier.municipalities)
    municipalities.push_back({{"code", one.code}, {"name", one.name}});
  return json_answer({{"name", dossier.name},
                      {"version", (*kept)->head.version},
                      {"years", {{"from", dossier.years.from}, {"to", dossier.years.to}}},
                      {"draws", draws_for(dossier)},
                      {"municipalities", std::move(municipalities)},
                      {"agreements", std::move(agreements)},
                      {"schemes_without_agreement", schemes_without_agreement(dossier)}});
}

/// What the body asks, before a dossier is known.
struct Asked {
  std::string agreement;
  std::string scheme;
  Json scenario;
  std::uint64_t seed = 1;
  std::optional<std::int64_t> draws;
  std::optional<Years> years;
  bool with_keys = false;
  std::optional<views::WhyQuestion> why;
};

Asked read_asked(Body& body) {
  Asked asked;
  asked.agreement = body.text("agreement", 200);
  asked.scheme = body.optional_text("scheme", 200).value_or("");
  asked.scenario = body.any("scenario");
  asked.seed = static_cast<std::uint64_t>(body.optional_number("seed", 0, INT64_MAX).value_or(1));
  asked.draws = body.optional_number("draws", 1, most_draws);
  if (!body.any("years").is_null()) {
    Body years = body.object("years");
    asked.years = Years{static_cast<int>(years.number("from", known_years.from, known_years.to)),
                        static_cast<int>(years.number("to", known_years.from, known_years.to))};
    body.take(std::move(years));
  }
  asked.with_keys = body.optional_flag("keys").value_or(false);
  if (!body.any("why").is_null()) {
    Body why = body.object("why");
    asked.why = views::WhyQuestion{
        .municipality = why.text("municipality", 20),
        .year = static_cast<int>(why.number("year", known_years.from, known_years.to)),
        .item = {},
        .scheme = {}};
    body.take(std::move(why));
  }
  return asked;
}

http::Response evaluate(Service& service, const Call& call) {
  Body body(call.request.body);
  const Asked asked = read_asked(body);
  if (asked.agreement.empty()) return problem_answer(body.problems());
  const auto scenario = find_scenario(service, call.id(), asked.scenario, "scenario");
  if (!scenario) return problem_answer(scenario.error());
  const auto prepared = live_table(service, {.dossier = call.id(),
                                             .scenario = scenario->choice,
                                             .seed = asked.seed,
                                             .draws = asked.draws});
  if (!prepared) return problem_answer(prepared.error());
  const Dossier& dossier = (*prepared)->kept->dossier;

  Agreement known{.id = asked.agreement, .scheme = asked.scheme};
  for (const Agreement& one : dossier.agreements)
    if (one.id == asked.agreement) known = one;
  const Agreement agreement = read_agreement(body, known, dossier);
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const study::LiveQuestion question{.agreement = agreement, .years = asked.years};

  if (asked.why) {
    study::LiveQuestion of_year = question;
    of_year.years = Years{*asked.why->year, *asked.why->year};
    auto reasons = (*prepared)->table.explain(of_year);
    if (!reasons) return problem_answer(reasons.error());
    RunRecord record;
    record.transfers = std::move(*reasons);
    const views::Names names = views::names_of(dossier);
    return report_answer(service, call,
                         with_named_cells(views::why_report(record, names, *asked.why), names));
  }
  const auto outcome = (*prepared)->table.evaluate(question);
  if (!outcome) return problem_answer(outcome.error());
  const auto keys = asked.with_keys ? keys_to_compare(agreement) : std::vector<KeyBlend>{};
  std::vector<Result<region::KeyCriteria>> criteria;
  if (asked.with_keys) {
    auto compared = (*prepared)->table.compare_keys(question, keys);
    if (!compared) return problem_answer(compared.error());
    criteria = *std::move(compared);
  }
  if (!call.query("format").empty()) {
    const std::int64_t draws = asked.draws.value_or(draws_for(dossier));
    return report_answer(
        service, call,
        views::live_report({.outcome = *outcome, .keys = known_criteria(criteria), .draws = draws},
                           views::names_of(dossier)));
  }
  Json json = to_json(*outcome, dossier);
  if (asked.with_keys) json["keys"] = to_json(criteria, keys);
  return json_answer(json);
}

}  // namespace

std::vector<Route> live_routes() {
  return {{http::Method::get,
           "/api/v1/dossiers/{id}/live",
           people::Permission::view,
           table,
           {"The agreements of a dossier, to be talked about",
            "",
            "LiveTable",
            200,
            {{"scenario", "Number or id; else the dossier as it is"}}}},
          {http::Method::post,
           "/api/v1/dossiers/{id}/live",
           people::Permission::compute,
           evaluate,
           {"What another agreement does, at once; with format as a report",
            "LiveQuestion",
            "LiveAnswer",
            200,
            {{"format", "xlsx, csv, html, pdf, or json: the report; else the answer below"},
             {"table", "With csv: the key of the table; else the first"}}}}};
}

}  // namespace houvast::server
