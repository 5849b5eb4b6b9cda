// SPDX-License-Identifier: EUPL-1.2
// P. For who is locked out, by who can open the store itself; a server may work with it meanwhile.
#pragma once

#include <string>

#include "houvast/people_store.h"

namespace houvast::server {

/// A new one-time password, kept nowhere, which must be replaced at login. Their sessions end, and
/// the audit log has a line without a login name: `stamp.by` is who they are on this machine.
/// Errors: people/unknown-person, people/not-active, people/no-memory, store/*.
[[nodiscard]] Result<std::string> reset_account(const store::Database& database,
                                                const std::string& name, const store::Stamp& stamp);

}  // namespace houvast::server
