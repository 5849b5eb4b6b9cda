// SPDX-License-Identifier: EUPL-1.2
// What all handlers share. Handlers run on several threads at once: what stands here can take that.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "houvast/database.h"
#include "server/accounts.h"
#include "server/dossier_cache.h"
#include "server/live_tables.h"
#include "server/log.h"
#include "server/rate_limit.h"
#include "server/upload_store.h"

namespace houvast::server {

/// What `houvast serve` was asked.
struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;             ///< 0: any that is free.
  std::string store;                     ///< A file, or postgresql://...
  std::string local_name = "gebruiker";  ///< Of the one user, where nobody logs in.
  bool is_multi_user = false;            ///< People log in; else there is one, on this machine.
  bool is_behind_proxy = false;          ///< Which speaks HTTPS, and tells who asks.
  std::vector<std::string> hosts;        ///< Names by which browsers may call us, beside localhost.
  int handler_threads = 4;
  int job_threads = 1;                                          ///< Jobs at a time.
  std::chrono::milliseconds sign_of_life{10'000};               ///< So often of jobs under way.
  std::vector<std::filesystem::path> dossiers;                  ///< Folders to keep at the start.
  std::chrono::minutes session_idle = std::chrono::hours(8);    ///< A session ends unused,
  std::chrono::minutes session_longest = std::chrono::days(7);  ///< or used.
  double requests_per_second = 100;                             ///< An address; 0: no limit.
  double request_burst = 500;
  std::size_t largest_upload = std::size_t{64} << 20U;  ///< Bytes of a body with files in it.
};

class JobRunner;
struct OidcLogin;

struct Service {
  Settings settings;
  store::Database database;
  std::function<std::chrono::system_clock::time_point()> now;
  Log log;
  RateLimit limit;
  Uploads uploads;
  LiveTables live_tables;
  std::string local_csrf;  ///< Of the one user in single-user mode.
  Accounts accounts;
  DossierCache dossiers;
  std::unique_ptr<JobRunner> jobs;  ///< Uses all of the above.
  std::unique_ptr<OidcLogin> oidc;  ///< Null: people log in with a password alone.

  Service(Settings chosen, store::Database opened,
          std::function<std::chrono::system_clock::time_point()> clock, std::FILE* log_file);
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  ~Service();
};

}  // namespace houvast::server
