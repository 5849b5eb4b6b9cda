// SPDX-License-Identifier: EUPL-1.2
// A small world for the tests of ceilings: two municipalities, products on three lines, providers.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "houvast/ceilings.h"

namespace houvast::contracts::test {

using namespace houvast::literals;

/// 2026 has 365 days.
inline constexpr int year_days = 365;
inline constexpr std::uint16_t aa = 0, bb = 1;
inline constexpr std::uint16_t home_care = 0, network = 1, residential = 2;  // Lines 2, 1, 2.
inline constexpr std::uint16_t berk = 0, linde = 1, wilg = 2;

inline ContractFacts facts() {
  ContractFacts all;
  all.years = {2026, 2027};
  all.municipalities = {"GM9001", "GM9002"};
  all.inhabitants = {{3'000, 3'000}, {1'000, 1'000}};
  const auto product = [&](std::string id, int line, Decimal price) {
    ProductFacts known;
    known.id = std::move(id);
    known.scheme = "youth";
    known.unit = "hour";
    known.line = line;
    known.price = {price, price};
    all.products.push_back(std::move(known));
  };
  product("home_care", 2, 100_d);
  product("network", 1, 50_d);
  product("residential", 2, 250_d);
  return all;
}

/// Contracts per unit: Berk delivers home care, Linde all of line 2, Wilg the basis.
inline ContractTerms terms() {
  ContractTerms all;
  for (const char* id : {"berk", "linde", "wilg"}) {
    Provider provider;
    provider.id = id;
    all.providers.push_back(std::move(provider));
  }
  const auto contract = [&](std::string id, std::vector<std::string> products) {
    Contract made;
    made.scheme = "youth";
    made.providers = {id};
    made.id = std::move(id);
    made.products = std::move(products);
    made.from = {2026, 1};
    made.to = {2027, 12};
    made.clauses.push_back({.preset = {}, .products = {}, .terms = UnitClause()});
    all.contracts.push_back(std::move(made));
  };
  contract("berk", {"home_care"});
  contract("linde", {"home_care", "residential"});
  contract("wilg", {"network"});
  return all;
}

inline Ceiling ceiling_of(std::string contract, Cents budget) {
  Ceiling ceiling;
  ceiling.id = "c_" + contract;
  ceiling.contract = std::move(contract);
  ceiling.budget = {{2026, budget}};
  return ceiling;
}

inline Ceiling scheme_ceiling(Ceiling::Level level, Cents budget) {
  Ceiling ceiling;
  ceiling.id = level == Ceiling::Level::specialist ? "d_line_2" : "e_all";
  ceiling.level = level;
  ceiling.scheme = "youth";
  ceiling.budget = {{2026, budget}};
  return ceiling;
}

/// Care of so many units a month, from day `start` to before day `end`.
inline CareOrder order(std::uint16_t product, std::uint16_t provider, std::int64_t units,
                       int start = 0, int end = year_days, std::uint16_t municipality = aa) {
  CareOrder made;
  made.municipality = municipality;
  made.product = product;
  made.provider = provider;
  made.monthly_volume = units * 1'000'000;
  made.start = start;
  made.end = end;
  made.is_stopped = end < 2 * year_days;
  return made;
}

inline CareTally count(const ContractBook& book, const std::vector<CareOrder>& orders) {
  CareTally tally(book);
  for (const CareOrder& one : orders) tally.add(one, {}, 1);
  return tally;
}

/// What lines of a kind come to in a month of the first year; 12: in all of it.
inline Cents sum(const Settlement& settlement, LineKind kind, int month = 12) {
  Cents total;
  for (const ContractLine& line : settlement.lines)
    if (line.kind == kind && (month == 12 ? line.month < 12 : line.month == month))
      total += line.amount;
  return total;
}

}  // namespace houvast::contracts::test
