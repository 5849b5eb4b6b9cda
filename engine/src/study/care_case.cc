// SPDX-License-Identifier: EUPL-1.2
#include "study/care_case.h"

#include <algorithm>

#include "houvast/access.h"
#include "houvast/check.h"
#include "money/exact.h"
#include "study/budget_reaction.h"
#include "study/contract_case.h"

namespace houvast::study {
namespace {

std::size_t scheme_place(const Dossier& dossier, const std::string& id) {
  const auto found = std::find_if(dossier.schemes.begin(), dossier.schemes.end(),
                                  [&](const Scheme& scheme) { return scheme.id == id; });
  check(found != dossier.schemes.end());
  return static_cast<std::size_t>(found - dossier.schemes.begin());
}

void add_lever_costs(const Dossier& dossier, CareCase& care) {
  for (const Lever& lever : care.terms.levers) {
    care.lever_costs.emplace_back(dossier.years, dossier.municipalities.size());
    care.lever_schemes.push_back(scheme_place(dossier, lever.scheme));
  }
  for (const demand::LeverCost& line :
       demand::lever_costs(care.terms, dossier.years, dossier.municipalities)) {
    const auto lever = std::find_if(care.terms.levers.begin(), care.terms.levers.end(),
                                    [&](const Lever& known) { return known.id == line.lever; });
    const auto m = index_of(dossier, line.municipality);
    check(lever != care.terms.levers.end() && m.has_value());
    care.lever_costs[static_cast<std::size_t>(lever - care.terms.levers.begin())].at(
        line.year, *m) += line.amount;
  }
}

void add_reactions(const Dossier& dossier, const FundedDossier& funded, CareCase& care) {
  std::vector<Exact> weights;
  for (const std::int64_t inhabitants : care.inhabitants) weights.push_back(exact(inhabitants));
  for (const BudgetReaction& reaction : care.terms.reactions) {
    const std::size_t scheme = scheme_place(dossier, reaction.scheme);
    const SchemeTables& tables = funded.tables[scheme];
    CareCase::ReactionFacts facts{.scheme = scheme,
                                  .income = tables.income,
                                  .execution = tables.own_execution,
                                  .actual = tables.actual,
                                  .reserves = split_exactly(reaction.reserve, weights),
                                  .prevention = {},
                                  .products = {}};
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
        facts.execution.at(year, m) += tables.joint_execution.at(year, m);
    for (std::size_t l = 0; l < care.terms.levers.size(); ++l)
      if (std::find(reaction.prevention.begin(), reaction.prevention.end(),
                    care.terms.levers[l].id) != reaction.prevention.end())
        facts.prevention.push_back(l);
    for (std::size_t p = 0; p < care.scheme_of.size(); ++p)
      if (care.scheme_of[p] == scheme) facts.products.push_back(p);
    care.reactions.push_back(std::move(facts));
  }
}

/// D11. What providers do when they are paid like this: their payoffs at the care without any
/// reaction, in the first replication.
contracts::Behaviour behaviour_of(const contracts::ContractBook& book, const demand::Model& model) {
  const auto& providers = book.terms().providers;
  if (std::none_of(providers.begin(), providers.end(),
                   [](const Provider& provider) { return provider.elasticity != 0; }))
    return {};
  demand::Simulator simulator(model);
  ContractCare care(book);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    demand::SimulateOptions options;
    care.ask(options);
    care.take_prices(simulator.simulate(cluster, options));
  }
  care.pay();
  return contracts::behaviour(book, care.tally());
}

}  // namespace

