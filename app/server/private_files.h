// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "houvast/people.h"

namespace houvast::server {

/// Does this table hold a line a client (large_clients of R5)? Then it has a column "client".
[[nodiscard]] bool holds_clients(std::string_view bytes);

/// Only who works alone sees the clients of every municipality (P).
[[nodiscard]] bool sees_all_clients(const people::Identity& who);

}  // namespace houvast::server
