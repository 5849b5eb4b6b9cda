// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>

#include "server/body.h"
#include "server/route.h"

namespace houvast::server {

/// Which version the change was made on: "version" of the body, or the header If-Match.
[[nodiscard]] std::int64_t expected_version(const Call& call, Body& body);

/// If-Match alone: "3", with or without quotes. Empty when it is not there or no number.
[[nodiscard]] std::optional<std::int64_t> if_match(const Call& call);

}  // namespace houvast::server
