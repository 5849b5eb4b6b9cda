// SPDX-License-Identifier: EUPL-1.2
// P. Logins that went to the provider and are not back yet.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace houvast::server {

/// Each is there once, for ten minutes, for the browser that began it; in memory, so that a server
/// that starts anew forgets them.
class OidcAttempts {
 public:
  using Time = std::chrono::system_clock::time_point;
  static constexpr std::chrono::seconds patience = std::chrono::minutes(10);
  static constexpr std::size_t most = 10'000;

  struct Attempt {
    std::string state;
    std::string nonce;
    std::string verifier;  ///< PKCE (RFC 7636).
    std::string browser;   ///< For its cookie.
    std::string to;        ///< Where the person wanted to go.
    Time until{};
  };

  /// When there are too many, the oldest is forgotten.
  [[nodiscard]] Attempt begin(std::string to, Time now);

  /// Takes it out. Empty for what is not there (any more), or another browser's.
  [[nodiscard]] std::optional<Attempt> take(const std::string& state, const std::string& browser,
                                            Time now);

 private:
  void make_room(Time now);

  std::mutex mutex_;
  std::map<std::string, Attempt> by_state_;
};

/// What the provider is told of the verifier: SHA-256, in base64 for addresses (S256).
[[nodiscard]] std::string pkce_challenge(const std::string& verifier);

/// A place of this app: "/tafel?x=1" stays, anything that could lead elsewhere becomes "/".
[[nodiscard]] std::string local_path(const std::string& asked);

}  // namespace houvast::server
