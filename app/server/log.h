// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

#include "server/answer.h"

namespace houvast::server {

/// One line of JSON an event, for whatever gathers logs. Never a query, a body, a password or a
/// client in it.
class Log {
 public:
  /// Null: silent.
  explicit Log(std::FILE* file) : file_(file) {}

  /// `event` in snake_case; `facts` is an object.
  void write(std::chrono::system_clock::time_point now, std::string_view event, Json facts);

 private:
  std::FILE* file_;
  std::mutex mutex_;
};

/// "2026-11-22T07:44:10Z"
[[nodiscard]] std::string to_text(std::chrono::system_clock::time_point time);

}  // namespace houvast::server
