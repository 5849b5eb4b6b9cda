// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace houvast::server {

struct Service;

/// Tells the database, every Settings::sign_of_life, that the jobs of this server are under way,
/// and marks what has been silent for six times as long as interrupted: its server was killed,
/// perhaps on a machine that never comes back under the same name. While the database is away
/// nobody can give a sign, so after that it waits as long again before it takes silence for an end.
/// Servers on one database keep their clocks alike.
class JobHeart {
 public:
  JobHeart(Service& service, std::string server);
  JobHeart(const JobHeart&) = delete;
  JobHeart& operator=(const JobHeart&) = delete;
  ~JobHeart();

 private:
  void beat();

  Service& service_;
  std::string server_;
  std::optional<std::chrono::system_clock::time_point> heard_since_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace houvast::server
