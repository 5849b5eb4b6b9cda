// SPDX-License-Identifier: EUPL-1.2
#include "study/replications.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "houvast/summary.h"

namespace houvast::study {
namespace {

/// Fills all places. Which thread fills which place makes no difference to what stands there.
Problems fill(const Dossier& dossier, const FundedDossier& funded, const DrawSource& source,
              const RunOptions& options, std::vector<Draw>& draws) {
  std::atomic<std::size_t> next{0};
  std::atomic<std::int64_t> done{0};
  const auto all = static_cast<std::int64_t>(draws.size());
  const auto work = [&](bool reports) {
    RegionRun region(dossier, funded);
    const Problems unprepared = region.prepare();
    for (std::size_t at = next++; at < draws.size(); at = next++) {
      if (options.go_on && !options.go_on()) {
        draws[at].problems = {{.code = "study/stopped"}};
        return;
      }
      if (!unprepared.empty()) {
        draws[at].problems = unprepared;
        continue;
      }
      auto draw = begin_draw(dossier, funded, source, options.seed, static_cast<std::uint32_t>(at));
      if (!draw) {
        draws[at].problems = draw.error();
        continue;
      }
      draws[at] = std::move(*draw);
      follow_draw(dossier, funded, region, draws[at]);
      // Only the first draw is told transfer by transfer.
      if (at != 0) {
        draws[at].spending.clear();
        draws[at].clients.clear();
      }
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

Result<Draw> begin_draw(const Dossier& dossier, const FundedDossier& funded,
                        const DrawSource& source, std::uint64_t seed, std::uint32_t replication) {
  const bool simulates = source.care != nullptr;
  auto spending = draw_tables(dossier, source.expected,
                              simulates ? source.care->care.is_simulated : std::vector<bool>(),
                              seed, replication);
  if (!spending) return tl::unexpected(spending.error());
  Draw draw;
  draw.spending = std::move(*spending);
  draw.clients = known_clients(funded);
  if (simulates)
    put_in_place(source.care->care, funded, source.care->draws[replication], draw.spending,
                 draw.clients);
  return draw;
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

Result<Replications> replicate(const Dossier& dossier, const FundedDossier& funded,
                               const DrawSource& source, const RunOptions& options) {
  Replications replications;
  if (options.replications == 0) return replications;
  std::vector<Draw> draws(static_cast<std::size_t>(options.replications));
  if (Problems problems = fill(dossier, funded, source, options, draws); !problems.empty())
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
  replications.first_clients = std::move(draws.front().clients);
  return replications;
}

}  // namespace houvast::study
