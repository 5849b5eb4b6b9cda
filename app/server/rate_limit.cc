// SPDX-License-Identifier: EUPL-1.2
#include "server/rate_limit.h"

#include <algorithm>

namespace houvast::server {
namespace {

/// Above it we look which buckets are full again and may be forgotten.
constexpr std::size_t many_buckets = 10'000;

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

bool RateLimit::take(const std::string& remote, Time now) {
  if (per_second_ <= 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > many_buckets) forget_full_ones(now);
  auto& bucket = buckets_.try_emplace(remote, Bucket{burst_, now}).first->second;
  bucket.level = std::min(burst_, bucket.level + seconds(now - bucket.filled) * per_second_);
  bucket.filled = now;
  if (bucket.level < 1) return false;
  bucket.level -= 1;
  return true;
}

void RateLimit::forget_full_ones(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.level + seconds(now - entry.second.filled) * per_second_ >= burst_;
  });
}

}  // namespace houvast::server
