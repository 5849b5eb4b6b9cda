// SPDX-License-Identifier: EUPL-1.2
#include "study/ensemble_case.h"

#include <algorithm>
#include <numeric>

#include "houvast/check.h"
#include "study/budget_reaction.h"

namespace houvast::study {
namespace {

/// Is there a pool whose advances follow a budget that the dossier does not give? Then the budget
/// is what care is expected to cost, as in a run.
bool lacks_a_budget(const Dossier& dossier, const FundedDossier& funded, const CareCase& care) {
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const auto pools = [&](const Agreement& agreement) {
      return agreement.scheme == dossier.schemes[s].id && agreement.contribution.has_value();
    };
    if (!care.is_simulated[s] ||
        std::none_of(dossier.agreements.begin(), dossier.agreements.end(), pools))
      continue;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
        if (!funded.tables[s].plan.at(year, m)) return true;
  }
  return false;
}

}  // namespace

EnsembleCase::EnsembleCase(const Dossier& dossier, FundedDossier funded, std::uint64_t seed)
    : dossier_(dossier), funded_(std::move(funded)), seed_(seed) {}

Result<std::unique_ptr<EnsembleCase>> EnsembleCase::prepare(const Dossier& dossier,
                                                            std::uint64_t seed, bool leads) {
  auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  std::unique_ptr<EnsembleCase> prepared(new EnsembleCase(dossier, std::move(*funded), seed));
  auto care = prepare_care(dossier, prepared->funded_, seed);
  if (!care) return tl::unexpected(care.error());
  prepared->care_ = std::move(*care);
  prepared->make_blocks();
  prepared->expected_ = expected_spending(dossier, prepared->funded_);
  if (leads) {
    if (prepared->care_ && lacks_a_budget(dossier, prepared->funded_, *prepared->care_)) {
      const auto simulated = simulate_care(dossier, prepared->funded_, {.seed = seed});
      if (!simulated) return tl::unexpected(simulated.error());
      plan_with(**simulated, prepared->funded_);
    }
    prepared->region_ = std::make_unique<RegionRun>(dossier, prepared->funded_);
    if (Problems problems = prepared->region_->prepare(); !problems.empty())
      return tl::unexpected(std::move(problems));
  }
  return prepared;
}

void EnsembleCase::make_blocks() {
  if (!care_) {
    blocks_ = {{}};
    return;
  }
  const demand::Model& model = care_->model;
  std::vector<std::size_t> clusters(model.clusters().size());
  std::iota(clusters.begin(), clusters.end(), std::size_t{0});
  std::stable_sort(clusters.begin(), clusters.end(), [&](std::size_t a, std::size_t b) {
    return model.work_of(a) > model.work_of(b);
  });
  double in_block = 0;
  for (const std::size_t cluster : clusters) {
    const double work = model.work_of(cluster);
    work_ += work;
    if (blocks_.empty() || in_block + work > trajectories_a_unit) {
      blocks_.emplace_back();
      in_block = 0;
    }
    blocks_.back().push_back(cluster);
    in_block += work;
  }
}

Row EnsembleCase::packets_of(const BlockRows& rows) const {
  const std::size_t size = care_->packet.size();
  Row packets(size * dossier_.municipalities.size());
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    auto from = rows[b].begin();
    for (const std::size_t cluster : blocks_[b])
      for (const std::size_t m : care_->model.clusters()[cluster]) {
        check(rows[b].end() - from >= static_cast<std::ptrdiff_t>(size));
        std::copy_n(from, size, packets.begin() + static_cast<std::ptrdiff_t>(m * size));
        from += static_cast<std::ptrdiff_t>(size);
      }
    check(from == rows[b].end());
  }
  return packets;
}

