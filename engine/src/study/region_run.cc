// SPDX-License-Identifier: EUPL-1.2
#include "study/region_run.h"

#include <algorithm>

#include "houvast/check.h"
#include "houvast/reserve.h"

namespace houvast::study {
namespace {

std::vector<const Agreement*> in_order_of_scheme(const Dossier& dossier) {
  std::vector<const Agreement*> agreements;
  for (const Agreement& agreement : dossier.agreements) agreements.push_back(&agreement);
  std::stable_sort(agreements.begin(), agreements.end(),
                   [](const Agreement* a, const Agreement* b) { return a->scheme < b->scheme; });
  return agreements;
}

/// The place of the agreement whose reserve this pool uses: its own, or one whose scope covers it.
std::size_t reserve_owner(const std::vector<const Agreement*>& agreements, std::size_t at) {
  const Agreement& agreement = *agreements[at];
  if (agreement.reserve || !agreement.contribution) return at;
  for (std::size_t other = 0; other < agreements.size(); ++other)
    if (other != at && agreements[other]->reserve &&
        region::covers(*agreements[other]->reserve, agreements[other]->scheme, agreement.scheme))
      return other;
  return at;
}

}  // namespace

RegionRun::RegionRun(const Dossier& dossier, const FundedDossier& funded)
    : dossier_(dossier), funded_(funded) {
  const auto agreements = in_order_of_scheme(dossier);
  for (std::size_t a = 0; a < agreements.size(); ++a) {
    const auto scheme =
        std::find_if(dossier.schemes.begin(), dossier.schemes.end(),
                     [&](const Scheme& known) { return known.id == agreements[a]->scheme; });
    check(scheme != dossier.schemes.end());
    schemes_.push_back(static_cast<std::size_t>(scheme - dossier.schemes.begin()));
    reserve_owners_.push_back(reserve_owner(agreements, a));
    const std::size_t owner = reserve_owners_.back();
    chains_.emplace_back(dossier, *agreements[a], funded.tables[schemes_.back()],
                         owner == a ? nullptr : agreements[owner]);
  }
}

Problems RegionRun::prepare() {
  Problems problems;
  for (AgreementChain& chain : chains_)
    for (Problem& problem : within("agreement." + chain.agreement().id, chain.prepare()))
      problems.push_back(std::move(problem));
  return problems;
}

std::optional<Cents> RegionRun::band_income(std::size_t agreement, int year) const {
  const auto& reserve = chains_[agreement].agreement().reserve;
  if (!reserve || reserve->scope.empty()) return std::nullopt;
  const AgreementChain& owner = chains_[reserve_owners_[agreement]];
  Cents income;
  for (std::size_t s = 0; s < dossier_.schemes.size(); ++s)
    if (region::covers(*reserve, owner.agreement().scheme, dossier_.schemes[s].id))
      for (const std::size_t i : owner.members()) income += funded_.tables[s].income.at(year, i);
  return income;
}

RegionState RegionRun::start() const {
  RegionState state;
  for (const AgreementChain& chain : chains_) {
    state.agreements.push_back(chain.start());
    const auto& reserve = chain.agreement().reserve;
    state.reserves.push_back(reserve ? reserve->opening : Cents());
  }
  return state;
}

Problems RegionRun::follow_year(int year, const SpendingTables& spending, const Step& step,
                                const ClientTables* clients, RegionState& state) {
  std::vector<Cents> members_spending;
  std::vector<std::optional<std::int64_t>> members_clients;
  for (std::size_t a = 0; a < chains_.size(); ++a) {
    AgreementChain& chain = chains_[a];
    const auto& known =
        clients != nullptr ? (*clients)[schemes_[a]] : funded_.tables[schemes_[a]].clients;
    members_spending.clear();
    members_clients.clear();
    for (const std::size_t i : chain.members()) {
      members_spending.push_back(spending[schemes_[a]].at(year, i));
      members_clients.push_back(known.at(year, i));
    }
    const auto amounts = chain.year(year, members_spending, members_clients, band_income(a, year),
                                    state.reserves[reserve_owners_[a]], state.agreements[a]);
    const auto where = [&] {
      return "agreement." + chain.agreement().id + " (" + std::to_string(year) + ")";
    };
    if (!amounts) return within(where(), amounts.error());
    if (Problems problems = step({a, year, *amounts, members_spending}); !problems.empty())
      return within(where(), std::move(problems));
  }
  return {};
}

Problems RegionRun::follow(const SpendingTables& spending, const Step& step,
                           const ClientTables* clients) {
  RegionState state = start();
  for (int year = dossier_.years.from; year <= dossier_.years.to; ++year)
    if (Problems problems = follow_year(year, spending, step, clients, state); !problems.empty())
      return problems;
  return {};
}

bool RegionRun::goes_on_the_same(const RegionState& one, const RegionState& other) const {
  for (std::size_t a = 0; a < chains_.size(); ++a)
    if (!chains_[a].goes_on_the_same(one.agreements[a], other.agreements[a])) return false;
  return one.reserves == other.reserves;
}

SpendingTables expected_spending(const Dossier& dossier, const FundedDossier& funded) {
  SpendingTables tables;
  for (const SchemeTables& scheme : funded.tables) {
    Grid<Cents> spending(dossier.years, dossier.municipalities.size());
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
        spending.at(year, i) = scheme.spending.at(year, i) + scheme.residence.at(year, i);
    tables.push_back(std::move(spending));
  }
  return tables;
}

}  // namespace houvast::study
