// SPDX-License-Identifier: EUPL-1.2
// One test, two databases: SQLite in a temporary folder and a real PostgreSQL. Where PostgreSQL is
// not installed, its half is skipped by name.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "houvast/database.h"
#include "support/postgresql_server.h"

namespace houvast::testing {

/// One server for all tests of a program, from the first that needs it.
inline PostgresqlServer& shared_postgresql() {
  static const auto server = std::make_unique<PostgresqlServer>();
  return *server;
}

enum class Kind { sqlite, postgresql };

class OnBothDatabases : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (GetParam() == Kind::postgresql && !PostgresqlServer::programs())
      GTEST_SKIP() << "PostgreSQL is not installed";
    std::string name = (std::filesystem::temp_directory_path() / "houvast-store-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    where_ = GetParam() == Kind::sqlite ? (folder_ / "houvast.db").string()
                                        : shared_postgresql().make_database();
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  /// The address of a database with nothing in it, the same during a test.
  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] store::Database open() const { return store::Database::open(where_).value(); }

 private:
  std::filesystem::path folder_;
  std::string where_;
};

struct KindName {
  std::string operator()(const ::testing::TestParamInfo<Kind>& info) const {
    return info.param == Kind::sqlite ? "SQLite" : "PostgreSQL";
  }
};

/// The code of what went wrong; "none" when nothing did.
template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "none" : result.error().front().code;
}

}  // namespace houvast::testing

#define HOUVAST_ON_BOTH_DATABASES(suite)                                                     \
  INSTANTIATE_TEST_SUITE_P(                                                                  \
      On, suite,                                                                             \
      ::testing::Values(houvast::testing::Kind::sqlite, houvast::testing::Kind::postgresql), \
      houvast::testing::KindName())
