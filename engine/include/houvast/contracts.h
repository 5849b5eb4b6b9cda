// SPDX-License-Identifier: EUPL-1.2
// Contracts (section C): clauses make lines of what was delivered; every line is a transfer. Care
// is first counted (CareTally), then paid (settle): so the same care can be paid in another way, or
// a client more be tried, without counting again. Method: docs/methods/C-contracts.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/care_order.h"
#include "houvast/contract_terms.h"
#include "houvast/ledger.h"
#include "houvast/period.h"
#include "houvast/problem.h"

namespace houvast::contracts {

/// What contracts need to know of a product.
struct ProductFacts {
  std::string id, label, scheme, unit;
  int line = 2;
  std::vector<Decimal> price;  ///< Euro a unit in kind, by year, at most four decimals.
  Decimal personal_budget_factor = Decimal(1);
  double mean_monthly = 1;  ///< Units a month and days of an ordinary client,
  double mean_days = 365;   ///< for the client more of an incentive (C10).
};

/// What contracts need to know of the world. Municipalities in order of code, products of id.
struct ContractFacts {
  Years years;
  std::vector<std::string> municipalities;             ///< Codes.
  std::vector<std::vector<std::int64_t>> inhabitants;  ///< [municipality][year]
  std::vector<PopulationRow> population;               ///< By age; may be empty.
  std::vector<ProductFacts> products;

  [[nodiscard]] std::size_t months() const { return static_cast<std::size_t>(years.count()) * 12; }
};

/// Which part of the care of a line is it; ceilings (C6) may treat them apart.
enum class CareClass : std::uint8_t {
  started,  ///< In the year of the line.
  running,  ///< From before that year.
  acute,
};

/// What a line is about: one rule of the ledger each.
enum class LineKind : std::uint8_t {
  availability,      // C1.availability
  unit,              // C2.unit
  function,          // C2.function
  trajectory,        // C2.trajectory
  person_year,       // C2.person_year
  client_following,  // C2.client_following
  characteristics,   // C3.characteristics
  history,           // C3.history
  network,           // C3.network
  team_population,   // C3.team_population
  team_results,      // C3.team_results
  team_referrals,    // C3.team_referrals: may be below zero
  result,            // C4.result
  budget_advance,    // C5.advance
  budget_spent,      // C5.reimbursement
  budget_unspent,    // C5.unspent: comes back
  budget_recovered,  // C5.recovered: comes back
  ceiling,           // C6.ceiling: taken off what is above a ceiling
  guarantee,         // C7.guarantee
  advance,           // C8.advance: adds up to zero with
  advance_settled,   // C8.settled, over the year
  savings,           // C9.savings
  losses,            // C9.losses: comes back
  subcontract,       // C12.subcontract: from one provider to another
};
[[nodiscard]] std::string_view rule_of(LineKind kind);

/// An amount that moves under a contract in a month, and what it is made of. Lines of one result
/// are in order of contract, kind of source, source, municipality, product, provider and month.
struct ContractLine {
  std::uint16_t contract = 0;
  std::uint16_t source = 0;  ///< Clause of the contract; of a ceiling or savings: its place there.
  LineKind kind = LineKind::unit;
  CareClass care = CareClass::started;
  std::uint16_t part = 0;  ///< Function, measure, result or ages of the clause: its place there.
  std::uint16_t municipality = 0;              ///< Who pays.
  std::optional<std::uint16_t> product;        ///< When it is about one.
  std::optional<std::uint16_t> provider;       ///< Who receives; empty: residents or an insurer.
  std::optional<std::uint16_t> from_provider;  ///< Who pays, when it is not the municipality.
  std::int32_t month = 0;                      ///< From January of the first year, which is 0.
  Cents amount;                                ///< Below zero: the other way.
  Millionths quantity = 0;  ///< Units, clients, person-years, inhabitants: what the rule says.
  std::int64_t price = 0;   ///< In 0.0001 euro; 0 where there is none.

  friend bool operator==(const ContractLine&, const ContractLine&) = default;
};

/// Terms made ready to be applied, shared and never changed (NL: contractenboek).
class ContractBook {
 public:
  struct Impl;
  ContractBook(const ContractTerms& terms, ContractFacts facts);
  ~ContractBook();
  ContractBook(ContractBook&&) noexcept;
  ContractBook& operator=(ContractBook&&) noexcept;

  [[nodiscard]] const ContractTerms& terms() const;
  [[nodiscard]] const ContractFacts& facts() const;
  /// Who pays for care of this kind in a month; empty: nobody.
  [[nodiscard]] std::optional<std::size_t> contract_of(std::size_t municipality,
                                                       std::size_t product, std::size_t provider,
                                                       int month) const;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<const Impl> impl_;
};

/// Care counted in the ways in which the clauses of a book ask for it. Whole numbers: the order of
/// orders does not matter, and what was added can be taken out again.
class CareTally {
 public:
  explicit CareTally(const ContractBook& book);
  ~CareTally();
  CareTally(const CareTally&);
  CareTally& operator=(const CareTally&);
  CareTally(CareTally&&) noexcept;
  CareTally& operator=(CareTally&&) noexcept;

  void clear();
  void add(const CareSheet& sheet);
  /// `times` 1 adds, -1 takes out what was added before.
  void add(const CareOrder& order, std::span<const Delivery> delivered, int times);

  // All that a provider delivered, paid or not.
  [[nodiscard]] Millionths volume(std::size_t provider, std::size_t product, int month) const;
  /// Clients in care on the first day of the month, and who start in it.
  [[nodiscard]] std::int64_t clients(std::size_t provider, std::size_t product, int month) const;
  [[nodiscard]] std::int64_t starts(std::size_t provider, std::size_t product, int month) const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// What contracts pay for care: all lines, C1 to C9 and subcontracts.
struct Settlement {
  std::vector<ContractLine> lines;

  /// What a municipality pays in a year under a contract, all lines together.
  [[nodiscard]] Cents paid(std::size_t contract, std::size_t municipality, int year,
                           const ContractFacts& facts) const;
};

/// Pays for the care that was counted.
[[nodiscard]] Settlement settle(const ContractBook& book, const CareTally& tally);

/// Lines as transfers, with reasons.
[[nodiscard]] std::vector<Transfer> transfers(const ContractBook& book,
                                              std::span<const ContractLine> lines);

/// Care records as orders. Records of other municipalities or products than the facts know are left
/// out; the provider is the record's own, else drawn by market share (C12).
[[nodiscard]] CareSheet care_sheet(const ContractBook& book, std::span<const CareRecord> records);

/// C12. Share of the starts of a product in a municipality and year that a provider gets; shares of
/// one municipality, product and year add up to 1, or there are none.
struct MarketShare {
  std::uint16_t municipality = 0;
  std::uint16_t product = 0;
  int month = 0;  ///< From this month on, from January of the first year, which is 0.
  std::vector<std::pair<std::uint16_t, double>> shares;  ///< By provider, above zero.
};
/// In order of municipality, product and month. A product with one provider under contract needs no
/// supply.
[[nodiscard]] std::vector<MarketShare> market_shares(const ContractTerms& terms,
                                                     const ContractFacts& facts);

}  // namespace houvast::contracts
