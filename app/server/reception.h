// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "http/message.h"
#include "server/service.h"

namespace houvast::server {

/// The way of every request: name and rate, health and files of the app, route, who asks, what they
/// may, the handler; then the headers that keep browsers safe, and a line in the log.
[[nodiscard]] http::Response receive(Service& service, const http::Request& request);

/// What is said to what is no request that can be read.
[[nodiscard]] http::Response refuse(int status);

/// Bytes of a body: files may be large, the rest is small.
[[nodiscard]] std::size_t body_limit(const Settings& settings, http::Method method,
                                     std::string_view path);

}  // namespace houvast::server