Result<std::optional<CareCase>> prepare_care(const Dossier& dossier, const FundedDossier& funded,
                                             std::uint64_t seed) {
  if (dossier.demand.products.empty()) return std::nullopt;
  auto terms = demand::with_rates(dossier.demand, dossier.years);
  if (!terms) return tl::unexpected(terms.error());
  const auto book = contract_book(dossier, *terms);
  std::vector<demand::SharedRoom> rooms;
  if (book) {
    place_with_providers(*book, *terms);
    rooms = shared_rooms(*book);
  }
  if (!dossier.contracts.access.empty()) {
    const contracts::ContractFacts facts = contract_facts(dossier, *terms);
    add_levers(*terms, contracts::access_levers(dossier.contracts, facts,
                                                contracts::expected_starts(*terms, facts)));
  }
  auto model = demand::prepare(*terms, dossier.years, dossier.municipalities, seed, rooms);
  contracts::Behaviour behaviour;
  if (book) behaviour = behaviour_of(*book, model);
  if (!behaviour.levers.empty()) {
    add_levers(*terms, behaviour.levers);
    model = demand::prepare(*terms, dossier.years, dossier.municipalities, seed, rooms);
  }
  const std::size_t levers = terms->levers.size();
  CareCase care{.terms = std::move(*terms),
                .years = dossier.years,
                .model = std::move(model),
                .packet = {.products = dossier.demand.products.size(),
                           .levers = levers,
                           .reactions = dossier.demand.reactions.size(),
                           .payees = book ? payees_of(*book).size() : 0,
                           .years = dossier.years},
                .scheme_of = {},
                .is_simulated = std::vector<bool>(dossier.schemes.size()),
                .book = book,
                .contract_schemes = {},
                .payees = book ? payees_of(*book) : std::vector<Payee>(),
                .is_contracted = std::vector<bool>(dossier.schemes.size()),
                .behaviour = std::move(behaviour),
                .lever_costs = {},
                .lever_schemes = {},
                .reactions = {},
                .municipality_codes = {},
                .inhabitants = {}};
  for (const Product& product : care.terms.products) {
    care.scheme_of.push_back(scheme_place(dossier, product.scheme));
    care.is_simulated[care.scheme_of.back()] = true;
  }
  for (const Contract& contract : dossier.contracts.contracts) {
    care.contract_schemes.push_back(scheme_place(dossier, contract.scheme));
    care.is_contracted[care.contract_schemes.back()] = true;
  }
  for (const Municipality& municipality : dossier.municipalities) {
    const auto known = municipality.inhabitants.find(dossier.years.from);
    care.municipality_codes.push_back(municipality.code);
    care.inhabitants.push_back(known == municipality.inhabitants.end() ? 1 : known->second);
  }
  add_lever_costs(dossier, care);
  add_reactions(dossier, funded, care);
  return care;
}

CareWorker::CareWorker(const CareCase& care) : care_(care), simulator_(care.model) {
  if (care.book) contracts_.emplace(*care.book);
}

void CareWorker::simulate(std::size_t cluster, std::uint32_t replication, Row& row) {
  const Reacted reacted = simulate_with_reactions(care_, simulator_, cluster, replication,
                                                  contracts_ ? &*contracts_ : nullptr);
  const demand::CareFigures& figures = *reacted.figures;
  const auto years = static_cast<std::size_t>(care_.years.count());
  for (std::size_t m = 0; m < figures.municipalities.size(); ++m) {
    const std::size_t begin = row.size();
    row.resize(begin + care_.packet.size());
    std::int64_t* const packet = row.data() + begin;
    for (int year = care_.years.from; year <= care_.years.to; ++year) {
      const auto y = static_cast<std::size_t>(year - care_.years.from);
      for (std::size_t p = 0; p < care_.packet.products; ++p) {
        const demand::CareYear& care = figures.year(m, p, year);
        const std::int64_t values[] = {care.spending.count(), care.volume, care.users, care.starts,
                                       care.waiting};
        std::copy(std::begin(values), std::end(values), packet + care_.packet.care(p, year));
        if (care_.is_contracted[care_.scheme_of[p]])
          packet[care_.packet.care(p, year)] = reacted.paid.of_product(m, p, year).count();
      }
      for (std::size_t payee = 0; payee < care_.packet.payees; ++payee)
        for (std::size_t kind = 0; kind < line_kinds; ++kind) {
          const auto line_kind = static_cast<contracts::LineKind>(kind);
          const PaidByYear::Sum& sum = reacted.paid.by_kind(m, payee, line_kind, year);
          std::int64_t* const figures_of = packet + care_.packet.paid(payee, line_kind, year);
          figures_of[0] = sum.amount.count();
          figures_of[1] = sum.quantity;
        }
      for (std::size_t l = 0; l < care_.lever_costs.size(); ++l)
        packet[care_.packet.lever_cost(l, year)] =
            reacted.lever_costs[(m * care_.lever_costs.size() + l) * years + y].count();
      for (std::size_t r = 0; r < care_.reactions.size(); ++r) {
        const BudgetReactionYear& did = reacted.years[(m * care_.reactions.size() + r) * years + y];
        const std::int64_t values[] = {did.deficit.count(), did.reserve_used.count(),
                                       did.prevention_cut.count(), did.inflow_factor,
                                       did.budget_factor};
        std::copy(std::begin(values), std::end(values), packet + care_.packet.reaction(r, year));
      }
    }
  }
}

}  // namespace houvast::study
