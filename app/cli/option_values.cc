// SPDX-License-Identifier: EUPL-1.2
#include "option_values.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <vector>

#include "houvast/contribution.h"

namespace houvast::cli {

std::optional<Decimal> parse_share(std::string text) {
  const bool is_percentage = text.ends_with('%');
  if (is_percentage) text.pop_back();
  std::replace(text.begin(), text.end(), ',', '.');
  const auto number = parse_decimal(text);
  if (!number || !is_percentage) return number;
  if (number->decimals() + 2 > Decimal::max_decimals) return std::nullopt;
  return Decimal(number->units(), number->decimals() + 2);
}

Decimal OptionValues::share(const char* option, const std::optional<std::string>& text,
                            Decimal otherwise) {
  if (!text) return otherwise;
  if (const auto value = parse_share(*text)) return *value;
  report(option, *text);
  return otherwise;
}

Decimal OptionValues::number(const char* option, const std::optional<std::string>& text,
                             Decimal otherwise) {
  if (!text) return otherwise;
  if (const auto value = parse_decimal(*text)) return *value;
  if (const auto value = parse_dutch_decimal(*text)) return *value;
  report(option, *text);
  return otherwise;
}

Cents OptionValues::amount(const char* option, const std::optional<std::string>& text,
                           Cents otherwise) {
  if (!text) return otherwise;
  if (const auto value = parse_euro(*text)) return *value;
  const auto dutch = parse_dutch_decimal(*text);
  if (dutch)
    if (const auto value = parse_euro(to_string(*dutch))) return *value;
  report(option, *text);
  return otherwise;
}

KeyBlend OptionValues::blend(const char* option, const std::optional<std::string>& text) {
  KeyBlend blend;
  if (!text) return blend;
  const std::vector<std::string> known{"inhabitants", "income", "clients", "use", "spending"};
  std::istringstream parts(*text);
  std::string part;
  while (std::getline(parts, part, ',')) {
    const auto at = part.find('=');
    const std::string name = part.substr(0, at);
    const auto key = region::parse_key(name);
    const auto weight = at == std::string::npos ? Decimal(1) : parse_share(part.substr(at + 1));
    if (!key)
      problems.push_back({.code = "region/unknown-key",
                          .place = {.field = option},
                          .found = name,
                          .suggestion = nearest_name(name, known)});
    else if (!weight)
      report(option, part);
    else
      blend[*key] = *weight;
  }
  return blend;
}

void OptionValues::report(const char* option, const std::string& found) {
  problems.push_back({.code = "app/bad-option-value", .place = {.field = option}, .found = found});
}

Status report_call(const Context& context, const Problems& problems) {
  for (const Problem& problem : problems)
    std::fprintf(stderr, "houvast: %s\n", to_string(problem, context.language).c_str());
  return Status::wrong_call;
}

}  // namespace houvast::cli
