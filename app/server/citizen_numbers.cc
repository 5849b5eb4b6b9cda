// SPDX-License-Identifier: EUPL-1.2
#include "server/citizen_numbers.h"

#include <algorithm>
#include <string>

#include "houvast/care_record_table.h"

namespace houvast::server {
namespace {

constexpr std::string_view euro_sign = "€";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Digits with single dots and blanks between them, and where they stand.
struct Written {
  std::size_t begin;
  std::size_t end;
};

bool could_be_citizen_number(std::string_view written) {
  std::string digits;
  std::copy_if(written.begin(), written.end(), std::back_inserter(digits), is_digit);
  return exchange::could_be_citizen_number(digits);
}

void drop_blanks_behind(std::string_view& text) {
  constexpr std::string_view fixed_blank = "\xc2\xa0";
  while (text.ends_with(' ') || text.ends_with(fixed_blank))
    text.remove_suffix(text.ends_with(' ') ? 1 : fixed_blank.size());
}

/// "€ 123456782", and not the sign of another amount: "5 € 123456782".
bool has_euro_sign_before(std::string_view before) {
  drop_blanks_behind(before);
  if (!before.ends_with(euro_sign)) return false;
  before.remove_suffix(euro_sign.size());
  drop_blanks_behind(before);
  return before.empty() || !is_digit(before.back());
}

/// "123456782 euro" and "123456782 EUR".
bool has_euro_behind(std::string_view behind) {
  if (behind.starts_with(' ')) behind.remove_prefix(1);
  std::string word;
  for (const char c : behind) {
    if (!is_letter(c) || word.size() > 4) break;
    word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return word == "euro" || word == "eur";
}

/// "123456782,00" and "123456782,-".
bool has_cents_behind(std::string_view behind) {
  if (behind.starts_with(",-")) return true;
  return behind.size() >= 3 && behind[0] == ',' && is_digit(behind[1]) && is_digit(behind[2]) &&
         (behind.size() == 3 || !is_digit(behind[3]));
}

/// "123.456.782"
bool has_dots_of_thousands(std::string_view written) {
  return written.size() == 11 && written[3] == '.' && written[7] == '.';
}

bool is_amount(std::string_view text, const Written& number) {
  const std::string_view behind = text.substr(number.end);
  return has_dots_of_thousands(text.substr(number.begin, number.end - number.begin)) ||
         has_euro_sign_before(text.substr(0, number.begin)) || has_euro_behind(behind) ||
         has_cents_behind(behind);
}

/// Then a number is no amount, whatever it looks like.
bool names_citizen_numbers(std::string_view text) {
  constexpr std::string_view words[] = {"bsn", "burgerservice", "sofinummer"};
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
           }) != text.end();
  });
}

/// The parts between blanks; and, when there are more, all of it: "2026 123456782" is a year and a
/// number, "123 456 782" one number.
std::vector<Written> readings_of(std::string_view text, const Written& whole) {
  std::vector<Written> readings;
  std::size_t begin = whole.begin;
  for (std::size_t i = whole.begin; i <= whole.end; ++i)
    if (i == whole.end || text[i] == ' ') {
      readings.push_back({begin, i});
      begin = i + 1;
    }
  if (readings.size() > 1) readings.push_back(whole);
  return readings;
}

/// Everything that is written in digits, in order.
std::vector<Written> find_numbers(std::string_view text) {
  std::vector<Written> numbers;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i + 1;
    while (end < text.size()) {
      const bool goes_on = (text[end] == '.' || text[end] == ' ') && end + 1 < text.size() &&
                           is_digit(text[end + 1]);
      if (!is_digit(text[end]) && !goes_on) break;
      ++end;
    }
    numbers.push_back({i, end});
    i = end;
  }
  return numbers;
}

template <class IsFine>
bool is_suspect(std::string_view text, const Written& number, const IsFine& is_fine) {
  const std::vector<Written> readings = readings_of(text, number);
  return std::any_of(readings.begin(), readings.end(), [&](const Written& reading) {
    return could_be_citizen_number(text.substr(reading.begin, reading.end - reading.begin)) &&
           !is_fine(reading);
  });
}

}  // namespace

std::vector<int> lines_with_citizen_number(std::string_view text) {
  std::vector<int> lines;
  int line = 1;
  std::size_t counted = 0;
  for (const Written& number : find_numbers(text)) {
    if (!is_suspect(text, number, [](const Written&) { return false; })) continue;
    const std::string_view between = text.substr(counted, number.begin - counted);
    line += static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    counted = number.begin;
    lines.push_back(line);
  }
  return lines;
}

bool words_hold_citizen_number(std::string_view text) {
  const bool may_be_amounts = !names_citizen_numbers(text);
  const auto is_fine = [&](const Written& reading) {
    return may_be_amounts && is_amount(text, reading);
  };
  const std::vector<Written> numbers = find_numbers(text);
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const Written& number) { return is_suspect(text, number, is_fine); });
}

}  // namespace houvast::server
