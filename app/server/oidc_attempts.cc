// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_attempts.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <algorithm>
#include <array>

#include "houvast/password.h"

namespace houvast::server {

OidcAttempts::Attempt OidcAttempts::begin(std::string to, Time now) {
  Attempt attempt{.state = people::random_token(),
                  .nonce = people::random_token(),
                  .verifier = people::random_token(),
                  .browser = people::random_token(),
                  .to = std::move(to),
                  .until = now + patience};
  const std::lock_guard lock(mutex_);
  make_room(now);
  by_state_.emplace(attempt.state, attempt);
  return attempt;
}

std::optional<OidcAttempts::Attempt> OidcAttempts::take(const std::string& state,
                                                        const std::string& browser, Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_state_.find(state);
  if (found == by_state_.end() || found->second.browser != browser) return std::nullopt;
  Attempt attempt = std::move(found->second);
  by_state_.erase(found);
  if (attempt.until <= now) return std::nullopt;
  return attempt;
}

void OidcAttempts::make_room(Time now) {
  if (by_state_.size() < most) return;
  std::erase_if(by_state_, [&](const auto& entry) { return entry.second.until <= now; });
  if (by_state_.size() < most) return;
  by_state_.erase(std::min_element(
      by_state_.begin(), by_state_.end(),
      [](const auto& a, const auto& b) { return a.second.until < b.second.until; }));
}

std::string pkce_challenge(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(verifier.data()),
                     verifier.size());
  std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES,
                                             sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
      text{};
  sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string local_path(const std::string& asked) {
  constexpr std::size_t longest = 2000;
  const bool is_plain = std::all_of(asked.begin(), asked.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '\\';
  });
  const bool is_local = asked.starts_with("/") && !asked.starts_with("//") &&
                        !asked.starts_with("/api/") && !asked.starts_with("/inloggen");
  return is_plain && is_local && asked.size() <= longest ? asked : "/";
}

}  // namespace houvast::server
