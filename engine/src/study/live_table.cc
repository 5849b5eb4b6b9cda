// SPDX-License-Identifier: EUPL-1.2
#include "houvast/live_table.h"

#include <algorithm>
#include <atomic>

#include "houvast/check.h"
#include "study/live_draws.h"
#include "study/live_question.h"
#include "study/replications.h"

namespace houvast::study {

struct LiveTable::Impl {
  Dossier frame;
  FundedDossier funded;  ///< Its tables.
  SpendingTables expected;
  std::vector<LiveDraw> draws;
  int threads = 1;

  [[nodiscard]] LiveWorld world(const Dossier& dossier) const {
    return {dossier, funded, expected, draws};
  }
};

namespace {

constexpr std::int64_t most_draws = 100'000;

/// What is drawn does not depend on what was agreed: it is the same for every question.
Result<std::vector<LiveDraw>> make_draws(const Dossier& dossier, const FundedDossier& funded,
                                         const DrawSource& source, const LiveOptions& options) {
  std::vector<LiveDraw> draws(static_cast<std::size_t>(options.draws));
  std::vector<Problems> problems(draws.size());
  share_work(draws.size(), options.threads, [&] {
    return [&](std::size_t at) {
      auto draw = begin_draw(dossier, funded, source, options.seed, static_cast<std::uint32_t>(at));
      if (!draw) {
        problems[at] = draw.error();
        return;
      }
      draws[at].spending = std::move(draw->spending);
      if (source.care != nullptr) draws[at].clients = std::move(draw->clients);
    };
  });
  for (Problems& of_one : problems)
    if (!of_one.empty()) return tl::unexpected(std::move(of_one));
  return draws;
}

LiveYear live_year(const SchemeTables& tables, const AgreementChain& chain,
                   const AgreementStep& step) {
  const AgreementAmounts& amounts = step.amounts;
  LiveYear year{.year = step.year, .before = amounts.before, .after = amounts.after};
  for (std::size_t m = 0; m < chain.members().size(); ++m) {
    const std::size_t i = chain.members()[m];
    const Cents own_execution =
        tables.own_execution.at(step.year, i) + tables.joint_execution.at(step.year, i);
    year.pool.push_back(
        amounts.pool ? amounts.pool->lines[m].cost - amounts.pool->lines[m].contribution : Cents());
    year.execution.push_back(own_execution - amounts.figures[m].execution);
    year.solidarity.push_back(amounts.solidarity.empty() ? Cents() : amounts.solidarity[m]);
    year.equalisation.push_back(amounts.equalisation ? -amounts.equalisation->lines[m].difference
                                                     : Cents());
    check(year.after[m] == year.before[m] + year.pool[m] + year.execution[m] + year.solidarity[m] +
                               year.equalisation[m]);
  }
  if (amounts.pool && chain.agreement().reserve) year.reserve = amounts.pool->reserve;
  return year;
}

/// Sees the years of one agreement as the tables expect them.
Problems follow_expected(const LiveWorld& world, const std::string& agreement, Years years,
                         const std::function<Problems(const AgreementChain&, const AgreementStep&,
                                                      const SchemeTables&)>& see) {
  RegionRun region(world.dossier, world.funded);
  if (Problems problems = region.prepare(); !problems.empty()) return problems;
  return region.follow(world.expected, [&](const AgreementStep& step) -> Problems {
    const AgreementChain& chain = region.chains()[step.agreement];
    if (chain.agreement().id != agreement || !years.holds(step.year)) return {};
    return see(chain, step, world.funded.tables[region.scheme_of(step.agreement)]);
  });
}

/// The part of every run that lies within the years asked for.
template <class Year>
void cut(std::vector<std::vector<Year>>& runs, Years all, Years years) {
  if (all == years) return;
  for (std::vector<Year>& run : runs) {
    if (run.empty()) continue;
    const auto begin = run.begin() + (years.from - all.from);
    run = std::vector<Year>(begin, begin + years.count());
  }
}

std::int64_t inhabitants_in(const Municipality& municipality, int year) {
  const auto known = municipality.inhabitants.find(year);
  return known == municipality.inhabitants.end() ? 0 : known->second;
}

/// What keys look at, in every draw and year.
std::vector<std::vector<region::PoolFigures>> pool_runs(const LiveWorld& world, std::size_t scheme,
                                                        std::span<const std::size_t> members,
                                                        Years years) {
  const SchemeTables& tables = world.funded.tables[scheme];
  std::vector<std::vector<region::PoolFigures>> runs;
  for (const LiveDraw& draw : world.draws) {
    runs.emplace_back();
    const auto& clients = draw.clients.empty() ? tables.clients : draw.clients[scheme];
    for (int year = years.from; year <= years.to; ++year) {
      region::PoolFigures& figures = runs.back().emplace_back();
      for (const std::size_t i : members) {
        const Municipality& one = world.dossier.municipalities[i];
        figures.members.push_back({.municipality = one.code,
                                   .inhabitants = inhabitants_in(one, year),
                                   .income = tables.income.at(year, i),
                                   .spending = draw.spending[scheme].at(year, i),
                                   .budget = tables.budget.at(year, i),
                                   .last_year = {},
                                   .clients = clients.at(year, i),
                                   .expected_clients = tables.expected_clients.at(year, i)});
      }
    }
  }
  return runs;
}

/// Of one municipality: without and with the agreements, all years together and each of them.
std::vector<Distribution> distributions_of(const LiveWorld& world, const LiveFigures& figures,
                                           std::size_t i, Years years) {
  std::vector<Distribution> lines;
  const auto add = [&](bool with, int year) {
    const SchemeTables& tables = world.funded.tables[figures.scheme];
    const auto value = [&](std::size_t draw, int y) {
      if (with) return figures.after[draw].at(y, i);
      return tables.income.at(y, i) - world.draws[draw].spending[figures.scheme].at(y, i) -
             tables.own_execution.at(y, i) - tables.joint_execution.at(y, i);
    };
    std::vector<Cents> values(world.draws.size());
    for (std::size_t draw = 0; draw < values.size(); ++draw)
      if (year != 0)
        values[draw] = value(draw, year);
      else
        for (int y = years.from; y <= years.to; ++y) values[draw] += value(draw, y);
    Distribution line = distribution_of(std::move(values));
    line.year = year;
    line.municipality = world.dossier.municipalities[i].code;
    line.scheme = world.dossier.schemes[figures.scheme].id;
    line.figure = with ? "result_after" : "result_before";
    lines.push_back(std::move(line));
  };
  for (const bool with : {false, true}) {
    if (years.count() == 1) {  // All years together are that one.
      add(with, years.from);
      lines.push_back(lines.back());
      lines[lines.size() - 2].year = 0;
      continue;
    }
    add(with, 0);
    for (int year = years.from; year <= years.to; ++year) add(with, year);
  }
  return lines;
}

}  // namespace

LiveTable::LiveTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LiveTable::LiveTable(LiveTable&&) noexcept = default;
LiveTable& LiveTable::operator=(LiveTable&&) noexcept = default;
LiveTable::~LiveTable() = default;

Result<LiveTable> LiveTable::prepare(const Dossier& dossier, const LiveOptions& options) {
  check(options.threads > 0);
  if (options.draws < 1 || options.draws > most_draws)
    return failure({.code = "study/live-draws",
                    .place = {.field = "draws"},
                    .found = std::to_string(options.draws),
                    .expected = "1-" + std::to_string(most_draws)});
  auto impl = std::make_unique<Impl>();
  auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  const SpendingTables of_tables = expected_spending(dossier, *funded);
  const auto care = simulate_care(dossier, *funded,
                                  {.replications = options.draws,
                                   .seed = options.seed,
                                   .threads = options.threads,
                                   .progress = options.progress,
                                   .go_on = options.go_on});
  if (!care) return tl::unexpected(care.error());
  if (*care) plan_with(**care, *funded);
  auto draws = make_draws(dossier, *funded, {of_tables, care->get()}, options);
  if (!draws) return tl::unexpected(draws.error());
  impl->frame = frame_of(dossier);
  impl->expected = expected_spending(dossier, *funded);
  impl->funded.tables = std::move(funded->tables);
  impl->draws = std::move(*draws);
  impl->threads = options.threads;
  return LiveTable(std::move(impl));
}

Result<LiveOutcome> LiveTable::evaluate(const LiveQuestion& question) const {
  const auto dossier = framed(impl_->frame, question);
  if (!dossier) return tl::unexpected(dossier.error());
  const LiveWorld world = impl_->world(*dossier);
  const std::string& id = question.agreement.id;
  const Years years = years_of(*dossier, question);

  LiveOutcome outcome;
  const auto keep = [&](const AgreementChain& chain, const AgreementStep& step,
                        const SchemeTables& tables) -> Problems {
    outcome.years.push_back(live_year(tables, chain, step));
    return {};
  };
  if (Problems problems = follow_expected(world, id, years, keep); !problems.empty())
    return tl::unexpected(std::move(problems));
  auto figures = follow_draws(world, id, years, impl_->threads);
  if (!figures) return tl::unexpected(figures.error());

  AgreementOutcome& agreement = outcome.agreement;
  agreement.agreement = id;
  agreement.scheme = question.agreement.scheme;
  for (const std::size_t i : figures->members)
    agreement.members.push_back(dossier->municipalities[i].code);
  cut(figures->effects, dossier->years, years);
  cut(figures->reserves, dossier->years, years);
  // One piece of work for every municipality, and the effect on all of them is the first piece.
  std::vector<std::vector<Distribution>> distributions(dossier->municipalities.size());
  Problems problems;
  share_work(1 + distributions.size(), impl_->threads, [&] {
    return [&](std::size_t at) {
      if (at > 0) {
        distributions[at - 1] = distributions_of(world, *figures, at - 1, years);
        return;
      }
      auto effect =
          region::effect_of_agreement(agreement.members, figures->effects, figures->incentives);
      if (effect)
        agreement.effect = std::move(*effect);
      else
        problems = within("agreement." + id, effect.error());
    };
  });
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (!outcome.years.empty() && outcome.years.front().reserve)
    agreement.reserve = region::reserve_statistics(figures->reserves, years.from);
  for (std::vector<Distribution>& of_one : distributions)
    for (Distribution& line : of_one) outcome.distributions.push_back(std::move(line));
  return outcome;
}

Result<std::vector<Transfer>> LiveTable::explain(const LiveQuestion& question) const {
  const auto dossier = framed(impl_->frame, question);
  if (!dossier) return tl::unexpected(dossier.error());
  const LiveWorld world = impl_->world(*dossier);
  std::vector<Transfer> reasons;
  const auto tell = [&](const AgreementChain& chain, const AgreementStep& step,
                        const SchemeTables& /*tables*/) -> Problems {
    auto explained = chain.explain(step.year, step.amounts, step.spending, nullptr);
    if (!explained) return explained.error();
    for (Transfer& transfer : explained->transfers)
      if (transfer.reason.rule.starts_with("R")) reasons.push_back(std::move(transfer));
    return {};
  };
  Problems problems =
      follow_expected(world, question.agreement.id, years_of(*dossier, question), tell);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return reasons;
}

Result<std::vector<Result<region::KeyCriteria>>> LiveTable::compare_keys(
    const LiveQuestion& question, std::span<const KeyBlend> keys) const {
  const auto dossier = framed(impl_->frame, question);
  if (!dossier) return tl::unexpected(dossier.error());
  const LiveWorld world = impl_->world(*dossier);
  const RegionRun region(*dossier, impl_->funded);
  const std::size_t target = place_of(region, question.agreement.id);
  const auto runs = pool_runs(world, region.scheme_of(target), region.chains()[target].members(),
                              years_of(*dossier, question));
  std::vector<Result<region::KeyCriteria>> criteria(keys.size());
  share_work(keys.size(), impl_->threads, [&] {
    return [&](std::size_t at) {
      auto one = region::compare_keys(question.agreement, keys.subspan(at, 1), runs);
      if (one)
        criteria[at] = std::move(one->front());
      else
        criteria[at] =
            tl::unexpected(within("agreement." + question.agreement.id, std::move(one).error()));
    };
  });
  return criteria;
}

std::size_t LiveTable::memory_bytes() const {
  const std::size_t cells = impl_->frame.municipalities.size() *
                            static_cast<std::size_t>(impl_->frame.years.count()) *
                            impl_->frame.schemes.size();
  const bool has_clients = !impl_->draws.front().clients.empty();
  const std::size_t of_cell =
      sizeof(Cents) + (has_clients ? sizeof(std::optional<std::int64_t>) : 0);
  return impl_->draws.size() * cells * of_cell;
}

}  // namespace houvast::study
