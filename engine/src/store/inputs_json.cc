// SPDX-License-Identifier: EUPL-1.2
#include "store/inputs_json.h"

#include <nlohmann/json.hpp>

namespace houvast::store {
namespace {

using Json = nlohmann::ordered_json;

std::optional<Input> parse_input(const Json& entry) {
  if (!entry.is_object() || entry.size() != 2 || !entry.contains("name") ||
      !entry["name"].is_string())
    return std::nullopt;
  Input input{entry["name"].get<std::string>(), {}};
  if (entry.contains("cents") && entry["cents"].is_number_integer()) {
    input.value = Cents(entry["cents"].get<std::int64_t>());
  } else if (entry.contains("decimal") && entry["decimal"].is_string()) {
    const auto number = parse_decimal(entry["decimal"].get<std::string>());
    if (!number) return std::nullopt;
    input.value = *number;
  } else if (entry.contains("text") && entry["text"].is_string()) {
    input.value = entry["text"].get<std::string>();
  } else {
    return std::nullopt;
  }
  return input;
}

}  // namespace

std::string to_json(const std::vector<Input>& inputs) {
  Json list = Json::array();
  for (const Input& input : inputs) {
    Json entry{{"name", input.name}};
    if (const auto* cents = std::get_if<Cents>(&input.value))
      entry["cents"] = cents->count();
    else if (const auto* number = std::get_if<Decimal>(&input.value))
      entry["decimal"] = to_string(*number);
    else
      entry["text"] = std::get<std::string>(input.value);
    list.push_back(std::move(entry));
  }
  // A name from an input file may hold bytes that are no UTF-8: shown as such, never a failure.
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<Input>> parse_inputs(std::string_view json) {
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return std::nullopt;
  std::vector<Input> inputs;
  for (const Json& entry : list) {
    auto input = parse_input(entry);
    if (!input) return std::nullopt;
    inputs.push_back(std::move(*input));
  }
  return inputs;
}

}  // namespace houvast::store
