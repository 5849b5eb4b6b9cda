// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace houvast::store {

/// One numbered step of the tables: statements in order. Steps are added, never changed.
struct Migration {
  int number;
  std::span<const std::string_view> statements;
};

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace houvast::store
