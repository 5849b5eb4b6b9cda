// SPDX-License-Identifier: EUPL-1.2
// How values go into and come out of statements.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace houvast::store {

/// Refuses what only one of the databases would keep as it is: no UTF-8, a zero byte. Throws
/// NotText.
void check_text(std::string_view text);

/// One statement: its text, its values in the order of the text, the fields that a row fills. Texts
/// are checked before anything is sent. (SOCI's own `sql << text, use(value)` sends in a
/// destructor, also when the making of a value failed.)
class Query {
 public:
  Query(soci::session& sql, std::string text) : statement_(sql), text_(std::move(text)) {}

  /// Values are kept until the statement is gone.
  template <class... T>
  Query& with(const T&... values) {
    (bind(values), ...);
    return *this;
  }

  /// " AND who = :who" joins the text, and the value the statement, when there is a value. Names
  /// differ between conditions: SQLite takes two of one name for one value.
  template <class T>
  Query& where(std::string_view condition, const T& value) {
    return then(" AND ").then(condition).with(value);
  }
  template <class T>
  Query& where(std::string_view condition, const std::optional<T>& value) {
    return value ? where(condition, *value) : *this;
  }

  Query& then(std::string_view text) {
    text_ += text;
    return *this;
  }

  template <class... T>
  Query& into(T&... fields) {
    (statement_.exchange(soci::into(fields)), ...);
    return *this;
  }

  /// Gives how many rows it changed.
  std::int64_t run() {
    prepare();
    statement_.execute(true);
    return statement_.get_affected_rows();
  }

  /// Whether there is a row; then it filled the fields.
  bool first() {
    prepare();
    return statement_.execute(true);
  }

  /// Calls a function for every row, after it filled the fields.
  template <class Function>
  void each(const Function& function) {
    prepare();
    statement_.execute();
    while (statement_.fetch()) function();
  }

 private:
  template <class T>
  void bind(const T& value) {
    if constexpr (std::is_convertible_v<T, std::string_view>) check_text(value);
    if constexpr (std::is_same_v<T, std::optional<std::string>>)
      if (value) check_text(*value);
    const auto kept = std::make_shared<const T>(value);
    values_.push_back(kept);
    statement_.exchange(soci::use(*kept));
  }

  void prepare() {
    statement_.alloc();
    statement_.prepare(text_);
    statement_.define_and_bind();
  }

  std::vector<std::shared_ptr<const void>> values_;  // Outlive the statement.
  soci::statement statement_;
  std::string text_;
};

}  // namespace houvast::store

namespace soci {

/// NULL and an empty optional are the same.
template <class T>
struct type_conversion<std::optional<T>> {
  using base_type = T;
  static void from_base(const T& kept, indicator is_there, std::optional<T>& value) {
    value = is_there == i_null ? std::optional<T>() : std::optional<T>(kept);
  }
  static void to_base(const std::optional<T>& value, T& kept, indicator& is_there) {
    kept = value.value_or(T());
    is_there = value ? i_ok : i_null;
  }
};

/// 0 and 1: SQLite has no truth values.
template <>
struct type_conversion<bool> {
  using base_type = int;
  static void from_base(int kept, indicator, bool& value) { value = kept != 0; }
  static void to_base(bool value, int& kept, indicator& is_there) {
    kept = value ? 1 : 0;
    is_there = i_ok;
  }
};

}  // namespace soci
