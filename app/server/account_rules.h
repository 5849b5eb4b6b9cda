// SPDX-License-Identifier: EUPL-1.2
// P. What holds for every account, whoever makes or changes it.
#pragma once

#include <cstdint>
#include <string>

#include "houvast/people_changes.h"

namespace houvast::server {

/// 2 to 64 letters, digits and . - _ @
[[nodiscard]] bool is_login_name(const std::string& name);

/// store::change_person and remove_person, with an administrator who stays: active and with a
/// password, so that somebody can let people in, also when a provider is away. Errors:
/// people/last-administrator, and those of the store but store/last-of-role.
[[nodiscard]] Result<store::ChangedPerson> change_account(const store::Database& database,
                                                          std::int64_t id,
                                                          const store::EditPerson& edit);
[[nodiscard]] Result<void> remove_account(const store::Database& database, std::int64_t id);

}  // namespace houvast::server
