// SPDX-License-Identifier: EUPL-1.2
// D6. What it does who decides about access (NL: toegangsbesluit): how many come in, rightly or
// not, what deciding costs, and what another way changes in the simulation. D7. Where the decision
// belongs. Method: docs/methods/D6-access.md, D7-access-advice.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// Mean number of starts by municipality, product, channel and month, as the terms expect them:
/// inflow, level, trend and drivers (D2), without levers.
class ExpectedStarts {
 public:
  explicit ExpectedStarts(const ContractFacts& facts);

  [[nodiscard]] double& at(std::size_t municipality, std::size_t product, Channel channel,
                           int month);
  /// Over these channels and all months of a year; over all municipalities without one.
  [[nodiscard]] double in_year(std::size_t product, std::span<const Channel> channels, int year,
                               std::optional<std::size_t> municipality = {}) const;
  [[nodiscard]] double in_month(std::size_t municipality, std::size_t product,
                                std::span<const Channel> channels, int month) const;

 private:
  int first_year_;
  std::size_t municipalities_, products_, months_;
  std::vector<double> mean_;
};

[[nodiscard]] ExpectedStarts expected_starts(const DemandTerms& terms, const ContractFacts& facts);

/// What is assumed about a decider about whom nothing is given. All of it is an assumption.
struct DeciderDefaults {
  Decider decider;
  Cents cost;  ///< Of a decision.
  double too_heavy, too_late, own_interest;
};
[[nodiscard]] std::span<const DeciderDefaults> decider_defaults();

/// A way to decide with every figure filled in: given ones as they are, others from the defaults,
/// mended by advice and ratification.
struct DecisionWay {
  Decider decider = Decider::team;
  Access::Advice advice = Access::Advice::none;
  Cents cost;                         ///< Of a decision, advice included.
  std::optional<Cents> ratification;  ///< What it costs besides; empty: not ratified.
  double too_heavy = 0, too_late = 0, own_interest = 0;
};
/// `client_cost` is what care of an ordinary client is expected to cost: ratified or not.
[[nodiscard]] DecisionWay decision_way(const Access::Way& way, Cents client_cost);

/// What becomes of one request, in the long run.
struct DecisionShares {
  double needs_it = 0;   ///< Comes in at once and needs it.
  double too_heavy = 0;  ///< Comes in and could do with the basis.
  double drawn_in = 0;   ///< Comes in on top, by own interest of the decider.
  double too_late = 0;   ///< Is sent to the basis first and comes in later.
  double to_basis = 0;   ///< Sent to the basis, who comes in later included.

  [[nodiscard]] double at_once() const { return needs_it + too_heavy + drawn_in; }
  [[nodiscard]] double let_in() const { return at_once() + too_late; }
  [[nodiscard]] double decisions() const { return 1 + drawn_in + too_late; }
};
[[nodiscard]] DecisionShares decision_shares(const Access& access, const DecisionWay& way);

/// What care of an ordinary client costs at the price of a year.
[[nodiscard]] Cents client_cost(const ProductFacts& product, Years years, int year);

/// What a way would do in a whole year in all municipalities together. Numbers are expectations in
/// millionths.
struct AccessLine {
  std::size_t product = 0;
  int year = 0;
  bool is_chosen = false;  ///< Else: the way of today.
  DecisionWay way;
  Millionths requests = 0, decisions = 0;
  Millionths let_in = 0;  ///< Of which:
  Millionths too_heavy = 0, drawn_in = 0, too_late = 0;
  Millionths to_basis = 0;
  Cents decision_cost;  ///< Ratification included.
  Cents care_cost;      ///< Of who is let in, longer care of who came late included,
  Cents basis_cost;     ///< and of who is sent to the basis.
};
struct AccessOutcome {
  std::vector<AccessLine> lines;  ///< By product, year; of today first.
};
[[nodiscard]] AccessOutcome access_outcome(const ContractTerms& terms, const ContractFacts& facts,
                                           const ExpectedStarts& starts);

/// What the chosen ways change in the simulation, as ordinary levers, in order of id ("access.").
/// Nothing where the chosen way has the figures of today.
[[nodiscard]] std::vector<Lever> access_levers(const ContractTerms& terms,
                                               const ContractFacts& facts,
                                               const ExpectedStarts& starts);

/// Decisions of a way in a municipality and year, in whole numbers, and what they cost.
struct AccessCost {
  std::size_t municipality = 0, product = 0;
  int year = 0;
  bool is_chosen = false;
  DecisionWay way;
  std::int64_t decisions = 0, ratified = 0;
  Cents amount;
};
/// Today's way until the chosen one begins. In order of product, year, municipality.
[[nodiscard]] std::vector<AccessCost> access_costs(const ContractTerms& terms,
                                                   const ContractFacts& facts,
                                                   const ExpectedStarts& starts);
/// Municipality to its execution account: D6.decision.
[[nodiscard]] std::vector<Transfer> transfers(const ContractFacts& facts,
                                              std::span<const AccessCost> costs);

/// D7. Where a decision belongs, in the order of the Z of source 001: resident, provider, team,
/// other party.
struct AccessAdvice {
  std::size_t product = 0;
  double starts = 0;            ///< A year, that this decision is about.
  Cents client_cost;            ///< Mean over the years.
  Cents chance;                 ///< Standard deviation of the yearly cost by chance.
  Cents discretion;             ///< What the decider can cause on top of it.
  Cents spread;                 ///< Root of the sum of both squares.
  std::optional<Cents> income;  ///< Of the scheme, a year.
  std::optional<double> risk;   ///< Spread over income; empty: income is not known.
  bool is_risky = false;        ///< Unknown counts as risky.
  bool is_for_experts = false;
  Decider today = Decider::team, proposed = Decider::team;
  Text sentence;
};
/// One line a product with an access decision. `products` in order of id, as in the facts; `income`
/// is that of all municipalities in a year, by scheme.
[[nodiscard]] std::vector<AccessAdvice> access_advice(const ContractTerms& terms,
                                                      const ContractFacts& facts,
                                                      std::span<const Product> products,
                                                      const ExpectedStarts& starts,
                                                      const std::map<std::string, Cents>& income);

/// As a dossier spells it: "team".
[[nodiscard]] std::string_view to_string(Decider decider);
/// In words: "de inwoner zelf", "the resident".
[[nodiscard]] Text decider_name(Decider decider);

}  // namespace houvast::contracts
