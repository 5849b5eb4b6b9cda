// SPDX-License-Identifier: EUPL-1.2
#include "study/replications.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "houvast/spending_model.h"
#include "houvast/summary.h"

namespace houvast::study {
namespace {

/// Everything that one replication leaves behind, in a place of its own.
struct Draw {
  SpendingTables spending;
  /// By scheme: results of every year and municipality, without and with agreements.
  std::vector<Grid<Cents>> before;
  std::vector<Grid<Cents>> after;
  std::vector<region::EffectRun> effects;                  ///< By agreement.
  std::vector<std::vector<region::ReserveYear>> reserves;  ///< By agreement.
  Problems problems;
};

/// What chance makes of the expected spending; schemes without chance stay as expected.
Result<SpendingTables> draw_tables(const Dossier& dossier, const FundedDossier& funded,
                                   std::uint64_t seed, std::uint32_t replication) {
  SpendingTables tables = expected_spending(dossier, funded);
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const auto chance = dossier.chance.find(dossier.schemes[s].id);
    if (chance == dossier.chance.end()) continue;
    std::vector<Figure<Cents>> expected;
    for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
      for (int year = dossier.years.from; year <= dossier.years.to; ++year)
        expected.push_back({dossier.municipalities[i].code, year, tables[s].at(year, i)});
    const auto drawn =
        draw_spending(chance->second, expected,
                      {.seed = seed, .scheme = dossier.schemes[s].id, .replication = replication});
    if (!drawn) return tl::unexpected(within("chance." + dossier.schemes[s].id, drawn.error()));
    std::size_t line = 0;
    for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
      for (int year = dossier.years.from; year <= dossier.years.to; ++year)
        tables[s].at(year, i) = (*drawn)[line++];
  }
  return tables;
}

/// Results of municipalities that no agreement binds, and of all without any agreement.
void results_alone(const Dossier& dossier, const FundedDossier& funded, Draw& draw) {
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const SchemeTables& tables = funded.tables[s];
    Grid<Cents> alone(dossier.years, dossier.municipalities.size());
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
        alone.at(year, i) = tables.income.at(year, i) - draw.spending[s].at(year, i) -
                            tables.own_execution.at(year, i) - tables.joint_execution.at(year, i);
    draw.before.push_back(alone);
    draw.after.push_back(std::move(alone));
  }
}

void follow_draw(const Dossier& dossier, const FundedDossier& funded, RegionRun& region,
                 std::uint64_t seed, std::uint32_t replication, Draw& draw) {
  auto spending = draw_tables(dossier, funded, seed, replication);
  if (!spending) {
    draw.problems = spending.error();
    return;
  }
  draw.spending = std::move(*spending);
  results_alone(dossier, funded, draw);
  draw.effects.resize(region.chains().size());
  draw.reserves.resize(region.chains().size());
  draw.problems = region.follow(draw.spending, [&](const AgreementStep& step) -> Problems {
    const auto& members = region.chains()[step.agreement].members();
    const std::size_t scheme = region.scheme_of(step.agreement);
    // Two agreements on one scheme each change the result by what they move.
    for (std::size_t m = 0; m < members.size(); ++m)
      draw.after[scheme].at(step.year, members[m]) +=
          step.amounts.after[m] - step.amounts.before[m];
    draw.effects[step.agreement].push_back({step.amounts.before, step.amounts.after});
    if (step.amounts.pool) draw.reserves[step.agreement].push_back(step.amounts.pool->reserve);
    return {};
  });
  // Only the first draw is told transfer by transfer.
  if (replication != 0) draw.spending.clear();
}

/// Fills all places. Which thread fills which place makes no difference to what stands there.
Problems fill(const Dossier& dossier, const FundedDossier& funded, const RunOptions& options,
              std::vector<Draw>& draws) {
  std::atomic<std::size_t> next{0};
  std::atomic<std::int64_t> done{0};
  const auto all = static_cast<std::int64_t>(draws.size());
  const auto work = [&](bool reports) {
    RegionRun region(dossier, funded);
    const Problems unprepared = region.prepare();
    for (std::size_t at = next++; at < draws.size(); at = next++) {
      if (!unprepared.empty()) {
        draws[at].problems = unprepared;
        continue;
      }
      follow_draw(dossier, funded, region, options.seed, static_cast<std::uint32_t>(at), draws[at]);
      const std::int64_t finished = ++done;
      if (reports && options.progress) options.progress(finished, all);
    }
  };
  std::vector<std::thread> others;
  for (int t = 1; t < options.threads; ++t) others.emplace_back(work, false);
  work(true);
  for (std::thread& other : others) other.join();
  for (Draw& draw : draws)
    if (!draw.problems.empty()) return std::move(draw.problems);
  return {};
}

Distribution distribution_of(std::vector<Cents> values) {
  Distribution line;
  const Summary summary = summarise(values);
  line.mean = summary.mean_cents;
  line.standard_deviation = summary.standard_deviation_cents.value_or(0);
  line.standard_error = summary.standard_error_cents.value_or(0);
  std::sort(values.begin(), values.end());
  line.p5 = quantile_cents(values, 0.05);
  line.p25 = quantile_cents(values, 0.25);
  line.p50 = quantile_cents(values, 0.50);
  line.p75 = quantile_cents(values, 0.75);
  line.p95 = quantile_cents(values, 0.95);
  line.worst = mean_of_worst_cents(values, 0.05, Worst::lowest);
  return line;
}

/// Per scheme and municipality, without and with agreements: every year, and all years together
/// under year 0.
std::vector<Distribution> distributions_of(const Dossier& dossier, const std::vector<Draw>& draws) {
  std::vector<Distribution> lines;
  const auto add = [&](std::size_t s, std::size_t i, bool with, int year) {
    std::vector<Cents> values;
    values.reserve(draws.size());
    for (const Draw& draw : draws) {
      const Grid<Cents>& grid = with ? draw.after[s] : draw.before[s];
      if (year != 0) {
        values.push_back(grid.at(year, i));
        continue;
      }
      Cents sum;
      for (int y = dossier.years.from; y <= dossier.years.to; ++y) sum += grid.at(y, i);
      values.push_back(sum);
    }
    Distribution line = distribution_of(std::move(values));
    line.year = year;
    line.municipality = dossier.municipalities[i].code;
    line.scheme = dossier.schemes[s].id;
    line.figure = with ? "result_after" : "result_before";
    lines.push_back(std::move(line));
  };
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s)
    for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
      for (const bool with : {false, true}) {
        add(s, i, with, 0);
        for (int year = dossier.years.from; year <= dossier.years.to; ++year) add(s, i, with, year);
      }
  return lines;
}

}  // namespace

Result<Replications> replicate(const Dossier& dossier, const FundedDossier& funded,
                               const RunOptions& options) {
  Replications replications;
  if (options.replications == 0) return replications;
  std::vector<Draw> draws(static_cast<std::size_t>(options.replications));
  if (Problems problems = fill(dossier, funded, options, draws); !problems.empty())
    return tl::unexpected(std::move(problems));
  replications.distributions = distributions_of(dossier, draws);
  replications.effects.resize(dossier.agreements.size());
  replications.reserves.resize(dossier.agreements.size());
  for (Draw& draw : draws)
    for (std::size_t a = 0; a < dossier.agreements.size(); ++a) {
      replications.effects[a].push_back(std::move(draw.effects[a]));
      replications.reserves[a].push_back(std::move(draw.reserves[a]));
    }
  replications.first_draw = std::move(draws.front().spending);
  return replications;
}

}  // namespace houvast::study
