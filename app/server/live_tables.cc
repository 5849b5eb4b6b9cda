// SPDX-License-Identifier: EUPL-1.2
#include "server/live_tables.h"

#include <algorithm>
#include <chrono>

namespace houvast::server {

SharedTable LiveTables::find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto known = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.key == key; });
  if (known == entries_.end() ||
      known->table.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    return nullptr;
  entries_.splice(entries_.begin(), entries_, known);
  const auto& made = known->table.get();
  return made ? *made : nullptr;
}

Result<SharedTable> LiveTables::get(const Key& key,
                                    const std::function<Result<SharedTable>()>& prepare) {
  std::promise<Result<SharedTable>> promise;
  {
    std::unique_lock lock(mutex_);
    const auto known = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    if (known != entries_.end()) {
      entries_.splice(entries_.begin(), entries_, known);
      const Future table = known->table;
      lock.unlock();
      return table.get();
    }
    entries_.push_front({.key = key, .table = promise.get_future().share()});
  }
  Result<SharedTable> made = prepare();
  settle(key, made);
  promise.set_value(made);
  return made;
}

void LiveTables::settle(const Key& key, const Result<SharedTable>& made) {
  const std::lock_guard lock(mutex_);
  const auto own = std::find_if(entries_.begin(), entries_.end(),
                                [&](const Entry& entry) { return entry.key == key; });
  if (own == entries_.end()) return;
  if (!made) {
    entries_.erase(own);
    return;
  }
  own->bytes = (*made)->table.memory_bytes();
  std::size_t bytes = 0;
  for (const Entry& entry : entries_) bytes += entry.bytes;
  // The one used longest ago goes first; who still asks it something keeps it until then.
  while (bytes > most_bytes_ && entries_.size() > 1) {
    const auto oldest = std::prev(entries_.end());
    if (oldest->bytes == 0) break;  // Being prepared.
    bytes -= oldest->bytes;
    entries_.erase(oldest);
  }
}

}  // namespace houvast::server
