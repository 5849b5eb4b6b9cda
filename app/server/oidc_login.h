// SPDX-License-Identifier: EUPL-1.2
// P. What logging in through the provider needs while the server runs.
#pragma once

#include "server/oidc_attempts.h"
#include "server/oidc_provider.h"
#include "server/oidc_settings.h"

namespace houvast::server {

struct OidcLogin {
  OidcSettings settings;
  OidcProvider provider;
  OidcAttempts attempts;

  OidcLogin(const OidcSettings& chosen, int handler_threads)
      : settings(chosen), provider(chosen, handler_threads > 3 ? handler_threads / 2 : 1) {}
};

}  // namespace houvast::server
