// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::server {

/// Reads the JSON object of a request, field by field, and gathers everything that is wrong with
/// it; fields that nobody asked for are wrong too. Ask all fields, then look at problems(), and
/// only then use what was read: a wrong field reads as an empty one.
/// Problems: server/malformed-json, server/missing-field, server/wrong-type,
/// server/unknown-field, server/text-too-long, people/citizen-number.
class Body {
 public:
  explicit Body(const std::string& text);

  /// Texts are at most so long; more is for files.
  static constexpr std::size_t longest_text = 10'000;

  [[nodiscard]] std::string text(const std::string& field, std::size_t longest = longest_text);
  [[nodiscard]] std::optional<std::string> optional_text(const std::string& field,
                                                         std::size_t longest = longest_text);
  /// The same of what people write for each other, in which no citizen number may stand (P).
  /// Problem: people/citizen-number.
  [[nodiscard]] std::string words(const std::string& field, std::size_t longest = longest_text);
  [[nodiscard]] std::optional<std::string> optional_words(const std::string& field,
                                                          std::size_t longest = longest_text);
  [[nodiscard]] std::int64_t number(const std::string& field, std::int64_t least,
                                    std::int64_t most);
  [[nodiscard]] std::optional<std::int64_t> optional_number(const std::string& field,
                                                            std::int64_t least, std::int64_t most);
  /// A decimal comes as text ("0.25"), so that it is exact; a JSON number is taken by its digits.
  [[nodiscard]] std::optional<Decimal> optional_decimal(const std::string& field);
  [[nodiscard]] std::optional<bool> optional_flag(const std::string& field);
  [[nodiscard]] std::vector<std::string> texts(const std::string& field);
  /// Any JSON; null when it is not there.
  [[nodiscard]] nlohmann::ordered_json any(const std::string& field);
  /// An object inside this one, with the problems named "field.key"; finish it with take().
  [[nodiscard]] Body object(const std::string& field);
  void take(Body&& inner);
  /// A list of objects, with the problems named "field.0.key"; finish each with take().
  [[nodiscard]] std::vector<Body> objects(const std::string& field);

  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  void add(const Problems& problems) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
  }

  /// All that is wrong so far, with the fields that were never asked for.
  [[nodiscard]] Problems problems() const;

 private:
  Body(nlohmann::ordered_json value, std::string prefix);
  [[nodiscard]] const nlohmann::ordered_json* find(const std::string& field);
  void wrong_type(const std::string& field, const nlohmann::ordered_json& found,
                  const std::string& expected);
  void missing(const std::string& field);

  nlohmann::ordered_json value_;
  std::string prefix_;
  std::vector<std::string> asked_;
  Problems problems_;
};

}  // namespace houvast::server
