// SPDX-License-Identifier: EUPL-1.2
// P. Why a login through an OpenID Connect provider came to nothing.
#pragma once

#include <string_view>
#include <tl/expected.hpp>

namespace houvast::server {

struct OidcFailure {
  std::string_view page;    ///< What the person is told: /inloggen?fout=<page>.
  std::string_view reason;  ///< What the audit log says; more exact.
};

template <class T>
using OidcResult = tl::expected<T, OidcFailure>;

[[nodiscard]] inline tl::unexpected<OidcFailure> oidc_failure(std::string_view page,
                                                              std::string_view reason) {
  return tl::unexpected(OidcFailure{page, reason});
}

}  // namespace houvast::server
