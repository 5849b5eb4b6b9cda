// SPDX-License-Identifier: EUPL-1.2
// Sections of dossier.toml as text, a key a line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/period.h"

namespace houvast::dossier {

/// With twelve decimals at most (nine for large numbers) and no exponent: 0.25.
[[nodiscard]] std::string number_text(double number);

/// Values as they stand behind the equals sign.
[[nodiscard]] std::string value(const std::string& text);
[[nodiscard]] std::string value(double number);
[[nodiscard]] std::string value(int number);
[[nodiscard]] std::string value(Cents amount);
[[nodiscard]] std::string value(Decimal number);  ///< Between quotes: an exact number.
[[nodiscard]] std::string value(Period period);
[[nodiscard]] std::string value(const std::vector<std::string>& texts);
[[nodiscard]] std::string truth(bool is_true);

/// `{ 2026 = 12, 2028 = 14 }`
template <class Value>
std::string by_year(const std::map<int, Value>& values) {
  std::string text;
  for (const auto& [year, each] : values)
    text += (text.empty() ? "{ " : ", ") + std::to_string(year) + " = " + value(each);
  return text + " }";
}
template <>
std::string by_year(const std::map<int, std::int64_t>& values);

class TomlWriter {
 public:
  void section(const std::string& name) { text_ += (text_.empty() ? "[" : "\n[") + name + "]\n"; }
  void item(const std::string& name) { text_ += "[[" + name + "]]\n"; }
  void key(const std::string& name, const std::string& written) {
    text_ += name + " = " + written + "\n";
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace houvast::dossier
