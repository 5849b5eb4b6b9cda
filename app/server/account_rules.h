// SPDX-License-Identifier: EUPL-1.2
// P. What holds for every account, whoever makes or changes it.
#pragma once

#include <string>

#include "houvast/people_store.h"

namespace houvast::server {

/// 2 to 64 letters, digits and . - _ @
[[nodiscard]] bool is_login_name(const std::string& name);

/// Who can let people in, also when a provider is away: with a password of their own.
[[nodiscard]] bool is_local_administrator(const store::Person& person);

/// Somebody must be left who can let people in. Errors: people/last-administrator, store/*.
[[nodiscard]] Result<void> keep_an_administrator(store::PeopleStore& people,
                                                 const store::Person& without);

}  // namespace houvast::server
