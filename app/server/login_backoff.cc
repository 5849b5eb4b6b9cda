// SPDX-License-Identifier: EUPL-1.2
#include "server/login_backoff.h"

#include <algorithm>

namespace houvast::server {

std::chrono::seconds LoginBackoff::wait(const std::string& who, Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find(who);
  if (found == failures_.end() || found->second.until <= now) return std::chrono::seconds(0);
  return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

void LoginBackoff::failed(const std::string& who, Time now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= most_kept) forget_old_ones(now);
  Failures& failures = failures_[who];
  ++failures.count;
  failures.until = now;
  if (failures.count < free_failures) return;
  const int doublings = std::min(failures.count - free_failures, 20);
  failures.until += std::min(longest_, std::chrono::seconds(std::int64_t{1} << doublings));
}

void LoginBackoff::succeeded(const std::string& who) {
  const std::lock_guard lock(mutex_);
  failures_.erase(who);
}

void LoginBackoff::forget_old_ones(Time now) {
  std::erase_if(failures_, [&](const auto& entry) { return entry.second.until + longest_ < now; });
  if (failures_.size() >= most_kept) failures_.clear();
}

}  // namespace houvast::server
