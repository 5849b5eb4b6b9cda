// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

CooperationTerms read_cooperation(const Section& section,
                                  const std::optional<std::string>& centre) {
  using Model = CooperationModel;
  const auto model = section.choice<Model>("model", {{"account_holder", Model::account_holder},
                                                     {"host", Model::host},
                                                     {"network", Model::network},
                                                     {"agency", Model::agency}});
  return {.model = model.value_or(Model::agency),
          .leader = section.municipality("leader", centre),
          .execution_key = section.blend("execution_key")};
}

std::optional<ContributionTerms> read_contribution(const Section& section) {
  if (!section) return std::nullopt;
  using Advance = ContributionTerms::Advance;
  const auto advance = section.choice<Advance>("advance", {{"budget", Advance::budget},
                                                           {"last_year", Advance::last_year},
                                                           {"income", Advance::income}});
  return ContributionTerms{.key = section.blend("key"),
                           .pooled_share = section.decimal("pooled_share").value_or(Decimal(1)),
                           .advance = advance.value_or(Advance::budget),
                           .true_up = section.truth("true_up").value_or(true)};
}

std::optional<ReserveTerms> read_reserve(const Section& section) {
  if (!section) return std::nullopt;
  using AtMinimum = ReserveTerms::AtMinimum;
  using AtMaximum = ReserveTerms::AtMaximum;
  const auto share = [&](std::string_view key) { return section.decimal(key).value_or(Decimal()); };
  const auto at_minimum = section.choice<AtMinimum>(
      "at_minimum", {{"top_up", AtMinimum::top_up}, {"savings_task", AtMinimum::savings_task}});
  const auto at_maximum = section.choice<AtMaximum>(
      "at_maximum", {{"pay_out", AtMaximum::pay_out}, {"invest", AtMaximum::invest}});
  return ReserveTerms{.opening = section.euro("opening").value_or(Cents()),
                      .surplus_share = share("surplus_share"),
                      .deficit_share = share("deficit_share"),
                      .minimum = share("minimum"),
                      .maximum = share("maximum"),
                      .at_minimum = at_minimum.value_or(AtMinimum::top_up),
                      .at_maximum = at_maximum.value_or(AtMaximum::pay_out),
                      .scope = section.texts("scope")};
}

std::vector<Correction> read_corrections(Reader& reader, const Section& section) {
  std::vector<Correction> corrections;
  if (!section.text("table")) return corrections;
  Rows rows = reader.rows("corrections", section, "table");
  while (rows.next()) {
    const Correction line{rows.municipality(), rows.year(), rows.euro("amount")};
    if (rows.is_good() && rows.is_new({line.municipality, std::to_string(line.year)}))
      corrections.push_back(line);
  }
  return corrections;
}

/// Choice 6: one share for both signs, or a table with a share for each.
void read_own_share(const Section& section, SolidarityTerms& terms) {
  if (const auto both = section.decimal("own_share")) {
    terms.own_share_deficit = *both;
    terms.own_share_surplus = *both;
  }
  const Section apart = section.section("own_share");
  if (!apart) return;
  terms.own_share_deficit = apart.decimal("deficit").value_or(Decimal());
  terms.own_share_surplus = apart.decimal("surplus").value_or(Decimal());
  terms.own_share_deficit_in = apart.decimals_by_year("deficit_in");
  terms.own_share_surplus_in = apart.decimals_by_year("surplus_in");
}

std::optional<SolidarityTerms> read_solidarity(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  using Baseline = SolidarityTerms::Baseline;
  using Weight = SolidarityWeight;
  const auto baseline = section.choice<Baseline>(
      "baseline", {{"income", Baseline::income}, {"regional_average", Baseline::regional_average}});
  const auto weight = section.choice<Weight>("weight", {{"none", Weight::none},
                                                        {"inhabitants", Weight::inhabitants},
                                                        {"income", Weight::income},
                                                        {"table", Weight::table}});
  SolidarityTerms terms{
      .baseline = baseline.value_or(Baseline::income),
      .execution_surcharge = section.section("execution_cost").decimal("surcharge"),
      .capped = section.truth("capped").value_or(true),
      .weight = weight.value_or(Weight::none),
      .weight_table = section.decimals_by_code("weights"),
      .corrections = read_corrections(reader, section.section("correction"))};
  read_own_share(section, terms);
  return terms;
}

