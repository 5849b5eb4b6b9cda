// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "houvast/problem.h"

namespace houvast::store {

enum class Dialect : std::uint8_t { sqlite, postgresql };

/// Where a database is, taken apart.
struct Where {
  Dialect dialect = Dialect::sqlite;
  std::filesystem::path file;  ///< Of SQLite.
  std::string connection;      ///< For the library, with how long it may wait.
  std::string name;            ///< For people: no password in it.
};

/// "postgresql://..." and texts of libpq ("host=... dbname=...") are servers, the rest are files.
/// Errors: store/cannot-open for an address that libpq cannot read, or a file with a name that
/// SOCI cannot take.
[[nodiscard]] Result<Where> parse_where(const std::string& text,
                                        std::chrono::milliseconds patience);

}  // namespace houvast::store
