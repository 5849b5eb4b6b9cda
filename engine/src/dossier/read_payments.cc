// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

IncomeSupportFigures read_figures(Rows& rows) {
  return {.municipality = rows.municipality(),
          .year = rows.year(),
          .cost_two_years_before = rows.euro_from_zero("cost_two_years_before"),
          .households_year_before = rows.whole("households_year_before"),
          .households_two_years_before = rows.whole("households_two_years_before"),
          .inhabitants_year_before = rows.whole_from_one("inhabitants_year_before"),
          .objective_cost = rows.euro_from_zero("objective_cost"),
          .actual_cost = rows.find_euro_from_zero("actual_cost"),
          .cost_three_years_before = rows.find_euro_from_zero("cost_three_years_before"),
          .rejected_cost = rows.find_euro_from_zero("rejected_cost").value_or(Cents())};
}

/// Bands of one year in order, without overlap.
void read_safety_net(Reader& reader, const Section& section, IncomeSupportTerms& terms) {
  for (const auto& [id, band] : section.sections("safety_net")) {
    const auto year = band.year("year");
    const auto from = band.decimal("from");
    const auto paid = band.decimal("paid");
    if (!year || !from || !paid) continue;
    auto& bands = terms.safety_net[*year];
    const auto to = band.decimal("to");
    const bool overlaps = !bands.empty() && (!bands.back().to || *from < *bands.back().to);
    if (overlaps || (to && *to <= *from))
      reader.report("dossier/bands-overlap", band.place("from"), to_string(*from));
    bands.push_back({.from = *from, .to = to, .paid = *paid});
  }
  for (const auto& [id, threshold] : section.sections("safety_net_threshold"))
    if (const auto year = threshold.year("year"))
      terms.safety_net_threshold[*year] = {
          .share = threshold.decimal("share"),
          .per_inhabitant = threshold.euro("per_inhabitant"),
          .cumulated_share = threshold.decimal("cumulated_share"),
          .cumulated_years = static_cast<int>(threshold.whole("cumulated_years").value_or(3))};
}

}  // namespace

std::optional<PxqTerms> read_pxq(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  PxqTerms terms{.price = section.euros_by_name("prices"),
                 .lag = static_cast<int>(section.whole("lag").value_or(2)),
                 .fewest_cases = section.whole("fewest_cases").value_or(0)};
  if (const auto pooled = section.text("pooled_form")) terms.pooled_form = *pooled;
  if (!section.text("volumes")) return terms;
  std::vector<std::string> forms;
  for (const auto& [form, price] : terms.price) forms.push_back(form);
  Rows rows = reader.rows("care_volumes", section, "volumes");
  while (rows.next()) {
    const CareVolume line{.form = rows.text("form"),
                          .municipality = rows.municipality(),
                          .year = rows.year_or_before(),
                          .volume = rows.decimal_from_zero("volume"),
                          .cases = rows.whole("cases"),
                          .actual_cost = rows.find_euro_from_zero("actual_cost")};
    if (!forms.empty() && !line.form.empty() && !terms.price.contains(line.form))
      rows.report("dossier/no-price", "form", "", nearest_name(line.form, forms));
    if (rows.is_good() && rows.is_new({line.form, line.municipality, std::to_string(line.year)}))
      terms.volumes.push_back(line);
  }
  return terms;
}

std::optional<IncomeSupportTerms> read_income_support(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  IncomeSupportTerms terms;
  const auto whole = [&](std::string_view key, std::int64_t& value) {
    value = section.whole(key).value_or(value);
  };
  whole("small_below", terms.small_below);
  whole("large_from", terms.large_from);
  whole("supplements_financed_from", terms.supplements_financed_from);
  whole("supplements_financed_full_from", terms.supplements_financed_full_from);
  terms.safety_net_paid_after =
      static_cast<int>(section.whole("safety_net_paid_after").value_or(2));
  terms.historical_weight_in = section.decimals_by_year("historical_weight_in");
  if (const auto factor = section.decimal("late_information_factor"))
    terms.late_information_factor = *factor;
  terms.multi_year_supplements = section.euros_by_year("multi_year_supplements");
  terms.calibrate_objective = section.truth("calibrate_objective").value_or(true);
  read_safety_net(reader, section, terms);
  if (!section.text("figures")) return terms;
  Rows rows = reader.rows("income_support", section, "figures");
  while (rows.next()) {
    const IncomeSupportFigures line = read_figures(rows);
    if (rows.is_good() && rows.is_new({line.municipality, std::to_string(line.year)}))
      terms.figures.push_back(line);
  }
  return terms;
}

