// SPDX-License-Identifier: EUPL-1.2
#include "dossier/section.h"

#include <algorithm>

namespace houvast::dossier {
namespace {

using Kind = Node::Kind;

/// A map of what can be read; what cannot was reported by validate().
template <class Name, class Value, class ToName, class ToValue>
std::map<Name, Value> read_map(const Node* node, ToName to_name, ToValue to_value) {
  std::map<Name, Value> map;
  if (node == nullptr) return map;
  for (const Entry& entry : node->entries) {
    const std::optional<Name> name = to_name(entry.key);
    const std::optional<Value> value = to_value(entry.value);
    if (name && value) map[*name] = *value;
  }
  return map;
}

std::optional<int> year_of(const std::string& key) { return to_year(std::string_view(key)); }
std::optional<std::string> code_of(const std::string& key) { return parse_municipality_code(key); }
std::optional<std::string> name_of(const std::string& key) { return key; }
std::optional<std::string> code_or_all_of(const std::string& key) {
  return key == "all" ? std::optional(std::string()) : parse_municipality_code(key);
}

/// One value, or a map by year.
template <class Value, class ToValue>
std::map<int, Value> read_yearly(const Node* node, int from, ToValue to_value) {
  if (node == nullptr || node->kind == Kind::table)
    return read_map<int, Value>(node, year_of, to_value);
  const std::optional<Value> value = to_value(*node);
  return value ? std::map<int, Value>{{from, *value}} : std::map<int, Value>();
}

std::vector<std::string> texts_of(const Node& list) {
  std::vector<std::string> texts;
  for (const Node& item : list.items)
    if (item.kind == Kind::text) texts.push_back(item.text);
  return texts;
}

}  // namespace

const Node* Section::find(std::string_view key) const { return *this ? node_->find(key) : nullptr; }

Place Section::place(std::string_view key) const {
  const Node* value = key.empty() ? node_ : find(key);
  if (value == nullptr) value = node_;
  std::string field = path_;
  if (!key.empty()) field += (field.empty() ? "" : ".") + std::string(key);
  return {std::string(dossier_file), value == nullptr ? 0 : value->line, field};
}

Section Section::section(std::string_view key) const {
  const Node* value = find(key);
  const std::string path = path_.empty() ? std::string(key) : path_ + "." + std::string(key);
  return {value != nullptr && value->kind == Kind::table ? value : nullptr, path};
}

std::vector<std::pair<std::string, Section>> Section::sections(std::string_view key) const {
  std::vector<std::pair<std::string, Section>> all;
  const Node* value = find(key);
  if (value == nullptr) return all;
  const std::string path = place(key).field;
  for (const Entry& entry : value->entries)
    if (entry.value.kind == Kind::table)
      all.emplace_back(entry.key, Section(&entry.value, path + "." + entry.key));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const Node& item : value->items)
    if (item.kind == Kind::table) all.emplace_back("", Section(&item, path));
  return all;
}

std::optional<std::string> Section::text(std::string_view key) const {
  const Node* value = find(key);
  if (value == nullptr || value->kind != Kind::text || value->text.empty()) return std::nullopt;
  return value->text;
}

std::optional<int> Section::year(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_year(*value);
}

std::optional<std::int64_t> Section::whole(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_whole(*value);
}

std::optional<Decimal> Section::decimal(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_decimal(*value);
}

std::optional<Cents> Section::euro(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_euro(*value);
}

std::optional<Period> Section::month(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_month(*value);
}

std::optional<Decimal> Section::price(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::nullopt : to_price(*value);
}

std::optional<double> Section::number(std::string_view key) const {
  const auto value = decimal(key);
  return value ? std::optional(value->to_double()) : std::nullopt;
}

std::optional<bool> Section::truth(std::string_view key) const {
  const Node* value = find(key);
  if (value == nullptr || value->kind != Kind::truth) return std::nullopt;
  return value->text == "true";
}

std::optional<std::string> Section::municipality(std::string_view key,
                                                 const std::optional<std::string>& centre) const {
  const auto found = text(key);
  if (!found) return std::nullopt;
  return *found == "centre" ? centre : parse_municipality_code(*found);
}

std::vector<std::string> Section::texts(std::string_view key) const {
  const Node* value = find(key);
  return value == nullptr ? std::vector<std::string>() : texts_of(*value);
}

