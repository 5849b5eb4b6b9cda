// SPDX-License-Identifier: EUPL-1.2
#include "study/agreement_chain.h"

#include <algorithm>

#include "houvast/check.h"

namespace houvast::study {
namespace {

void append(std::vector<Transfer>& to, std::vector<Transfer> transfers) {
  for (Transfer& transfer : transfers) to.push_back(std::move(transfer));
}

std::int64_t inhabitants_in(const Municipality& municipality, int year) {
  const auto known = municipality.inhabitants.find(year);
  return known == municipality.inhabitants.end() ? 0 : known->second;
}

}  // namespace

AgreementChain::AgreementChain(const Dossier& dossier, const Agreement& agreement,
                               const SchemeTables& tables, const Agreement* reserve_owner)
    : dossier_(dossier),
      scheme_(0),
      agreement_(agreement),
      tables_(tables),
      reserve_owner_(reserve_owner) {
  while (scheme_ < dossier.schemes.size() && dossier.schemes[scheme_].id != agreement.scheme)
    ++scheme_;
  check(scheme_ < dossier.schemes.size());
  if (reserve_owner_ != nullptr) agreement_.reserve = reserve_owner_->reserve;
  for (std::size_t i = 0; i < dossier.municipalities.size(); ++i) {
    const std::string& code = dossier.municipalities[i].code;
    const auto& named = agreement.members;
    if (!named.empty() && std::find(named.begin(), named.end(), code) == named.end()) continue;
    members_.push_back(i);
    codes_.push_back(code);
  }
}

Problems AgreementChain::prepare() {
  auto accounts = region::accounts(agreement_, dossier_.region);
  if (!accounts) return accounts.error();
  accounts_ = std::move(*accounts);
  if (reserve_owner_ != nullptr) {
    auto owners = region::accounts(*reserve_owner_, dossier_.region);
    if (!owners) return owners.error();
    accounts_.reserve = owners->reserve;
  }
  if (!agreement_.solidarity) return {};
  for (int year = dossier_.years.from; year <= dossier_.years.to; ++year) {
    std::vector<region::SolidarityMember> members;
    for (const std::size_t i : members_)
      members.push_back(
          {dossier_.municipalities[i].code, inhabitants_in(dossier_.municipalities[i], year)});
    auto settler = region::SolidaritySettler::prepare(*agreement_.solidarity, year, members);
    if (!settler) return settler.error();
    settlers_.emplace(year, std::move(*settler));
  }
  return {};
}

AgreementState AgreementChain::start() const {
  AgreementState state;
  state.past_cost.resize(members_.size());
  state.last_year.resize(members_.size());
  if (agreement_.equalisation) {
    state.fund = agreement_.equalisation->fund_opening;
    for (const Figure<Cents>& figure : agreement_.equalisation->past_cost) {
      const auto member = std::find(codes_.begin(), codes_.end(), figure.municipality);
      if (member != codes_.end())
        state.past_cost[static_cast<std::size_t>(member - codes_.begin())][figure.year] =
            figure.value;
    }
  }
  return state;
}

region::PoolFigures AgreementChain::pool_figures(
    int year, std::span<const Cents> spending, std::span<const std::optional<std::int64_t>> clients,
    std::optional<Cents> band_income, Cents reserve, const AgreementState& state) const {
  region::PoolFigures figures;
  figures.reserve_balance = reserve;
  figures.reserve_income = band_income;
  figures.centre = dossier_.centre;
  figures.members.reserve(members_.size());
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const std::size_t i = members_[m];
    figures.members.push_back({.municipality = codes_[m],
                               .inhabitants = inhabitants_in(dossier_.municipalities[i], year),
                               .income = tables_.income.at(year, i),
                               .spending = spending[m],
                               .budget = tables_.budget.at(year, i),
                               .last_year = state.last_year[m],
                               .clients = clients[m],
                               .expected_clients = tables_.expected_clients.at(year, i)});
  }
  return figures;
}

