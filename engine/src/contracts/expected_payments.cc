// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "contracts/book.h"
#include "contracts/care_price.h"
#include "domain/month_volume.h"
#include "domain/price_factor.h"
#include "houvast/ceiling_room.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// What a clause pays for care, each time that something happens to it.
struct Payment {
  enum class Moment : std::uint8_t { unit, person_year, month, start, after_start, end, after_end };
  Moment moment = Moment::unit;
  int months = 0;   ///< After the start or the end.
  UnitPrice price;  ///< Of a unit; levers change it. Other prices they leave alone.
  /// Times this fraction.
  std::int64_t numerator = 1, denominator = 1;
  bool whole_hours = false;  ///< IV079. Maxima of billing only make it less.
};

/// IV079 rounds to whole hours and to one at least: at most this.
Millionths up_to_hours(Millionths hours) {
  constexpr Millionths hour = 1'000'000;
  return (hours + hour - 1) / hour * hour;
}

std::int64_t scale_of(Decimal number) {
  std::int64_t scale = 1;
  for (int i = 0; i < number.decimals(); ++i) scale *= 10;
  return scale;
}

Payment payment(Payment::Moment moment, UnitPrice price, Decimal times, int months = 0) {
  return {moment, months, price, times.units(), scale_of(times)};
}

/// quantity / whole times the payment, to the cent upwards.
Cents upwards(const Payment& payment, UnitPrice unit, std::int64_t quantity, std::int64_t whole) {
  const std::int64_t price = unit.units;
  if (quantity == 0 || price == 0 || payment.numerator == 0) return {};
  const Int128 above = Int128(price) * payment.numerator * quantity;
  const Int128 below = Int128(100) * payment.denominator * whole;
  return Cents(static_cast<std::int64_t>((above + below - 1) / below));
}

/// The payments of a contract for a product, in a month.
class PaymentsOf {
 public:
  PaymentsOf(const ContractBook::Impl& book, std::uint16_t product, DeliveryForm form, int month)
      : book_(book), product_(product), form_(form), month_(month) {}

  void operator()(const UnitClause& terms) {
    // The price of the share is rounded, as the clause does.
    const std::int64_t share = times(Cents(price(terms.price).units), terms.share).count();
    Payment paid = payment(Payment::Moment::unit, {share}, Decimal(1));
    paid.whole_hours = terms.billing.whole_hours;
    if (in_kind()) add(paid);
  }
  void operator()(const ClientFollowingClause& terms) {
    if (in_kind()) add(payment(Payment::Moment::unit, price(terms.price), Decimal(1)));
  }
  void operator()(const PersonYearClause& terms) {
    if (in_kind()) add(payment(Payment::Moment::person_year, given(terms.price), Decimal(1)));
  }
  void operator()(const FunctionClause& terms) {
    if (!in_kind()) return;
    for (const FunctionClause::Function& function : terms.functions) {
      add(payment(Payment::Moment::start, given(function.price), function.at_start));
      add(payment(Payment::Moment::month, given(function.price), function.a_month));
      add(payment(Payment::Moment::end, given(function.price), function.at_end));
    }
  }
  void operator()(const TrajectoryClause& terms) {
    if (!in_kind()) return;
    add(payment(Payment::Moment::start, given(terms.price), terms.at_start));
    for (const auto& part : terms.parts)
      add(payment(Payment::Moment::after_start, given(terms.price), part.second, part.first));
    add(payment(Payment::Moment::end, given(terms.price), terms.at_end));
  }
  void operator()(const ResultClause& terms) {
    if (!in_kind()) return;
    if (terms.measure == ResultClause::Measure::no_return)
      add(payment(Payment::Moment::after_end, given(terms.price), Decimal(1), terms.months));
    else
      add(payment(Payment::Moment::end, given(terms.price), Decimal(1)));
  }
  void operator()(const PersonalBudgetClause& terms) {
    if (in_kind()) return;
    // The price times the factor is rounded, as the clause does.
    const UnitPrice budget_price =
        terms.price.empty() ? care_price(book_, product_, form_, month_, 1) : price(terms.price);
    Payment paid = payment(Payment::Moment::unit, budget_price, Decimal(1));
    if (!terms.in_advance) {
      const std::int64_t scale = scale_of(terms.unspent);
      paid.numerator *= scale - terms.unspent.units();
      paid.denominator *= scale;
    }
    add(paid);
  }
  template <class Fixed>
  void operator()(const Fixed&) {}

