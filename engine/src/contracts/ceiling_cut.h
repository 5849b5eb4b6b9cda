// SPDX-License-Identifier: EUPL-1.2
// C6: one ceiling in one year. Private to the part.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "contracts/ceiling_claims.h"
#include "houvast/ceilings.h"

namespace houvast::contracts {

/// What a ceiling says about a year.
struct Limits {
  std::optional<Cents> budget = {};
  std::optional<std::int64_t> clients = {};
  std::optional<Millionths> activities = {};
  Decimal above = {};
  bool pays_running = false, pays_acute = false;  ///< Of hard ceilings.

  [[nodiscard]] bool any() const { return budget || clients || activities; }
};

[[nodiscard]] Limits limits_of(const Ceiling& ceiling, int year);

/// Clients of a year under a limit, by month.
struct ClientCount {
  std::int64_t running = 0;  ///< On 1 January.
  std::array<std::int64_t, 12> starts{};
};

/// What a ceiling took off a claimant in a month; below zero: gave back.
struct Cut {
  std::size_t claimant = 0;
  std::size_t month = 0;
  Cents amount;
  Millionths volume = 0;  ///< Units to that value.
};

/// Takes what is above the limits off `claims.left` of these claimants, in the twelve months from
/// `first` on. First the limit of clients, then that of activities, then the budget, each on what
/// is left. In the budget fixed payments come first, those of the whole year; then running care,
/// where that is paid above it as well; then the rest, as the months go by.
class CeilingCut {
 public:
  CeilingCut(Claims& claims, std::vector<std::size_t> claimants, std::size_t first,
             const Limits& limits, const ClientCount& clients);

  [[nodiscard]] const std::vector<Cut>& cuts() const { return cuts_; }
  /// Without ceiling, year and municipality.
  [[nodiscard]] const CeilingYear& result() const { return result_; }

 private:
  using Claimants = std::vector<std::size_t>;
  /// Claimants who come in turn under the budget, and how far they are.
  struct Turn {
    Claimants claimants;
    std::vector<Cents> cut = {};  ///< Of each, so far.
    Cents over = {};              ///< Asked and not within the budget, so far.
    Cents unpaid = {};            ///< Of that.
    bool pays_over = false;
  };

  void sort_claimants();
  using Months = std::array<Cents, 12>;
  [[nodiscard]] Months asked(const Claimants& claimants) const;
  [[nodiscard]] Millionths paid_volume(const Claimants& claimants, std::size_t month) const;
  [[nodiscard]] Cents unpaid_of(Cents above) const { return above - paid_of(above); }
  [[nodiscard]] Cents paid_of(Cents above) const;
  std::vector<Cents> take(const Claimants& claimants, std::size_t month, Cents amount);
  [[nodiscard]] Cents take_share(const Claimants& claimants, std::size_t month, std::int64_t above,
                                 std::int64_t whole);
  void cut_clients(const ClientCount& clients);
  void cut_activities();
  void cut_budget();
  [[nodiscard]] Cents admit(Turn& turn, std::size_t month, Cents asked, Cents room);
  void reach(std::size_t month);
  void finish(const std::vector<Cents>& before);

  Claims& claims_;
  Claimants all_, fixed_, acute_, running_, started_;
  std::size_t first_;
  Limits limits_;
  std::vector<Cut> cuts_;
  CeilingYear result_;
};

}  // namespace houvast::contracts
