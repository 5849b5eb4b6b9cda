// SPDX-License-Identifier: EUPL-1.2
#include "study/driver_income.h"

#include <algorithm>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::study {
namespace {

int months_in(const Driver& driver, int year) {
  const int first = year == driver.from.year ? std::max(1, driver.from.month) : 1;
  const int last =
      driver.to && year == driver.to->year && driver.to->month > 0 ? driver.to->month : 12;
  const bool is_there = year >= driver.from.year && (!driver.to || year <= driver.to->year);
  return is_there ? std::max(0, last - first + 1) : 0;
}

}  // namespace

std::vector<Transfer> driver_income_transfers(const Dossier& dossier, const std::string& scheme,
                                              int year) {
  std::vector<Transfer> transfers;
  for (const Driver& driver : dossier.demand.drivers) {
    const int months = months_in(driver, year);
    if (driver.income_scheme != scheme || driver.income_per_year == Cents() || months == 0)
      continue;
    std::vector<std::string> codes;
    std::vector<Exact> inhabitants;
    for (const Municipality& municipality : dossier.municipalities) {
      const auto& scope = driver.scope.municipalities;
      if (!scope.empty() && std::find(scope.begin(), scope.end(), municipality.code) == scope.end())
        continue;
      codes.push_back(municipality.code);
      const auto known = municipality.inhabitants.find(year);
      inhabitants.push_back(
          exact(known == municipality.inhabitants.end() ? std::int64_t{1} : known->second));
    }
    check(!codes.empty());
    const Cents total = round_to_cents(exact(driver.income_per_year) * months / 12);
    const std::vector<Cents> parts = split_exactly(total, inhabitants);
    for (std::size_t m = 0; m < codes.size(); ++m)
      if (parts[m] != Cents())
        transfers.push_back({{year, 0},
                             state(),
                             municipality(codes[m]),
                             parts[m],
                             scheme,
                             {"D2.driver_income",
                              {{"driver", driver.label.empty() ? driver.id : driver.label},
                               {"income_per_year", driver.income_per_year},
                               {"months", Decimal(months)}}}});
  }
  return transfers;
}

}  // namespace houvast::study