std::vector<LargeClient> read_large_clients(Reader& reader, const Section& section) {
  std::vector<LargeClient> clients;
  if (!section.text("large_clients")) return clients;
  Rows rows = reader.rows("large_clients", section, "large_clients");
  while (rows.next()) {
    const LargeClient line{.municipality = rows.municipality(),
                           .year = rows.year(),
                           .client = rows.text("client"),
                           .cost = rows.euro_from_zero("cost")};
    if (rows.is_good() && rows.is_new({line.municipality, std::to_string(line.year), line.client}))
      clients.push_back(line);
  }
  return clients;
}

std::vector<Figure<Cents>> read_past_cost(Reader& reader, const Section& section) {
  std::vector<Figure<Cents>> figures;
  if (!section.text("past_cost")) return figures;
  Rows rows = reader.rows("past_cost", section, "past_cost");
  while (rows.next()) {
    const Figure<Cents> line{rows.municipality(), rows.year_before(),
                             rows.euro_from_zero("amount")};
    if (rows.is_good() && rows.is_new({line.municipality, std::to_string(line.year)}))
      figures.push_back(line);
  }
  return figures;
}

std::vector<Figure<Decimal>> read_unit_volumes(Reader& reader, const Section& section) {
  std::vector<Figure<Decimal>> figures;
  if (!section.text("volumes")) return figures;
  Rows rows = reader.rows("volumes", section, "volumes");
  while (rows.next()) {
    const Figure<Decimal> line{rows.municipality(), rows.year(), rows.decimal_from_zero("volume")};
    if (rows.is_good() && rows.is_new({line.municipality, std::to_string(line.year)}))
      figures.push_back(line);
  }
  return figures;
}

std::optional<EqualisationTerms> read_equalisation(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  using Form = EqualisationForm;
  const auto form = section.choice<Form>("form", {{"solidarity", Form::solidarity},
                                                  {"user_pays", Form::user_pays},
                                                  {"deferred_user_pays", Form::deferred_user_pays},
                                                  {"shared_under_use", Form::shared_under_use},
                                                  {"fixed_shared", Form::fixed_shared},
                                                  {"threshold", Form::threshold},
                                                  {"stop_loss", Form::stop_loss},
                                                  {"income_share", Form::income_share},
                                                  {"insurance", Form::insurance}});
  const auto decimal = [&](std::string_view key) {
    return section.decimal(key).value_or(Decimal());
  };
  const auto euro = [&](std::string_view key) { return section.euro(key).value_or(Cents()); };
  return EqualisationTerms{.form = form.value_or(Form::solidarity),
                           .key = section.blend("key"),
                           .by_own_average = section.truth("by_own_average").value_or(false),
                           .mean_years = static_cast<int>(section.whole("mean_years").value_or(3)),
                           .past_cost = read_past_cost(reader, section),
                           .fixed_cost = section.euros_by_year("fixed_cost"),
                           .minimum_volume = decimal("minimum_volume"),
                           .unit_rate = euro("unit_rate"),
                           .volumes = read_unit_volumes(reader, section),
                           .by_surcharge = section.truth("by_surcharge").value_or(false),
                           .threshold = decimal("threshold"),
                           .client_limit = euro("client_limit"),
                           .large_clients = read_large_clients(reader, section),
                           .premium_surcharge = decimal("premium_surcharge"),
                           .fund_opening = euro("fund_opening")};
}

}  // namespace

Agreement read_agreement(Reader& reader, const std::string& id, const Section& section) {
  Agreement agreement{
      .id = id,
      .scheme = section.text("scheme").value_or(""),
      .members = section.municipalities("members", reader.known.centre),
      .cooperation = read_cooperation(section.section("cooperation"), reader.known.centre),
      .contribution = read_contribution(section.section("contribution")),
      .reserve = read_reserve(section.section("reserve")),
      .solidarity = read_solidarity(reader, section.section("solidarity")),
      .equalisation = read_equalisation(reader, section.section("equalisation"))};
  const Section months = section.section("months_until_final");
  for (const auto& [name, place] : section.keys("months_until_final")) {
    const auto key = to_contribution_key(name);
    const auto value = months.decimal(name);
    if (key && value) agreement.months_until_final[*key] = *value;
  }
  return agreement;
}

}  // namespace houvast::dossier
