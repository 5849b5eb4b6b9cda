// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace houvast::server {

/// How many requests one address may make: so many a second on average, and a burst on top
/// (a bucket that fills up again). Used by several threads.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// 0 a second: no limit.
  RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  /// Takes one request from the bucket of this address; false when it is empty.
  [[nodiscard]] bool take(const std::string& remote, Time now);

 private:
  struct Bucket {
    double level = 0;
    Time filled;
  };
  void forget_full_ones(Time now);

  double per_second_;
  double burst_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace houvast::server
