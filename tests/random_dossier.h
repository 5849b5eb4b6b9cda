// SPDX-License-Identifier: EUPL-1.2
// Small dossiers of every kind for properties of the whole chain.
#pragma once

#include "houvast/dossier.h"
#include "support/random_input.h"

namespace houvast::testing {

inline Decimal random_share(RandomInput& random) { return Decimal(random.number(0, 100), 2); }

inline KeyBlend random_key(RandomInput& random) {
  KeyBlend blend{{Key::inhabitants, Decimal(random.number(1, 3))}};
  if (random.one_in(2)) blend[Key::income] = Decimal(random.number(0, 3));
  if (random.one_in(3)) blend[Key::spending] = Decimal(random.number(0, 3));
  return blend;
}

inline SolidarityTerms random_solidarity(RandomInput& random) {
  SolidarityTerms terms;
  terms.baseline = random.one_in(2) ? SolidarityTerms::Baseline::income
                                    : SolidarityTerms::Baseline::regional_average;
  terms.capped = random.one_in(2);
  if (random.one_in(3)) terms.execution_surcharge = Decimal(random.number(0, 10), 2);
  if (random.one_in(3)) terms.weight = SolidarityWeight::inhabitants;
  terms.own_share_deficit = random_share(random);
  terms.own_share_surplus = random.one_in(2) ? terms.own_share_deficit : random_share(random);
  return terms;
}

inline ReserveTerms random_reserve(RandomInput& random) {
  ReserveTerms terms;
  terms.opening = Cents(random.magnitude(5'000'000'00));
  terms.surplus_share = random_share(random);
  terms.deficit_share = random_share(random);
  terms.minimum = Decimal(random.number(0, 5), 2);
  terms.maximum = Decimal(random.number(5, 15), 2);
  terms.at_minimum =
      random.one_in(2) ? ReserveTerms::AtMinimum::top_up : ReserveTerms::AtMinimum::savings_task;
  terms.at_maximum =
      random.one_in(2) ? ReserveTerms::AtMaximum::pay_out : ReserveTerms::AtMaximum::invest;
  return terms;
}

/// Two to five municipalities, one or two years, one scheme with a budget that goes from historical
/// to objective or with income given, and any agreement.
inline Dossier random_dossier(RandomInput& random) {
  Dossier dossier;
  dossier.name = "random";
  dossier.region = "R";
  dossier.years = {2026, 2026 + static_cast<int>(random.number(0, 1))};
  Scheme scheme;
  scheme.id = "s";
  const bool has_path = random.one_in(2);
  HistoricalTerms historical;
  ObjectiveTerms objective{
      .measures = {{"m", "m", Decimal(random.number(1, 500), 2)}}, .volumes = {}, .factor = {}};
  const std::int64_t count = random.number(2, 5);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::string code = "GM900" + std::to_string(i + 1);
    Municipality municipality{code, code, {}};
    historical.spending.push_back({code, 2024, Cents(random.magnitude(90'000'000'00)), Cents()});
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      municipality.inhabitants[year] = random.number(1, 300'000);
      objective.volumes["m"].push_back({code, year, Decimal(random.number(1, 100'000))});
      if (!has_path)
        scheme.given_income.push_back({code, year, Cents(random.magnitude(90'000'000'00))});
      scheme.spending.push_back(
          {code, year, SpendingKind::actual, Cents(random.magnitude(90'000'000'00)), {}});
      if (random.one_in(2))
        scheme.spending.push_back(
            {code, year, SpendingKind::budget, Cents(random.magnitude(90'000'000'00)), {}});
      if (random.one_in(3))
        scheme.execution.push_back(
            {code, year, "staff", Cents(random.magnitude(1'000'000'00)), random.one_in(2)});
    }
    dossier.municipalities.push_back(municipality);
  }
  historical.spending.front().spending += Cents(1);  // Not everything zero.
  scheme.spending.front().amount += Cents(1);
  if (has_path) {
    scheme.macro = MacroBudgetTerms{.from = 2026,
                                    .amount = Cents(random.number(1'00, 90'000'000'00)),
                                    .volume_index = Decimal(random.number(-20, 20), 3),
                                    .price_index = Decimal(random.number(0, 40), 3)};
    scheme.historical = historical;
    if (random.one_in(2)) scheme.historical->to_centre = "GM9001";
    scheme.objective = objective;
    scheme.transition =
        TransitionTerms{.from = 2025, .years = static_cast<int>(random.number(1, 10))};
    if (random.one_in(3))
      scheme.transition->reading = TransitionTerms::Reading::whole_region_at_once;
  } else {
    scheme.given_income.front().value += Cents(1);
  }
  dossier.schemes = {scheme};
  dossier.centre = "GM9001";

  Agreement agreement;
  agreement.id = "a";
  agreement.scheme = "s";
  switch (random.number(0, 3)) {
    case 0:
      agreement.cooperation = {CooperationModel::account_holder, "GM9002", {}};
      break;
    case 1:
      agreement.cooperation = {CooperationModel::host, "GM9001", {}};
      break;
    case 2:
      agreement.cooperation.model = CooperationModel::network;
      break;
    default:
      break;
  }
  if (random.one_in(2)) {
    agreement.contribution = ContributionTerms{.key = random_key(random),
                                               .pooled_share = random_share(random),
                                               .true_up = !random.one_in(4)};
    if (random.one_in(4)) agreement.contribution->advance = ContributionTerms::Advance::last_year;
    const bool may_reserve = agreement.cooperation.model != CooperationModel::network;
    if (may_reserve && random.one_in(2)) agreement.reserve = random_reserve(random);
  }
  if (random.one_in(2)) {
    agreement.solidarity = random_solidarity(random);
  } else if (random.one_in(2)) {
    agreement.equalisation = EqualisationTerms{};
    agreement.equalisation->form =
        random.one_in(2) ? EqualisationForm::solidarity : EqualisationForm::income_share;
  }
  if (!random.one_in(8)) dossier.agreements = {agreement};
  return dossier;
}

}  // namespace houvast::testing
