// SPDX-License-Identifier: EUPL-1.2
// R8. The cooperation model (NL: samenwerkingsmodel): whose accounts joint money runs through, and
// who pays which execution cost. Terms: CooperationTerms in agreement.h. Method:
// docs/methods/R8-cooperation.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast::region {

/// R8. The accounts of one agreement.
struct RegionAccounts {
  Account pool;        ///< Advances, true-ups, R4 and R5 run through it. The leader's own account
                       ///< where an account holder plays the region's part.
  Account reserve;     ///< R3: always an account of its own, whoever keeps it.
  Account investment;  ///< R3: what was set apart for regional investment.
  Account fund;        ///< R5: insurance.
  /// Who holds the contracts and pays providers for joint care; empty: each municipality itself.
  std::optional<Account> contracts;
};

/// R8.                pool and contracts        reserve kept by   joint execution paid by
///   account_holder   the leader's own account  leader            leader
///   host             the region's account      host              host
///   network          pool: the region's        nobody: kept      each municipality
///                    contracts: each its own   among themselves
///   agency           the region's account      agency            agency
/// Errors: region/no-leader where the model has one and the terms name none.
[[nodiscard]] Result<RegionAccounts> accounts(const Agreement& agreement,
                                              std::string_view region_name);

/// Who pays providers for the joint care of this municipality's residents (C0.pooled_care).
[[nodiscard]] Account care_payer(const RegionAccounts& accounts, std::string_view municipality);

/// What a model means, for reports.
struct CooperationText {
  CooperationModel model = CooperationModel::agency;
  Text name, contracts, reserve, execution, mandate, strong, weak;
};
[[nodiscard]] const CooperationText& describe(CooperationModel model);

struct PoolMember;

/// R8. Joint execution cost (NL: gezamenlijke uitvoeringskosten) of one municipality.
struct ExecutionShare {
  std::string municipality;
  Cents paid;   ///< Joint cost that it paid (F12, is_joint).
  Cents share;  ///< Its part by the key.

  friend bool operator==(const ExecutionShare&, const ExecutionShare&) = default;
};

/// R8. Splits the joint execution cost of a year by CooperationTerms::execution_key; empty: the
/// contribution key, and without one inhabitants. `paid`: one a member, in their order, which must
/// be that of code. Shares add up to what was paid. Errors: those of split_by_key().
[[nodiscard]] Result<std::vector<ExecutionShare>> share_execution(
    const Agreement& agreement, std::span<const PoolMember> members, std::span<const Cents> paid);

/// Rule R8.execution: who paid less than its share pays the difference to the pool, who paid more
/// receives it.
[[nodiscard]] std::vector<Transfer> transfers(std::span<const ExecutionShare> shares, int year,
                                              const Agreement& agreement,
                                              std::span<const PoolMember> members,
                                              const RegionAccounts& accounts);

/// R8 (000). Places that one municipality pays for and another uses (NL: capaciteitsdeling).
struct CapacityMember {
  std::string municipality;
  std::int64_t paid_places = 0;    ///< Paid for, used or not.
  std::int64_t needed_places = 0;  ///< What its residents need.
};

struct CapacityLine {
  std::string municipality;
  std::int64_t lent = 0;      ///< Own places used by others.
  std::int64_t borrowed = 0;  ///< Places of others that it uses.
  Cents moved;                ///< Received (+) or paid (-): places times the price.

  friend bool operator==(const CapacityLine&, const CapacityLine&) = default;
};

/// Lends what is left over to who is short, at one price a place for all. What can be matched is
/// the lesser of both sums; over lenders it is split in proportion to what they have left, over
/// borrowers in proportion to what they are short of. Members in order of code.
/// Errors: region/negative-places.
[[nodiscard]] Result<std::vector<CapacityLine>> share_capacity(
    std::span<const CapacityMember> members, Cents price);

/// Rule R8.capacity: borrowers pay the pool, the pool pays lenders.
[[nodiscard]] std::vector<Transfer> transfers(std::span<const CapacityLine> lines, Cents price,
                                              int year, std::string_view scheme,
                                              const RegionAccounts& accounts);

/// R8. A motive to buy care together, or a factor in the choice of a model (001), in our words.
struct CooperationFactor {
  std::string_view id;
  bool is_motive = false;
  Text label;
  Text meaning;
};
[[nodiscard]] std::span<const CooperationFactor> cooperation_factors();

/// R8. What cooperation does, of one municipality, computed beside the scores (score.h). Amounts
/// are means over the years given, in cents.
struct CooperationEffect {
  std::string municipality;
  double own_volume = 0;    ///< Pooled care of its own residents: what it would buy alone.
  double joint_volume = 0;  ///< Care that is bought in one negotiation with it.
  std::optional<double> buying_power;  ///< joint / own: how many times larger; 1 alone.
  double execution_alone = 0;          ///< Joint execution cost as it was paid.
  double execution_shared = 0;         ///< After sharing by key.
  std::optional<double> spread_alone;  ///< Standard deviation of the care cost over its mean.
  /// The same of what it pays: own care that is not pooled, and the contribution.
  std::optional<double> spread_joint;
};

/// One year of one municipality, observed or simulated.
struct CooperationYear {
  Cents care;          ///< Actual care of its residents.
  Cents pooled;        ///< The part that runs through the pool.
  Cents contribution;  ///< R2
  Cents execution_paid;
  Cents execution_share;
};

/// `years[y][i]`: years (of all replications) by municipality. In a network contracts are each
/// municipality's own, so nobody buys more than its own volume.
[[nodiscard]] std::vector<CooperationEffect> cooperation_effects(
    CooperationModel model, std::span<const std::string> municipalities,
    std::span<const std::vector<CooperationYear>> years);

}  // namespace houvast::region