void EnsembleCase::fill_care(const StudyLayout& layout, const Row& packets, Row& row) const {
  const PacketLayout& packet = care_->packet;
  for (std::size_t m = 0; m < layout.municipalities(); ++m)
    for (std::size_t p = 0; p < layout.products(); ++p)
      for (int year = layout.years().from; year <= layout.years().to; ++year) {
        const std::size_t to = layout.care(m, p, year, StudyFigure::spending);
        const std::size_t all = layout.care({}, p, year, StudyFigure::spending);
        const std::size_t from = m * packet.size() + packet.care(p, year);
        for (std::size_t f = 0; f < StudyLayout::care_figures; ++f) {
          row[to + f] = packets[from + f];
          row[all + f] += packets[from + f];
        }
      }
}

void EnsembleCase::fill_schemes(const StudyLayout& layout, const Row& packets, const Draw& draw,
                                Row& row) const {
  using enum StudyFigure;
  const Years years = layout.years();
  const auto add = [&](std::size_t m, std::size_t s, int year, StudyFigure figure,
                       std::int64_t value) {
    const auto scheme = std::optional(s);
    row[layout.scheme(m, scheme, year, figure)] += value;
    row[layout.scheme(m, {}, year, figure)] += value;
    row[layout.scheme({}, scheme, year, figure)] += value;
    row[layout.scheme({}, {}, year, figure)] += value;
  };
  for (std::size_t m = 0; m < layout.municipalities(); ++m)
    for (int year = years.from; year <= years.to; ++year) {
      for (std::size_t s = 0; s < layout.schemes(); ++s) {
        add(m, s, year, spending, draw.spending[s].at(year, m).count());
        add(m, s, year, result_before, draw.before[s].at(year, m).count());
        add(m, s, year, result_after, draw.after[s].at(year, m).count());
      }
      if (!care_) continue;
      for (std::size_t p = 0; p < layout.products(); ++p)
        for (const StudyFigure figure : {users, starts, waiting})
          add(m, care_->scheme_of[p], year, figure, row[layout.care(m, p, year, figure)]);
      const PacketLayout& packet = care_->packet;
      for (std::size_t l = 0; l < care_->lever_costs.size(); ++l)
        add(m, care_->lever_schemes[l], year, lever_cost,
            packets[m * packet.size() + packet.lever_cost(l, year)]);
    }
}

void EnsembleCase::fill_reactions(const StudyLayout& layout, const Row& packets, Row& row) const {
  using enum StudyFigure;
  for (std::size_t m = 0; m < layout.municipalities(); ++m)
    for (int year = layout.years().from; year <= layout.years().to; ++year) {
      for (std::size_t s = 0; s < layout.schemes(); ++s)
        for (const StudyFigure factor : {inflow_factor, budget_factor})
          row[layout.reaction(m, s, year, factor)] = BudgetReactionYear().inflow_factor;
      if (!care_) continue;
      const PacketLayout& packet = care_->packet;
      for (std::size_t r = 0; r < care_->reactions.size(); ++r)
        for (std::size_t f = 0; f < StudyLayout::reaction_figures; ++f)
          row[layout.reaction(m, care_->reactions[r].scheme, year, deficit) + f] =
              packets[m * packet.size() + packet.reaction(r, year) + f];
    }
}

Result<Row> EnsembleCase::finish(const StudyLayout& layout, std::uint32_t replication,
                                 const BlockRows& rows) {
  check(region_ != nullptr);
  auto spending = draw_tables(
      dossier_, expected_, care_ ? care_->is_simulated : std::vector<bool>(), seed_, replication);
  if (!spending) return tl::unexpected(spending.error());
  Draw draw;
  draw.spending = std::move(*spending);
  draw.clients = known_clients(funded_);
  Row packets;
  if (care_) {
    packets = packets_of(rows);
    put_in_place(*care_, funded_, draw_of(*care_, dossier_.municipalities.size(), packets),
                 draw.spending, draw.clients);
  }
  follow_draw(dossier_, funded_, *region_, draw);
  if (!draw.problems.empty()) return tl::unexpected(std::move(draw.problems));
  Row row(layout.columns());
  if (care_) fill_care(layout, packets, row);
  fill_schemes(layout, packets, draw, row);
  if (layout.reacts()) fill_reactions(layout, packets, row);
  return row;
}

}  // namespace houvast::study
