// SPDX-License-Identifier: EUPL-1.2
// P. What logging in needs beside the store.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "houvast/password.h"
#include "houvast/people.h"
#include "houvast/people_store.h"
#include "houvast/session_store.h"
#include "http/message.h"
#include "server/login_backoff.h"

namespace houvast::server {

struct Service;

struct Accounts {
  people::PseudonymKey pseudonym_key{};  ///< Of this installation.
  std::uint64_t disclosure_secret = 0;   ///< Of this installation.
  std::string nobodys_hash;              ///< Tried for a name that nobody has.
  std::mutex one_at_a_time;              ///< A password costs 256 MB to try: never two together.
  std::atomic<int> waiting = 0;          ///< Threads with a password to try.
  LoginBackoff by_name{std::chrono::seconds(30)};
  LoginBackoff by_remote{std::chrono::minutes(15)};
};

/// Reads the secrets of the installation, and draws them when it is new. With people, and when
/// there are none yet, also makes the administrator `beheerder` and gives the one-time password,
/// which is kept nowhere. Errors: store/*, people/no-memory.
[[nodiscard]] Result<std::optional<std::string>> prepare_accounts(Service& service);

/// A new account's one-time password, as its hash is kept in `person`.
[[nodiscard]] Result<std::string> give_one_time_password(Accounts& accounts, store::Person& person);

/// A password of their own; all sessions end. Errors: store/*, people/no-memory.
[[nodiscard]] Result<void> set_password(Service& service, store::Person& person,
                                        const std::string& password);

/// Whether this is the password; takes as long for a person who is not there or has none. Empty
/// when so many others are trying that there is no time for it now.
[[nodiscard]] std::optional<bool> is_password(Accounts& accounts,
                                              const std::optional<store::Person>& person,
                                              const std::string& password);

/// Begins a session and puts its cookie in the answer. Errors: store/*.
[[nodiscard]] Result<void> begin_session(Service& service, const http::Request& request,
                                         const store::Person& person, http::Response& response);

/// Takes the cookie away.
void forget_session(const http::Request& request, http::Response& response);

/// The session of this request when it is there and has not expired. Errors: store/*.
[[nodiscard]] Result<std::optional<store::Session>> find_session(Service& service,
                                                                 const http::Request& request);

/// The name as failures are counted: capitals make no other.
[[nodiscard]] std::string folded(std::string name);

/// As the permissions want it.
[[nodiscard]] people::Identity to_identity(const store::Person& person);

}  // namespace houvast::server
