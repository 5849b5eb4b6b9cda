// SPDX-License-Identifier: EUPL-1.2
// P. Passwords, tokens and pseudonyms. What is secret is drawn by the operating system: it is the
// one thing here that must not come out the same twice.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "houvast/problem.h"

namespace houvast::people {

/// What it costs to try one password, for us and for whoever stole the hashes.
struct HashCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = std::size_t{256} << 20U;
};

/// Argon2id with a salt of its own; the text says how it was made.
/// Errors: people/no-memory.
[[nodiscard]] Result<std::string> hash_password(std::string_view password,
                                                const HashCost& cost = {});

/// False too for a text that is no hash.
[[nodiscard]] bool verify_password(std::string_view password, const std::string& hash);

/// Was it made with another cost?
[[nodiscard]] bool needs_rehash(const std::string& hash, const HashCost& cost = {});

/// What is wrong with a new password of this person: long enough, not their name, not one that
/// everybody tries first. No rules about capitals and digits. A problem never shows the password.
/// Errors: people/password-too-short, -too-long, -is-name, -too-common.
[[nodiscard]] Problems find_password_problems(std::string_view password, std::string_view name);

/// 256 bits as 43 characters of base64url.
[[nodiscard]] std::string random_token();

/// What is stored of a token: 256 bits as hexadecimal digits. Who reads it cannot log in with it.
[[nodiscard]] std::string token_digest(std::string_view token);

/// For the first login: 100 bits in four groups of five, without letters that look alike.
[[nodiscard]] std::string one_time_password();

/// Takes as long wherever two texts of one length begin to differ.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

/// Of one installation, kept where its records are.
using PseudonymKey = std::array<unsigned char, 32>;

/// The name under which a client is kept: the same one for the same number in the same
/// municipality, and nothing to anyone who has no key. Two municipalities cannot tell that they
/// know the same person.
[[nodiscard]] std::string pseudonym(const PseudonymKey& key, std::string_view municipality,
                                    std::string_view client_number);

}  // namespace houvast::people
