// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>

#include "houvast/problem.h"
#include "server/service.h"

namespace houvast::server {

/// Serves until it is told to stop (SIGINT, SIGTERM). `ready` is called once, with the port, before
/// the first request. Errors: server/cannot-listen, store/*.
[[nodiscard]] Result<void> serve(Settings settings, std::FILE* log_file,
                                 const std::function<void(std::uint16_t port)>& ready);

}  // namespace houvast::server
