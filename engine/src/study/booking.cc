// SPDX-License-Identifier: EUPL-1.2
#include "study/booking.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "houvast/check.h"
#include "houvast/relief.h"

namespace houvast::study {
namespace {

void append(std::vector<Transfer>& to, std::vector<Transfer> transfers) {
  for (Transfer& transfer : transfers) to.push_back(std::move(transfer));
}

/// Is care of this scheme paid through a pool? Then who bears it pays it, and F8 moves nothing.
bool is_pooled(const RegionRun& region, std::size_t scheme) {
  for (std::size_t a = 0; a < region.chains().size(); ++a)
    if (region.scheme_of(a) == scheme && region.chains()[a].agreement().contribution) return true;
  return false;
}

/// Municipalities that no agreement on the scheme binds: by index.
std::vector<std::size_t> outside_agreements(const Dossier& dossier, const RegionRun& region,
                                            std::size_t scheme) {
  std::set<std::size_t> bound;
  for (std::size_t a = 0; a < region.chains().size(); ++a)
    if (region.scheme_of(a) == scheme)
      bound.insert(region.chains()[a].members().begin(), region.chains()[a].members().end());
  std::vector<std::size_t> outside;
  for (std::size_t i = 0; i < dossier.municipalities.size(); ++i)
    if (!bound.contains(i)) outside.push_back(i);
  return outside;
}

/// Care that each municipality pays for itself, and F8 where it says that another bears it.
void book_own_care(const Dossier& dossier, const FundedDossier& funded, const RegionRun& region,
                   const SpendingTables& spending, const CareBook* care,
                   std::vector<Transfer>& transfers) {
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const std::string& id = dossier.schemes[s].id;
    const bool pooled = is_pooled(region, s);
    if (!pooled)
      for (const funding::ResidenceOutcome& outcome : funded.outcomes[s].residence)
        append(transfers, funding::transfers(outcome, id));
    for (const std::size_t i : outside_agreements(dossier, region, s))
      for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
        const Cents moved = pooled ? Cents() : funded.tables[s].residence.at(year, i);
        const Cents paid = spending[s].at(year, i) - moved;
        append(transfers, care_transfers(dossier, care,
                                         {.scheme = s,
                                          .year = year,
                                          .municipality = i,
                                          .payer = municipality(dossier.municipalities[i].code),
                                          .amount = paid,
                                          .spending = paid,
                                          .pooled_share = {}}));
      }
  }
}

/// The lines of a result that an agreement is about: what comes from the state for the scheme, and
/// what the scheme costs.
constexpr std::string_view items_of_agreements[] = {
    "income", "care", "execution", "advance", "reserve", "true_up", "solidarity", "equalisation"};

using ResultKey = std::tuple<int, std::string, std::string>;

std::map<ResultKey, Cents> agreement_results(const std::vector<Transfer>& transfers) {
  std::map<ResultKey, Cents> sums;
  const auto add = [&](const Transfer& transfer, const Account& account, Cents amount) {
    if (account.kind == AccountKind::municipality)
      sums[{transfer.period.year, account.id, transfer.scheme}] += amount;
  };
  for (const Transfer& transfer : transfers) {
    const std::string_view item = rule(transfer.reason.rule).item;
    if (std::find(std::begin(items_of_agreements), std::end(items_of_agreements), item) ==
        std::end(items_of_agreements))
      continue;
    add(transfer, transfer.to, transfer.amount);
    add(transfer, transfer.from, -transfer.amount);
  }
  return sums;
}

/// A scheme with one agreement: what the ledger says each member keeps is what was computed.
void hold_against(const std::map<ResultKey, Cents>& booked, const Dossier& dossier,
                  const RegionRun& region, const std::vector<region::EffectRun>& effects) {
  for (std::size_t a = 0; a < region.chains().size(); ++a) {
    const AgreementChain& chain = region.chains()[a];
    const auto& all = dossier.agreements;
    const auto agreements = std::count_if(all.begin(), all.end(), [&](const Agreement& other) {
      return other.scheme == chain.agreement().scheme;
    });
    if (agreements != 1) continue;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      const auto& after = effects[a][static_cast<std::size_t>(year - dossier.years.from)].after;
      for (std::size_t m = 0; m < chain.members().size(); ++m) {
        const std::string& code = dossier.municipalities[chain.members()[m]].code;
        const auto found = booked.find({year, code, chain.agreement().scheme});
        check((found == booked.end() ? Cents() : found->second) == after[m]);
      }
    }
  }
}

/// F10 looks at results before relief, over all the years.
Problems book_relief(const Dossier& dossier, Booked& booked) {
  booked.relief.resize(dossier.schemes.size());
  const bool has_relief =
      std::any_of(dossier.schemes.begin(), dossier.schemes.end(),
                  [](const Scheme& scheme) { return scheme.relief.has_value(); });
  if (!has_relief) return {};
  std::map<ResultKey, std::map<std::string, Cents>> by_item;
  Ledger ledger;
  ledger.post(booked.transfers);
  for (const ItemAmount& line : results(ledger))
    by_item[{line.year, line.municipality, line.scheme}][line.item] = line.amount;

  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    const Scheme& scheme = dossier.schemes[s];
    if (!scheme.relief) continue;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      std::vector<funding::ReliefCase> cases;
      for (const Municipality& municipality : dossier.municipalities) {
        funding::ReliefCase one;
        one.municipality = municipality.code;
        if (const auto known = municipality.inhabitants.find(year);
            known != municipality.inhabitants.end())
          one.inhabitants = known->second;
        for (int other = dossier.years.from; other <= dossier.years.to; ++other)
          one.results[other] = by_item[{other, municipality.code, scheme.id}]["result"];
        const auto& items = by_item[{year, municipality.code, scheme.id}];
        for (const auto* item : {"income", "compensation"})
          if (const auto amount = items.find(item); amount != items.end())
            one.income += amount->second;
        for (const OtherIncome& other : scheme.other_income)
          if (other.kind == OtherIncome::Kind::grant && other.year == year &&
              other.municipality == municipality.code)
            one.income += other.amount;
        cases.push_back(std::move(one));
      }
      auto relief = funding::relief(*scheme.relief, year, cases);
      if (!relief) return within("scheme." + scheme.id, relief.error());
      if (relief->lines.empty()) continue;
      append(booked.transfers, funding::transfers(*relief, scheme.id));
      booked.relief[s].push_back(std::move(*relief));
    }
  }
  return {};
}

}  // namespace

Result<Booked> book(const Dossier& dossier, const FundedDossier& funded, RegionRun& region,
                    const SpendingTables& spending, const ClientTables* clients,
                    const CareBook* care) {
  Booked booked;
  booked.transfers = funded.transfers;
  book_own_care(dossier, funded, region, spending, care, booked.transfers);
  booked.effects.resize(region.chains().size());
  const auto tell = [&](const AgreementStep& step) -> Problems {
    auto explained =
        region.chains()[step.agreement].explain(step.year, step.amounts, step.spending, care);
    if (!explained) return explained.error();
    append(booked.transfers, std::move(explained->transfers));
    booked.agreement_years.push_back(std::move(explained->year));
    booked.effects[step.agreement].push_back({step.amounts.before, step.amounts.after});
    return {};
  };
  Problems problems = region.follow(spending, tell, clients);
  if (problems.empty()) {
    hold_against(agreement_results(booked.transfers), dossier, region, booked.effects);
    problems = book_relief(dossier, booked);
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return booked;
}

}  // namespace houvast::study
