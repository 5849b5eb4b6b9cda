// SPDX-License-Identifier: EUPL-1.2
// P. Whose account is this? By issuer and subject, never by name or e-mail.
#pragma once

#include "houvast/people_store.h"
#include "server/oidc_claims.h"
#include "server/oidc_failure.h"
#include "server/service.h"

namespace houvast::server {

/// Issuer, a space and subject: as Person::subject has it.
[[nodiscard]] std::string subject_text(const std::string& issuer, const std::string& subject);

/// The person of these claims. Where the settings name a claim for roles, it decides: somebody new
/// gets an account, and who has another role than before gets that, which ends their sessions.
/// Failures: onbekend (unknown-subject), geen-rol (no-role), geblokkeerd (not-active),
/// laatste-beheerder (last-administrator), opslag (store).
[[nodiscard]] OidcResult<store::Person> person_of_claims(Service& service,
                                                         const http::Request& request,
                                                         const OidcClaims& claims);

}  // namespace houvast::server
