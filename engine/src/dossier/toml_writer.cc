// SPDX-License-Identifier: EUPL-1.2
#include "dossier/toml_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "houvast/care_files.h"
#include "houvast/check.h"

namespace houvast {

std::string toml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(c));
      quoted += code.data();
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace houvast

namespace houvast::dossier {

std::string number_text(double number) {
  constexpr double large = 1e5;
  std::array<char, 64> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed,
                    std::abs(number) < large ? 12 : 9);
  check(error == std::errc());
  std::string written(text.data(), end);
  written.erase(written.find_last_not_of('0') + 1);
  if (written.back() == '.') written.pop_back();
  return written == "-0" ? "0" : written;
}

std::string value(const std::string& text) { return toml_text(text); }
std::string value(double number) { return number_text(number); }
std::string value(int number) { return std::to_string(number); }
std::string value(Cents amount) { return '"' + to_string(amount) + '"'; }
std::string value(Decimal number) { return '"' + to_string(number) + '"'; }
std::string value(Period period) { return '"' + to_string(period) + '"'; }

std::string value(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + toml_text(text);
  return '[' + list + ']';
}

std::string truth(bool is_true) { return is_true ? "true" : "false"; }

template <>
std::string by_year(const std::map<int, std::int64_t>& values) {
  std::string text;
  for (const auto& [year, each] : values)
    text += (text.empty() ? "{ " : ", ") + std::to_string(year) + " = " + std::to_string(each);
  return text + " }";
}

}  // namespace houvast::dossier
