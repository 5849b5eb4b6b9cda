// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "houvast/people_store.h"

namespace houvast::store {

struct ChangedPerson {
  Person before;
  Person after;
};

/// Reads a person, lets `edit` change everything but number, name and created_at, and keeps that,
/// as one step: what others changed meanwhile is not undone. `edit` may be called again with the
/// person as it is then; when it gives problems, nothing happened. Somebody stays who can log in
/// with a password and has the role `kept_role`, however many are changed or removed this way now.
/// Errors: store/not-there, store/name-taken, store/last-of-role, those of `edit`; store/away,
/// store/cannot-read, store/cannot-write, store/not-text.
using EditPerson = std::function<Result<void>(Person&)>;
[[nodiscard]] Result<ChangedPerson> change_person(const Database& database, std::int64_t id,
                                                  std::string_view kept_role,
                                                  const EditPerson& edit);

/// With all sessions, and the same promise. Errors: as above.
[[nodiscard]] Result<void> remove_person(const Database& database, std::int64_t id,
                                         std::string_view kept_role);

}  // namespace houvast::store
