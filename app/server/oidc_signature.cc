// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_signature.h"

#include <cjose/cjose.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace houvast::server {
namespace {

using nlohmann::json;

struct ReleaseToken {
  void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};
struct ReleaseKey {
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
using Token = std::unique_ptr<cjose_jws_t, ReleaseToken>;
using Key = std::unique_ptr<cjose_jwk_t, ReleaseKey>;

constexpr std::size_t smallest_rsa_bits = 2048;

/// The header as the library that verifies reads it: two readers might read two things.
std::string header_text(cjose_jws_t& token, const char* name) {
  cjose_err ignored{};
  const char* found = cjose_header_get(cjose_jws_get_protected(&token), name, &ignored);
  return found == nullptr ? "" : found;
}

bool has_header(cjose_jws_t& token, const char* name) {
  cjose_err ignored{};
  char* raw = cjose_header_get_raw(cjose_jws_get_protected(&token), name, &ignored);
  const bool is_there = raw != nullptr;
  std::free(raw);  // As cjose asks: its memory comes from malloc.
  return is_there;
}

std::string member(const json& key, const char* name) {
  const auto found = key.find(name);
  return found != key.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A key for signatures of this algorithm.
bool is_for(const json& key, const std::string& algorithm) {
  if (!key.is_object()) return false;
  const bool is_type = algorithm == "RS256"
                           ? member(key, "kty") == "RSA"
                           : member(key, "kty") == "EC" && member(key, "crv") == "P-256";
  return is_type && (!key.contains("use") || member(key, "use") == "sig") &&
         (!key.contains("alg") || member(key, "alg") == algorithm);
}

/// The one key with this id; without an id the one key that there is.
std::optional<json> find_key(const json& keys, const std::string& algorithm,
                             const std::string& id) {
  const auto list = keys.is_object() ? keys.find("keys") : keys.end();
  if (!keys.is_object() || list == keys.end() || !list->is_array()) return std::nullopt;
  std::optional<json> found;
  for (const json& key : *list) {
    if (!is_for(key, algorithm) || (!id.empty() && member(key, "kid") != id)) continue;
    if (found) return std::nullopt;
    found = key;
  }
  return found;
}

Key import_key(const json& key, const std::string& algorithm) {
  // Only what the public key is: no certificates, and never a private part.
  json plain = {{"kty", member(key, "kty")}};
  for (const char* name : {"n", "e", "crv", "x", "y"})
    if (key.contains(name)) plain[name] = member(key, name);
  const std::string text = plain.dump(-1, ' ', true, json::error_handler_t::replace);
  cjose_err ignored{};
  Key imported(cjose_jwk_import(text.data(), text.size(), &ignored));
  if (imported && algorithm == "RS256" &&
      cjose_jwk_get_keysize(imported.get(), &ignored) < smallest_rsa_bits)
    return nullptr;
  return imported;
}

}  // namespace

OidcResult<json> verified_claims(const std::string& token, const json& keys) {
  const auto wrong = [](std::string_view reason) { return oidc_failure("token", reason); };
  cjose_err ignored{};
  const Token read(cjose_jws_import(token.data(), token.size(), &ignored));
  if (!read) return wrong("no-token");
  const std::string algorithm = header_text(*read, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return wrong("wrong-algorithm");
  if (has_header(*read, "crit") || has_header(*read, "b64")) return wrong("wrong-algorithm");
  const auto found = find_key(keys, algorithm, header_text(*read, "kid"));
  if (!found) return wrong("unknown-key");
  const Key key = import_key(*found, algorithm);
  if (!key) return wrong("unknown-key");
  if (!cjose_jws_verify(read.get(), key.get(), &ignored)) return wrong("wrong-signature");
  std::uint8_t* text = nullptr;  // Belongs to the token.
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(read.get(), &text, &size, &ignored)) return wrong("no-token");
  return json::parse(text, text + size, nullptr, false);
}

}  // namespace houvast::server
