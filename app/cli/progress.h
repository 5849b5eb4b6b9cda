// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>

#include "commands.h"

namespace houvast::cli {

/// One line on standard error that says how far long work is and how long it will take. Shown when
/// somebody watches or asked for it; never with --quiet, nor for work that is done within a second.
class Progress {
 public:
  Progress(const Context& context, Text what);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { finish(); }

  void show(std::int64_t done, std::int64_t all);
  /// So much was there before: it took no time now.
  void begin_at(std::int64_t done) { begun_at_ = done; }
  void finish();  ///< Takes the line away.

 private:
  using Clock = std::chrono::steady_clock;

  const Context& context_;
  Text what_;
  bool is_wanted_;
  bool is_shown_ = false;
  std::int64_t begun_at_ = 0;  ///< What was done already when this began.
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace houvast::cli
