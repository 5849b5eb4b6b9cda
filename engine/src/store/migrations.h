// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "store/where.h"

namespace houvast::store {

/// "{identity}" in it is a number that the database gives and never gives again.
struct Statement {
  std::string_view text;
  std::optional<Dialect> only = {};  ///< Empty: on both.
};

/// One numbered step of the tables: statements in order. Steps are added, never changed.
struct Migration {
  int number;
  std::span<const Statement> statements;
};

[[nodiscard]] std::span<const Migration> migrations();

// The steps, each in a file of its own.
[[nodiscard]] std::span<const Statement> step_1_runs();
[[nodiscard]] std::span<const Statement> step_2_origins();
[[nodiscard]] std::span<const Statement> step_3_server();
[[nodiscard]] std::span<const Statement> step_4_signs_of_life();

}  // namespace houvast::store
