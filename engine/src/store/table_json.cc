// SPDX-License-Identifier: EUPL-1.2
#include "store/table_json.h"

#include <nlohmann/json.hpp>

#include "store/fields.h"

namespace houvast::store {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string to_json(const std::vector<TableEntry>& entries) {
  Json list = Json::array();
  for (const TableEntry& entry : entries) {
    check_text(entry.id);
    check_text(entry.label);
    list.push_back({{"id", entry.id}, {"label", entry.label}});
  }
  return list.dump();
}

std::optional<std::vector<TableEntry>> parse_entries(std::string_view json) {
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return std::nullopt;
  std::vector<TableEntry> entries;
  for (const Json& entry : list) {
    if (!entry.is_object() || !entry.contains("id") || !entry["id"].is_string() ||
        !entry.contains("label") || !entry["label"].is_string())
      return std::nullopt;
    entries.push_back({entry["id"].get<std::string>(), entry["label"].get<std::string>()});
  }
  return entries;
}

}  // namespace houvast::store
