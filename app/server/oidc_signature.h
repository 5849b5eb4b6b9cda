// SPDX-License-Identifier: EUPL-1.2
// P. Did the provider sign this token? RS256 and ES256 alone; cjose does the sums.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "server/oidc_failure.h"

namespace houvast::server {

/// The claims of the token. `keys` is a JWKS document. Failures have page "token"; reasons:
/// no-token, wrong-algorithm, unknown-key, wrong-signature. After unknown-key it may help to fetch
/// the keys anew.
[[nodiscard]] OidcResult<nlohmann::json> verified_claims(const std::string& token,
                                                         const nlohmann::json& keys);

}  // namespace houvast::server
