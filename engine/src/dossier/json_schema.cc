// SPDX-License-Identifier: EUPL-1.2
#include "dossier/json_schema.h"

#include <initializer_list>
#include <utility>
#include <vector>

#include "dossier/catalogue.h"
#include "houvast/check.h"

namespace houvast::dossier {
namespace {

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + "\"";
}

using Members = std::vector<std::pair<std::string, std::string>>;

/// An object over several lines, indented one step more than where it stands.
std::string object(const Members& members) {
  if (members.empty()) return "{}";
  std::string json;
  for (const auto& [key, value] : members)
    json += (json.empty() ? "" : ",\n") + quoted(key) + ": " + value;
  std::string indented = "{\n  ";
  for (const char c : json) {
    indented += c;
    if (c == '\n') indented += "  ";
  }
  return indented + "\n}";
}

std::string list(const std::vector<std::string>& values) {
  std::string json;
  for (const std::string& value : values) json += (json.empty() ? "" : ", ") + value;
  return "[" + json + "]";
}

const std::string truth = R"({"type": "boolean"})";
const std::string text = R"({"type": "string", "minLength": 1})";
const std::string year = R"({"type": "integer", "minimum": 2000, "maximum": 2100})";
const std::string whole = R"({"type": "integer", "minimum": 0})";
const std::string code = R"({"type": "string", "pattern": "^(GM|gm)?[0-9]{1,4}$"})";
const std::string code_or_centre =
    R"({"type": "string", "pattern": "^((GM|gm)?[0-9]{1,4}|centre)$"})";
const std::string year_name = "^(20[0-9]{2}|2100)$";
const std::string code_name = "^(GM|gm)?[0-9]{1,4}$";

/// A number bare or between quotes; only the bare one can be held against bounds.
std::string number(std::string_view bounds, std::string_view pattern) {
  return R"({"anyOf": [{"type": "number")" + std::string(bounds) +
         R"(}, {"type": "string", "pattern": )" + quoted(pattern) + "}]}";
}
const std::string share = number(R"(, "minimum": 0, "maximum": 1)", "^(0|1|[01]\\.[0-9]+)$");
const std::string decimal = number("", "^-?[0-9]+(\\.[0-9]+)?$");
const std::string decimal_from_zero = number(R"(, "minimum": 0)", "^[0-9]+(\\.[0-9]+)?$");
const std::string euro = number("", "^-?[0-9]+(\\.[0-9]{1,2})?$");
const std::string euro_from_zero = number(R"(, "minimum": 0)", "^[0-9]+(\\.[0-9]{1,2})?$");
const std::string month = R"({"type": "string", "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])$"})";
const std::string price =
    number(R"(, "minimum": 0, "maximum": 10000000)", "^[0-9]+(\\.[0-9]{1,4})?$");

std::string list_of(const std::string& items) {
  return R"({"type": "array", "items": )" + items + "}";
}

std::string map_of(const std::string& names, const std::string& values) {
  return R"({"type": "object", "patternProperties": {)" + quoted(names) + ": " + values +
         R"(}, "additionalProperties": false})";
}

std::string contribution_keys(const std::string& values) {
  Members keys;
  for (const std::string name : {"inhabitants", "income", "clients", "use", "spending"})
    keys.emplace_back(name, values);
  return object({{"type", quoted("object")},
                 {"properties", object(keys)},
                 {"additionalProperties", "false"},
                 {"minProperties", "1"}});
}

/// Values by id, of something with a [kind.id].
std::string by_id(const std::string& values) { return map_of("^[A-Za-z0-9_-]+$", values); }

std::string choices(const KeyEntry& key) {
  std::vector<std::string> names;
  for (const std::string_view name : split_choices(key.choices)) names.push_back(quoted(name));
  return R"({"enum": )" + list(names) + "}";
}

std::string section(std::string_view name);

std::string either(const std::string& one, const std::string& other) {
  return object({{"anyOf", "[" + one + ", " + other + "]"}});
}

std::string yearly(const std::string& one) { return either(one, map_of(year_name, one)); }

