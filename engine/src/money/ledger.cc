// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ledger.h"

#include <array>
#include <tuple>

#include "houvast/check.h"

namespace houvast {
namespace {

constexpr std::array<std::pair<AccountKind, std::string_view>, 10> kind_names = {{
    {AccountKind::state, "state"},
    {AccountKind::municipality, "municipality"},
    {AccountKind::region, "region"},
    {AccountKind::reserve, "reserve"},
    {AccountKind::fund, "fund"},
    {AccountKind::provider, "provider"},
    {AccountKind::execution, "execution"},
    {AccountKind::residents, "residents"},
    {AccountKind::insurer, "insurer"},
    {AccountKind::own_means, "own_means"},
}};

std::size_t item_order(std::string_view item) {
  const auto all = items();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == item) return i;
  check(false);
  return all.size();
}

}  // namespace

Account state() { return {AccountKind::state, ""}; }

Account municipality(std::string_view code) {
  return {AccountKind::municipality, std::string(code)};
}

std::string_view to_string(AccountKind kind) {
  for (const auto& [known, name] : kind_names)
    if (known == kind) return name;
  check(false);
  return {};
}

std::optional<AccountKind> parse_account_kind(std::string_view text) {
  for (const auto& [kind, name] : kind_names)
    if (name == text) return kind;
  return std::nullopt;
}

std::string to_string(const Account& account) {
  std::string text(to_string(account.kind));
  if (!account.id.empty()) text += ":" + account.id;
  return text;
}

void Ledger::post(Transfer transfer) {
  check(is_in_range(transfer.amount));
  check(transfer.from != transfer.to);
  static_cast<void>(rule(transfer.reason.rule));
  transfers_.push_back(std::move(transfer));
}

void Ledger::post(std::vector<Transfer> transfers) {
  for (Transfer& transfer : transfers) post(std::move(transfer));
}

Cents Ledger::balance(const Account& account) const {
  Cents sum;
  for (const Transfer& transfer : transfers_) {
    if (transfer.to == account) sum += transfer.amount;
    if (transfer.from == account) sum -= transfer.amount;
  }
  return sum;
}

std::map<Account, Cents> Ledger::balances(int year) const {
  std::map<Account, Cents> sums;
  for (const Transfer& transfer : transfers_) {
    if (transfer.period.year != year) continue;
    sums[transfer.to] += transfer.amount;
    sums[transfer.from] -= transfer.amount;
  }
  Cents all;
  for (const auto& [account, sum] : sums) all += sum;
  check(all == Cents());
  return sums;
}

std::vector<ItemAmount> results(const Ledger& ledger) {
  using Key = std::tuple<int, std::string, std::string, std::size_t>;
  std::map<Key, Cents> sums;
  const std::size_t result = item_order("result");
  const auto add = [&](const Transfer& transfer, const Account& account, Cents amount) {
    if (account.kind != AccountKind::municipality) return;
    const std::size_t item = item_order(rule(transfer.reason.rule).item);
    sums[{transfer.period.year, account.id, transfer.scheme, item}] += amount;
    sums[{transfer.period.year, account.id, transfer.scheme, result}] += amount;
  };
  for (const Transfer& transfer : ledger.transfers()) {
    add(transfer, transfer.to, transfer.amount);
    add(transfer, transfer.from, -transfer.amount);
  }
  std::vector<ItemAmount> lines;
  for (const auto& [key, amount] : sums) {
    const auto& [year, code, scheme, item] = key;
    lines.push_back({year, code, scheme, std::string(items()[item]), amount});
  }
  return lines;
}

}  // namespace houvast
