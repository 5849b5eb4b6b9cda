// SPDX-License-Identifier: EUPL-1.2
#include "study/worker_pool.h"

#include "houvast/check.h"

namespace houvast::study {

WorkerPool::WorkerPool(int threads, MakeUnitWork make) : make_(std::move(make)) {
  check(threads >= 1);
  for (int t = 0; t < threads; ++t) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    units_.clear();
  }
  given_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::give(std::uint64_t unit) {
  {
    const std::lock_guard lock(mutex_);
    units_.push_back(unit);
  }
  ++under_way_;
  given_.notify_one();
}

void WorkerPool::drop() {
  const std::lock_guard lock(mutex_);
  under_way_ -= units_.size() + done_.size();
  units_.clear();
  done_.clear();
}

std::optional<WorkerPool::Done> WorkerPool::take(std::chrono::microseconds wait) {
  std::unique_lock lock(mutex_);
  if (!finished_.wait_for(lock, wait, [this] { return !done_.empty(); })) return std::nullopt;
  Done done = std::move(done_.front());
  done_.pop_front();
  --under_way_;
  return done;
}

void WorkerPool::work() {
  const UnitWork unit_work = make_();
  std::unique_lock lock(mutex_);
  while (true) {
    given_.wait(lock, [this] { return ends_ || !units_.empty(); });
    if (ends_) return;
    const std::uint64_t unit = units_.front();
    units_.pop_front();
    lock.unlock();
    Row row = unit_work(unit);
    lock.lock();
    done_.push_back({unit, std::move(row)});
    finished_.notify_one();
  }
}

}  // namespace houvast::study
