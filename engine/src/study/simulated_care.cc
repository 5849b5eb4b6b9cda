// SPDX-License-Identifier: EUPL-1.2
#include "study/simulated_care.h"

#include <algorithm>

#include "houvast/check.h"

namespace houvast::study {
namespace {

/// A unit of work is one cluster of one draw.
struct CareUnits {
  const CareCase& care;

  [[nodiscard]] std::size_t clusters() const { return care.model.clusters().size(); }
  [[nodiscard]] std::size_t cluster(std::uint64_t unit) const { return unit % clusters(); }
  [[nodiscard]] std::uint32_t draw(std::uint64_t unit) const {
    return static_cast<std::uint32_t>(unit / clusters());
  }
};

/// Packets of all municipalities: added up over the draws, and of draw 0.
struct CareSums {
  Row all;
  Row first;
};

/// Puts clusters together until a draw is whole.
class DrawCollector {
 public:
  DrawCollector(const CareCase& care, std::size_t municipalities, std::size_t count)
      : sums{.all = Row(municipalities * care.packet.size()), .first = {}},
        draws(count),
        care_(care),
        units_{care},
        municipalities_(municipalities),
        open_(count) {}

  void take(std::uint64_t unit, const Row& row) {
    const std::size_t draw = units_.draw(unit);
    const std::size_t size = care_.packet.size();
    Open& open = open_[draw];
    open.packets.resize(municipalities_ * size);
    std::size_t from = 0;
    for (const std::size_t m : care_.model.clusters()[units_.cluster(unit)]) {
      std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(from), size,
                  open.packets.begin() + static_cast<std::ptrdiff_t>(m * size));
      from += size;
    }
    if (++open.clusters < units_.clusters()) return;
    for (std::size_t i = 0; i < sums.all.size(); ++i) sums.all[i] += open.packets[i];
    draws[draw] = draw_of(care_, municipalities_, open.packets);
    if (draw == 0) sums.first = open.packets;
    open.packets = {};
  }

  CareSums sums;
  std::vector<CareDraw> draws;

 private:
  struct Open {
    Row packets;
    std::size_t clusters = 0;
  };

  const CareCase& care_;
  CareUnits units_;
  std::size_t municipalities_;
  std::vector<Open> open_;
};

}  // namespace

CareDraw draw_of(const CareCase& care, std::size_t municipalities,
                 std::span<const std::int64_t> packets) {
  const PacketLayout& layout = care.packet;
  CareDraw draw;
  for (std::size_t s = 0; s < care.is_simulated.size(); ++s) {
    draw.spending.emplace_back(care.years, municipalities);
    draw.clients.emplace_back(care.years, municipalities);
  }
  for (std::size_t m = 0; m < municipalities; ++m) {
    const auto packet = packets.subspan(m * layout.size(), layout.size());
    for (int year = care.years.from; year <= care.years.to; ++year) {
      for (std::size_t p = 0; p < layout.products; ++p) {
        const auto figures = packet.subspan(layout.care(p, year), PacketLayout::care_figures);
        if (!care.is_contracted[care.scheme_of[p]])
          draw.spending[care.scheme_of[p]].at(year, m) += Cents(figures[0]);
        draw.clients[care.scheme_of[p]].at(year, m) += figures[2];
      }
      for (std::size_t p = 0; p < layout.payees; ++p)
        for (std::size_t kind = 0; kind < line_kinds; ++kind)
          draw.spending[care.contract_schemes[care.payees[p].contract]].at(year, m) +=
              Cents(packet[layout.paid(p, static_cast<contracts::LineKind>(kind), year)]);
      for (std::size_t l = 0; l < layout.levers; ++l)
        draw.spending[care.lever_schemes[l]].at(year, m) +=
            Cents(packet[layout.lever_cost(l, year)]);
    }
  }
  return draw;
}

