// SPDX-License-Identifier: EUPL-1.2
// How values go into and come out of statements.
#pragma once

#include <soci/soci.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace houvast::store {

/// Refuses what only one of the databases would keep as it is: no UTF-8, a zero byte. Throws
/// NotText.
void check_text(std::string_view text);

/// SOCI keeps a reference to the name of a value, so it needs a name that stays.
inline const std::string by_position;

// A value for a statement. It must outlive the statement, so temporaries do not compile.
inline auto in(const std::string& text) {
  check_text(text);
  return soci::use(text, by_position);
}
inline auto in(const std::optional<std::string>& text) {
  if (text) check_text(*text);
  return soci::use(text, by_position);
}
inline auto in(const std::int64_t& number) { return soci::use(number, by_position); }
inline auto in(const std::optional<std::int64_t>& number) { return soci::use(number, by_position); }
inline auto in(const std::optional<int>& number) { return soci::use(number, by_position); }
inline auto in(const int& number) { return soci::use(number, by_position); }
inline auto in(const bool& holds) { return soci::use(holds, by_position); }
inline auto in(const double& number) { return soci::use(number, by_position); }
template <class T>
auto in(const T&& temporary) = delete;

/// A question of which the conditions depend on what is asked: " AND who = :who" joins the text,
/// and the value the statement, only when there is a value. Conditions have different names.
class Query {
 public:
  Query(soci::session& sql, std::string text) : statement_(sql), text_(std::move(text)) {}

  template <class T>
  Query& where(std::string_view condition, const T& value) {
    text_ += " AND ";
    text_ += condition;
    return with(value);
  }
  template <class T>
  Query& where(std::string_view condition, const std::optional<T>& value) {
    return value ? where(condition, *value) : *this;
  }
  /// One more value, for a condition with two.
  template <class T>
  Query& with(const T& value) {
    const auto kept = std::make_shared<const T>(value);
    values_.push_back(kept);
    statement_.exchange(in(*kept));
    return *this;
  }
  Query& then(std::string_view text) {
    text_ += text;
    return *this;
  }
  template <class T>
  Query& into(T& field) {
    statement_.exchange(soci::into(field));
    return *this;
  }

  /// Calls a function for every row, after the fields were filled.
  template <class Function>
  void each(const Function& function) {
    statement_.alloc();
    statement_.prepare(text_);
    statement_.define_and_bind();
    statement_.execute();
    while (statement_.fetch()) function();
  }

 private:
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
