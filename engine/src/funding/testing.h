// SPDX-License-Identifier: EUPL-1.2
// What the tests of this part share.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"

namespace houvast::funding {

using Codes = std::vector<std::string>;

/// The codes of what is wrong, each once, in the order in which they were found. Every problem must
/// have words in both languages.
template <class T>
Codes codes_of(const Result<T>& result) {
  Codes codes;
  if (result) return codes;
  for (const Problem& problem : result.error()) {
    EXPECT_NE(to_string(problem, Language::dutch), "");
    EXPECT_NE(to_string(problem, Language::english), "");
    if (codes.empty() || codes.back() != problem.code) codes.push_back(problem.code);
  }
  return codes;
}

/// Transfers that a ledger accepts, of which all blanks in the words of the rule can be filled.
inline void expect_explained(const std::vector<Transfer>& transfers) {
  Ledger ledger;
  ledger.post(transfers);
  for (const Transfer& transfer : transfers) {
    std::set<std::string> names;
    for (const Input& input : transfer.reason.inputs) names.insert(input.name);
    for (const std::string_view text :
         {rule(transfer.reason.rule).nl, rule(transfer.reason.rule).en})
      for (auto open = text.find('{'); open != std::string_view::npos;
           open = text.find('{', open + 1)) {
        const std::string name(text.substr(open + 1, text.find('}', open) - open - 1));
        EXPECT_TRUE(names.contains(name)) << transfer.reason.rule << " " << name;
      }
  }
}

inline Cents total(const std::vector<Transfer>& transfers) {
  Cents sum;
  for (const Transfer& transfer : transfers) sum += transfer.amount;
  return sum;
}

/// "GM9001" and so on: codes that no municipality has.
inline std::string code(int number) { return "GM" + std::to_string(9000 + number); }

/// Municipalities with the same number of inhabitants in all years of 2015 to 2036.
inline std::vector<Municipality> municipalities(const std::vector<std::int64_t>& inhabitants) {
  std::vector<Municipality> all;
  for (const std::int64_t count : inhabitants) {
    Municipality one{.code = code(static_cast<int>(all.size()) + 1), .name = "Voorbeeld"};
    for (int year = 2015; year <= 2036; ++year) one.inhabitants[year] = count;
    all.push_back(std::move(one));
  }
  return all;
}

/// A new seed a day would find more, and would not be found again: printed, and fixed.
inline std::uint64_t seed() {
  constexpr std::uint64_t fixed = 20260114;
  testing::Test::RecordProperty("seed", std::to_string(fixed));
  std::printf("seed %llu\n", static_cast<unsigned long long>(fixed));
  return fixed;
}

}  // namespace houvast::funding
