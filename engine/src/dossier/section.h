// SPDX-License-Identifier: EUPL-1.2
// A table of dossier.toml as the readers see it. validate() has said everything that is wrong with
// the form of the values; here such a value is simply not there. Private to the engine.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/toml.h"
#include "dossier/validate.h"
#include "houvast/agreement.h"

namespace houvast::dossier {

class Section {
 public:
  Section(const Node* node, std::string path) : node_(node), path_(std::move(path)) {}

  /// Is it there?
  explicit operator bool() const { return node_ != nullptr && node_->kind == Node::Kind::table; }
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Place place(std::string_view key = "") const;

  [[nodiscard]] Section section(std::string_view key) const;
  /// The sections by id within a key, in order of id; or those of a list.
  [[nodiscard]] std::vector<std::pair<std::string, Section>> sections(std::string_view key) const;

  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
  [[nodiscard]] std::optional<int> year(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key) const;
  [[nodiscard]] std::optional<Decimal> decimal(std::string_view key) const;
  [[nodiscard]] std::optional<Cents> euro(std::string_view key) const;
  [[nodiscard]] std::optional<Period> month(std::string_view key) const;
  [[nodiscard]] std::optional<Decimal> price(std::string_view key) const;
  /// A statistic: a chance, a mean, a factor. Never on the way to an amount.
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] std::optional<bool> truth(std::string_view key) const;
  /// A code in full; "centre" gives what `centre` is.
  [[nodiscard]] std::optional<std::string> municipality(
      std::string_view key, const std::optional<std::string>& centre) const;
  template <class Enum>
  [[nodiscard]] std::optional<Enum> choice(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, Enum>> choices) const {
    const auto found = text(key);
    for (const auto& [name, value] : choices)
      if (found && *found == name) return value;
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::vector<int> years(std::string_view key) const;
  [[nodiscard]] std::vector<double> numbers(std::string_view key) const;
  /// Codes in full, in order; "centre" gives what `centre` is.
  [[nodiscard]] std::vector<std::string> municipalities(
      std::string_view key, const std::optional<std::string>& centre) const;
  [[nodiscard]] KeyBlend blend(std::string_view key) const;
  [[nodiscard]] std::map<int, Decimal> decimals_by_year(std::string_view key) const;
  [[nodiscard]] std::map<int, Cents> euros_by_year(std::string_view key) const;
  [[nodiscard]] std::map<int, std::int64_t> wholes_by_year(std::string_view key) const;
  [[nodiscard]] std::map<int, Decimal> prices_by_year(std::string_view key) const;
  [[nodiscard]] std::map<std::string, Decimal> decimals_by_name(std::string_view key) const;
  [[nodiscard]] std::map<std::string, Decimal> decimals_by_code(std::string_view key) const;
  [[nodiscard]] std::map<std::string, Cents> euros_by_code(std::string_view key) const;
  [[nodiscard]] std::map<std::string, Cents> euros_by_name(std::string_view key) const;
  [[nodiscard]] std::map<std::string, std::vector<std::string>> texts_by_code(
      std::string_view key) const;

  // One value, which holds from `from` on, or values by year.
  [[nodiscard]] std::map<int, Cents> yearly_euros(std::string_view key, int from) const;
  [[nodiscard]] std::map<int, Decimal> yearly_prices(std::string_view key, int from) const;
  [[nodiscard]] std::map<int, Decimal> yearly_decimals(std::string_view key, int from) const;
  [[nodiscard]] std::map<int, std::int64_t> yearly_wholes(std::string_view key, int from) const;
  /// The same by municipality; `all` is the empty name.
  [[nodiscard]] std::map<std::string, std::map<int, Decimal>> yearly_by_code(std::string_view key,
                                                                             int from) const;
  [[nodiscard]] std::map<std::string, Decimal> prices_by_name(std::string_view key) const;
  [[nodiscard]] std::map<int, Decimal> decimals_by_month(std::string_view key) const;

  /// Keys of a map with the line they stand on, as written.
  [[nodiscard]] std::vector<std::pair<std::string, Place>> keys(std::string_view key) const;

 private:
  const Node* node_;
  std::string path_;
};

}  // namespace houvast::dossier