void put_in_place(const CareCase& care, const FundedDossier& funded, const CareDraw& draw,
                  SpendingTables& spending, ClientTables& clients) {
  for (std::size_t s = 0; s < funded.tables.size(); ++s) {
    const SchemeTables& tables = funded.tables[s];
    for (int year = care.years.from; year <= care.years.to; ++year)
      for (std::size_t m = 0; m < care.inhabitants.size(); ++m) {
        if (tables.actual.at(year, m)) continue;
        const Cents cost = draw.spending[s].at(year, m);
        Cents& cell = spending[s].at(year, m);
        cell = care.is_simulated[s] ? cost + tables.residence.at(year, m) : cell + cost;
        if (care.is_simulated[s]) clients[s].at(year, m) = draw.clients[s].at(year, m);
      }
  }
}

ClientTables known_clients(const FundedDossier& funded) {
  ClientTables clients;
  for (const SchemeTables& tables : funded.tables) clients.push_back(tables.clients);
  return clients;
}

Result<std::unique_ptr<SimulatedCare>> simulate_care(const Dossier& dossier,
                                                     const FundedDossier& funded,
                                                     const RunOptions& options) {
  auto prepared = prepare_care(dossier, funded, options.seed);
  if (!prepared) return tl::unexpected(prepared.error());
  if (!*prepared) return nullptr;
  auto simulated = std::make_unique<SimulatedCare>(
      SimulatedCare{.care = std::move(**prepared), .draws = {}, .mean = {}, .first = {}});
  const CareCase& care = simulated->care;
  const std::int64_t count =
      options.replications > 0 ? options.replications : draws_without_replications;
  const CareUnits work{care};
  std::vector<std::uint64_t> units(static_cast<std::size_t>(count) * work.clusters());
  for (std::size_t u = 0; u < units.size(); ++u) units[u] = u;

  DrawCollector collector(care, dossier.municipalities.size(), static_cast<std::size_t>(count));
  const MakeUnitWork make = [&care, work] {
    const auto worker = std::make_shared<CareWorker>(care);
    return [worker, work](std::uint64_t unit) {
      Row row;
      worker->simulate(work.cluster(unit), work.draw(unit), row);
      return row;
    };
  };
  std::int64_t done = 0;
  bool stopped = false;
  threads_executor(options.threads)->run(units, make, [&](std::uint64_t unit, const Row& row) {
    collector.take(unit, row);
    if (options.progress)
      options.progress(++done / static_cast<std::int64_t>(work.clusters()), count);
    stopped = options.go_on && !options.go_on();
    return !stopped;
  });
  if (stopped) return failure({.code = "study/stopped"});
  simulated->mean.emplace(dossier, funded, care, collector.sums.all, count);
  simulated->first.emplace(dossier, funded, care, collector.sums.first, 1);
  simulated->draws = std::move(collector.draws);
  return simulated;
}

void plan_with(const SimulatedCare& simulated, FundedDossier& funded) {
  const CareBook& mean = *simulated.mean;
  const CareCase& care = simulated.care;
  for (std::size_t s = 0; s < funded.tables.size(); ++s) {
    SchemeTables& tables = funded.tables[s];
    for (int year = care.years.from; year <= care.years.to; ++year)
      for (std::size_t m = 0; m < care.inhabitants.size(); ++m) {
        if (tables.actual.at(year, m)) continue;
        if (!care.is_simulated[s]) {
          for (std::size_t l = 0; l < care.lever_costs.size(); ++l)
            if (care.lever_schemes[l] == s)
              tables.spending.at(year, m) += care.lever_costs[l].at(year, m);
          continue;
        }
        tables.spending.at(year, m) = mean.spending(s, year, m);
        tables.clients.at(year, m) = mean.clients(s, year, m);
        if (!tables.plan.at(year, m)) tables.budget.at(year, m) = tables.spending.at(year, m);
        if (!tables.expected_clients.at(year, m))
          tables.expected_clients.at(year, m) = tables.clients.at(year, m);
      }
  }
}

}  // namespace houvast::study
