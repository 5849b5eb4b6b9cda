// SPDX-License-Identifier: EUPL-1.2
#include "server/service.h"

#include "houvast/password.h"

namespace houvast::server {

Service::Service(Settings chosen, store::Database opened,
                 std::function<std::chrono::system_clock::time_point()> clock, std::FILE* log_file)
    : settings(std::move(chosen)),
      database(std::move(opened)),
      now(std::move(clock)),
      log(log_file),
      limit(settings.requests_per_second, settings.request_burst),
      local_csrf(people::random_token()) {}

}  // namespace houvast::server
