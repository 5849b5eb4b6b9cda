// SPDX-License-Identifier: EUPL-1.2
// R3. One year of the regional reserve.
#include "houvast/reserve.h"

#include <algorithm>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::region {
namespace {

bool is_share(Decimal share) { return !share.is_negative() && share <= Decimal(1); }

void check_share(Decimal share, const char* field, Problems& problems) {
  if (is_share(share)) return;
  problems.push_back(
      {.code = "region/reserve-share", .place = {.field = field}, .found = to_string(share)});
}

Cents positive(Cents amount) { return std::max(amount, Cents()); }

}  // namespace

Problems problems_of(const ReserveTerms& terms) {
  Problems problems;
  check_share(terms.surplus_share, "surplus_share", problems);
  check_share(terms.deficit_share, "deficit_share", problems);
  if (!is_share(terms.minimum) || !is_share(terms.maximum) || terms.maximum < terms.minimum)
    problems.push_back({.code = "region/reserve-band",
                        .place = {.field = "minimum, maximum"},
                        .found = to_string(terms.minimum) + ", " + to_string(terms.maximum)});
  if (terms.opening < Cents())
    problems.push_back({.code = "region/negative-reserve",
                        .place = {.field = "opening"},
                        .found = to_string(terms.opening)});
  return problems;
}

Result<ReserveYear> reserve_year(const ReserveTerms& terms, Cents balance, Cents income,
                                 Cents pool_result) {
  Problems problems = problems_of(terms);
  if (balance < Cents())
    problems.push_back({.code = "region/negative-reserve", .found = to_string(balance)});
  if (income < Cents())
    problems.push_back({.code = "region/negative-income", .found = to_string(income)});
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  ReserveYear year{.pool_result = pool_result,
                   .opening = balance,
                   .minimum = times(income, terms.minimum),
                   .maximum = times(income, terms.maximum)};
  const bool pays_out = terms.at_maximum == ReserveTerms::AtMaximum::pay_out;
  const bool tops_up = terms.at_minimum == ReserveTerms::AtMinimum::top_up;

  // The share of the result that is the reserve's, as far as the band has room for it.
  Cents wish;
  if (pool_result > Cents()) {
    wish = times(pool_result, terms.surplus_share);
    year.added = std::min(wish, positive(year.maximum - balance));
    (pays_out ? year.paid_out : year.invested) += wish - year.added;
  } else {
    wish = times(pool_result, terms.deficit_share);
    year.withdrawn = std::min(-wish, positive(balance - year.minimum));
    (tops_up ? year.topped_up : year.savings_task) += -wish - year.withdrawn;
  }
  year.remainder = pool_result - wish;

  // A balance outside the band: the band moves with income, and a reserve may start outside it.
  balance += year.added - year.withdrawn;
  year.released = positive(balance - year.maximum);
  (pays_out ? year.paid_out : year.invested) += year.released;
  if (tops_up) year.refilled = positive(year.minimum - balance);
  year.topped_up += year.refilled;
  year.closing = balance - year.released + year.refilled;

  check(year.closing == year.opening + year.added + year.refilled - year.withdrawn - year.released);
  check(pool_result + year.withdrawn + year.released + year.topped_up + year.savings_task ==
        year.added + year.refilled + year.paid_out + year.invested + year.remainder);
  return year;
}

bool covers(const ReserveTerms& terms, std::string_view agreement_scheme, std::string_view scheme) {
  if (terms.scope.empty()) return scheme == agreement_scheme;
  return std::find(terms.scope.begin(), terms.scope.end(), scheme) != terms.scope.end();
}

}  // namespace houvast::region
