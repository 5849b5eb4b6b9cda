// SPDX-License-Identifier: EUPL-1.2
#include "contracts/tally.h"

#include <algorithm>

#include "contracts/billing.h"
#include "domain/month_volume.h"
#include "houvast/check.h"

namespace houvast::contracts {
namespace {

/// First day that counts, and first that does not.
struct Span {
  int start, end;
};

Span within_years(const CareOrder& order, const Calendar& calendar) {
  return {std::max<int>(0, order.start), std::min<int>(order.end, calendar.days())};
}

/// Month of the last day of care; months() when it still runs after the years.
int last_month_of(const CareOrder& order, const Calendar& calendar) {
  if (order.is_stopped && order.end == calendar.days()) return calendar.months() - 1;
  return static_cast<int>(calendar.day(std::min<int>(order.end, calendar.days())).last_month());
}

/// The highest draw of who drops out misses what is certain, too: so C10 can try a failure.
bool has_failed(const CareOrder& order) {
  return order.reason == StopReason::dropped_out && order.chance == UINT32_MAX;
}

bool ran_before(const CareOrder& order) { return order.was_running || order.start < 0; }

/// What counting an order looks at, copied so that the compiler knows that nothing changes it.
struct Rows {
  const DayInfo* days;
  const std::uint16_t* new_years;
  CareChange* changes;
  std::uint8_t* touched;
  std::size_t width;
  int last_day;
};

Rows rows_of(CareTally::Impl& tally) {
  const Calendar& calendar = tally.book->calendar;
  return {&calendar.day(0),     tally.new_years.data(), tally.changes.data(),
          tally.touched.data(), tally.width(),          calendar.days()};
}

/// Differences: of the volume at the first month and the one after it, at the last and the one
/// after it; of the clients at the months in which they come and go. On 1 January care of the year
/// before becomes care that runs: it moves by `moved`, which is 0 when there is nothing to move,
/// since a branch that goes either way costs more than adding nothing.
template <int Times>
inline void count_stay(const Rows& rows, std::uint32_t cell, const CareOrder& order,
                       Millionths monthly) {
  const int start = std::max<int>(0, order.start);
  const int end = std::min<int>(order.end, rows.last_day);
  if (end <= start) return;
  const DayInfo first = rows.days[start], last = rows.days[end];
  const Millionths volume = monthly * Times;
  const Millionths before_first = volume_before(first, monthly) * Times;
  const Millionths before_last = volume_before(last, monthly) * Times;
  const bool ran = ran_before(order);
  const CareClass care = order.is_acute ? CareClass::acute
                         : ran          ? CareClass::running
                                        : CareClass::started;
  const std::size_t place = cell * class_count + static_cast<std::size_t>(care);
  rows.touched[place] = 1;
  CareChange* const from = rows.changes + place * rows.width + 1;  // Before it: before the months.
  const int started = ran ? 0 : Times;
  CareChange& came = from[first.month];
  came.volume += volume - before_first;
  came.starts += started;
  came.net += started;
  came.days += started * days_left(first);
  (&came)[1].volume += before_first;
  from[-1].net += Times - started;

  const int new_year = rows.new_years[first.month];
  // Of who stops on the last day of the years too; of who runs on, the month after them.
  const int stops_last = static_cast<int>(order.is_stopped & (order.end == rows.last_day));
  const int last_month = static_cast<int>(last.last_month()) - stops_last;
  const auto moves = static_cast<unsigned>((care == CareClass::started) & (last_month >= new_year));
  static_assert(static_cast<int>(CareClass::running) == static_cast<int>(CareClass::started) + 1);
  rows.touched[place + moves] = 1;
  CareChange* const to = from + moves * rows.width;
  const Millionths moved_volume = volume * moves;
  const int moved = Times * static_cast<int>(moves);
  from[new_year].volume -= moved_volume;
  from[new_year - 1].net -= moved;
  to[new_year].volume += moved_volume;
  to[new_year - 1].net += moved;

  to[last.month].volume += before_last - volume;
  to[last.month + 1].volume -= before_last;
  CareChange& gone = to[last_month];
  gone.net -= Times;
  gone.stops += order.is_stopped ? Times : 0;
  gone.days -= last.month == last_month ? Times * days_left(last) : 0;
}

}  // namespace

CareCount& CareCount::operator+=(const CareCount& other) {
  volume += other.volume;
  clients += other.clients;
  starts += other.starts;
  stops += other.stops;
  days += other.days;
  return *this;
}

CareClass class_in(const CareOrder& order, const Calendar& calendar, int month) {
  if (order.is_acute) return CareClass::acute;
  if (ran_before(order)) return CareClass::running;
  return calendar.day(order.start).month / 12 == month / 12 ? CareClass::started
                                                            : CareClass::running;
}

Millionths ordered_in(const CareOrder& order, const Calendar& calendar, int month) {
  const Span span = within_years(order, calendar);
  if (span.end <= span.start) return 0;
  const DayInfo& first = calendar.day(span.start);
  const DayInfo& last = calendar.day(span.end);
  if (month < first.month || month > last.month || month >= calendar.months()) return 0;
  Millionths volume = order.monthly_volume;
  if (month == last.month) volume = volume_before(last, order.monthly_volume);
  if (month == first.month) volume -= volume_before(first, order.monthly_volume);
  return volume;
}

CareTally::Impl::Impl(const ContractBook& of) : book(&of.impl()), month_count(of.facts().months()) {
  changes.resize(book->cells.size() * class_count * width());
  touched.resize(book->cells.size() * class_count);
  meters.resize(book->columns * class_count * month_count);
  for (std::size_t m = 0; m < month_count; ++m)
    new_years.push_back(static_cast<std::uint16_t>((m / 12 + 1) * 12));
}

void CareTally::Impl::clear() {
  for (std::size_t place = 0; place < touched.size(); ++place) {
    if (!touched[place]) continue;
    std::fill_n(changes.begin() + static_cast<std::ptrdiff_t>(place * width()), width(),
                CareChange{});
    touched[place] = 0;
  }
  std::fill(meters.begin(), meters.end(), 0);
  kept.clear();
  kept_delivered.clear();
  price_factors.clear();
}

void CareTally::Impl::count(std::uint32_t cell, const CareOrder& order,
                            std::span<const Delivery> delivered, int times) {
  const Millionths monthly = delivered.empty() ? order.monthly_volume : 0;
  if (times == 1)
    count_stay<1>(rows_of(*this), cell, order, monthly);
  else
    count_stay<-1>(rows_of(*this), cell, order, monthly);
  const Span span = within_years(order, book->calendar);
  if (span.end <= span.start) return;
  for (const Delivery& delivery : delivered) {
    if (delivery.month < 0 || delivery.month >= book->months()) continue;
    CareChange* month =
        row(cell, class_in(order, book->calendar, delivery.month)) + 1 + delivery.month;
    month[0].volume += delivery.volume * times;
    month[1].volume -= delivery.volume * times;
  }
}

void CareTally::Impl::measure(const Meter& meter, const CareOrder& order,
                              std::span<const Delivery> delivered, int times) {
  const Calendar& calendar = book->calendar;
  const Span span = within_years(order, calendar);
  if (span.end <= span.start) return;
  const int first = calendar.day(span.start).month;
  const int last = last_month_of(order, calendar);
  switch (meter.kind) {
    case Meter::Kind::planned_ends:
    case Meter::Kind::agreed_ends: {
      const bool is_reached = meter.kind == Meter::Kind::planned_ends
                                  ? order.reason == StopReason::planned
                                  : order.chance < meter.chance_below && !has_failed(order);
      if (order.is_stopped && is_reached && last < calendar.months())
        add_metered(meter.column, class_in(order, calendar, last), last, times);
      return;
    }
    case Meter::Kind::ordered:
      for (int month = first; month <= last && month < calendar.months(); ++month)
        add_metered(meter.column, class_in(order, calendar, month), month,
                    ordered_in(order, calendar, month) * times);
      return;
    case Meter::Kind::billed:
      measure_billed(meter, order, delivered, times);
      return;
  }
}

void CareTally::Impl::measure_billed(const Meter& meter, const CareOrder& order,
                                     std::span<const Delivery> delivered, int times) {
  const Calendar& calendar = book->calendar;
  const Span span = within_years(order, calendar);
  const int first = calendar.day(span.start).month;
  const int last = std::min(calendar.months() - 1, last_month_of(order, calendar));
  // Nothing can be billed outside the months of the order.
  std::vector<Millionths> volume(static_cast<std::size_t>(last - first + 1));
  if (delivered.empty())
    for (int month = first; month <= last; ++month)
      volume[static_cast<std::size_t>(month - first)] = ordered_in(order, calendar, month);
  for (const Delivery& delivery : delivered)
    if (delivery.month >= first && delivery.month <= last)
      volume[static_cast<std::size_t>(delivery.month - first)] += delivery.volume;
  OrderPeriod period{calendar.date(span.start), calendar.date(span.end - 1)};
  // Who is still in care has no broken last week: it runs on to its Sunday.
  if (!order.is_stopped) period.last += std::chrono::Sunday - std::chrono::weekday(period.last);
  const std::vector<Millionths> billed =
      billable(meter.billing, period, order.monthly_volume, calendar.period_of(first), volume);
  for (int month = first; month <= last; ++month)
    add_metered(meter.column, class_in(order, calendar, month), month,
                billed[static_cast<std::size_t>(month - first)] * times);
}

void CareTally::Impl::add(const CareOrder& order, std::span<const Delivery> delivered, int times) {
  const std::uint32_t place =
      book->cell_of(order.municipality, order.product, order.provider, order.form);
  count(place, order, delivered, times);
  const Cell& cell = book->cells[place];
  for (std::uint32_t m = cell.meters_from; m < cell.meters_to; ++m)
    measure(book->meters[m], order, delivered, times);
  if (book->counts_channels) {
    const std::uint32_t referral =
        book->referral_cell(order.municipality, order.product, order.channel);
    if (referral != ContractBook::Impl::no_cell) count(referral, order, delivered, times);
  }
  if (!book->keeps_orders) return;
  kept.push_back({order, times});
  kept.back().order.delivered_from = static_cast<std::uint32_t>(kept_delivered.size());
  kept.back().order.delivered = static_cast<std::uint32_t>(delivered.size());
  kept_delivered.insert(kept_delivered.end(), delivered.begin(), delivered.end());
}

void CareTally::Impl::read(std::uint32_t cell, CareClass care, std::span<CareCount> months) const {
  check(months.size() == month_count);
  if (is_empty(cell, care)) {
    std::fill(months.begin(), months.end(), CareCount{});
    return;
  }
  const CareChange* change = row(cell, care);
  Millionths volume = change[0].volume;
  std::int64_t clients = change[0].net;
  for (std::size_t m = 0; m < month_count; ++m) {
    const CareChange& now = change[m + 1];
    volume += now.volume;
    const int length = book->calendar.days_in(static_cast<int>(m));
    months[m] = {.volume = volume,
                 .clients = clients,
                 .starts = now.starts,
                 .stops = now.stops,
                 .days = clients * length + now.days};
    clients += now.net;
  }
}

void CareTally::Impl::read(std::uint32_t cell, std::span<CareCount> months) const {
  std::fill(months.begin(), months.end(), CareCount{});
  std::vector<CareCount> one(month_count);
  for (const CareClass care : {CareClass::started, CareClass::running, CareClass::acute}) {
    if (is_empty(cell, care)) continue;
    read(cell, care, one);
    for (std::size_t m = 0; m < month_count; ++m) months[m] += one[m];
  }
}

std::vector<CareCount> CareTally::Impl::delivered(std::size_t provider, std::size_t product) const {
  std::vector<CareCount> sum(month_count), one(month_count);
  for (const std::uint32_t cell : book->cells_of_provider(provider, product)) {
    read(cell, one);
    for (std::size_t m = 0; m < month_count; ++m) sum[m] += one[m];
  }
  return sum;
}

CareTally::CareTally(const ContractBook& book) : impl_(std::make_unique<Impl>(book)) {}
CareTally::~CareTally() = default;
CareTally::CareTally(const CareTally& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
CareTally& CareTally::operator=(const CareTally& other) {
  *impl_ = *other.impl_;
  return *this;
}
CareTally::CareTally(CareTally&&) noexcept = default;
CareTally& CareTally::operator=(CareTally&&) noexcept = default;

void CareTally::clear() { impl_->clear(); }

void CareTally::add(const CareSheet& sheet) {
  const Rows rows = rows_of(*impl_);
  const ContractBook::Impl& book = *impl_->book;
  for (const CareOrder& order : sheet.orders) {
    const std::uint32_t cell =
        book.cell_of(order.municipality, order.product, order.provider, order.form);
    const bool is_plain = order.delivered == 0 &&
                          book.cells[cell].meters_from == book.cells[cell].meters_to &&
                          !book.counts_channels && !book.keeps_orders;
    if (is_plain)
      count_stay<1>(rows, cell, order, order.monthly_volume);
    else
      impl_->add(order, sheet.deliveries_of(order), 1);
  }
  if (sheet.price_factors.empty()) return;
  std::vector<double>& factors = impl_->price_factors;
  if (factors.empty()) factors.assign(sheet.price_factors.size(), 1.0);
  check(factors.size() == sheet.price_factors.size());
  // Sheets of other municipalities leave theirs alone.
  for (std::size_t i = 0; i < factors.size(); ++i)
    if (sheet.price_factors[i] != 1) factors[i] = sheet.price_factors[i];
}

void CareTally::add(const CareOrder& order, std::span<const Delivery> delivered, int times) {
  check(times == 1 || times == -1);
  impl_->add(order, delivered, times);
}

Millionths CareTally::volume(std::size_t provider, std::size_t product, int month) const {
  return impl_->delivered(provider, product)[static_cast<std::size_t>(month)].volume;
}

std::int64_t CareTally::clients(std::size_t provider, std::size_t product, int month) const {
  return impl_->delivered(provider, product)[static_cast<std::size_t>(month)].clients;
}

std::int64_t CareTally::starts(std::size_t provider, std::size_t product, int month) const {
  return impl_->delivered(provider, product)[static_cast<std::size_t>(month)].starts;
}

}  // namespace houvast::contracts
