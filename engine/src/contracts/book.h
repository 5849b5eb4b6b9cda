// SPDX-License-Identifier: EUPL-1.2
// Contracts made ready: ids are places, and for every order one look says in which cell it counts.
// Private to the part.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "contracts/calendar.h"
#include "houvast/contracts.h"
#include "money/unit_price.h"

namespace houvast::contracts {

inline constexpr std::size_t class_count = 3;  ///< Of CareClass.

/// The value that holds in a year: the latest from before or in it.
template <class Value>
[[nodiscard]] std::optional<Value> value_in(const ByYear<Value>& values, int year) {
  const auto after = values.upper_bound(year);
  if (after == values.begin()) return std::nullopt;
  return std::prev(after)->second;
}

/// Does a contract pay nothing but personal budgets? Advances and guarantees move what it pays.
[[nodiscard]] bool is_for_budgets_only(const Contract& contract);

/// What a clause counts besides the care of its cells, in a column of its own.
struct Meter {
  enum class Kind : std::uint8_t {
    billed,        ///< C2. Volume that may be billed.
    ordered,       ///< C2. Ordered volume by days, whatever was delivered.
    planned_ends,  ///< C4. Orders that ended as planned, by month of their last day.
    agreed_ends,   ///< C4. Orders that ended and whose draw lies below `chance_below`.
  };
  Kind kind = Kind::billed;
  std::uint32_t column = 0;
  BillingTerms billing;
  std::uint64_t chance_below = 0;  ///< Of 2^32.
};

/// Where care is counted by month: one municipality, product, provider and form; or care without
/// contract, of all municipalities; or what channels brought in (C3).
struct Cell {
  std::optional<std::uint16_t> municipality;
  std::uint16_t product = 0;
  std::optional<std::uint16_t> provider;
  DeliveryForm form = DeliveryForm::in_kind;
  std::uint32_t meters_from = 0, meters_to = 0;  ///< In Impl::meters.
};

struct BookClause {
  std::vector<std::uint16_t> products;  ///< In order.
  /// Of the care that it is about, in order of municipality, product and provider. Care in kind;
  /// of personal budgets for a PersonalBudgetClause.
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> columns;  ///< Of its meter, one for each of `cells`; or none.
  /// Of TeamClause::Referrals: of each municipality, product and channel that it names, whoever
  /// provides the care and in either form.
  std::vector<std::uint32_t> referrals;
};

struct BookContract {
  int first_month = 0, last_month = -1;  ///< Within the years; last before first: none.
  std::vector<std::uint16_t> municipalities, products, providers;
  bool has_subcontracts = false;
  std::vector<BookClause> clauses;
};

struct ContractBook::Impl {
  Impl(const ContractTerms& terms, ContractFacts facts);

  static constexpr std::uint32_t no_cell = std::numeric_limits<std::uint32_t>::max();

  ContractTerms terms;
  ContractFacts facts;
  Calendar calendar;
  std::size_t provider_count = 0, product_count = 0;
  std::vector<BookContract> contracts;
  std::vector<Cell> cells;
  std::vector<Meter> meters;     ///< In order of cell.
  std::uint32_t columns = 0;     ///< Of meters.
  bool keeps_orders = false;     ///< A clause needs single orders (C4, C9).
  bool counts_channels = false;  ///< A clause needs referrals (C3).

  [[nodiscard]] int months() const { return calendar.months(); }

  /// Where care counts; without a provider, or without a contract, in a cell that nobody pays.
  [[nodiscard]] std::uint32_t cell_of(std::size_t municipality, std::size_t product,
                                      std::optional<std::uint16_t> provider,
                                      DeliveryForm form) const {
    const std::size_t who = provider ? *provider : provider_count;
    const std::size_t row = (municipality * 2 + (form == DeliveryForm::in_kind ? 0 : 1));
    return cell_table[(row * product_count + product) * (provider_count + 1) + who];
  }
  /// Where a referral counts; no_cell: nowhere.
  [[nodiscard]] std::uint32_t referral_cell(std::size_t municipality, std::size_t product,
                                            Channel channel) const {
    return channel_table[(municipality * facts.products.size() + product) * channel_count +
                         static_cast<std::size_t>(channel)];
  }
  /// Where care of a provider is counted, paid or not.
  [[nodiscard]] const std::vector<std::uint32_t>& cells_of_provider(std::size_t provider,
                                                                    std::size_t product) const {
    return provider_cells[provider * facts.products.size() + product];
  }
  /// Who pays for a cell in a month.
  [[nodiscard]] std::optional<std::size_t> contract_at(std::uint32_t cell, int month) const;

  /// Who gets the money for care of a provider: the main contractor, where there is one (C12).
  [[nodiscard]] std::uint16_t receiver(std::size_t contract, std::uint16_t provider) const {
    const BookContract& known = contracts[contract];
    return known.has_subcontracts ? known.providers.front() : provider;
  }
  /// Price of a unit in the year of a month: of the clause, or of the product when it gives none.
  [[nodiscard]] UnitPrice price_in(const ByYear<Decimal>& clause_price, std::size_t product,
                                   int month) const;
  [[nodiscard]] UnitPrice product_price(std::size_t product, int month) const {
    return prices[product * static_cast<std::size_t>(facts.years.count()) +
                  static_cast<std::size_t>(month / 12)];
  }
  [[nodiscard]] std::int64_t inhabitants(std::size_t municipality, int month) const {
    return facts.inhabitants[municipality][static_cast<std::size_t>(month / 12)];
  }
  /// An amount over the payers of a contract, by inhabitants in the year of a month, in the order
  /// of BookContract::municipalities; over all alike where nobody lives.
  [[nodiscard]] std::vector<Cents> split_over_payers(Cents total, std::size_t contract,
                                                     int month) const;

  [[nodiscard]] std::optional<std::uint16_t> find_provider(const std::string& id) const;
  [[nodiscard]] std::optional<std::uint16_t> find_product(const std::string& id) const;
  [[nodiscard]] std::optional<std::uint16_t> find_municipality(const std::string& code) const;
  [[nodiscard]] std::optional<std::uint16_t> find_contract(const std::string& id) const;
  /// Places of codes; empty: all municipalities.
  [[nodiscard]] std::vector<std::uint16_t> places_of(const std::vector<std::string>& codes) const;

  // How cells are found; filled by the constructor.
  struct CellContract {
    int first_month, last_month;
    std::uint16_t contract;
  };
  std::vector<std::uint32_t> cell_table;     ///< [municipality][form][product][provider or none]
  std::vector<std::uint32_t> channel_table;  ///< [municipality][product][channel]
  std::vector<std::vector<CellContract>> cell_contracts;   ///< [cell], in order of month
  std::vector<std::vector<std::uint32_t>> provider_cells;  ///< [provider][product]
  std::vector<UnitPrice> prices;                           ///< [product][year]
  std::map<std::string, std::uint16_t> provider_places, product_places, municipality_places,
      contract_places;
};

/// Part `month` (0 to 11) of an amount of a year: twelve parts that add up to it.
[[nodiscard]] Cents twelfth(Cents year, int month);

}  // namespace houvast::contracts
