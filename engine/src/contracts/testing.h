// SPDX-License-Identifier: EUPL-1.2
// A small region for tests of contracts: four providers "a" to "d", products "day" and "talk", two
// municipalities, two years.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts::testing {

using namespace houvast::literals;

/// 2026 and 2027; GM1 has 30,000 inhabitants and GM2 10,000; "day" costs 40 euro, 42 in 2027,
/// "talk" 90 and 92; both of line 2 and of scheme "wmo".
inline ContractFacts small_facts() {
  ContractFacts facts;
  facts.years = {2026, 2027};
  facts.municipalities = {"GM1", "GM2"};
  facts.inhabitants = {{30'000, 30'000}, {10'000, 10'000}};
  ProductFacts day{.id = "day", .label = "Dagbesteding", .scheme = "wmo", .unit = "dagdeel"};
  day.price = {40_d, 42_d};
  ProductFacts talk{.id = "talk", .label = "Begeleiding", .scheme = "wmo", .unit = "hour"};
  talk.price = {90_d, 92_d};
  facts.products = {day, talk};
  return facts;
}

/// Providers "a" to "d" and no contracts yet.
inline ContractTerms four_providers() {
  ContractTerms terms;
  for (const char* id : {"a", "b", "c", "d"}) {
    Provider provider;
    provider.id = id;
    provider.label = "Aanbieder " + std::string(id);
    terms.providers.push_back(provider);
  }
  return terms;
}

/// A contract for both years, of all municipalities.
inline Contract contract(std::string id, std::vector<std::string> providers,
                         std::vector<std::string> products, std::vector<Clause> clauses) {
  Contract made;
  made.id = std::move(id);
  made.label = "Contract " + made.id;
  made.scheme = "wmo";
  made.providers = std::move(providers);
  made.products = std::move(products);
  made.from = {2026, 1};
  made.to = {2027, 12};
  made.clauses = std::move(clauses);
  return made;
}

template <class Terms>
Clause clause(Terms terms, std::vector<std::string> products = {}) {
  Clause made;
  made.products = std::move(products);
  made.terms = std::move(terms);
  return made;
}

/// An order that ended as planned, or ran on when it ends with the years (day 730).
inline CareOrder order(std::uint16_t municipality, std::uint16_t product, std::uint16_t provider,
                       int start, int end, Millionths monthly) {
  CareOrder made;
  made.municipality = municipality;
  made.product = product;
  made.provider = provider;
  made.start = start;
  made.end = end;
  made.is_stopped = end < 730;
  made.monthly_volume = monthly;
  return made;
}

inline Settlement settle_sheet(const ContractBook& book, const CareSheet& sheet) {
  CareTally tally(book);
  tally.add(sheet);
  return settle(book, tally);
}

inline Cents total(const std::vector<ContractLine>& lines) {
  Cents sum;
  for (const ContractLine& line : lines) sum += line.amount;
  return sum;
}

}  // namespace houvast::contracts::testing
