// SPDX-License-Identifier: EUPL-1.2
#include "exchange/json_node.h"

#include <cmath>
#include <limits>

namespace houvast::exchange {
namespace {

using Json = nlohmann::ordered_json;

/// A document that is wrong all over need not be told about a thousand times.
constexpr std::size_t most_problems = 20;
constexpr std::size_t longest_found = 60;
constexpr double largest_number = 1e15;  ///< In cents it still fits.

}  // namespace

void JsonNode::is_wrong(std::string_view expected) const {
  if (json_ == nullptr || problems_->size() >= most_problems) return;
  const std::string found = json_->dump(-1, ' ', true, Json::error_handler_t::replace);
  problems_->push_back({.code = "exchange/not-a-report",
                        .place = {.field = path_},
                        .found = found.substr(0, longest_found),
                        .expected = std::string(expected)});
}

bool JsonNode::has(const std::string& key) const {
  return json_ != nullptr && json_->is_object() && json_->contains(key);
}

JsonNode JsonNode::member(const std::string& key) const {
  const std::string path = path_.empty() ? key : path_ + "." + key;
  if (has(key)) return {&json_->at(key), path, *problems_};
  is_wrong("{\"" + key + "\": ...}");
  return {nullptr, path, *problems_};
}

std::vector<JsonNode> JsonNode::list() const {
  std::vector<JsonNode> nodes;
  if (json_ == nullptr) return nodes;
  if (!json_->is_array()) {
    is_wrong("[...]");
    return nodes;
  }
  nodes.reserve(json_->size());
  for (std::size_t i = 0; i < json_->size(); ++i)
    nodes.emplace_back(&(*json_)[i], path_ + "." + std::to_string(i), *problems_);
  return nodes;
}

std::string JsonNode::text() const {
  if (json_ != nullptr && json_->is_string()) return json_->get<std::string>();
  is_wrong("\"...\"");
  return {};
}

Text JsonNode::both() const { return {member("nl").text(), member("en").text()}; }

bool JsonNode::flag() const {
  if (json_ != nullptr && json_->is_boolean()) return json_->get<bool>();
  is_wrong("true, false");
  return false;
}

std::int64_t JsonNode::whole(std::int64_t least, std::int64_t most) const {
  // Above the range of int64 it comes as unsigned, which no amount is.
  if (json_ != nullptr && json_->is_number_integer() &&
      (!json_->is_number_unsigned() ||
       json_->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()})) {
    const auto value = json_->get<std::int64_t>();
    if (value >= least && value <= most) return value;
  }
  is_wrong(std::to_string(least) + " .. " + std::to_string(most));
  return least;
}

double JsonNode::number() const {
  const double value = json_ != nullptr && json_->is_number() ? json_->get<double>() : 0;
  if (json_ != nullptr && json_->is_number() && std::abs(value) <= largest_number) return value;
  if (json_ == nullptr || !json_->is_null()) is_wrong("0.0");
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace houvast::exchange
