// SPDX-License-Identifier: EUPL-1.2
// The clauses of a contract (C1 to C5, C7, C8). A preset was filled in before (presets.h).
#include "dossier/presets.h"
#include "dossier/read_contracts.h"
#include "money/exact.h"

namespace houvast::dossier {
namespace {

Decimal decimal(const Section& section, std::string_view key, Decimal standard = Decimal()) {
  return section.decimal(key).value_or(standard);
}

int whole(const Section& section, std::string_view key, int standard) {
  return static_cast<int>(section.whole(key).value_or(standard));
}

AvailabilityClause read_availability(Reader& reader, const Section& section) {
  return {.amount = section.yearly_euros("amount", first_year(reader))};
}

UnitClause read_unit(Reader& reader, const Section& section) {
  using Maximum = BillingTerms::Maximum;
  const auto maximum =
      section.choice<Maximum>("billing", {{"none", Maximum::none},
                                          {"weekly_effort", Maximum::weekly_effort},
                                          {"weekly_output", Maximum::weekly_output},
                                          {"monthly", Maximum::monthly}});
  return {.price = section.yearly_prices("price", first_year(reader)),
          .share = decimal(section, "share", Decimal(1)),
          .billing = {.maximum = maximum.value_or(Maximum::none),
                      .household_help = section.truth("household_help").value_or(false),
                      .whole_hours = section.truth("whole_hours").value_or(false)}};
}

FunctionClause read_function(Reader& reader, const Section& section) {
  FunctionClause clause;
  for (const auto& [none, function] : section.sections("function"))
    clause.functions.push_back({.label = function.text("label").value_or(""),
                                .price = function.yearly_prices("price", first_year(reader)),
                                .at_start = decimal(function, "at_start"),
                                .a_month = decimal(function, "a_month"),
                                .at_end = decimal(function, "at_end")});
  return clause;
}

/// What is not paid before is paid at the end.
TrajectoryClause read_trajectory(Reader& reader, const Section& section) {
  TrajectoryClause clause{.price = section.yearly_prices("price", first_year(reader)),
                          .at_start = decimal(section, "at_start")};
  Exact rest = 1 - exact(clause.at_start);
  for (const auto& [months, share] : section.decimals_by_month("parts")) {
    clause.parts.emplace_back(months, share);
    rest -= exact(share);
  }
  const auto at_end = round_to_decimal(rest, Decimal::max_decimals - 1);
  clause.at_end = decimal(section, "at_end", at_end.value_or(Decimal()));
  return clause;
}

PersonYearClause read_person_year(Reader& reader, const Section& section) {
  return {.price = section.yearly_prices("price", first_year(reader))};
}

ClientFollowingClause read_client_following(Reader& reader, const Section& section) {
  return {.price = section.yearly_prices("price", first_year(reader))};
}

std::vector<InhabitantAmount> read_inhabitant_rows(Reader& reader, const Section& section) {
  std::vector<InhabitantAmount> all;
  Rows rows = reader.rows("inhabitant_amounts", section, "inhabitants");
  while (rows.next()) {
    const AgeBand ages = rows.ages();
    const int year = rows.year_or_before();
    const Decimal amount = rows.price("amount");
    if (!rows.is_good() ||
        !rows.is_new({std::to_string(ages.from), std::to_string(ages.to), std::to_string(year)}))
      continue;
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.ages == ages; });
    InhabitantAmount& row = same == all.end() ? all.emplace_back() : *same;
    row.ages = ages;
    row.amount[year] = amount;
  }
  return all;
}

std::vector<InhabitantAmount> read_inhabitants(Reader& reader, const Section& section) {
  if (section.text("inhabitants")) return read_inhabitant_rows(reader, section);
  std::vector<InhabitantAmount> all;
  constexpr AgeBand everybody;
  for (const auto& [none, row] : section.sections("inhabitants"))
    all.push_back(
        {.ages = {whole(row, "age_from", everybody.from), whole(row, "age_to", everybody.to)},
         .amount = row.yearly_prices("amount", first_year(reader))});
  return all;
}

using ByCode = std::map<std::string, ByYear<Decimal>>;

ByCode read_volumes(Reader& reader, const Section& section) {
  if (!section.text("volume")) return section.yearly_by_code("volume", first_year(reader));
  ByCode volumes;
  Rows rows = reader.rows("measure_volumes", section, "volume");
  while (rows.next()) {
    const std::string code = rows.municipality();
    const int year = rows.year_or_before();
    const Decimal volume = rows.decimal_from_zero("volume");
    if (rows.is_good() && rows.is_new({code, std::to_string(year)})) volumes[code][year] = volume;
  }
  return volumes;
}