std::string value(const KeyEntry& key) {
  switch (key.form) {
    case Form::text:
    case Form::file:
    case Form::scheme:
    case Form::product:
    case Form::rate:
    case Form::provider:
    case Form::contract:
      return text;
    case Form::label:
      return either(text, object({{"type", quoted("object")},
                                  {"properties", object({{"nl", text}, {"en", text}})},
                                  {"required", list({quoted("nl"), quoted("en")})},
                                  {"additionalProperties", "false"}}));
    case Form::year:
      return year;
    case Form::whole:
      return whole;
    case Form::share:
      return share;
    case Form::decimal:
      return decimal;
    case Form::decimal_from_zero:
      return decimal_from_zero;
    case Form::euro:
      return euro;
    case Form::euro_from_zero:
      return euro_from_zero;
    case Form::month:
      return month;
    case Form::price:
      return price;
    case Form::truth:
      return truth;
    case Form::choice:
      return choices(key);
    case Form::code:
      return code;
    case Form::municipality:
      return code_or_centre;
    case Form::centre_own_or_code:
      return either(code_or_centre, R"({"const": "own"})");
    case Form::schemes:
    case Form::products:
    case Form::levers:
    case Form::providers:
    case Form::contracts:
    case Form::paths:
      return list_of(text);
    case Form::municipalities:
      return list_of(code_or_centre);
    case Form::years:
      return list_of(year);
    case Form::shares:
      return list_of(share);
    case Form::choices:
      return list_of(choices(key));
    case Form::blend:
      return contribution_keys(decimal_from_zero);
    case Form::months:
      return contribution_keys(decimal_from_zero);
    case Form::share_by_year:
      return map_of(year_name, share);
    case Form::decimal_by_year:
      return map_of(year_name, decimal);
    case Form::euro_by_year:
      return map_of(year_name, euro);
    case Form::euro_from_zero_by_year:
      return map_of(year_name, euro_from_zero);
    case Form::whole_by_year:
      return map_of(year_name, whole);
    case Form::price_by_year:
      return map_of(year_name, price);
    case Form::decimal_from_zero_by_year:
      return map_of(year_name, decimal_from_zero);
    case Form::yearly_euro:
      return yearly(euro_from_zero);
    case Form::yearly_price:
      return yearly(price);
    case Form::yearly_whole:
      return yearly(whole);
    case Form::yearly_decimal:
      return yearly(decimal_from_zero);
    case Form::share_by_month:
      return map_of("^[0-9]{1,4}$", share);
    case Form::share_by_product:
    case Form::share_by_provider:
      return by_id(share);
    case Form::price_by_product:
      return by_id(price);
    case Form::decimal_by_code:
      return map_of(code_name, decimal_from_zero);
    case Form::euro_by_code:
      return map_of(code_name, euro_from_zero);
    case Form::code_by_code:
      return map_of(code_name, code_or_centre);
    case Form::texts_by_code:
      return map_of(code_name, list_of(text));
    case Form::euro_by_name:
      return map_of(".+", euro_from_zero);
    case Form::changes:
      return R"({"type": "object"})";
    case Form::section:
      return section(section_of(key));
    case Form::sections:
      return object(
          {{"type", quoted("object")},
           {"patternProperties", object({{"^[A-Za-z0-9_-]+$", section(section_of(key))}})},
           {"additionalProperties", "false"}});
    case Form::list_of_sections:
      return object({{"type", quoted("array")}, {"items", section(section_of(key))}});
    case Form::share_or_section:
      return either(share, section(section_of(key)));
    case Form::choice_or_section:
      return either(choices(key), section(section_of(key)));
    case Form::choice_or_sections:
      return either(choices(key), list_of(section(section_of(key))));
    case Form::file_or_sections:
      return either(text, list_of(section(section_of(key))));
    case Form::file_or_yearly_by_code:
      return either(text, map_of(code_name, yearly(decimal_from_zero)));
    case Form::file_or_yearly_share_by_code:
      return either(text, map_of("^((GM|gm)?[0-9]{1,4}|all)$", yearly(share)));
  }
  check(false);
  return {};
}

/// The meaning in front of the rest of a value's schema.
std::string described(const KeyEntry& key) {
  std::string schema = value(key);
  std::string meaning = std::string(key.nl) + " / " + std::string(key.en);
  if (!key.standard.empty()) meaning += " [" + std::string(key.standard) + "]";
  const bool has_lines = schema.starts_with("{\n");
  schema.erase(0, 1);
  return has_lines ? "{\n  \"description\": " + quoted(meaning) + "," + schema
                   : "{\"description\": " + quoted(meaning) + ", " + schema;
}

std::string section(std::string_view name) {
  Members properties;
  std::vector<std::string> required;
  for (const KeyEntry& key : key_catalogue()) {
    if (key.section != name) continue;
    properties.emplace_back(key.name, described(key));
    if (key.is_required) required.push_back(quoted(key.name));
  }
  Members schema{{"type", quoted("object")}, {"properties", object(properties)}};
  if (!required.empty()) schema.emplace_back("required", list(required));
  schema.emplace_back("additionalProperties", "false");
  return object(schema);
}

}  // namespace

std::string json_schema() {
  std::string schema = section("");
  schema.erase(0, 1);
  return "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n"
         "  \"title\": \"Houvast: dossier.toml\"," +
         schema + "\n";
}

}  // namespace houvast::dossier
