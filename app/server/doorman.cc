// SPDX-License-Identifier: EUPL-1.2
#include "server/doorman.h"

#include <algorithm>
#include <array>

#include "houvast/people_store.h"
#include "server/accounts.h"

namespace houvast::server {
namespace {

/// "localhost:8080" and "[::1]:8080" without the port.
std::string without_port(const std::string& host) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string::npos ? 0 : bracket);
  return host.substr(0, colon);
}

}  // namespace

Result<std::optional<Visitor>> identify(Service& service, const http::Request& request) {
  const Settings& settings = service.settings;
  if (!settings.is_multi_user)
    return Visitor{.who = {.name = settings.local_name, .is_only_user = true},
                   .display_name = settings.local_name,
                   .csrf = service.local_csrf};
  const auto session = find_session(service, request);
  if (!session) return tl::unexpected(session.error());
  if (!*session) return std::nullopt;
  const auto person = store::PeopleStore(service.database).find_by_id((*session)->person);
  if (!person) return tl::unexpected(person.error());
  if (!*person || !(*person)->is_active) return std::nullopt;
  return Visitor{.who = to_identity(**person),
                 .display_name = (*person)->display_name,
                 .csrf = (*session)->csrf_token,
                 .must_change_password = (*person)->must_change_password};
}

bool is_our_name(const Settings& settings, const http::Request& request) {
  const std::string name = without_port(request.header("host"));
  constexpr std::array here = {"localhost", "127.0.0.1", "[::1]"};
  if (std::find(here.begin(), here.end(), name) != here.end()) return true;
  if (std::find(settings.hosts.begin(), settings.hosts.end(), name) != settings.hosts.end())
    return true;
  return settings.is_multi_user && settings.hosts.empty();
}

}  // namespace houvast::server
