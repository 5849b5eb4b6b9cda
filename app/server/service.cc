// SPDX-License-Identifier: EUPL-1.2
#include "server/service.h"

#include "houvast/password.h"
#include "server/job_runner.h"
#include "server/oidc_login.h"

namespace houvast::server {

Service::Service(Settings chosen, store::Database opened,
                 std::function<std::chrono::system_clock::time_point()> clock, std::FILE* log_file)
    : settings(std::move(chosen)),
      database(std::move(opened)),
      now(std::move(clock)),
      log(log_file),
      limit(settings.requests_per_second, settings.request_burst),
      local_csrf(people::random_token()),
      dossiers(database),
      jobs(std::make_unique<JobRunner>(*this, settings.job_threads)) {}

Service::~Service() = default;

}  // namespace houvast::server
