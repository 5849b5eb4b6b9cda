// SPDX-License-Identifier: EUPL-1.2
#include "houvast/care_profile.h"

#include <memory>

#include "houvast/check.h"
#include "study/budget_reaction.h"
#include "study/care_case.h"
#include "study/column_statistics.h"

namespace houvast::study {
namespace {

constexpr std::size_t classes = demand::CareFigures::waiting_classes;
constexpr std::size_t year_figures = 4;  // waited, waited_days, dropped_out, escalated

/// Where a number of a municipality stands in what a unit yields.
struct Packet {
  std::size_t products = 0, years = 0;

  [[nodiscard]] std::size_t starts(std::size_t product, std::size_t channel,
                                   std::size_t year) const {
    return (product * channel_count + channel) * years + year;
  }
  [[nodiscard]] std::size_t waiting(std::size_t product, std::size_t days) const {
    return starts(products, 0, 0) + product * classes + days;
  }
  [[nodiscard]] std::size_t year(std::size_t product, std::size_t year) const {
    return waiting(products, 0) + (product * years + year) * year_figures;
  }
  [[nodiscard]] std::size_t size() const { return year(products, 0); }
};

void count(const demand::CareFigures& figures, std::size_t m, const Packet& packet,
           std::int64_t* into) {
  for (std::size_t p = 0; p < packet.products; ++p) {
    for (std::size_t y = 0; y < packet.years; ++y) {
      const int year = figures.years.from + static_cast<int>(y);
      for (std::size_t c = 0; c < channel_count; ++c)
        for (int month = 1; month <= 12; ++month)
          for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
            into[packet.starts(p, c, y)] +=
                figures.month(m, p, static_cast<Channel>(c), form, {year, month}).starts;
      const demand::CareYear& care = figures.year(m, p, year);
      const std::int64_t values[] = {care.waited, care.waited_days, care.dropped_out,
                                     care.escalated};
      for (std::size_t i = 0; i < year_figures; ++i) into[packet.year(p, y) + i] = values[i];
    }
    if (!figures.waiting_times.empty())
      for (std::size_t d = 0; d < classes; ++d)
        into[packet.waiting(p, d)] = figures.waiting_times[(m * packet.products + p) * classes + d];
  }
}

/// A unit is one cluster of one replication, and yields the packets of its municipalities.
MakeUnitWork work_of(const CareCase& care, const Packet& packet) {
  return [&care, packet]() -> UnitWork {
    struct Memory {
      explicit Memory(const CareCase& care) : simulator(care.model) {
        if (care.book) contracts.emplace(*care.book);
      }
      demand::Simulator simulator;
      std::optional<ContractCare> contracts;
    };
    const auto memory = std::make_shared<Memory>(care);
    return [&care, packet, memory](std::uint64_t unit) {
      const std::size_t clusters = care.model.clusters().size();
      const Reacted reacted = simulate_with_reactions(
          care, memory->simulator, unit % clusters, static_cast<std::uint32_t>(unit / clusters),
          memory->contracts ? &*memory->contracts : nullptr, true);
      const demand::CareFigures& figures = *reacted.figures;
      Row row(figures.municipalities.size() * packet.size());
      for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
        count(figures, m, packet, row.data() + m * packet.size());
      return row;
    };
  };
}

/// Values of every replication, by municipality; all together stand behind the last.
class Draws {
 public:
  Draws(const Packet& packet, std::size_t municipalities, std::size_t replications)
      : packet_(packet),
        municipalities_(municipalities),
        values_(replications, Row((municipalities + 1) * packet.size())) {}

  void take(std::size_t replication, std::span<const std::size_t> cluster, const Row& row) {
    Row& values = values_[replication];
    for (std::size_t i = 0; i < cluster.size(); ++i)
      for (std::size_t c = 0; c < packet_.size(); ++c) {
        const std::int64_t value = row[i * packet_.size() + c];
        values[cluster[i] * packet_.size() + c] = value;
        values[municipalities_ * packet_.size() + c] += value;
      }
  }