std::vector<int> Section::years(std::string_view key) const {
  std::vector<int> years;
  if (const Node* value = find(key))
    for (const Node& item : value->items)
      if (const auto year = to_year(item)) years.push_back(*year);
  return years;
}

std::vector<double> Section::numbers(std::string_view key) const {
  std::vector<double> numbers;
  if (const Node* value = find(key))
    for (const Node& item : value->items)
      if (const auto number = to_decimal(item)) numbers.push_back(number->to_double());
  return numbers;
}

std::vector<std::string> Section::municipalities(std::string_view key,
                                                 const std::optional<std::string>& centre) const {
  std::vector<std::string> codes;
  for (const std::string& text : texts(key))
    if (const auto code = text == "centre" ? centre : parse_municipality_code(text))
      codes.push_back(*code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

KeyBlend Section::blend(std::string_view key) const {
  return read_map<Key, Decimal>(
      find(key), [](const std::string& name) { return to_contribution_key(name); }, to_decimal);
}

std::map<int, Decimal> Section::decimals_by_year(std::string_view key) const {
  return read_map<int, Decimal>(find(key), year_of, to_decimal);
}

std::map<int, Cents> Section::euros_by_year(std::string_view key) const {
  return read_map<int, Cents>(find(key), year_of, to_euro);
}

std::map<int, std::int64_t> Section::wholes_by_year(std::string_view key) const {
  return read_map<int, std::int64_t>(find(key), year_of, to_whole);
}

std::map<int, Decimal> Section::prices_by_year(std::string_view key) const {
  return read_map<int, Decimal>(find(key), year_of, to_price);
}

std::map<std::string, Decimal> Section::decimals_by_name(std::string_view key) const {
  return read_map<std::string, Decimal>(find(key), name_of, to_decimal);
}

std::map<std::string, Decimal> Section::decimals_by_code(std::string_view key) const {
  return read_map<std::string, Decimal>(find(key), code_of, to_decimal);
}

std::map<std::string, Cents> Section::euros_by_code(std::string_view key) const {
  return read_map<std::string, Cents>(find(key), code_of, to_euro);
}

std::map<std::string, Cents> Section::euros_by_name(std::string_view key) const {
  return read_map<std::string, Cents>(find(key), name_of, to_euro);
}

std::map<std::string, std::vector<std::string>> Section::texts_by_code(std::string_view key) const {
  return read_map<std::string, std::vector<std::string>>(
      find(key), code_of, [](const Node& node) { return std::optional(texts_of(node)); });
}

std::map<int, Cents> Section::yearly_euros(std::string_view key, int from) const {
  return read_yearly<Cents>(find(key), from, to_euro);
}

std::map<int, Decimal> Section::yearly_prices(std::string_view key, int from) const {
  return read_yearly<Decimal>(find(key), from, to_price);
}

std::map<int, Decimal> Section::yearly_decimals(std::string_view key, int from) const {
  return read_yearly<Decimal>(find(key), from, to_decimal);
}

std::map<int, std::int64_t> Section::yearly_wholes(std::string_view key, int from) const {
  return read_yearly<std::int64_t>(find(key), from, to_whole);
}

std::map<std::string, std::map<int, Decimal>> Section::yearly_by_code(std::string_view key,
                                                                      int from) const {
  const auto yearly = [from](const Node& node) {
    return std::optional(read_yearly<Decimal>(&node, from, to_decimal));
  };
  return read_map<std::string, std::map<int, Decimal>>(find(key), code_or_all_of, yearly);
}

std::map<std::string, Decimal> Section::prices_by_name(std::string_view key) const {
  return read_map<std::string, Decimal>(find(key), name_of, to_price);
}

std::map<int, Decimal> Section::decimals_by_month(std::string_view key) const {
  return read_map<int, Decimal>(
      find(key), [](const std::string& name) { return to_month_count(name); }, to_decimal);
}

std::vector<std::pair<std::string, Place>> Section::keys(std::string_view key) const {
  std::vector<std::pair<std::string, Place>> all;
  const Node* value = find(key);
  if (value == nullptr) return all;
  const std::string path = place(key).field;
  for (const Entry& entry : value->entries)
    all.emplace_back(entry.key,
                     Place{std::string(dossier_file), entry.value.line, path + "." + entry.key});
  return all;
}

}  // namespace houvast::dossier
