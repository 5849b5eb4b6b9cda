// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

std::vector<MeasureTerms> read_weights(Reader& reader, const Section& section) {
  std::vector<MeasureTerms> measures;
  Rows rows = reader.rows("weights", section, "weights");
  while (rows.next()) {
    MeasureTerms measure{.code = rows.text("measure"),
                         .label = rows.text("label"),
                         .weight = rows.decimal("weight"),
                         .is_own_capacity = rows.truth("own_capacity"),
                         .threshold = rows.find_decimal_from_zero("threshold"),
                         .share = rows.find_share("share"),
                         .is_fixed_amount = rows.truth("fixed")};
    if (auto other = rows.text_or_empty("threshold_of"); !other.empty())
      measure.threshold_of = std::move(other);
    if (auto other = rows.text_or_empty("relative_to"); !other.empty())
      measure.relative_to = std::move(other);
    if (rows.is_good() && rows.is_new({measure.code})) measures.push_back(std::move(measure));
  }
  return measures;
}

/// Measures that have volumes: those with a weight, and those that others refer to.
std::vector<std::string> names_of(const std::vector<MeasureTerms>& measures) {
  std::set<std::string> names;
  for (const MeasureTerms& measure : measures) {
    names.insert(measure.code);
    if (measure.threshold_of) names.insert(*measure.threshold_of);
    if (measure.relative_to) names.insert(*measure.relative_to);
  }
  return {names.begin(), names.end()};
}

std::map<std::string, std::vector<Figure<Decimal>>> read_volumes(
    Reader& reader, const Section& section, const std::vector<MeasureTerms>& measures) {
  const std::vector<std::string> names = names_of(measures);
  std::map<std::string, std::vector<Figure<Decimal>>> volumes;
  Rows rows = reader.rows("measures", section, "measures");
  while (rows.next()) {
    const std::string measure = rows.text("measure");
    if (!names.empty() && std::find(names.begin(), names.end(), measure) == names.end())
      rows.report("dossier/unknown-measure", "measure", "", nearest_name(measure, names));
    const Figure<Decimal> line{rows.municipality(), rows.year(), rows.decimal_from_zero("volume")};
    if (rows.is_good() && rows.is_new({measure, line.municipality, std::to_string(line.year)}))
      volumes[measure].push_back(line);
  }
  return volumes;
}

}  // namespace

std::optional<MacroBudgetTerms> read_macro(const Section& section) {
  if (!section) return std::nullopt;
  return MacroBudgetTerms{.from = section.year("from").value_or(0),
                          .amount = section.euro("amount").value_or(Cents()),
                          .volume_index = section.decimal("volume_index").value_or(Decimal()),
                          .price_index = section.decimal("price_index").value_or(Decimal()),
                          .volume_index_in = section.decimals_by_year("volume_index_in"),
                          .price_index_in = section.decimals_by_year("price_index_in"),
                          .structural_cut = section.euros_by_year("structural_cut"),
                          .incidental = section.euros_by_year("incidental")};
}

std::optional<HistoricalTerms> read_historical(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  const auto& centre = reader.known.centre;
  HistoricalTerms terms{.with_own_money = section.truth("with_own_money").value_or(true)};
  if (const auto to = section.text("to"); to && *to != "own")
    terms.to_centre = section.municipality("to", centre);
  const Section centres = section.section("centre_of");
  for (const auto& [code, place] : section.keys("centre_of"))
    if (const auto municipality = parse_municipality_code(code))
      if (const auto receiver = centres.municipality(code, centre))
        terms.centre_of[*municipality] = *receiver;
  if (!section.text("table")) return terms;
  Rows rows = reader.rows("historical", section, "table");
  while (rows.next()) {
    const HistoricalSpending line{
        .municipality = rows.municipality(),
        .year = rows.any_year(),
        .spending = rows.euro_from_zero("spending"),
        .own_money = rows.find_euro_from_zero("own_money").value_or(Cents())};
    if (!rows.is_good() || !rows.is_new({line.municipality, std::to_string(line.year)})) continue;
    if (line.own_money > line.spending)
      rows.report("dossier/own-money-above-spending", "own_money", to_string(line.spending));
    terms.spending.push_back(line);
  }
  return terms;
}

std::optional<ObjectiveTerms> read_objective(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  ObjectiveTerms terms{.factor = section.decimal("factor")};
  if (section.text("weights")) terms.measures = read_weights(reader, section);
  if (section.text("measures")) terms.volumes = read_volumes(reader, section, terms.measures);
  return terms;
}

std::optional<TransitionTerms> read_transition(const Section& section) {
  if (!section) return std::nullopt;
  using Reading = TransitionTerms::Reading;
  const auto reading =
      section.choice<Reading>("reading", {{"existing_clients", Reading::existing_clients},
                                          {"whole_region_at_once", Reading::whole_region_at_once}});
  return TransitionTerms{.from = section.year("from").value_or(0),
                         .years = static_cast<int>(section.whole("years").value_or(0)),
                         .path = section.decimals_by_year("path"),
                         .reading = reading.value_or(Reading::existing_clients),
                         .objective_macro = read_macro(section.section("objective_macro"))};
}

std::optional<CumulationTerms> read_cumulation(const Section& section) {
  if (!section) return std::nullopt;
  using Clamp = CumulationTerms::Clamp;
  using Financing = CumulationTerms::Financing;
  const auto clamp = section.choice<Clamp>("clamp", {{"losers", Clamp::losers},
                                                     {"both", Clamp::both},
                                                     {"growth_per_year", Clamp::growth_per_year}});
  const auto financing = section.choice<Financing>(
      "financing", {{"state", Financing::state},
                    {"all_per_inhabitant", Financing::all_per_inhabitant},
                    {"all_by_base", Financing::all_by_base},
                    {"gainers_by_gain", Financing::gainers_by_gain},
                    {"gainers_per_inhabitant", Financing::gainers_per_inhabitant}});
  return CumulationTerms{.schemes = section.texts("schemes"),
                         .from = section.year("from").value_or(0),
                         .per_inhabitant = section.euro("per_inhabitant").value_or(Cents()),
                         .path = section.euros_by_year("path"),
                         .clamp = clamp.value_or(Clamp::losers),
                         .gain_per_inhabitant = section.euro("gain_per_inhabitant"),
                         .financing = financing.value_or(Financing::state)};
}

}  // namespace houvast::dossier
