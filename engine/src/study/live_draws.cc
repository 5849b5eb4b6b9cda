// SPDX-License-Identifier: EUPL-1.2
#include "study/live_draws.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "houvast/check.h"
#include "study/incentive.h"

namespace houvast::study {
namespace {

std::size_t index(const Dossier& dossier, int year) {
  return static_cast<std::size_t>(year - dossier.years.from);
}

/// The years without extra spending: what each member keeps, and what is carried into each year.
struct Baseline {
  std::vector<RegionState> at_start_of;   ///< By year, and after the last.
  std::vector<std::vector<Cents>> after;  ///< By year and member.
};

Result<Baseline> baseline_of(const LiveWorld& world, RegionRun& region, std::size_t target) {
  Baseline base;
  RegionState state = region.start();
  base.at_start_of.push_back(state);
  const auto keep = [&](const AgreementStep& step) -> Problems {
    if (step.agreement == target) base.after.push_back(step.amounts.after);
    return {};
  };
  const Years years = world.dossier.years;
  for (int year = years.from; year <= years.to; ++year) {
    if (Problems problems = region.follow_year(year, world.expected, keep, nullptr, state);
        !problems.empty())
      return tl::unexpected(std::move(problems));
    base.at_start_of.push_back(state);
  }
  return base;
}

/// One member with extra spending in one year. What no longer differs is not followed further.
class IncentiveWorker {
 public:
  IncentiveWorker(const LiveWorld& world, RegionRun& region, std::size_t target,
                  const Baseline& base)
      : world_(world), region_(region), target_(target), base_(base), bumped_(world.expected) {}

  Result<region::IncentiveSample> sample(std::size_t member, int year) {
    const std::size_t i = region_.chains()[target_].members()[member];
    Cents& dearer = bumped_[region_.scheme_of(target_)].at(year, i);
    dearer += extra_of_sample;
    region::IncentiveSample sample{.municipality = member, .extra = extra_of_sample};
    const auto keep = [&](const AgreementStep& step) -> Problems {
      if (step.agreement != target_) return {};
      sample.after += base_.after[index(world_.dossier, step.year)][member];
      sample.after_with_extra += step.amounts.after[member];
      return {};
    };
    RegionState state = base_.at_start_of[index(world_.dossier, year)];
    Problems problems;
    for (int y = year; y <= world_.dossier.years.to && problems.empty(); ++y) {
      problems = region_.follow_year(y, bumped_, keep, nullptr, state);
      if (region_.goes_on_the_same(state, base_.at_start_of[index(world_.dossier, y) + 1])) break;
    }
    dearer -= extra_of_sample;
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return sample;
  }

 private:
  const LiveWorld& world_;
  RegionRun& region_;
  std::size_t target_;
  const Baseline& base_;
  SpendingTables bumped_;
};

/// One draw into its own places.
Problems follow_one(const LiveWorld& world, RegionRun& region, std::size_t target, std::size_t draw,
                    LiveFigures& figures) {
  const LiveDraw& drawn = world.draws[draw];
  const std::size_t scheme = figures.scheme;
  Grid<Cents>& after = figures.after[draw];
  region::EffectRun& effects = figures.effects[draw];
  const auto keep = [&](const AgreementStep& step) -> Problems {
    const AgreementAmounts& amounts = step.amounts;
    if (region.scheme_of(step.agreement) == scheme) {
      const auto& members = region.chains()[step.agreement].members();
      for (std::size_t m = 0; m < members.size(); ++m)
        after.at(step.year, members[m]) += amounts.after[m] - amounts.before[m];
    }
    if (step.agreement != target) return {};
    effects.push_back({amounts.before, amounts.after});
    if (amounts.pool) figures.reserves[draw].push_back(amounts.pool->reserve);
    return {};
  };
  after = results_without(world, scheme, drawn.spending);
  return region.follow(drawn.spending, keep, drawn.clients.empty() ? nullptr : &drawn.clients);
}

}  // namespace

std::size_t place_of(const RegionRun& region, const std::string& agreement) {
  std::size_t place = 0;
  while (place < region.chains().size() && region.chains()[place].agreement().id != agreement)
    ++place;
  check(place < region.chains().size());
  return place;
}

Grid<Cents> results_without(const LiveWorld& world, std::size_t scheme,
                            const SpendingTables& spending) {
  const SchemeTables& tables = world.funded.tables[scheme];
  const Dossier& dossier = world.dossier;
  Grid<Cents> results(dossier.years, dossier.municipalities.size());
  for (int year = dossier.years.from; year <= dossier.years.to; ++year)
    for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
      results.at(year, i) = tables.income.at(year, i) - spending[scheme].at(year, i) -
                            tables.own_execution.at(year, i) - tables.joint_execution.at(year, i);
  return results;
}

void share_work(std::size_t count, int threads,
                const std::function<std::function<void(std::size_t)>()>& make_worker) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    const auto worker = make_worker();
    for (std::size_t at = next++; at < count; at = next++) worker(at);
  };
  std::vector<std::thread> others;
  for (int t = 1; t < threads; ++t) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

Result<LiveFigures> follow_draws(const LiveWorld& world, const std::string& agreement, Years years,
                                 int threads) {
  RegionRun first(world.dossier, world.funded);
  if (Problems problems = first.prepare(); !problems.empty())
    return tl::unexpected(std::move(problems));
  const std::size_t target = place_of(first, agreement);
  const auto base = baseline_of(world, first, target);
  if (!base) return tl::unexpected(base.error());

  LiveFigures figures;
  figures.scheme = first.scheme_of(target);
  figures.members = first.chains()[target].members();
  figures.effects.resize(world.draws.size());
  figures.reserves.resize(world.draws.size());
  figures.after.resize(world.draws.size());
  const std::size_t members = figures.members.size();
  figures.incentives.resize(members * static_cast<std::size_t>(years.count()));
  const std::size_t all = figures.incentives.size() + world.draws.size();
  std::vector<Problems> problems(all);
  share_work(all, threads, [&] {
    const auto region = std::make_shared<RegionRun>(world.dossier, world.funded);
    check(region->prepare().empty());
    const auto incentives = std::make_shared<IncentiveWorker>(world, *region, target, *base);
    return [&, region, incentives](std::size_t at) {
      if (at >= figures.incentives.size()) {
        problems[at] = follow_one(world, *region, target, at - figures.incentives.size(), figures);
        return;
      }
      auto sample = incentives->sample(at % members, years.from + static_cast<int>(at / members));
      if (sample)
        figures.incentives[at] = *sample;
      else
        problems[at] = sample.error();
    };
  });
  for (Problems& of_one : problems)
    if (!of_one.empty()) return tl::unexpected(std::move(of_one));
  return figures;
}

}  // namespace houvast::study
