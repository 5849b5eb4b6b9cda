// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace houvast {

/// Prints the place and stops the program.
[[noreturn]] void fail_check(const char* file, int line);

/// States what must hold if our own code is right. Stays on in release. Never used for what the
/// world may get wrong: that is a Problem (problem.h).
constexpr void check(bool holds, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    fail_check(file, line);
}

}  // namespace houvast
