// SPDX-License-Identifier: EUPL-1.2
// A made-up region of any size with chance, a pool, a reserve and solidarity: for the live table.
#pragma once

#include <string>
#include <utility>

#include "houvast/dossier.h"

namespace houvast::testing {

inline Dossier live_region(int municipalities, Years years) {
  Dossier dossier;
  dossier.name = "Regio van " + std::to_string(municipalities);
  dossier.years = years;
  dossier.region = "Voorbeeldregio";
  Scheme scheme;
  scheme.id = "bw";
  for (int i = 0; i < municipalities; ++i) {
    Municipality one{"GM" + std::to_string(9001 + i), "Gemeente " + std::to_string(i + 1), {}};
    const std::int64_t inhabitants = 8'000 + 7'919 * i % 90'000;
    for (int year = years.from; year <= years.to; ++year) {
      one.inhabitants[year] = inhabitants;
      const Cents income(inhabitants * (8'000 + 613 * i % 1'500));
      scheme.given_income.push_back({one.code, year, income});
      scheme.spending.push_back({one.code, year, SpendingKind::estimate,
                                 Cents(inhabitants * (7'500 + 1'237 * i % 2'500)),
                                 inhabitants / 180 + i % 7});
      scheme.execution.push_back({one.code, year, "staff", Cents(inhabitants * 300), i % 2 == 0});
    }
    dossier.municipalities.push_back(std::move(one));
  }
  dossier.schemes = {std::move(scheme)};
  dossier.centre = "GM9001";
  dossier.chance["bw"] = {.regional_cv = Decimal(4, 2),
                          .own_cv = Decimal(8, 2),
                          .persistence = Decimal(5, 1),
                          .cost_per_client = Cents(4'200'000),
                          .client_cv = Decimal(1)};
  Agreement agreement;
  agreement.id = "bw";
  agreement.scheme = "bw";
  agreement.contribution =
      ContributionTerms{.key = {{Key::inhabitants, Decimal(5, 1)}, {Key::clients, Decimal(5, 1)}},
                        .pooled_share = Decimal(6, 1)};
  agreement.reserve = ReserveTerms{.opening = Cents(500'000'000),
                                   .surplus_share = Decimal(5, 1),
                                   .deficit_share = Decimal(5, 1),
                                   .minimum = Decimal(2, 2),
                                   .maximum = Decimal(10, 2)};
  agreement.solidarity =
      SolidarityTerms{.own_share_deficit = Decimal(25, 2), .own_share_surplus = Decimal(5, 1)};
  dossier.agreements = {std::move(agreement)};
  return dossier;
}

}  // namespace houvast::testing
