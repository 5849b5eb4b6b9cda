// SPDX-License-Identifier: EUPL-1.2
#include "houvast/database.h"

#include "store/edge.h"
#include "store/pool.h"

namespace houvast::store {

Result<Database> Database::open(const std::string& where, const DatabaseOptions& options) {
  auto parsed = parse_where(where, options.patience);
  if (!parsed) return tl::unexpected(std::move(parsed.error()));
  const std::string name = parsed->name;
  const bool is_file = parsed->dialect == Dialect::sqlite;
  try {
    auto pool = std::make_shared<Pool>(*std::move(parsed), options);
    pool->prepare();
    return Database(std::move(pool));
  } catch (const std::exception& error) {
    Problem problem = problem_of(error, Access::write, name);
    if (problem.code == "store/cannot-write" || (is_file && problem.code == "store/away"))
      problem.code = "store/cannot-open";
    return failure(std::move(problem));
  }
}

Result<void> Database::is_there() const {
  auto asked = read(*this, [](soci::session& sql) {
    int steps = 0;
    sql << "SELECT COUNT(*) FROM schema_step", soci::into(steps);
  });
  if (!asked) asked.error().front().code = "store/away";
  return asked;
}

const std::string& Database::name() const { return pool_->where().name; }

}  // namespace houvast::store
