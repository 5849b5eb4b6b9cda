// SPDX-License-Identifier: EUPL-1.2
// Care counted by month (C-contracts): whole numbers in dense rows, changed in a few places an
// order; sums over the months make figures of them. Private to the part.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "contracts/book.h"

namespace houvast::contracts {

/// What changes in a month.
struct CareChange {
  Millionths volume = 0;    ///< Of this month and all that follow.
  std::int32_t starts = 0;  ///< In the month.
  std::int32_t stops = 0;   ///< Whose last day lies in the month.
  std::int32_t net = 0;     ///< Clients more from the next month on.
  std::int32_t days = 0;    ///< In care of who starts, less those not in care of who stops.
};

/// The care of a cell and class in a month.
struct CareCount {
  Millionths volume = 0;
  std::int64_t clients = 0;  ///< In care before the month and on its first day.
  std::int64_t starts = 0;   ///< In the month.
  std::int64_t stops = 0;    ///< Whose last day lies in the month.
  std::int64_t days = 0;     ///< Days in care, over all clients.

  [[nodiscard]] std::int64_t seen() const { return clients + starts; }  ///< On some day of it.
  CareCount& operator+=(const CareCount& other);
  friend bool operator==(const CareCount&, const CareCount&) = default;
};

/// An order as it was added, of books that keep orders.
struct KeptOrder {
  CareOrder order;  ///< Its `delivered_from` is a place in CareTally::Impl::kept_delivered.
  int times = 1;
};

struct CareTally::Impl {
  explicit Impl(const ContractBook& of);

  void clear();
  void add(const CareOrder& order, std::span<const Delivery> delivered, int times);

  /// The months of a cell and class: one for each month of the years.
  void read(std::uint32_t cell, CareClass care, std::span<CareCount> months) const;
  /// The same of all classes together.
  void read(std::uint32_t cell, std::span<CareCount> months) const;
  /// Nothing was ever counted there.
  [[nodiscard]] bool is_empty(std::uint32_t cell, CareClass care) const {
    return !touched[cell * class_count + static_cast<std::size_t>(care)];
  }
  /// What a meter counted in a month: volume, or ends as whole numbers.
  [[nodiscard]] std::int64_t metered(std::uint32_t column, CareClass care, int month) const {
    return meters[(column * class_count + static_cast<std::size_t>(care)) * month_count +
                  static_cast<std::size_t>(month)];
  }
  /// All that a provider delivered of a product, paid or not, by month.
  [[nodiscard]] std::vector<CareCount> delivered(std::size_t provider, std::size_t product) const;
  /// What levers make of the price (D9).
  [[nodiscard]] double price_factor(std::size_t municipality, std::size_t product,
                                    int month) const {
    if (price_factors.empty()) return 1;
    return price_factors[(municipality * book->facts.products.size() + product) * month_count +
                         static_cast<std::size_t>(month)];
  }

  const ContractBook::Impl* book;
  std::size_t month_count = 0;
  std::vector<KeptOrder> kept;           ///< Only when the book keeps orders.
  std::vector<Delivery> kept_delivered;  ///< Of `kept`.
  std::vector<double> price_factors;

  // Rows of months, with one place before the first month and two after the last.
  [[nodiscard]] std::size_t width() const { return month_count + 3; }
  [[nodiscard]] CareChange* row(std::uint32_t cell, CareClass care) {
    const std::size_t place = cell * class_count + static_cast<std::size_t>(care);
    touched[place] = 1;
    return changes.data() + place * width();
  }
  [[nodiscard]] const CareChange* row(std::uint32_t cell, CareClass care) const {
    return changes.data() + (cell * class_count + static_cast<std::size_t>(care)) * width();
  }
  void count(std::uint32_t cell, const CareOrder& order, std::span<const Delivery> delivered,
             int times);
  void measure(const Meter& meter, const CareOrder& order, std::span<const Delivery> delivered,
               int times);
  void measure_billed(const Meter& meter, const CareOrder& order,
                      std::span<const Delivery> delivered, int times);
  void add_metered(std::uint32_t column, CareClass care, int month, std::int64_t value) {
    meters[(column * class_count + static_cast<std::size_t>(care)) * month_count +
           static_cast<std::size_t>(month)] += value;
  }

  std::vector<std::uint16_t> new_years;  ///< [month] January after it.
  std::vector<CareChange> changes;       ///< [cell][class][width]
  std::vector<std::uint8_t> touched;     ///< [cell][class]
  std::vector<std::int64_t> meters;      ///< [column][class][month]
};

/// Class of the care of an order in a month.
[[nodiscard]] CareClass class_in(const CareOrder& order, const Calendar& calendar, int month);

/// The part of the ordered volume that lies in a month, by days.
[[nodiscard]] Millionths ordered_in(const CareOrder& order, const Calendar& calendar, int month);

}  // namespace houvast::contracts
