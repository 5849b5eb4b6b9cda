// SPDX-License-Identifier: EUPL-1.2
// P. What an id-token must say (OpenID Connect Core 1.0, 3.1.3.7), once its signature is right.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "server/oidc_failure.h"
#include "server/oidc_settings.h"

namespace houvast::server {

/// Whose token it is; the issuer is that of the settings.
struct OidcClaims {
  std::string subject;
  std::string user_name;     ///< preferred_username; empty when it was not told.
  std::string display_name;  ///< Empty when it was not told.
  std::optional<OidcRole> role;
};

/// Failures have page "token"; reasons: no-object, wrong-issuer, wrong-audience, wrong-party,
/// expired, from-the-future, wrong-nonce, no-subject.
[[nodiscard]] OidcResult<OidcClaims> check_claims(const nlohmann::json& claims,
                                                  const OidcSettings& settings,
                                                  const std::string& nonce,
                                                  std::chrono::system_clock::time_point now);

}  // namespace houvast::server
