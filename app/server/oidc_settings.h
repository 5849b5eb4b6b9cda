// SPDX-License-Identifier: EUPL-1.2
// P. The OpenID Connect provider that people may log in with, as `houvast serve` was told.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/people.h"
#include "houvast/problem.h"

namespace houvast::server {

/// The options as they were typed.
struct OidcOptions {
  std::string issuer;
  std::string client_id;
  std::string client_secret_file;
  std::string name;
  std::string role_claim;
  std::vector<std::string> roles;  ///< "value=analyst:GM0344"
  std::string public_url;
  int key_seconds = 60;  ///< Between two looks at the keys of the provider.
};

/// Who has this value in the claim, has this role.
struct OidcRole {
  std::string value;
  people::Role role = people::Role::viewer;
  std::optional<std::string> municipality;

  friend bool operator==(const OidcRole&, const OidcRole&) = default;
};

struct OidcSettings {
  std::string issuer;
  std::string client_id;
  std::string client_secret;    ///< Empty: a public client, which has PKCE alone.
  std::string name;             ///< As the button says it.
  std::string role_claim;       ///< Empty: an administrator says who is who.
  std::vector<OidcRole> roles;  ///< The first that fits counts.
  std::string redirect_uri;
  std::chrono::seconds key_pause{60};
};

/// Empty when no provider was asked for. All that is wrong at once: people/oidc-needs-people,
/// people/oidc-incomplete, people/oidc-not-https, people/oidc-no-secret, people/oidc-role,
/// people/oidc-role-claim.
[[nodiscard]] Result<std::optional<OidcSettings>> read_oidc_settings(const OidcOptions& options,
                                                                     bool is_multi_user);

/// https, or http on this machine alone; without user, query or fragment.
[[nodiscard]] bool is_safe_url(std::string_view url);

/// "http://127.0.0.1:8080/x": this machine, where https brings nothing.
[[nodiscard]] bool is_loopback_http(std::string_view url);

}  // namespace houvast::server
