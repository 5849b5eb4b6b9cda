// SPDX-License-Identifier: EUPL-1.2
#include "server/border_map.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace houvast::server {
namespace {

using nlohmann::json;

/// What files call the code of a municipality; the browser knows the same names (geo.ts).
constexpr std::array code_names = {
    "code", "statcode", "gemeentecode", "GM_CODE", "gm_code", "identificatie", "id"};

/// "GM0363" of 363, "0363" or "gm0363"; empty for anything else.
std::string municipality_code(const json& value) {
  std::string text;
  if (value.is_string()) text = value.get<std::string>();
  if (value.is_number_unsigned()) text = std::to_string(value.get<std::uint64_t>());
  if (text.starts_with("GM") || text.starts_with("gm")) text.erase(0, 2);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  const bool is_number = !text.empty() && text.size() <= 4 &&
                         text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? "GM" + std::string(4 - text.size(), '0') + text : "";
}

std::string code_of(const json& shape) {
  const auto properties = shape.find("properties");
  if (properties != shape.end() && properties->is_object())
    for (const char* name : code_names)
      if (const auto found = properties->find(name); found != properties->end())
        if (std::string code = municipality_code(*found); !code.empty()) return code;
  const auto id = shape.find("id");
  return id == shape.end() ? "" : municipality_code(*id);
}

void add(const json& shapes, BorderMap& map) {
  for (const json& shape : shapes) {
    if (!shape.is_object()) continue;
    ++map.shapes;
    if (std::string code = code_of(shape); !code.empty()) map.codes.insert(std::move(code));
  }
}

/// The list under a key, or an empty one.
const json& list_of(const json& object, const char* key) {
  static const json none = json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

}  // namespace

Result<BorderMap> read_map(const std::string& text) {
  const json file = json::parse(
      text, [](int depth, json::parse_event_t, json&) { return depth <= 32; }, false);
  BorderMap map;
  const std::string type =
      file.is_object() && file.contains("type") && file["type"].is_string() ? file["type"] : "";
  if (type == "FeatureCollection") add(list_of(file, "features"), map);
  if (type == "Topology" && file.contains("objects") && file["objects"].is_object() &&
      !list_of(file, "arcs").empty())
    for (const json& layer : file["objects"])
      if (layer.is_object()) add(list_of(layer, "geometries"), map);
  if (map.shapes == 0) return failure({.code = "server/no-map", .found = type});
  if (map.codes.empty())
    return failure({.code = "server/map-without-codes", .found = std::to_string(map.shapes)});
  return map;
}

}  // namespace houvast::server
