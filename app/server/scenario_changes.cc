// SPDX-License-Identifier: EUPL-1.2
#include "server/scenario_changes.h"

#include <array>
#include <charconv>

#include "server/service.h"

namespace houvast::server {
namespace {

Problem wrong_type(const std::string& field, const Json& found, const char* expected) {
  return {.code = "server/wrong-type",
          .place = {.field = field},
          .found = found.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 60),
          .expected = expected};
}

/// JSON and TOML write texts the same way, but for the character that deletes.
std::string quoted(const std::string& text) {
  std::string written = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  for (auto at = written.find('\x7f'); at != std::string::npos; at = written.find('\x7f'))
    written.replace(at, 1, "\\u007f");
  return written;
}

/// With a point and without an exponent: a rate is read digit by digit.
std::string written(double number) {
  std::array<char, 400> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr;
  std::string digits(text.data(), end);
  return digits.find('.') == std::string::npos ? digits + ".0" : digits;
}

std::string to_toml(const Json& value) {
  if (value.is_string()) return quoted(value.get_ref<const std::string&>());
  if (value.is_number_float()) return written(value.get<double>());
  if (!value.is_structured()) return value.dump();
  std::string inside;
  for (const auto& [key, item] : value.items())
    inside += (inside.empty() ? "" : ", ") + (value.is_object() ? quoted(key) + " = " : "") +
              to_toml(item);
  return value.is_object() ? "{ " + inside + " }" : "[" + inside + "]";
}

bool holds_null(const Json& value) {
  if (value.is_null()) return true;
  if (value.is_structured())
    for (const auto& item : value)
      if (holds_null(item)) return true;
  return false;
}

}  // namespace

Json read_changes(Body& body) {
  Json changes = {{"base", nullptr}, {"set", Json::object()}, {"remove", Json::array()}};
  if (const auto base = body.optional_text("base", 200)) changes["base"] = *base;
  const Json set = body.any("set");
  if (set.is_object()) {
    for (const auto& [path, value] : set.items()) {
      if (path.empty() || holds_null(value))
        body.add(wrong_type("set." + path, value, "0.25, \"...\""));
      changes["set"][path] = value;
    }
  } else if (!set.is_null()) {
    body.add(wrong_type("set", set, "{...}"));
  }
  changes["remove"] = body.texts("remove");
  return changes;
}

ScenarioChoice to_choice(const Json& changes) {
  ScenarioChoice choice;
  if (changes.value("base", Json()).is_string()) choice.named = changes["base"].get<std::string>();
  std::string text;
  if (const Json removed = changes.value("remove", Json::array()); !removed.empty())
    text += "remove = " + to_toml(removed) + "\n";
  if (const Json set = changes.value("set", Json::object()); !set.empty()) {
    text += "[set]\n";
    for (const auto& [path, value] : set.items())
      text += quoted(path) + " = " + to_toml(value) + "\n";
  }
  if (!text.empty()) choice.made = std::move(text);
  return choice;
}

ScenarioChoice to_choice(const store::ScenarioText& text) {
  return to_choice(Json::parse(text.changes_json, nullptr, false));
}

Result<NamedScenario> find_scenario(Service& service, std::int64_t dossier, const Json& asked,
                                    const std::string& field) {
  if (asked.is_null() || (asked.is_string() && asked.get<std::string>().empty()))
    return NamedScenario();
  if (asked.is_string()) {
    const auto name = asked.get<std::string>();
    return NamedScenario{
        .choice = {.named = name, .made = {}}, .label = {name, name}, .name = name};
  }
  if (!asked.is_number_integer()) return failure(wrong_type(field, asked, "12, \"id\""));
  const auto kept = store::ScenarioStore(service.database).load(asked.get<std::int64_t>());
  if (!kept) return tl::unexpected(kept.error());
  if (kept->dossier != dossier)
    return failure({.code = "server/not-found", .place = {.field = field}, .found = asked.dump()});
  return NamedScenario{
      .choice = to_choice(kept->text),
      .label = kept->text.label,
      .name = "scenario " + std::to_string(kept->id) + " v" + std::to_string(kept->version),
      .id = kept->id};
}

}  // namespace houvast::server
