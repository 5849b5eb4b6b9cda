// SPDX-License-Identifier: EUPL-1.2
// P. How long somebody stays logged in.
#pragma once

#include <chrono>
#include <string>

#include "houvast/problem.h"

namespace houvast::server {

/// As typed: a whole number with m, h or d behind it, "90m" or "8h".
struct SessionOptions {
  std::string idle = "8h";     ///< Without a letter: minutes.
  std::string longest = "7d";  ///< Without a letter: hours.
};

struct SessionLimits {
  std::chrono::minutes idle;     ///< A session ends when it is not used for so long,
  std::chrono::minutes longest;  ///< and so long after login in any case. Not below `idle`.
};

/// From a minute to a year. Problems: people/session-length, people/session-idle-too-long.
[[nodiscard]] Result<SessionLimits> read_session_limits(const SessionOptions& options);

}  // namespace houvast::server
