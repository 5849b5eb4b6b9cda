// SPDX-License-Identifier: EUPL-1.2
#include "store/where.h"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>

namespace houvast::store {
namespace {

using Options = std::map<std::string, std::string>;

/// Quoted as libpq wants it.
std::string quoted(const std::string& value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

/// The options that a text gives libpq; none and a message when it is no such text.
Options parse_options(const std::string& text, std::string& message) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
      PQconninfoParse(text.c_str(), &error), &PQconninfoFree);
  if (error != nullptr) {
    message = error;
    PQfreemem(error);
  }
  Options options;
  for (const auto* option = parsed.get(); option != nullptr && option->keyword != nullptr; ++option)
    if (option->val != nullptr) options.emplace(option->keyword, option->val);
  return options;
}

std::string name_of(const Options& options) {
  const auto option = [&](const char* key) {
    const auto found = options.find(key);
    return found == options.end() ? std::string() : found->second;
  };
  std::string name = "postgresql://" + option("host") + option("hostaddr");
  if (!option("port").empty()) name += ":" + option("port");
  return name + "/" + option("dbname");
}

/// A server that is silent is away after `patience`, also when it was there a moment ago.
Where server(Options options, std::chrono::milliseconds patience) {
  const auto seconds = std::max<std::int64_t>(2, (patience.count() + 999) / 1000);
  Where where{.dialect = Dialect::postgresql, .name = name_of(options)};
  options.emplace("connect_timeout", std::to_string(seconds));
  options.emplace("tcp_user_timeout", std::to_string(patience.count()));
  options.emplace("application_name", "houvast");
  options["client_encoding"] = "UTF8";
  for (const auto& [key, value] : options) where.connection += key + "=" + quoted(value) + " ";
  return where;
}

}  // namespace

Result<Where> parse_where(const std::string& text, std::chrono::milliseconds patience) {
  std::string message;
  Options options = parse_options(text, message);
  const bool is_address = text.starts_with("postgresql://") || text.starts_with("postgres://");
  if (is_address && !message.empty())
    return failure({.code = "store/cannot-open", .found = message});
  if (!options.empty() || is_address) return server(std::move(options), patience);
  if (text.find('"') != std::string::npos || text.find('\0') != std::string::npos)
    return failure({.code = "store/cannot-open", .place = {.file = text}, .found = "\""});
  return Where{.file = text, .connection = "dbname=\"" + text + "\"", .name = text};
}

}  // namespace houvast::store
