// SPDX-License-Identifier: EUPL-1.2
// R8. Whose accounts joint money runs through, and who bears joint execution cost.
#include "houvast/cooperation.h"

#include "houvast/check.h"
#include "houvast/contribution.h"
#include "region/key_weights.h"
#include "region/pool.h"

namespace houvast::region {
namespace {

bool has_leader(CooperationModel model) {
  return model == CooperationModel::account_holder || model == CooperationModel::host;
}

KeyBlend execution_key(const Agreement& agreement) {
  if (!agreement.cooperation.execution_key.empty()) return agreement.cooperation.execution_key;
  if (agreement.contribution) return agreement.contribution->key;
  return {{Key::inhabitants, Decimal(1)}};
}

}  // namespace

Result<RegionAccounts> accounts(const Agreement& agreement, std::string_view region_name) {
  const CooperationTerms& terms = agreement.cooperation;
  if (has_leader(terms.model) && !terms.leader)
    return failure({.code = "region/no-leader", .place = {.field = agreement.id}});

  const Account region{AccountKind::region, std::string(region_name)};
  RegionAccounts result{.pool = region,
                        .reserve = {AccountKind::reserve, agreement.id},
                        .investment = {AccountKind::fund, agreement.id + "_investment"},
                        .fund = {AccountKind::fund, agreement.id},
                        .contracts = region};
  if (terms.model == CooperationModel::account_holder) {
    result.pool = municipality(*terms.leader);
    result.contracts = result.pool;
  }
  if (terms.model == CooperationModel::network) result.contracts.reset();
  return result;
}

Account care_payer(const RegionAccounts& accounts, std::string_view municipality) {
  return accounts.contracts ? *accounts.contracts : houvast::municipality(municipality);
}

Result<std::vector<ExecutionShare>> share_execution(const Agreement& agreement,
                                                    std::span<const PoolMember> members,
                                                    std::span<const Cents> paid) {
  check(members.size() == paid.size());
  for (std::size_t i = 1; i < members.size(); ++i)
    check(members[i - 1].municipality < members[i].municipality);
  Cents total;
  for (const Cents amount : paid) total += amount;
  const auto weights = key_weights(execution_key(agreement), actual_figures(members),
                                   [&](std::size_t i) { return members[i].municipality; });
  if (!weights) return tl::unexpected(weights.error());
  const std::vector<Cents> parts = split(total, *weights);
  std::vector<ExecutionShare> shares;
  shares.reserve(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    shares.push_back({.municipality = members[i].municipality, .paid = paid[i], .share = parts[i]});
  return shares;
}

std::vector<Transfer> transfers(std::span<const ExecutionShare> shares, int year,
                                const Agreement& agreement, std::span<const PoolMember> members,
                                const RegionAccounts& accounts) {
  check(shares.size() == members.size());
  const std::vector<std::string> sums =
      key_workings(execution_key(agreement), actual_figures(members));
  Cents total;
  for (const ExecutionShare& share : shares) total += share.paid;
  std::vector<Transfer> posted;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    check(shares[i].municipality == members[i].municipality);
    const Account own = municipality(shares[i].municipality);
    const Cents owed = shares[i].share - shares[i].paid;
    if (owed == Cents() || own == accounts.pool) continue;
    const bool pays = owed > Cents();
    posted.push_back({.period = {.year = year},
                      .from = pays ? own : accounts.pool,
                      .to = pays ? accounts.pool : own,
                      .amount = pays ? owed : -owed,
                      .scheme = agreement.scheme,
                      .reason = {"R8.execution",
                                 {{"total", total},
                                  {"working", sums[i]},
                                  {"share", shares[i].share},
                                  {"paid", shares[i].paid}}}});
  }
  return posted;
}

}  // namespace houvast::region
