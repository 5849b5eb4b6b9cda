// SPDX-License-Identifier: EUPL-1.2
// Helpers that mechanisms of this part share: collecting problems, bounds.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "houvast/problem.h"
#include "money/exact.h"

namespace houvast::funding {

/// Collects everything that is wrong, so that a Result never tells the first problem alone.
class Findings {
 public:
  void add(std::string code, std::string field, std::string found = {}, std::string expected = {}) {
    problems_.push_back({.code = std::move(code),
                         .place = {.field = std::move(field)},
                         .found = std::move(found),
                         .expected = std::move(expected)});
  }
  /// A name that is not known, with the nearest one that is.
  void add_unknown(std::string code, std::string field, const std::string& found,
                   const std::vector<std::string>& known) {
    add(std::move(code), std::move(field), found);
    problems_.back().suggestion = nearest_name(found, known);
  }
  void refuse_negative(Cents amount, std::string field) {
    if (amount < Cents()) add("funding/negative-amount", std::move(field), to_string(amount));
  }
  void add(Problems more) {
    for (Problem& problem : more) problems_.push_back(std::move(problem));
  }

  [[nodiscard]] bool none() const { return problems_.empty(); }
  [[nodiscard]] tl::unexpected<Problems> failure() { return tl::unexpected(std::move(problems_)); }

 private:
  Problems problems_;
};

/// Can it be posted? What cannot is a problem of the input, not of ours.
[[nodiscard]] inline bool fits(const Exact& cents) { return abs(cents) <= exact(max_amount); }

/// More inhabitants than this are a typing mistake.
inline constexpr std::int64_t largest_population = 1'000'000'000;

/// "GM9001 2026": where a figure of a table stands.
[[nodiscard]] inline std::string figure_name(const std::string& municipality, int year) {
  return municipality + " " + std::to_string(year);
}

}  // namespace houvast::funding
