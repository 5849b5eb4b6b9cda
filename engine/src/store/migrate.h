// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/session.h"

namespace houvast::store {

/// Brings the tables up to date, in one transaction; nothing when they are. Any number of servers
/// may do so at the same time: one does it and the others wait. Throws what SOCI throws, and Newer.
void migrate(soci::session& sql);

}  // namespace houvast::store
