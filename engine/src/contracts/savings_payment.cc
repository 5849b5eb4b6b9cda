// SPDX-License-Identifier: EUPL-1.2
// C9. The payment, as in 42 CFR 425.604 to 425.606: nothing below the minimum rate, from the first
// euro above it.
#include <algorithm>
#include <utility>

#include "houvast/check.h"
#include "houvast/shared_savings.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

using Kind = SavingsStep::Kind;

/// What holds for savings, or for losses.
struct Side {
  Decimal minimum_rate, sharing, quality, cap;
};

/// Steps from `share` on, for a saving or loss of `size`, not below zero.
std::vector<SavingsStep> shares_of(Cents size, Cents benchmark, const Side& side) {
  const Cents share = times(size, side.sharing);
  // payment = min(saving * sharing * quality, cap * benchmark)
  const Cents earned = round_to_cents(exact(size) * exact(side.sharing) * exact(side.quality));
  const Cents most = truncate_to_cents(exact(benchmark) * exact(side.cap));
  std::vector<SavingsStep> steps{{Kind::share, share}};
  if (earned != share) steps.push_back({Kind::quality, earned - share});
  const Cents paid = std::min(earned, most);
  if (paid != earned) steps.push_back({Kind::above_cap, paid - earned});
  // s% >= MSR: exactly the minimum is enough.
  const bool is_enough = exact(size) >= exact(benchmark) * exact(side.minimum_rate);
  if (!is_enough && paid != Cents()) steps.push_back({Kind::below_minimum, -paid});
  return steps;
}

std::vector<SavingsStep> shared(Cents saving, Cents benchmark, const SavingsTerms& terms) {
  if (saving >= Cents())
    return shares_of(saving, benchmark,
                     {terms.minimum_rate, terms.sharing, terms.quality, terms.cap});
  if (!terms.losses) return {};
  std::vector<SavingsStep> steps =
      shares_of(-saving, benchmark,
                {terms.losses->minimum_rate, terms.losses->sharing, Decimal(1), terms.losses->cap});
  for (SavingsStep& step : steps) step.amount = -step.amount;
  return steps;
}

}  // namespace

SavingsTerms savings_terms(const SharedSavings& agreement) {
  return {agreement.completion, agreement.minimum_rate, agreement.sharing,
          agreement.quality,    agreement.cap,          agreement.losses};
}

std::string_view to_string(SavingsStep::Kind kind) {
  switch (kind) {
    case Kind::benchmark:
      return "benchmark";
    case Kind::counted:
      return "counted";
    case Kind::late_claims:
      return "late_claims";
    case Kind::saving:
      return "saving";
    case Kind::share:
      return "share";
    case Kind::quality:
      return "quality";
    case Kind::above_cap:
      return "above_cap";
    case Kind::below_minimum:
      return "below_minimum";
  }
  check(false);
  return {};
}

SavingsPayment savings_payment(Cents benchmark, Cents actual, const SavingsTerms& terms) {
  check(terms.completion > Decimal());
  const Cents late = round_to_cents(exact(actual) / exact(terms.completion)) - actual;
  SavingsPayment payment{.saving = benchmark - actual - late,
                         .rate = {},
                         .paid = {},
                         .steps = {{Kind::benchmark, benchmark}, {Kind::counted, actual}}};
  if (late != Cents()) payment.steps.push_back({Kind::late_claims, late});
  payment.steps.push_back({Kind::saving, payment.saving});
  if (benchmark <= Cents()) return payment;

  payment.rate = round_to_decimal(exact(payment.saving) / exact(benchmark), 6);
  for (const SavingsStep& step : shared(payment.saving, benchmark, terms)) {
    payment.paid += step.amount;
    payment.steps.push_back(step);
  }
  return payment;
}

}  // namespace houvast::contracts
