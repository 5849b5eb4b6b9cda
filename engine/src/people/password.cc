// SPDX-License-Identifier: EUPL-1.2
#include "houvast/password.h"

#include <sodium.h>

#include <algorithm>

#include "houvast/check.h"

namespace houvast::people {
namespace {

constexpr std::size_t shortest = 12;  ///< Characters.
constexpr std::size_t longest = 256;

/// Characters of UTF-8: bytes that do not continue one.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6U) != 2; }));
}

/// Small letters and digits only.
std::string bare(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

/// Long enough, and still among the first that are tried.
constexpr std::array common = {
    "welkom",          "wachtwoord",      "password",      "geheim",
    "gemeente",        "houvast",         "beheerder",     "administrator",
    "admin",           "qwerty",          "qwertyuiop",    "qwertyuiopasdf",
    "asdfghjkl",       "zxcvbnm",         "abcdefghijkl",  "abcdefghijklmnop",
    "letmein",         "iloveyou",        "ikhouvanjou",   "ikhouvanjou123",
    "computer",        "voetbal",         "football",      "baseball",
    "princess",        "superman",        "batman",        "trustno",
    "sunshine",        "monkey",          "dragon",        "master",
    "feyenoord",       "amsterdam",       "rotterdam",     "nederland",
    "zomer",           "winter",          "herfst",        "lente",
    "januari",         "december",        "changeme",      "correcthorsebatterystaple",
    "onetwothreefour", "regiocontroller", "sociaaldomein", "geenwachtwoord",
    "mijnwachtwoord"};

/// "welkom" in "Welkom2026!!", "111111111111", "123456789012", "abcabcabcabc".
bool is_common(const std::string& password) {
  const std::size_t last_letter = password.find_last_not_of("0123456789");
  const std::string word =
      last_letter == std::string::npos ? "" : password.substr(0, last_letter + 1);
  if (std::find(common.begin(), common.end(), word) != common.end()) return true;
  if (std::find(common.begin(), common.end(), password) != common.end()) return true;
  constexpr std::string_view counted = "01234567890123456789";
  constexpr std::string_view back = "98765432109876543210";
  if (counted.find(password) != std::string_view::npos ||
      back.find(password) != std::string_view::npos)
    return true;
  for (std::size_t part = 1; part <= 4 && part * 2 <= password.size(); ++part)
    if (std::equal(password.begin() + static_cast<std::ptrdiff_t>(part), password.end(),
                   password.begin()))
      return true;
  return false;
}

}  // namespace

Result<std::string> hash_password(std::string_view password, const HashCost& cost) {
  check(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), cost.passes,
                        cost.memory_bytes) != 0)
    return failure({.code = "people/no-memory"});
  return std::string(hash.data());
}

bool verify_password(std::string_view password, const std::string& hash) {
  check(sodium_init() >= 0);
  if (hash.size() >= crypto_pwhash_STRBYTES) return false;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(const std::string& hash, const HashCost& cost) {
  if (hash.size() >= crypto_pwhash_STRBYTES) return true;
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory_bytes) != 0;
}

Problems find_password_problems(std::string_view password, std::string_view name) {
  const std::size_t length = characters(password);
  const auto problem = [](std::string code, std::size_t found = 0, std::size_t expected = 0) {
    return Problems{{.code = std::move(code),
                     .place = {.field = "new_password"},
                     .found = found > 0 ? std::to_string(found) : "",
                     .expected = expected > 0 ? std::to_string(expected) : ""}};
  };
  if (length < shortest) return problem("people/password-too-short", length, shortest);
  if (length > longest) return problem("people/password-too-long", length, longest);
  const std::string letters = bare(password);
  const std::string own = bare(name);
  if (own.size() >= 3 && letters.find(own) != std::string::npos && letters.size() < own.size() + 8)
    return problem("people/password-is-name");
  if (letters.size() >= 6 && is_common(letters)) return problem("people/password-too-common");
  return {};
}

}  // namespace houvast::people
