// SPDX-License-Identifier: EUPL-1.2
// The edge of the part: every use of the database is one transaction, and what the libraries throw
// becomes a Problem here and nowhere else.
#pragma once

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "store/pool.h"

namespace houvast::store {

enum class Access : std::uint8_t { read, write };

/// A text that a database cannot keep: no UTF-8, or with a zero byte in it.
struct NotText : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One transaction. Reads see one moment; unless it is committed, nothing happened.
class Transaction {
 public:
  Transaction(Database::Pool& pool, Access access);

  [[nodiscard]] soci::session& sql() { return lease_->sql(); }
  void commit();
  void undo();

 private:
  std::unique_ptr<Database::Pool::Lease> lease_;
};

/// What went wrong, from the exception that is being handled.
[[nodiscard]] Problem problem_of(const std::exception& error, Access access,
                                 const std::string& name);

/// Two transactions were in each other's way and this one was undone: it may be done again.
[[nodiscard]] bool may_try_again(const std::exception& error);

/// Result<T> of a function that gives T or Result<T>.
template <class T>
struct ResultOf {
  using type = Result<T>;
  static constexpr bool may_fail = false;
};
template <class T>
struct ResultOf<Result<T>> {
  using type = Result<T>;
  static constexpr bool may_fail = true;
};

/// Calls a function with the session, as one transaction. When the function gives problems, nothing
/// happened. It may be called twice.
template <class Function>
auto transact(const Database& database, Access access, const Function& function) {
  using Given = ResultOf<std::invoke_result_t<const Function&, soci::session&>>;
  using Answer = typename Given::type;
  constexpr int attempts = 3;
  for (int attempt = 1;; ++attempt) {
    try {
      Transaction transaction(database.pool(), access);
      if constexpr (std::is_void_v<std::invoke_result_t<const Function&, soci::session&>>) {
        function(transaction.sql());
        transaction.commit();
        return Answer();
      } else {
        Answer answer = function(transaction.sql());
        if (answer)
          transaction.commit();
        else
          transaction.undo();
        return answer;
      }
    } catch (const std::exception& error) {
      if (attempt < attempts && may_try_again(error)) continue;
      return Answer(failure(problem_of(error, access, database.name())));
    }
  }
}

template <class Function>
auto read(const Database& database, const Function& function) {
  return transact(database, Access::read, function);
}

template <class Function>
auto write(const Database& database, const Function& function) {
  return transact(database, Access::write, function);
}

/// store/not-there: `what` is the noun of the thing, such as "scenario".
[[nodiscard]] tl::unexpected<Problems> not_there(const Database& database, std::string_view what,
                                                 std::int64_t id);

/// store/conflict: somebody else made version `there` meanwhile.
[[nodiscard]] tl::unexpected<Problems> conflict(const Database& database, std::string_view what,
                                                std::int64_t there, std::int64_t expected);

}  // namespace houvast::store
