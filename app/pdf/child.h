// SPDX-License-Identifier: EUPL-1.2
// Another program as a function: bytes in, bytes out, with a limit to its time and to what it says.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace houvast::pdf {

struct ChildLimits {
  std::chrono::milliseconds time;
  std::size_t output;  ///< Bytes on its standard output.
};

struct ChildEnd {
  enum class How {
    good,       ///< Left with status 0.
    failed,     ///< Left with another status, or was stopped by a signal.
    not_there,  ///< Could not be started.
    too_slow,   ///< Was stopped when its time was over.
    too_much,   ///< Was stopped when it said more than it may.
  } how = How::failed;
  std::string output;
  std::string complaint;  ///< The start of what it said on standard error.
};

/// Runs a program, found along PATH, and waits for its end. It gets `input` on standard input, an
/// environment of PATH alone, and none of our files. Its children go with it when it is stopped.
/// May be called from many threads.
[[nodiscard]] ChildEnd run_child(const std::vector<std::string>& call, std::string_view input,
                                 const ChildLimits& limits);

}  // namespace houvast::pdf
