// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/period.h"
#include "houvast/problem.h"

namespace houvast {

enum class AccountKind : std::uint8_t {
  state,         ///< Rijk
  municipality,  ///< gemeente
  region,        ///< regio: the account through which joint money runs (R8)
  reserve,       ///< regionale reserve (R3)
  fund,          ///< fonds of an insurance form (R5)
  provider,      ///< aanbieder
  execution,     ///< uitvoering: staff, ICT, tendering (F12)
  residents,     ///< inwoners: own contributions (F9)
  insurer,       ///< zorgverzekeraar
  own_means,     ///< eigen middelen: a municipality's own reserves (F9)
};

/// Who holds money. `id` is the municipality's code, or a name for other kinds; empty for the
/// state.
struct Account {
  AccountKind kind = AccountKind::state;
  std::string id;

  friend auto operator<=>(const Account&, const Account&) = default;
};

[[nodiscard]] Account state();
[[nodiscard]] Account municipality(std::string_view code);

/// "state", "municipality:GM9001", "reserve:bw": the form of files and stores.
[[nodiscard]] std::string to_string(const Account& account);

/// The kind alone: "municipality".
[[nodiscard]] std::string_view to_string(AccountKind kind);
[[nodiscard]] std::optional<AccountKind> parse_account_kind(std::string_view text);

/// A figure that a rule used, under the name that the rule's text gives it.
struct Input {
  std::string name;
  std::variant<Cents, Decimal, std::string> value;

  friend bool operator==(const Input&, const Input&) = default;
};

/// Why money moved: a rule of the model ("R4.receipt": mechanism, dot, rule) and what it was fed,
/// so that the amount can be checked by hand. What the rule says in words stands in `rules()`.
struct Reason {
  std::string rule;
  std::vector<Input> inputs;

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// The one thing that happens to money (model 0). The amount may be negative: a correction.
struct Transfer {
  Period period;
  Account from;
  Account to;
  Cents amount;
  std::string scheme;
  Reason reason;

  friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// What a rule means to the user. `item` groups rules into the lines of a result table.
struct Rule {
  std::string_view id;    ///< "R4.receipt"
  std::string_view item;  ///< "solidarity"
  std::string_view nl;    ///< A sentence; `{name}` stands for the input of that name.
  std::string_view en;
};

/// Every rule there is, in order of id.
[[nodiscard]] const std::vector<Rule>& rules();

/// The rule of an id; an id that is not there is our mistake and stops the program.
[[nodiscard]] const Rule& rule(std::string_view id);

/// The label of an item ("income", "care", "solidarity") in result tables.
[[nodiscard]] Text item_label(std::string_view item);

/// The items in the order of a result table.
[[nodiscard]] std::span<const std::string_view> items();

/// All transfers of a run, in the order in which they were posted. Booked lines never change.
class Ledger {
 public:
  /// Amounts above `max_amount` and transfers of nothing to oneself are our mistake: they stop.
  void post(Transfer transfer);
  void post(std::vector<Transfer> transfers);

  [[nodiscard]] const std::vector<Transfer>& transfers() const { return transfers_; }

  /// All transfers, out of a ledger that is done.
  [[nodiscard]] std::vector<Transfer> take() && { return std::move(transfers_); }

  /// Received less paid, over everything posted.
  [[nodiscard]] Cents balance(const Account& account) const;

  /// Balance of every account that moved in a year (months included). Adds up to exactly zero.
  [[nodiscard]] std::map<Account, Cents> balances(int year) const;

 private:
  std::vector<Transfer> transfers_;
};

/// One line of results.csv: what an item brought (+) or cost (-) a municipality in a year.
struct ItemAmount {
  int year = 0;
  std::string municipality;
  std::string scheme;
  std::string item;
  Cents amount;

  friend bool operator==(const ItemAmount&, const ItemAmount&) = default;
};

/// The transfers of municipalities summed by year, municipality, scheme and item, in that order,
/// and after each group a line with item "result": their sum.
[[nodiscard]] std::vector<ItemAmount> results(const Ledger& ledger);

}  // namespace houvast
