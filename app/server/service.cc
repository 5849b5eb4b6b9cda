// SPDX-License-Identifier: EUPL-1.2
#include "server/service.h"

#include <sodium.h>

#include "houvast/check.h"

namespace houvast::server {
namespace {

std::string new_token() {
  check(sodium_init() >= 0);
  unsigned char bytes[32];
  randombytes_buf(bytes, sizeof bytes);
  char text[sizeof bytes * 2 + 1];
  return sodium_bin2hex(text, sizeof text, bytes, sizeof bytes);
}

}  // namespace

Service::Service(Settings chosen, std::function<std::chrono::system_clock::time_point()> clock,
                 std::FILE* log_file)
    : settings(std::move(chosen)),
      now(std::move(clock)),
      log(log_file),
      limit(settings.requests_per_second, settings.request_burst),
      local_csrf(new_token()) {}

}  // namespace houvast::server
