// SPDX-License-Identifier: EUPL-1.2
// P. The provider as we know it: where it is asked what, and the keys that it signs with.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "server/oidc_failure.h"
#include "server/oidc_fetch.h"
#include "server/oidc_settings.h"

namespace houvast::server {

/// Of /.well-known/openid-configuration.
struct OidcEndpoints {
  std::string authorization;
  std::string token;
  std::string keys;
};

/// The issuer must be that of the settings to the letter, and the places safe. Failures: page
/// "aanbieder", reasons provider-document, provider-issuer, provider-not-https.
[[nodiscard]] OidcResult<OidcEndpoints> read_endpoints(const std::string& document,
                                                       const std::string& issuer);

/// Kept for an hour, the keys too; keys are looked at anew for a key that is not known, but not
/// more often than the settings say. No lock is held while the provider is asked, and few threads
/// ask at once: a provider that does not answer keeps nobody else waiting.
class OidcProvider {
 public:
  using Time = std::chrono::system_clock::time_point;

  OidcProvider(OidcSettings settings, int most_asking)
      : settings_(std::move(settings)), most_asking_(most_asking) {}

  /// Failures as those of read_endpoints, and provider-away.
  [[nodiscard]] OidcResult<OidcEndpoints> endpoints(Time now);

  /// The id-token for this code. Failures: provider-away, code-refused, no-token.
  [[nodiscard]] OidcResult<std::string> exchange(const std::string& code,
                                                 const std::string& verifier, Time now);

  /// The claims of a token that the provider signed. Failures: those of verified_claims too.
  [[nodiscard]] OidcResult<nlohmann::json> claims(const std::string& token, Time now);

 private:
  template <class T>
  struct Kept {
    T value;
    Time at;
  };
  [[nodiscard]] OidcResult<Fetched> ask(const FetchRequest& request);
  [[nodiscard]] OidcResult<nlohmann::json> fetch_keys(Time now);
  [[nodiscard]] std::optional<Kept<nlohmann::json>> kept_keys();

  OidcSettings settings_;
  int most_asking_;
  std::atomic<int> asking_ = 0;
  std::mutex mutex_;
  std::optional<Kept<OidcEndpoints>> endpoints_;
  std::optional<Kept<nlohmann::json>> keys_;
};

}  // namespace houvast::server
