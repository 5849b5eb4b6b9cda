// SPDX-License-Identifier: EUPL-1.2
// R2, R3. The transfers of one year of the pool, each with what it takes to check it by hand.
#include <utility>

#include "houvast/check.h"
#include "money/exact.h"
#include "region/key_weights.h"
#include "region/pool.h"

namespace houvast::region {
namespace {

/// Posts above zero only, and never from an account to itself: where a municipality plays the
/// region's part, what it owes the pool is already there.
class Poster {
 public:
  Poster(int year, std::string scheme) : year_(year), scheme_(std::move(scheme)) {}

  void post(const Account& from, const Account& to, Cents amount, Reason reason) {
    if (amount == Cents() || from == to) return;
    const bool forward = amount > Cents();
    posted_.push_back({.period = {.year = year_},
                       .from = forward ? from : to,
                       .to = forward ? to : from,
                       .amount = forward ? amount : -amount,
                       .scheme = scheme_,
                       .reason = std::move(reason)});
  }

  std::vector<Transfer> take() { return std::move(posted_); }

 private:
  int year_;
  std::string scheme_;
  std::vector<Transfer> posted_;
};

/// By key: what a controller multiplies to get a municipality's part.
struct Working {
  std::vector<Decimal> shares;
  std::vector<std::string> sums;
};

Working working(const KeyBlend& key, std::span<const PoolMember> members,
                std::span<const KeyFigures> figures) {
  const auto weights =
      key_weights(key, figures, [&](std::size_t i) { return members[i].municipality; });
  check(weights.has_value());
  return {.shares = shown_shares(*weights, 6), .sums = key_workings(key, figures)};
}

Cents magnitude(Cents amount) { return amount < Cents() ? -amount : amount; }

/// What goes between the pool and the reserve or the investments, as one amount.
void post_reserve(Poster& poster, const PoolYear& pool, const ReserveTerms& terms,
                  const RegionAccounts& accounts) {
  const ReserveYear& reserve = pool.reserve;
  poster.post(accounts.pool, accounts.reserve, reserve.added,
              {"R3.addition",
               {{"share", terms.surplus_share},
                {"surplus", reserve.pool_result},
                {"balance", reserve.opening},
                {"maximum", reserve.maximum}}});
  poster.post(accounts.reserve, accounts.pool, reserve.withdrawn,
              {"R3.withdrawal",
               {{"share", terms.deficit_share},
                {"deficit", magnitude(reserve.pool_result)},
                {"balance", reserve.opening},
                {"minimum", reserve.minimum}}});
  const Cents balance = reserve.opening + reserve.added - reserve.withdrawn;
  poster.post(accounts.reserve, accounts.pool, reserve.released,
              {"R3.release", {{"balance", balance}, {"maximum", reserve.maximum}}});
  poster.post(accounts.pool, accounts.reserve, reserve.refilled,
              {"R3.refill", {{"balance", balance}, {"minimum", reserve.minimum}}});
  poster.post(accounts.pool, accounts.investment, reserve.invested,
              {"R3.invest", {{"maximum", reserve.maximum}}});
  if (pool.financing)
    poster.post(municipality(*pool.financing), accounts.pool, reserve.savings_task,
                {"R3.savings_task",
                 {{"deficit", magnitude(reserve.pool_result)},
                  {"withdrawn", reserve.withdrawn},
                  {"minimum", reserve.minimum}}});
}

Reason by_key(std::string rule, std::string_view bound, Cents bound_value, Cents total,
              const Working& working, std::size_t i) {
  return {std::move(rule),
          {{"total", total},
           {std::string(bound), bound_value},
           {"share", working.shares[i]},
           {"working", working.sums[i]}}};
}

}  // namespace

std::vector<Transfer> transfers(const PoolYear& pool, int year, const Agreement& agreement,
                                const PoolFigures& figures, const RegionAccounts& accounts) {
  check(agreement.contribution.has_value());
  const ContributionTerms& terms = *agreement.contribution;
  const auto members = in_order(figures.members);
  check(members.has_value() && members->size() == pool.lines.size());
  const Working beforehand =
      working(terms.key, *members, figures_beforehand(*members, terms.advance));
  const Working actual = working(terms.key, *members, actual_figures(*members));
  const ReserveYear& reserve = pool.reserve;
  const Cents final_contributions = final_total(pool.cost, reserve);

  Poster poster(year, agreement.scheme);
  for (std::size_t i = 0; i < pool.lines.size(); ++i)
    poster.post(municipality(pool.lines[i].municipality), accounts.pool, pool.lines[i].advance,
                {"R2.advance",
                 {{"total", pool.advances},
                  {"share", beforehand.shares[i]},
                  {"working", beforehand.sums[i]}}});
  if (!accounts.contracts)
    for (std::size_t i = 0; i < pool.lines.size(); ++i)
      poster.post(accounts.pool, municipality(pool.lines[i].municipality), pool.lines[i].cost,
                  {"R8.reimbursement",
                   {{"spending", (*members)[i].spending}, {"pooled_share", terms.pooled_share}}});
  if (agreement.reserve) post_reserve(poster, pool, *agreement.reserve, accounts);
  for (std::size_t i = 0; i < pool.lines.size(); ++i) {
    const PoolLine& line = pool.lines[i];
    const Account own = municipality(line.municipality);
    poster.post(own, accounts.pool, line.topped_up,
                by_key("R3.top_up", "minimum", reserve.minimum, reserve.topped_up, actual, i));
    poster.post(accounts.pool, own, line.paid_out,
                by_key("R3.pay_out", "maximum", reserve.maximum, reserve.paid_out, actual, i));
    poster.post(accounts.pool, own, line.true_up,
                {"R2.true_up",
                 {{"total", final_contributions},
                  {"share", actual.shares[i]},
                  {"working", actual.sums[i]},
                  {"contribution", line.contribution - line.borne},
                  {"paid", line.advance + line.topped_up - line.paid_out}}});
    if (!terms.true_up && pool.financing == line.municipality)
      poster.post(accounts.pool, own, reserve.remainder,
                  {"R2.remainder", {{"result", pool.result}, {"remainder", reserve.remainder}}});
  }
  return poster.take();
}

}  // namespace houvast::region
