// SPDX-License-Identifier: EUPL-1.2
#include "houvast/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "money/exact.h"

namespace houvast {
namespace {

/// Puts thousands marks and a decimal mark in "1234.5"; a negative zero loses its sign.
std::string punctuate(std::string_view plain, Language language) {
  const bool dutch = language == Language::dutch;
  const bool negative = !plain.empty() && plain.front() == '-' &&
                        plain.find_first_of("123456789") != std::string_view::npos;
  if (!plain.empty() && plain.front() == '-') plain.remove_prefix(1);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string text(negative ? "-" : "");
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += dutch ? '.' : ',';
    text += plain[i];
  }
  if (point < plain.size()) {
    text += dutch ? ',' : '.';
    text += plain.substr(point + 1);
  }
  return text;
}

Int128 small_power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::string digits_of(Int128 number) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
  } while (number > 0);
  std::reverse(text.begin(), text.end());
  return text;
}

/// units / 10^scale with as many decimals as asked, rounded half away from zero.
std::string fixed(Int128 units, int scale, int decimals, Language language) {
  check(decimals >= 0 && decimals <= Decimal::max_decimals);
  units = scale > decimals ? divide_half_away(units, small_power_of_ten(scale - decimals))
                           : units * small_power_of_ten(decimals - scale);
  std::string text = digits_of(units < 0 ? -units : units);
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return punctuate((units < 0 ? "-" : "") + text, language);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// "0.5 * inhabitants 60/100 + 0.5 * clients 7/9" (R2) as a reader has it.
std::string show_working(std::string text, Language language) {
  replace_all(text, " * ", " × ");
  if (language == Language::english) return text;
  replace_all(text, ".", ",");
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words = {
      {{"inhabitants", "inwoners"},
       {"income", "inkomsten"},
       {"clients", "cliënten"},
       {"spending", "uitgaven"}}};
  for (const auto& [key, word] : words) replace_all(text, key, word);
  return text;
}

/// Of something: told as a percentage, with all its digits.
bool is_part(std::string_view name) {
  return name == "share" || name == "own_share" || name == "pooled_share" || name == "cost_share";
}

std::string show(const Input& input, Language language) {
  if (const auto* amount = std::get_if<Cents>(&input.value))
    return "€ " + format_euro(*amount, language);
  if (const auto* number = std::get_if<Decimal>(&input.value))
    return is_part(input.name)
               ? format_percent(*number, language, std::max(0, number->decimals() - 2))
               : format_number(*number, language);
  const std::string& text = std::get<std::string>(input.value);
  return input.name == "working" ? show_working(text, language) : text;
}

bool is_nothing(const Input& input) {
  if (const auto* amount = std::get_if<Cents>(&input.value)) return *amount == Cents();
  if (const auto* number = std::get_if<Decimal>(&input.value)) return *number == Decimal();
  return std::get<std::string>(input.value).empty();
}

Text kind_name(AccountKind kind) {
  switch (kind) {
    case AccountKind::state:
      return {"Rijk", "state"};
    case AccountKind::municipality:
      return {"gemeente", "municipality"};
    case AccountKind::region:
      return {"regio", "region"};
    case AccountKind::reserve:
      return {"regionale reserve", "regional reserve"};
    case AccountKind::fund:
      return {"fonds", "fund"};
    case AccountKind::provider:
      return {"aanbieder", "provider"};
    case AccountKind::execution:
      return {"uitvoering", "execution"};
    case AccountKind::residents:
      return {"inwoners", "residents"};
    case AccountKind::insurer:
      return {"zorgverzekeraar", "insurer"};
    case AccountKind::own_means:
      return {"eigen middelen", "own means"};
  }
  check(false);
  return {};
}

}  // namespace

std::string format_euro(Cents amount, Language language, int decimals) {
  return fixed(amount.count(), 2, decimals, language);
}

std::string format_million(Cents amount, Language language, int decimals) {
  return fixed(amount.count(), 8, decimals, language);
}

std::string format_number(std::int64_t number, Language language) {
  return fixed(number, 0, 0, language);
}

std::string format_number(Decimal number, Language language, int decimals) {
  return fixed(number.units(), number.decimals(), decimals, language);
}

std::string format_number(double number, Language language, int decimals) {
  if (std::isnan(number)) return "?";
  if (std::isinf(number)) return number < 0 ? "-∞" : "∞";
  // Sums of halves and tenths lie a hair below the half that a reader sees: 0.125 is 0,13.
  const double hair = std::abs(number) * 1e-15;
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                    number + (number < 0 ? -hair : hair), std::chars_format::fixed, decimals);
  check(end.ec == std::errc());
  return punctuate({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())}, language);
}

std::string format_number(Decimal number, Language language) {
  return format_number(number, language, number.decimals());
}

std::string format_percent(Decimal fraction, Language language, int decimals) {
  return fixed(Int128(fraction.units()) * 100, fraction.decimals(), decimals, language) + "%";
}

std::string format_percent(double fraction, Language language, int decimals) {
  return format_number(fraction * 100, language, decimals) + "%";
}

std::string format_count(std::int64_t count, const Text& one, const Text& more, Language language) {
  return format_number(count, language) + " " + (count == 1 ? one : more).in(language);
}

std::string reason_sentence(const Reason& reason, Language language) {
  const Rule& words = rule(reason.rule);
  const std::string_view pattern = language == Language::dutch ? words.nl : words.en;
  std::vector<bool> told(reason.inputs.size());
  std::string sentence;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    sentence += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    check(close != std::string_view::npos);
    const auto name = pattern.substr(open + 1, close - open - 1);
    const auto input = std::find_if(reason.inputs.begin(), reason.inputs.end(),
                                    [&](const Input& one) { return one.name == name; });
    check(input != reason.inputs.end());
    told[static_cast<std::size_t>(input - reason.inputs.begin())] = true;
    sentence += show(*input, language);
    at = close + 1;
  }
  std::string rest;
  for (std::size_t i = 0; i < told.size(); ++i)
    if (!told[i] && !is_nothing(reason.inputs[i]))
      rest += (rest.empty() ? " (" : "; ") + reason.inputs[i].name + " = " +
              show(reason.inputs[i], language);
  return rest.empty() ? sentence : sentence + rest + ")";
}

std::string account_name(const Account& account, Language language) {
  const std::string name = kind_name(account.kind).in(language);
  return account.id.empty() ? name : name + " " + account.id;
}

}  // namespace houvast
