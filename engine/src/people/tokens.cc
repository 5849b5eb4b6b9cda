// SPDX-License-Identifier: EUPL-1.2
#include <sodium.h>

#include <array>

#include "houvast/check.h"
#include "houvast/password.h"

namespace houvast::people {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string base64url(const unsigned char* bytes, std::size_t size) {
  std::string text(sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size,
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the zero at its end
  return text;
}

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

}  // namespace

std::string random_token() {
  check(sodium_init() >= 0);
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes.data(), bytes.size());
}

std::string token_digest(std::string_view token) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(token), token.size(), nullptr, 0);
  return hexadecimal(digest.data(), digest.size());
}

std::string one_time_password() {
  check(sodium_init() >= 0);
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz234567890";
  static_assert(letters.size() == 32);
  std::string password;
  for (int i = 0; i < 20; ++i) {
    if (i > 0 && i % 5 == 0) password += '-';
    password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  }
  return password;
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// BLAKE2b under the key, of the municipality, a byte that stands in no code, and the number.
std::string pseudonym(const PseudonymKey& key, std::string_view municipality,
                      std::string_view client_number) {
  const std::string text = std::string(municipality) + '\0' + std::string(client_number);
  std::array<unsigned char, 16> digest{};
  static_assert(std::tuple_size_v<PseudonymKey> >= crypto_generichash_KEYBYTES_MIN);
  crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), key.data(),
                     key.size());
  return "p" + hexadecimal(digest.data(), digest.size());
}

}  // namespace houvast::people