  std::vector<Payment> payments;

 private:
  [[nodiscard]] bool in_kind() const { return form_ == DeliveryForm::in_kind; }
  [[nodiscard]] UnitPrice price(const ByYear<Decimal>& own) const {
    return book_.price_in(own, product_, month_);
  }
  [[nodiscard]] UnitPrice given(const ByYear<Decimal>& own) const {
    return unit_price(value_in(own, book_.calendar.year_of(month_)).value_or(Decimal()));
  }
  void add(const Payment& paid) {
    if (paid.numerator != 0 && paid.price.units != 0) payments.push_back(paid);
  }

  const ContractBook::Impl& book_;
  std::uint16_t product_;
  DeliveryForm form_;
  int month_;
};

/// The months in which things happen to care.
struct Moments {
  int first = 0, last = -1;       ///< With care.
  bool starts = false;            ///< In the days asked for; else it ran on.
  std::optional<int> since, end;  ///< Of the start and of the stop.

  [[nodiscard]] bool happens(const Payment& payment, int month) const {
    switch (payment.moment) {
      case Payment::Moment::unit:
      case Payment::Moment::person_year:
      case Payment::Moment::month:
        return month >= first && month <= last;
      case Payment::Moment::start:
        return starts && since == month;
      case Payment::Moment::end:
        return end == month;
      case Payment::Moment::after_end:
        return end && *end + payment.months == month;
      case Payment::Moment::after_start:
        return false;  // Apart.
    }
    return false;
  }
};

/// What is delivered in a month.
struct MonthOfCare {
  Millionths volume = 0;
  int days = 0;
  int days_in_year = 365;
};

Cents paid_in(const Payment& payment, const MonthOfCare& month, double price_factor) {
  if (payment.moment == Payment::Moment::unit)
    return upwards(payment, scaled(payment.price, price_factor),
                   payment.whole_hours ? up_to_hours(month.volume) : month.volume, 1'000'000);
  if (payment.moment == Payment::Moment::person_year)
    return upwards(payment, payment.price, month.days, month.days_in_year);
  return upwards(payment, payment.price, 1, 1);
}

}  // namespace

struct ExpectedPayments::Plan {
  explicit Plan(const ContractBook::Impl& of);

  [[nodiscard]] const std::vector<Payment>& payments_of(std::size_t contract, std::size_t product,
                                                        DeliveryForm form, int month) const {
    const std::size_t form_place = form == DeliveryForm::in_kind ? 0 : 1;
    const std::size_t row = (contract * book.facts.products.size() + product) * 2 + form_place;
    return payments[row * static_cast<std::size_t>(book.facts.years.count()) +
                    static_cast<std::size_t>(month / 12)];
  }
  /// Month of a day, which may lie before the first.
  [[nodiscard]] int month_of(int day) const;
  [[nodiscard]] Moments moments_of(const ExpectedCare& care) const;
  [[nodiscard]] MonthOfCare month_of_care(const ExpectedCare& care, int month) const;

  const ContractBook::Impl& book;
  std::vector<int> mean_days;                  ///< [product]
  std::vector<std::vector<Payment>> payments;  ///< [contract][product][form][year]
};

ExpectedPayments::Plan::Plan(const ContractBook::Impl& of) : book(of) {
  for (const ProductFacts& product : book.facts.products)
    mean_days.push_back(static_cast<int>(std::floor(std::min(product.mean_days, 1e6))));
  for (std::size_t c = 0; c < book.contracts.size(); ++c)
    for (std::size_t p = 0; p < book.facts.products.size(); ++p)
      for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
        for (int month = 0; month < book.months(); month += 12) {
          const auto product = static_cast<std::uint16_t>(p);
          PaymentsOf all(book, product, form, month);
          for (std::size_t k = 0; k < book.contracts[c].clauses.size(); ++k) {
            const std::vector<std::uint16_t>& about = book.contracts[c].clauses[k].products;
            if (std::binary_search(about.begin(), about.end(), product))
              std::visit(all, book.terms.contracts[c].clauses[k].terms);
          }
          payments.push_back(std::move(all.payments));
        }
}

