// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "houvast/problem.h"
#include "server/oidc_settings.h"
#include "server/service.h"
#include "server/session_limits.h"

namespace houvast::server {

struct Started {
  std::uint16_t port = 0;
  /// Of the administrator `beheerder`, who was made just now; it can be seen here and nowhere else.
  std::optional<std::string> one_time_password;
};

/// Serves until it is told to stop (SIGINT, SIGTERM). `ready` is called once, before the
/// first request. Errors: server/cannot-listen, store/*,
/// people/no-memory, people/open-to-all, people/session-*, people/oidc-*.
[[nodiscard]] Result<void> serve(Settings settings, const SessionOptions& sessions,
                                 const OidcOptions& oidc, std::FILE* log_file,
                                 const std::function<void(const Started&)>& ready);

}  // namespace houvast::server
