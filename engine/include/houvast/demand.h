// SPDX-License-Identifier: EUPL-1.2
// The simulation of clients (section D): who needs which care, when, how long, at what price. In
// days, reported by month. Method: docs/methods/D-simulation.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/care_order.h"
#include "houvast/care_record.h"
#include "houvast/demand_terms.h"
#include "houvast/municipality.h"
#include "houvast/period.h"
#include "houvast/problem.h"
#include "houvast/room.h"

namespace houvast::demand {

/// D14: what a council changed in the course of a simulation. Works from 1 January of `year` on.
struct Adjustment {
  int year = 0;
  std::size_t municipality = 0;
  std::optional<std::size_t> lever;   ///< This lever keeps `factor` of its cost and effects.
  std::vector<std::size_t> products;  ///< Inflow into these, by
  std::vector<Channel> channels;      ///< these channels, times factor; empty: not inflow.
  std::optional<std::size_t> budget;  ///< This plain budget times factor.
  double factor = 1;
};

/// Terms made ready to be simulated, shared by all threads and never changed (NL: model).
class Model {
 public:
  struct Impl;
  explicit Model(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

  [[nodiscard]] Years years() const;
  [[nodiscard]] std::size_t municipalities() const;
  [[nodiscard]] std::size_t products() const;
  /// Municipalities that share places or budgets, or one alone; together all of them, in order of
  /// their first. Clusters do not touch each other, so they can be simulated apart.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& clusters() const;
  /// About how much work a cluster is, in trajectories: to hand out large ones first.
  [[nodiscard]] double work_of(std::size_t cluster) const;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Makes terms ready. Municipalities in order of code; terms as load_dossier() checked them.
/// `rooms`: who will have to ask the Room that simulate() is given.
[[nodiscard]] Model prepare(const DemandTerms& terms, Years years,
                            std::span<const Municipality> municipalities, std::uint64_t seed,
                            std::span<const SharedRoom> rooms = {});

/// One product in one municipality and year.
struct CareYear {
  Cents spending;  ///< Sum of its months, each rounded once: volume times price.
  Millionths volume = 0;
  std::int64_t users = 0;  ///< In care on some day of the year; a client who returns counts again.
  std::int64_t starts = 0;
  std::int64_t stops = 0;
  std::int64_t waiting = 0;       ///< On 31 December.
  std::int64_t waited = 0;        ///< Starts from the waiting list and how many
  std::int64_t waited_days = 0;   ///< days they waited together.
  std::int64_t dropped_out = 0;   ///< From the waiting list.
  std::int64_t escalated = 0;     ///< From the waiting list into a heavier product.
  std::int64_t blocked_days = 0;  ///< Days that a place was kept by who could not leave.

  friend bool operator==(const CareYear&, const CareYear&) = default;
};

/// One product, channel and form in one municipality and month.
struct CareMonth {
  Millionths volume = 0;
  std::int32_t clients_before = 0;  ///< In care at the start of the month.
  std::int32_t starts = 0;
  std::int32_t stops = 0;

  friend bool operator==(const CareMonth&, const CareMonth&) = default;
};

/// What one cluster did in one replication. Valid until the simulator is used again.
struct CareFigures {
  std::span<const std::size_t> municipalities;  ///< Of the cluster.
  std::size_t products = 0;
  Years years;
  std::vector<CareYear> by_year;  ///< [municipality of the cluster][product][year]
  /// [municipality of the cluster][product][channel][form][month]
  std::vector<CareMonth> by_month;
  /// Starts from the waiting list by days waited, in classes of 30 days, the last open:
  /// [municipality of the cluster][product][class]. Empty where nobody can wait.
  std::vector<std::int64_t> waiting_times;
  /// What levers make of the price: [municipality of the cluster][product][month]; empty: nothing.
  std::vector<double> price_factors;
  static constexpr std::size_t waiting_classes = 25;

  [[nodiscard]] const CareYear& year(std::size_t municipality, std::size_t product,
                                     int year) const {
    return by_year[(municipality * products + product) * static_cast<std::size_t>(years.count()) +
                   static_cast<std::size_t>(year - years.from)];
  }
  [[nodiscard]] const CareMonth& month(std::size_t municipality, std::size_t product,
                                       Channel channel, DeliveryForm form, Period period) const {
    const auto months = static_cast<std::size_t>(years.count()) * 12;
    const std::size_t slot =
        ((municipality * products + product) * channel_count + static_cast<std::size_t>(channel)) *
            2 +
        static_cast<std::size_t>(form);
    return by_month[slot * months + static_cast<std::size_t>(period.year - years.from) * 12 +
                    static_cast<std::size_t>(period.month - 1)];
  }
};

struct SimulateOptions {
  std::uint32_t replication = 0;
  bool months = false;  ///< Fill by_month as well.
  RecordSink records;   ///< Is given every care order, when set. Order: as simulated.
  /// Orders that started are put behind what is there, when set. Order: as simulated.
  std::vector<CareOrder>* orders = nullptr;
  Room* room = nullptr;  ///< Asked besides the plain budgets, when set.
  std::span<const Adjustment> adjustments;
};

/// Simulates clusters, one after the other, with memory of its own: one for each thread.
class Simulator {
 public:
  explicit Simulator(const Model& model);
  ~Simulator();
  Simulator(Simulator&&) noexcept;
  Simulator& operator=(Simulator&&) noexcept;

  /// The same seed, replication and cluster give the same bits, whatever was simulated before.
  [[nodiscard]] const CareFigures& simulate(std::size_t cluster, const SimulateOptions& options);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The cost of a lever for a municipality in a year (D9): by inhabitants, adding up to the cent.
struct LeverCost {
  std::string lever;
  std::string scheme;
  std::string municipality;
  int year = 0;
  Cents amount;

  friend bool operator==(const LeverCost&, const LeverCost&) = default;
};
[[nodiscard]] std::vector<LeverCost> lever_costs(const DemandTerms& terms, Years years,
                                                 std::span<const Municipality> municipalities);

/// Price of a unit of a product in kind in a year, in euro with at most four decimals, levers left
/// out (D10 has how a rate is built up).
[[nodiscard]] Decimal price_in(const Product& product, int first_year, int year);

}  // namespace houvast::demand