int ExpectedPayments::Plan::month_of(int day) const {
  if (day >= 0) return book.calendar.day(day).month;
  const std::chrono::year_month_day date(book.calendar.date(day));
  return (static_cast<int>(date.year()) - book.facts.years.from) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Moments ExpectedPayments::Plan::moments_of(const ExpectedCare& care) const {
  Moments moments{.first = book.calendar.day(care.from).month};
  if (care.to > care.from) moments.last = static_cast<int>(book.calendar.day(care.to).last_month());
  if (care.since) {
    moments.since = month_of(*care.since);
    moments.starts = *care.since >= care.from;
  }
  if (care.stops) {
    moments.end = std::max(moments.first, moments.last);
  } else if (care.since) {
    const int expected = *care.since + mean_days[care.product];
    if (expected < care.to) moments.end = month_of(std::max(care.from, expected));
  }
  return moments;
}

MonthOfCare ExpectedPayments::Plan::month_of_care(const ExpectedCare& care, int month) const {
  const int from = std::max(care.from, book.calendar.month_start(month));
  const int next = book.calendar.month_start(month + 1);
  const int to = std::min(care.to, next);
  if (to <= from) return {};
  const Millionths until =
      to == next ? care.monthly_volume : volume_before(book.calendar.day(to), care.monthly_volume);
  return {.volume = until - volume_before(book.calendar.day(from), care.monthly_volume),
          .days = to - from,
          .days_in_year = book.calendar.days_in_year_of(month)};
}

ExpectedPayments::ExpectedPayments(const ContractBook& book)
    : plan_(std::make_shared<const Plan>(book.impl())) {}

void ExpectedPayments::parts_of(const ExpectedCare& care, std::vector<Part>& parts) const {
  parts.clear();
  const ContractBook::Impl& book = plan_->book;
  const Calendar& calendar = book.calendar;
  const std::uint32_t cell =
      book.cell_of(care.municipality, care.product, care.provider, care.form);
  const int first = calendar.day(care.from).month;
  const int year_end = first / 12 * 12 + 12;
  const Moments moments = plan_->moments_of(care);
  for (int month = first; month < year_end; ++month) {
    const auto contract = book.contract_at(cell, month);
    if (!contract) continue;
    if (parts.empty() || parts.back().contract != *contract)
      parts.push_back({.contract = *contract, .amount = {}, .volume = 0, .has_care = false});
    const MonthOfCare now = plan_->month_of_care(care, month);
    parts.back().volume += now.volume;
    if (now.days > 0) parts.back().has_care = true;
    for (const Payment& payment : plan_->payments_of(*contract, care.product, care.form, month))
      if (moments.happens(payment, month))
        parts.back().amount += paid_in(payment, now, care.price_factor);
  }
  // Parts of a trajectory are paid by the contract under which it started, at its price of then.
  if (!moments.since || *moments.since < 0) return;
  const auto contract = book.contract_at(cell, *moments.since);
  if (!contract) return;
  for (const Payment& payment :
       plan_->payments_of(*contract, care.product, care.form, *moments.since)) {
    const int due = *moments.since + payment.months;
    if (payment.moment == Payment::Moment::after_start && due >= first && due < year_end)
      parts.push_back({.contract = *contract,
                       .amount = upwards(payment, payment.price, 1, 1),
                       .volume = 0,
                       .has_care = false});
  }
}

Cents ExpectedPayments::of(const ExpectedCare& care) const {
  std::vector<Part> parts;
  parts_of(care, parts);
  Cents sum;
  for (const Part& part : parts) sum += part.amount;
  return sum;
}

}  // namespace houvast::contracts