Result<AgreementAmounts> AgreementChain::year(int year, std::span<const Cents> spending,
                                              std::span<const std::optional<std::int64_t>> clients,
                                              std::optional<Cents> band_income, Cents& reserve,
                                              AgreementState& state) {
  const std::size_t count = members_.size();
  check(spending.size() == count && clients.size() == count);
  AgreementAmounts amounts;
  amounts.own_care.assign(spending.begin(), spending.end());
  std::vector<Cents> borne(spending.begin(), spending.end());
  std::vector<Cents> execution(count);
  std::vector<Cents> joint(count);
  amounts.pool_figures = pool_figures(year, spending, clients, band_income, reserve, state);
  const region::PoolFigures& figures = amounts.pool_figures;
  amounts.before.reserve(count);
  amounts.after.reserve(count);
  amounts.figures.reserve(count);

  if (agreement_.contribution) {
    auto pool = region::pool_year(agreement_, figures);
    if (!pool) return tl::unexpected(pool.error());
    for (std::size_t m = 0; m < count; ++m) {
      amounts.own_care[m] = spending[m] - pool->lines[m].cost;
      borne[m] = amounts.own_care[m] + pool->lines[m].contribution;
    }
    reserve = pool->reserve.closing;
    amounts.pool = std::move(*pool);
  }

  Cents joint_total;
  for (std::size_t m = 0; m < count; ++m) {
    joint[m] = tables_.joint_execution.at(year, members_[m]);
    joint_total += joint[m];
    execution[m] = tables_.own_execution.at(year, members_[m]) + joint[m];
    amounts.before.push_back(tables_.income.at(year, members_[m]) - spending[m] - execution[m]);
  }
  if (joint_total != Cents()) {
    auto shares = region::share_execution(agreement_, figures.members, joint);
    if (!shares) return tl::unexpected(shares.error());
    for (std::size_t m = 0; m < count; ++m) execution[m] += (*shares)[m].share - joint[m];
    amounts.execution = std::move(*shares);
  }

  for (std::size_t m = 0; m < count; ++m) {
    const Cents income = tables_.income.at(year, members_[m]);
    amounts.figures.push_back({.income = income, .spending = borne[m], .execution = execution[m]});
    amounts.after.push_back(income - borne[m] - execution[m]);
  }
  if (agreement_.solidarity) {
    amounts.solidarity.resize(count);
    auto outcome = settlers_.at(year).settle(amounts.figures, amounts.solidarity);
    if (!outcome) return tl::unexpected(outcome.error());
    for (std::size_t m = 0; m < count; ++m) amounts.after[m] += amounts.solidarity[m];
  }
  if (agreement_.equalisation) {
    std::vector<region::EqualisationInput> inputs;
    inputs.reserve(count);
    for (std::size_t m = 0; m < count; ++m)
      inputs.push_back({.municipality = codes_[m],
                        .cost = borne[m],
                        .inhabitants = figures.members[m].inhabitants,
                        .income = figures.members[m].income,
                        .budget = figures.members[m].budget,
                        .clients = figures.members[m].clients,
                        .past_cost = state.past_cost[m]});
    auto equalised = region::equalise(*agreement_.equalisation, year, inputs, state.fund);
    if (!equalised) return tl::unexpected(equalised.error());
    for (std::size_t m = 0; m < count; ++m) amounts.after[m] -= equalised->lines[m].difference;
    state.fund = equalised->fund_closing;
    amounts.equalisation = std::move(*equalised);
  }
  for (std::size_t m = 0; m < count; ++m) {
    if (agreement_.equalisation) state.past_cost[m][year] = borne[m];
    state.last_year[m] = spending[m];
  }
  return amounts;
}

bool AgreementChain::goes_on_the_same(const AgreementState& one,
                                      const AgreementState& other) const {
  if (one.fund != other.fund) return false;
  const bool looks_at_last_year =
      agreement_.contribution &&
      agreement_.contribution->advance == ContributionTerms::Advance::last_year;
  if (looks_at_last_year && one.last_year != other.last_year) return false;
  if (!agreement_.equalisation) return true;
  const EqualisationForm form = agreement_.equalisation->form;
  const bool looks_at_past_cost =
      form == EqualisationForm::deferred_user_pays || form == EqualisationForm::insurance;
  return !looks_at_past_cost || one.past_cost == other.past_cost;
}

std::vector<Transfer> AgreementChain::care_transfers(int year, const AgreementAmounts& amounts,
                                                     std::span<const Cents> spending,
                                                     const CareBook* care) const {
  std::vector<Transfer> transfers;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    // Without a pool the municipality that was charged pays, and F8 books who bears it.
    const Cents residence = amounts.pool ? Cents() : tables_.residence.at(year, members_[m]);
    CareBook::Payment payment{.scheme = scheme_,
                              .year = year,
                              .municipality = members_[m],
                              .payer = municipality(codes_[m]),
                              .amount = amounts.own_care[m] - residence,
                              .spending = spending[m] - residence,
                              .pooled_share = {}};
    append(transfers, study::care_transfers(dossier_, care, payment));
    if (!amounts.pool) continue;
    payment.payer = region::care_payer(accounts_, codes_[m]);
    payment.amount = amounts.pool->lines[m].cost;
    payment.spending = spending[m];
    payment.pooled_share = agreement_.contribution->pooled_share;
    append(transfers, study::care_transfers(dossier_, care, payment));
  }
  return transfers;
}

Result<AgreementChain::Explained> AgreementChain::explain(int year, const AgreementAmounts& amounts,
                                                          std::span<const Cents> spending,
                                                          const CareBook* care) const {
  Explained explained;
  explained.year = {.agreement = agreement_.id, .year = year};
  explained.transfers = care_transfers(year, amounts, spending, care);
  if (amounts.pool) {
    append(explained.transfers,
           region::transfers(*amounts.pool, year, agreement_, amounts.pool_figures, accounts_));
    explained.year.pool = amounts.pool;
  }
  if (!amounts.execution.empty())
    append(explained.transfers, region::transfers(amounts.execution, year, agreement_,
                                                  amounts.pool_figures.members, accounts_));
  if (agreement_.solidarity) {
    std::vector<region::SolidarityMember> members;
    for (std::size_t m = 0; m < members_.size(); ++m)
      members.push_back({codes_[m], inhabitants_in(dossier_.municipalities[members_[m]], year)});
    auto settled =
        region::settle_solidarity(*agreement_.solidarity, year, members, amounts.figures);
    if (!settled) return tl::unexpected(settled.error());
    for (std::size_t m = 0; m < members_.size(); ++m)
      check(settled->lines[m].moved == amounts.solidarity[m]);
    append(explained.transfers, region::transfers(*settled, agreement_.scheme, accounts_.pool));
    explained.year.solidarity = std::move(*settled);
  }
  if (amounts.equalisation) {
    append(explained.transfers, region::transfers(*amounts.equalisation, agreement_.scheme,
                                                  accounts_.pool, accounts_.fund));
    explained.year.equalisation = amounts.equalisation;
  }
  return explained;
}

}  // namespace houvast::study