  [[nodiscard]] std::vector<std::int64_t> column(std::size_t m, std::size_t place) const {
    std::vector<std::int64_t> column;
    for (const Row& row : values_) column.push_back(row[m * packet_.size() + place]);
    return column;
  }
  [[nodiscard]] double mean(std::size_t m, std::size_t place) const {
    std::int64_t sum = 0;
    for (const Row& row : values_) sum += row[m * packet_.size() + place];
    return static_cast<double>(sum) / static_cast<double>(values_.size());
  }

 private:
  Packet packet_;
  std::size_t municipalities_;
  std::vector<Row> values_;
};

void add_channels(const Draws& draws, const Packet& packet, std::size_t m, int first_year,
                  std::optional<std::size_t> municipality, CareProfile& profile) {
  for (std::size_t p = 0; p < packet.products; ++p)
    for (std::size_t c = 0; c < channel_count; ++c) {
      std::vector<ChannelStarts> years;
      bool sends = false;
      for (std::size_t y = 0; y < packet.years; ++y) {
        auto values = draws.column(m, packet.starts(p, c, y));
        years.push_back({municipality, p, static_cast<Channel>(c), first_year + static_cast<int>(y),
                         statistics_of(values)});
        sends = sends || years.back().starts.mean > 0;
      }
      if (sends) profile.channels.insert(profile.channels.end(), years.begin(), years.end());
    }
}

void add_waiting(const Draws& draws, const Packet& packet, std::size_t m, int first_year,
                 std::optional<std::size_t> municipality, CareProfile& profile) {
  for (std::size_t p = 0; p < packet.products; ++p) {
    WaitingProfile waits{.municipality = municipality, .product = p, .years = {}};
    double all = 0;
    for (std::size_t d = 0; d < classes; ++d)
      all += waits.starts[d] = draws.mean(m, packet.waiting(p, d));
    for (std::size_t y = 0; y < packet.years; ++y) {
      const auto at = [&](std::size_t i) { return draws.mean(m, packet.year(p, y) + i); };
      const double waited = at(0);
      waits.years.push_back({.year = first_year + static_cast<int>(y),
                             .waited = waited,
                             .mean_days = waited > 0 ? at(1) / waited : 0,
                             .dropped_out = at(2),
                             .escalated = at(3)});
      all += waited + at(2) + at(3);
    }
    if (all > 0) profile.waiting.push_back(std::move(waits));
  }
}

}  // namespace

Result<CareProfile> profile_care(const Dossier& dossier, const CareProfileOptions& options,
                                 Executor& executor) {
  check(options.replications > 0);
  const auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  const auto prepared = prepare_care(dossier, *funded, options.seed);
  if (!prepared) return tl::unexpected(prepared.error());
  CareProfile profile{.replications = options.replications, .channels = {}, .waiting = {}};
  if (!*prepared) return profile;
  const CareCase& care = **prepared;
  const Packet packet{dossier.demand.products.size(),
                      static_cast<std::size_t>(dossier.years.count())};
  const std::size_t municipalities = dossier.municipalities.size();
  const auto replications = static_cast<std::size_t>(options.replications);
  const auto& clusters = care.model.clusters();

  Draws draws(packet, municipalities, replications);
  std::vector<std::uint64_t> units(replications * clusters.size());
  for (std::size_t u = 0; u < units.size(); ++u) units[u] = u;
  std::int64_t done = 0;
  bool stopped = false;
  executor.run(units, work_of(care, packet), [&](std::uint64_t unit, const Row& row) {
    draws.take(unit / clusters.size(), clusters[unit % clusters.size()], row);
    if (options.progress)
      options.progress(++done / static_cast<std::int64_t>(clusters.size()), options.replications);
    stopped = options.go_on && !options.go_on();
    return !stopped;
  });
  if (stopped) return failure({.code = "study/stopped"});

  const auto add = [&](std::size_t m, std::optional<std::size_t> municipality) {
    add_channels(draws, packet, m, dossier.years.from, municipality, profile);
    add_waiting(draws, packet, m, dossier.years.from, municipality, profile);
  };
  add(municipalities, std::nullopt);
  for (std::size_t m = 0; m < municipalities; ++m) add(m, m);
  return profile;
}

}  // namespace houvast::study
