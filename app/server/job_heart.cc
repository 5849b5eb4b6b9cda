// SPDX-License-Identifier: EUPL-1.2
#include "server/job_heart.h"

#include "houvast/job_store.h"
#include "server/service.h"

namespace houvast::server {

JobHeart::JobHeart(Service& service, std::string server)
    : service_(service), server_(std::move(server)), thread_([this] {
        std::unique_lock lock(mutex_);
        while (!is_stopping_) {
          lock.unlock();
          beat();
          lock.lock();
          wake_.wait_for(lock, service_.settings.sign_of_life, [&] { return is_stopping_; });
        }
      }) {}

JobHeart::~JobHeart() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void JobHeart::beat() {
  const auto silence = 6 * service_.settings.sign_of_life;
  store::JobStore jobs(service_.database);
  const auto now = service_.now();
  if (!jobs.sign_of_life(server_, to_text(now))) {
    heard_since_.reset();
    return;
  }
  if (!heard_since_) heard_since_ = now;
  if (now - *heard_since_ < silence) return;
  const auto gone = jobs.interrupt_silent(to_text(now - silence), to_text(now));
  if (gone && *gone > 0)
    service_.log.write(now, "jobs_interrupted", {{"number", std::to_string(*gone)}});
}

}  // namespace houvast::server