std::optional<ResidenceTerms> read_residence(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  const auto rule = [&](std::string_view key) {
    return section
        .choice<Residence>(key, {{"actual", Residence::actual}, {"origin", Residence::origin}})
        .value_or(Residence::actual);
  };
  ResidenceTerms terms{.rule = rule("rule"),
                       .origin_from = section.year("origin_from"),
                       .spending_is_by = rule("spending_is_by")};
  if (!section.text("table")) return terms;
  Rows rows = reader.rows("residence", section, "table");
  while (rows.next()) {
    const CostByResidence line{.year = rows.year(),
                               .actual = rows.municipality("actual"),
                               .origin = rows.municipality("origin"),
                               .cost = rows.euro_from_zero("cost")};
    if (rows.is_good() && rows.is_new({std::to_string(line.year), line.actual, line.origin}))
      terms.costs.push_back(line);
  }
  return terms;
}

std::optional<ReliefTerms> read_relief(const Section& section) {
  if (!section) return std::nullopt;
  using Kind = ReliefTerms::Kind;
  const auto kind = section.choice<Kind>(
      "kind", {{"article_12", Kind::article_12}, {"deficit_fund", Kind::deficit_fund}});
  return ReliefTerms{
      .kind = kind.value_or(Kind::deficit_fund),
      .threshold_share = section.decimal("threshold_share").value_or(Decimal()),
      .threshold_per_inhabitant = section.euro("threshold_per_inhabitant").value_or(Cents()),
      .fund = section.euro("fund"),
      .own_part = section.decimal("own_part").value_or(Decimal()),
      .deficit_years = section.years("deficit_years"),
      .paid_in = section.year("paid_in"),
      .municipal_share = section.decimal("municipal_share").value_or(Decimal()),
      .conditional = section.truth("conditional").value_or(false),
      .tax_capacity = section.euros_by_code("tax_capacity"),
      .conditions_met = section.texts_by_code("conditions_met")};
}

void read_burden(Reader& reader, const Section& section, Scheme& scheme) {
  if (section.text("rates")) {
    Rows rows = reader.rows("burden_rates", section, "rates");
    while (rows.next()) {
      const AdministrativeBurden line{.payment_form = rows.text("payment_form"),
                                      .action = rows.text("action"),
                                      .cost_per_action = rows.euro_from_zero("cost_per_action")};
      if (rows.is_good() && rows.is_new({line.payment_form, line.action}))
        scheme.burden.push_back(line);
    }
  }
  if (!section.text("actions")) return;
  Rows rows = reader.rows("burden_actions", section, "actions");
  while (rows.next()) {
    const AdministrativeActions line{.municipality = rows.municipality(),
                                     .year = rows.year(),
                                     .payment_form = rows.text("payment_form"),
                                     .action = rows.text("action"),
                                     .count = rows.whole("count")};
    const bool is_priced =
        std::any_of(scheme.burden.begin(), scheme.burden.end(), [&](const auto& rate) {
          return rate.payment_form == line.payment_form && rate.action == line.action;
        });
    if (!scheme.burden.empty() && !is_priced) rows.report("dossier/no-rate", "action");
    if (rows.is_good() &&
        rows.is_new({line.municipality, std::to_string(line.year), line.payment_form, line.action}))
      scheme.burden_actions.push_back(line);
  }
}

}  // namespace houvast::dossier
