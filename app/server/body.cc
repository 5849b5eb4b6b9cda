// SPDX-License-Identifier: EUPL-1.2
#include "server/body.h"

#include <algorithm>

#include "server/citizen_numbers.h"

namespace houvast::server {
namespace {

using Json = nlohmann::ordered_json;

/// What stands there, short enough for a message.
std::string shown(const Json& value) {
  std::string text = value.dump(-1, ' ', false, nlohmann::detail::error_handler_t::replace);
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

/// Deep nesting would cost a stack, not just memory.
constexpr int deepest = 32;

Json parse(const std::string& text) {
  return Json::parse(
      text, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; }, false);
}

}  // namespace

Body::Body(const std::string& text) : value_(parse(text)) {
  if (value_.is_object()) return;
  problems_.push_back({.code = "server/malformed-json"});
  value_ = Json::object();
}

Body::Body(Json value, std::string prefix) : value_(std::move(value)), prefix_(std::move(prefix)) {}

const Json* Body::find(const std::string& field) {
  asked_.push_back(field);
  const auto found = value_.find(field);
  return found == value_.end() || found->is_null() ? nullptr : &*found;
}

void Body::wrong_type(const std::string& field, const Json& found, const std::string& expected) {
  problems_.push_back({.code = "server/wrong-type",
                       .place = {.field = prefix_ + field},
                       .found = shown(found),
                       .expected = expected});
}

void Body::missing(const std::string& field) {
  problems_.push_back({.code = "server/missing-field", .place = {.field = prefix_ + field}});
}

std::optional<std::string> Body::optional_text(const std::string& field, std::size_t longest) {
  const Json* found = find(field);
  if (found == nullptr) return std::nullopt;
  if (!found->is_string()) {
    wrong_type(field, *found, "\"...\"");
    return std::nullopt;
  }
  auto text = found->get<std::string>();
  if (text.size() > longest)
    problems_.push_back({.code = "server/text-too-long",
                         .place = {.field = prefix_ + field},
                         .found = std::to_string(text.size()),
                         .expected = std::to_string(longest)});
  return text;
}

std::string Body::text(const std::string& field, std::size_t longest) {
  const std::size_t before = problems_.size();
  auto text = optional_text(field, longest);
  if ((!text || text->empty()) && problems_.size() == before) missing(field);
  return text.value_or("");
}

std::optional<std::string> Body::optional_words(const std::string& field, std::size_t longest) {
  auto text = optional_text(field, longest);
  if (text && words_hold_citizen_number(*text))
    problems_.push_back({.code = "people/citizen-number", .place = {.field = prefix_ + field}});
  return text;
}

std::string Body::words(const std::string& field, std::size_t longest) {
  const std::size_t before = problems_.size();
  auto text = optional_words(field, longest);
  if ((!text || text->empty()) && problems_.size() == before) missing(field);
  return text.value_or("");
}

std::optional<std::int64_t> Body::optional_number(const std::string& field, std::int64_t least,
                                                  std::int64_t most) {
  const Json* found = find(field);
  if (found == nullptr) return std::nullopt;
  const std::string range = std::to_string(least) + " .. " + std::to_string(most);
  const bool is_whole =
      found->is_number_integer() &&
      !(found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{INT64_MAX});
  if (!is_whole || found->get<std::int64_t>() < least || found->get<std::int64_t>() > most) {
    wrong_type(field, *found, range);
    return std::nullopt;
  }
  return found->get<std::int64_t>();
}

std::int64_t Body::number(const std::string& field, std::int64_t least, std::int64_t most) {
  const std::size_t before = problems_.size();
  const auto number = optional_number(field, least, most);
  if (!number && problems_.size() == before) missing(field);
  return number.value_or(least);
}

std::optional<Decimal> Body::optional_decimal(const std::string& field) {
  const Json* found = find(field);
  if (found == nullptr) return std::nullopt;
  std::optional<Decimal> decimal;
  if (found->is_string()) decimal = parse_decimal(found->get<std::string>());
  if (found->is_number()) decimal = parse_decimal(found->dump());
  if (!decimal) wrong_type(field, *found, "\"0.25\"");
  return decimal;
}

std::optional<bool> Body::optional_flag(const std::string& field) {
  const Json* found = find(field);
  if (found == nullptr) return std::nullopt;
  if (!found->is_boolean()) {
    wrong_type(field, *found, "true, false");
    return std::nullopt;
  }
  return found->get<bool>();
}

std::vector<std::string> Body::texts(const std::string& field) {
  const Json* found = find(field);
  if (found == nullptr) return {};
  const bool all_texts =
      found->is_array() && std::all_of(found->begin(), found->end(), [](const Json& one) {
        return one.is_string() && one.get_ref<const std::string&>().size() <= longest_text;
      });
  if (!all_texts) {
    wrong_type(field, *found, "[\"...\", ...]");
    return {};
  }
  return found->get<std::vector<std::string>>();
}

Json Body::any(const std::string& field) {
  const Json* found = find(field);
  return found == nullptr ? Json() : *found;
}

Body Body::object(const std::string& field) {
  const Json* found = find(field);
  if (found != nullptr && !found->is_object()) wrong_type(field, *found, "{...}");
  return {found != nullptr && found->is_object() ? *found : Json::object(), prefix_ + field + "."};
}

std::vector<Body> Body::objects(const std::string& field) {
  const Json* found = find(field);
  if (found == nullptr) return {};
  const bool all_objects =
      found->is_array() &&
      std::all_of(found->begin(), found->end(), [](const Json& one) { return one.is_object(); });
  if (!all_objects) {
    wrong_type(field, *found, "[{...}, ...]");
    return {};
  }
  std::vector<Body> bodies;
  std::size_t place = 0;
  for (const Json& one : *found)
    bodies.push_back({one, prefix_ + field + "." + std::to_string(place++) + "."});
  return bodies;
}

void Body::take(Body&& inner) {
  for (Problem& problem : inner.problems()) problems_.push_back(std::move(problem));
}

Problems Body::problems() const {
  Problems all = problems_;
  for (const auto& [field, value] : value_.items())
    if (std::find(asked_.begin(), asked_.end(), field) == asked_.end())
      all.push_back({.code = "server/unknown-field",
                     .place = {.field = prefix_ + field},
                     .suggestion = nearest_name(field, asked_)});
  return all;
}

}  // namespace houvast::server