ByCode read_scores(Reader& reader, const Section& section) {
  if (!section.text("score")) return section.yearly_by_code("score", first_year(reader));
  ByCode scores;
  Rows rows = reader.rows("measured_scores", section, "score");
  while (rows.next()) {
    const std::string code = rows.municipality_or_empty();
    const int year = rows.year_or_before();
    const Decimal score = rows.share("score");
    if (rows.is_good() && rows.is_new({code, std::to_string(year)})) scores[code][year] = score;
  }
  return scores;
}

CharacteristicsClause read_characteristics(Reader& reader, const Section& section) {
  CharacteristicsClause clause{.inhabitants = read_inhabitants(reader, section)};
  for (const auto& [none, measure] : section.sections("measure"))
    clause.measures.push_back({.label = measure.text("label").value_or(""),
                               .amount = measure.yearly_prices("amount", first_year(reader)),
                               .volume = read_volumes(reader, measure)});
  return clause;
}

HistoryClause read_history(Reader& reader, const Section& section) {
  return {.lag_years = whole(section, "lag_years", 1),
          .mean_years = whole(section, "mean_years", 1),
          .history = section.euros_by_year("history"),
          .factor = decimal(section, "factor", Decimal(1)),
          .price = section.yearly_prices("price", first_year(reader))};
}

NetworkClause read_network(Reader& reader, const Section& section) {
  return {.amount = section.yearly_euros("amount", first_year(reader)),
          .shares = section.decimals_by_name("shares")};
}

TeamClause::Referrals read_referrals(Reader& reader, const Section& section) {
  TeamClause::Referrals referrals{
      .products = section.texts("products"),
      .expected = decimal(section, "expected"),
      .each = decimal(section, "each"),
      .expected_cost = section.yearly_euros("expected_cost", first_year(reader)),
      .cost_share = decimal(section, "cost_share"),
      .most = decimal(section, "most", Decimal(1))};
  if (auto channels = read_channels(section); !channels.empty())
    referrals.channels = std::move(channels);
  return referrals;
}

TeamClause read_team(Reader& reader, const Section& section) {
  TeamClause clause{.inhabitants = read_inhabitants(reader, section)};
  for (const auto& [none, result] : section.sections("result"))
    clause.results.push_back({.label = result.text("label").value_or(""),
                              .amount = result.yearly_euros("amount", first_year(reader)),
                              .score = read_scores(reader, result)});
  if (const Section referrals = section.section("referrals"))
    clause.referrals = read_referrals(reader, referrals);
  return clause;
}

ResultClause read_result(Reader& reader, const Section& section) {
  using Measure = ResultClause::Measure;
  const auto measure = section.choice<Measure>("measure", {{"planned_end", Measure::planned_end},
                                                           {"no_return", Measure::no_return},
                                                           {"agreed", Measure::agreed}});
  return {.price = section.yearly_prices("price", first_year(reader)),
          .measure = measure.value_or(Measure::planned_end),
          .label = section.text("label").value_or(""),
          .months = whole(section, "months", 12),
          .chance = section.number("chance").value_or(0)};
}

PersonalBudgetClause read_personal_budget(Reader& reader, const Section& section) {
  return {.in_advance = section.truth("in_advance").value_or(true),
          .price = section.yearly_prices("price", first_year(reader)),
          .unspent = decimal(section, "unspent"),
          .wrongly_spent = decimal(section, "wrongly_spent"),
          .recovered = decimal(section, "recovered")};
}

GuaranteeClause read_guarantee(Reader& reader, const Section& section) {
  return {.minimum = section.yearly_euros("minimum", first_year(reader))};
}

AdvanceClause read_advance(Reader& reader, const Section& section) {
  return {.expected = section.yearly_euros("expected", first_year(reader)),
          .share = decimal(section, "share", Decimal(1)),
          .settled_after = whole(section, "settled_after", 3)};
}

decltype(Clause::terms) read_terms(Reader& reader, const Section& section) {
  const std::string kind = section.text("kind").value_or("");
  if (kind == "unit") return read_unit(reader, section);
  if (kind == "function") return read_function(reader, section);
  if (kind == "trajectory") return read_trajectory(reader, section);
  if (kind == "person_year") return read_person_year(reader, section);
  if (kind == "client_following") return read_client_following(reader, section);
  if (kind == "characteristics") return read_characteristics(reader, section);
  if (kind == "history") return read_history(reader, section);
  if (kind == "network") return read_network(reader, section);
  if (kind == "team") return read_team(reader, section);
  if (kind == "result") return read_result(reader, section);
  if (kind == "personal_budget") return read_personal_budget(reader, section);
  if (kind == "guarantee") return read_guarantee(reader, section);
  if (kind == "advance") return read_advance(reader, section);
  return read_availability(reader, section);  // Another name is reported by validate().
}

}  // namespace

Clause read_clause(Reader& reader, const Section& section) {
  return {.preset = section.text("preset").value_or(""),
          .products = section.texts("products"),
          .terms = read_terms(reader, section)};
}

}  // namespace houvast::dossier
