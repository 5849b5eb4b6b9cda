// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/problem.h"

namespace houvast::exchange {

/// A value somewhere in a kept report, with the path to it. What is wrong is gathered under that
/// path, and reads as empty; whoever asks looks at the problems before using anything.
class JsonNode {
 public:
  JsonNode(const nlohmann::ordered_json* json, std::string path, Problems& problems)
      : json_(json), path_(std::move(path)), problems_(&problems) {}

  [[nodiscard]] JsonNode member(const std::string& key) const;
  [[nodiscard]] bool has(const std::string& key) const;
  [[nodiscard]] std::vector<JsonNode> list() const;

  [[nodiscard]] std::string text() const;
  /// {"nl": ..., "en": ...}
  [[nodiscard]] Text both() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] std::int64_t whole(std::int64_t least, std::int64_t most) const;
  /// Null is a number that nobody knows.
  [[nodiscard]] double number() const;

  /// Null when the way to it was wrong already.
  [[nodiscard]] const nlohmann::ordered_json* json() const { return json_; }
  void is_wrong(std::string_view expected) const;

 private:
  const nlohmann::ordered_json* json_;
  std::string path_;
  Problems* problems_;
};

}  // namespace houvast::exchange
