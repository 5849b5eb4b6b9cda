// SPDX-License-Identifier: EUPL-1.2
// P. Asking the provider something: libcurl, kept small.
#pragma once

#include <optional>
#include <string>

namespace houvast::server {

struct FetchRequest {
  std::string url;
  std::optional<std::string> form;  ///< Sent with POST; else it is a GET.
  std::string user;                 ///< With a secret: HTTP Basic.
  std::string secret;
};

struct Fetched {
  int status = 0;
  std::string body;
};

/// Https, or http on this machine; no redirects; five seconds and 1 MiB at most. Empty when no
/// whole answer came.
[[nodiscard]] std::optional<Fetched> fetch(const FetchRequest& request);

/// "a b" is "a%20b".
[[nodiscard]] std::string percent_encoded(const std::string& text);

}  // namespace houvast::server
