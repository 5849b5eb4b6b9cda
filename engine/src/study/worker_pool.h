// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "houvast/executor.h"

namespace houvast::study {

/// Threads that do units and put what they yield in a queue. Who gives the units decides how many
/// are under way, and with that how much memory the queue can take.
class WorkerPool {
 public:
  struct Done {
    std::uint64_t unit = 0;
    Row row;
  };

  WorkerPool(int threads, MakeUnitWork make);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  /// Forgets what was not begun and waits for what was.
  ~WorkerPool();

  void give(std::uint64_t unit);

  /// Forgets what was not begun, and what was not taken.
  void drop();

  /// What has been done, after waiting for it for at most so long.
  [[nodiscard]] std::optional<Done> take(std::chrono::microseconds wait);

  /// Given and not yet taken.
  [[nodiscard]] std::size_t under_way() const { return under_way_; }
  /// As many as keep all threads busy while results are put away.
  [[nodiscard]] std::size_t room() const { return 4 * threads_.size(); }

 private:
  void work();

  MakeUnitWork make_;
  std::mutex mutex_;
  std::condition_variable given_;
  std::condition_variable finished_;
  std::deque<std::uint64_t> units_;
  std::deque<Done> done_;
  bool ends_ = false;
  std::size_t under_way_ = 0;  ///< Of the thread that gives and takes.
  std::vector<std::thread> threads_;
};

}  // namespace houvast::study
