// SPDX-License-Identifier: EUPL-1.2
#include "study/draw.h"

#include "houvast/spending_model.h"

namespace houvast::study {
namespace {

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

}  // namespace

Result<SpendingTables> draw_tables(const Dossier& dossier, const SpendingTables& all_expected,
                                   const std::vector<bool>& is_simulated, std::uint64_t seed,
                                   std::uint32_t replication) {
  SpendingTables tables = all_expected;
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const auto chance = dossier.chance.find(dossier.schemes[s].id);
    if (chance == dossier.chance.end() || (!is_simulated.empty() && is_simulated[s])) continue;
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

void follow_draw(const Dossier& dossier, const FundedDossier& funded, RegionRun& region,
                 Draw& draw) {
  results_alone(dossier, funded, draw);
  draw.effects.resize(region.chains().size());
  draw.reserves.resize(region.chains().size());
  const auto keep = [&](const AgreementStep& step) -> Problems {
    const auto& members = region.chains()[step.agreement].members();
    const std::size_t scheme = region.scheme_of(step.agreement);
    // Two agreements on one scheme each change the result by what they move.
    for (std::size_t m = 0; m < members.size(); ++m)
      draw.after[scheme].at(step.year, members[m]) +=
          step.amounts.after[m] - step.amounts.before[m];
    draw.effects[step.agreement].push_back({step.amounts.before, step.amounts.after});
    if (step.amounts.pool) draw.reserves[step.agreement].push_back(step.amounts.pool->reserve);
    return {};
  };
  draw.problems = region.follow(draw.spending, keep, &draw.clients);
}

}  // namespace houvast::study
