// SPDX-License-Identifier: EUPL-1.2
#include "views/calibrate_report.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace houvast::views {
namespace {

using demand::Estimate;
using demand::FitLine;
using demand::ScaleLine;
using demand::SpreadFit;

constexpr std::array<std::pair<std::string_view, std::string_view>, channel_count> channel_words = {
    {{"gemeentelijke toegang", "municipal access"},
     {"huisarts", "general practitioner"},
     {"jeugdarts of specialist", "youth doctor or specialist"},
     {"gecertificeerde instelling", "certified institution"},
     {"school", "school"},
     {"Veilig Thuis", "Veilig Thuis"},
     {"aanbieder", "provider"},
     {"inwoner", "resident"}}};
constexpr std::array<std::string_view, 5> kind_words = {"constant", "weibull", "lognormal", "gamma",
                                                        "empirical"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> fit_words = {
    {{"starts", "starts"},
     {"stops", "stops"},
     {"gebruikers", "users"},
     {"in zorg op 31 december", "in care on 31 December"},
     {"eenheden", "units"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> scale_words = {
    {{"instroom per jaar", "inflow a year"},
     {"niveau", "level"},
     {"gemiddelde duur in dagen", "mean duration in days"},
     {"eenheden per maand", "units a month"}}};

template <std::size_t count>
Text words(const std::array<std::pair<std::string_view, std::string_view>, count>& list,
           std::size_t at) {
  return {std::string(list[at].first), std::string(list[at].second)};
}

const Column product{"product", {"Product", "Product"}};
Column number(std::string key, Text label, int decimals = 0) {
  return {std::move(key), std::move(label), Unit::number, decimals};
}
const Column error = number("standard_error", {"Standaardfout", "Standard error"}, 3);

Cell cell(const std::optional<double>& value) {
  Cell filled;
  if (value) filled = *value;
  return filled;
}

std::string family_of(const SpreadFit& fit) {
  return fit.exponential ? "exponential"
                         : std::string(kind_words[static_cast<std::size_t>(fit.spread.kind)]);
}

Table inflow_table(const demand::Calibration& found) {
  Table table{.key = "inflow_found",
              .title = {"Instroom (D2)", "Inflow (D2)"},
              .columns = {product,
                          {"channel", {"Verwijzer", "Channel"}},
                          {"ages", {"Leeftijd", "Ages"}},
                          number("starts", {"Starts", "Starts"}),
                          number("inhabitant_years", {"Inwonerjaren", "Inhabitant years"}),
                          number("per_thousand", {"Per 1.000", "Per 1,000"}, 3),
                          error}};
  for (const demand::InflowFit& fit : found.inflow)
    table.rows.push_back({fit.product, words(channel_words, static_cast<std::size_t>(fit.channel)),
                          std::to_string(fit.ages.from) + "-" + std::to_string(fit.ages.to),
                          fit.starts, fit.exposure, fit.per_thousand.value,
                          fit.per_thousand.standard_error});
  return table;
}

void add_fits(const std::string& id, const std::vector<SpreadFit>& fits, Table& table) {
  for (const SpreadFit& fit : fits) {
    const auto second = fit.shape ? fit.shape : fit.cv;
    std::vector<Cell> row = {id, family_of(fit), fit.mean.value, fit.mean.standard_error};
    row.push_back(cell(second ? std::optional(second->value) : std::nullopt));
    row.push_back(cell(second ? std::optional(second->standard_error) : std::nullopt));
    row.emplace_back(fit.aic - fits.front().aic);
    table.rows.push_back(std::move(row));
  }
}

Table fits_table(const std::string& key, const Text& title, const demand::Calibration& found,
                 std::vector<SpreadFit> demand::ProductFit::*which) {
  Table table{
      .key = key,
      .title = title,
      .columns = {product,
                  {"family", {"Verdeling", "Distribution"}},
                  number("mean", {"Gemiddelde", "Mean"}, 2),
                  number("mean_error", {"Standaardfout", "Standard error"}, 2),
                  number("shape_or_cv", {"Vorm of spreiding", "Shape or cv"}, 3),
                  error,
                  number("aic_above_best", {"AIC boven de beste", "AIC above the best"}, 1)},
      .notes = {{"De eerste verdeling van een product is gekozen.",
                 "The first distribution of a product is chosen."}}};
  for (const demand::ProductFit& fit : found.products) add_fits(fit.product, fit.*which, table);
  return table;
}

/// The curve beside the distribution that was chosen.
Table survival_table(const demand::Calibration& found) {
  Table table{.key = "survival",
              .title = {"Nog in zorg na zoveel dagen", "Still in care after so many days"},
              .columns = {product,
                          number("stays", {"Verblijven", "Stays"}),
                          number("stops", {"Gestopt", "Stopped"}),
                          number("days", {"Dagen", "Days"}),
                          {"observed", {"Waargenomen", "Observed"}, Unit::percent, 1},
                          {"observed_error", {"Standaardfout", "Standard error"}, Unit::percent, 1},
                          {"fitted", {"Verdeling", "Distribution"}, Unit::percent, 1}}};
  for (const demand::ProductFit& fit : found.products) {
    if (fit.durations.empty() || fit.durations.front().spread.kind == Spread::Kind::constant)
      continue;
    for (const double days : {90.0, 182.0, 365.0, 730.0}) {
      const Estimate seen = demand::longer_than(fit.survival, days);
      table.rows.push_back({fit.product, fit.stays, fit.stops, days, seen.value,
                            seen.standard_error,
                            demand::chance_above(fit.durations.front().spread, days)});
    }
  }
  return table;
}

Table exits_table(const demand::Calibration& found) {
  Table table{.key = "what_follows",
              .title = {"Wat volgt, en wat tegelijk loopt", "What follows, and what goes together"},
              .columns = {product,
                          {"how", {"Hoe", "How"}},
                          {"other", {"Ander product", "Other product"}},
                          {"share", {"Deel", "Share"}, Unit::percent, 1},
                          {"share_error", {"Standaardfout", "Standard error"}, Unit::percent, 1},
                          number("days_between", {"Dagen ertussen", "Days between"}, 0)}};
  for (const demand::ProductFit& fit : found.products) {
    for (const demand::ExitFit& exit : fit.exits)
      table.rows.push_back({fit.product,
                            exit.after ? Text{"terugkeer", "return"} : Text{"direct", "at once"},
                            exit.to, exit.share.value, exit.share.standard_error,
                            cell(exit.after ? std::optional(exit.after->mean) : std::nullopt)});
    for (const demand::TogetherFit& together : fit.together)
      table.rows.push_back({fit.product, Text{"tegelijk", "together"}, together.other,
                            together.chance.value, together.chance.standard_error, Cell()});
  }
  return table;
}

Table shares_table(const demand::Calibration& found) {
  Table table{
      .key = "shares",
      .title = {"Persoonsgebonden budgetten en late declaraties",
                "Personal budgets and late claims"},
      .columns = {
          product,
          {"personal_budget", {"Deel met budget", "Share with budget"}, Unit::percent, 1},
          {"personal_budget_error", {"Standaardfout", "Standard error"}, Unit::percent, 1},
          {"same_month",
           {"Gedeclareerd in de maand zelf", "Claimed the same month"},
           Unit::percent,
           1},
          number("mean_delay_months", {"Gemiddeld maanden later", "Mean months later"}, 2)}};
  for (const demand::ProductFit& fit : found.products) {
    if (!fit.personal_budget_share) continue;
    std::optional<double> at_once, delay;
    for (std::size_t months = 0; months < fit.reporting_delay.size(); ++months) {
      if (months == 0) at_once = fit.reporting_delay.front();
      delay = delay.value_or(0) + static_cast<double>(months) * fit.reporting_delay[months];
    }
    table.rows.push_back({fit.product, fit.personal_budget_share->value,
                          fit.personal_budget_share->standard_error, cell(at_once), cell(delay)});
  }
  return table;
}

Table levels_table(const demand::Calibration& found) {
  Table table{.key = "levels_found",
              .title = {"Niveaus per gemeente", "Levels by municipality"},
              .columns = {{"code", {"Gemeente", "Municipality"}},
                          product,
                          number("starts", {"Starts", "Starts"}),
                          number("expected", {"Verwacht", "Expected"}, 1),
                          number("level", {"Niveau", "Level"}, 3),
                          error},
              .only_in_files = true};
  for (const demand::LevelFit& fit : found.levels)
    table.rows.push_back({fit.municipality, fit.product, fit.starts, fit.expected, fit.level.value,
                          fit.level.standard_error});
  return table;
}

Table scaled_table(const std::vector<ScaleLine>& lines) {
  Table table{.key = "scaled",
              .title = {"Geschaald naar gepubliceerde totalen", "Scaled to published totals"},
              .columns = {product,
                          {"code", {"Gemeente", "Municipality"}},
                          {"figure", {"Wat", "What"}},
                          number("before", {"Was", "Was"}, 3),
                          number("after", {"Wordt", "Becomes"}, 3)}};
  for (const ScaleLine& line : lines)
    table.rows.push_back({line.product, line.municipality,
                          words(scale_words, static_cast<std::size_t>(line.figure)), line.before,
                          line.after});
  return table;
}

Table fit_table(const std::vector<FitLine>& lines) {
  Table table{
      .key = "fit",
      .title = {"Gesimuleerd naast waargenomen", "Simulated beside observed"},
      .columns = {product,
                  {"year", {"Jaar", "Year"}, Unit::year},
                  {"figure", {"Wat", "What"}},
                  number("observed", {"Waargenomen", "Observed"}),
                  number("simulated", {"Gesimuleerd", "Simulated"}, 1),
                  number("standard_deviation", {"Spreiding", "Spread"}, 1),
                  number("difference", {"Verschil in spreidingen", "Difference in spreads"}, 1)},
      .notes = {
          {"Een verschil boven 2 of onder -2 op veel regels wijst op iets dat het model mist.",
           "A difference above 2 or below -2 on many lines says that the model misses "
           "something."}}};
  for (const FitLine& line : lines)
    table.rows.push_back({line.product, std::int64_t{line.year},
                          words(fit_words, static_cast<std::size_t>(line.figure)), line.observed,
                          line.simulated, line.standard_deviation, line.difference});
  return table;
}

}  // namespace

Report calibrate_report(const CalibrateResult& result) {
  Report report{.title = {"IJking (D13)", "Calibration (D13)"}};
  const auto add = [&](Table table) {
    if (!table.rows.empty()) report.blocks.emplace_back(std::move(table));
  };
  if (result.found) {
    const demand::Calibration& found = *result.found;
    add(inflow_table(found));
    add(fits_table("durations_found", {"Duur in dagen (D3)", "Duration in days (D3)"}, found,
                   &demand::ProductFit::durations));
    add(survival_table(found));
    add(fits_table("intensities_found", {"Eenheden per maand (D3)", "Units a month (D3)"}, found,
                   &demand::ProductFit::intensities));
    add(exits_table(found));
    add(shares_table(found));
    add(levels_table(found));
  }
  add(scaled_table(result.scaled));
  add(fit_table(result.fit));
  return report;
}

}  // namespace houvast::views
