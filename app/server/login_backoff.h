// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace houvast::server {

/// Makes whoever keeps failing wait longer and longer: after five failures in a row a second, then
/// two, four and so on up to a longest wait. Kept for a name and for an address apart, so that
/// neither many names from one address nor one name from many addresses can be tried quickly.
class LoginBackoff {
 public:
  using Time = std::chrono::system_clock::time_point;

  explicit LoginBackoff(std::chrono::seconds longest) : longest_(longest) {}

  /// How long this one has to wait; zero when it need not.
  [[nodiscard]] std::chrono::seconds wait(const std::string& who, Time now);

  void failed(const std::string& who, Time now);
  void succeeded(const std::string& who);

 private:
  static constexpr int free_failures = 5;
  static constexpr std::size_t most_kept = 100'000;

  struct Failures {
    int count = 0;
    Time until;
  };
  void forget_old_ones(Time now);

  std::chrono::seconds longest_;
  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace houvast::server
