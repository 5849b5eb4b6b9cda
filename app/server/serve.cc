// SPDX-License-Identifier: EUPL-1.2
#include "server/serve.h"

#include "http/server.h"
#include "server/first_dossiers.h"
#include "server/oidc_login.h"
#include "server/reception.h"

namespace houvast::server {

namespace {

/// Addresses that only this machine reaches.
bool is_this_machine(const std::string& address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

struct Chosen {
  SessionLimits sessions;
  std::optional<OidcSettings> oidc;
};

/// Whether they can be served, and what the options come to. All that is wrong.
Result<Chosen> check_settings(const Settings& settings, const SessionOptions& sessions,
                              const OidcOptions& options) {
  auto limits = read_session_limits(sessions);
  auto oidc = read_oidc_settings(options, settings.is_multi_user);
  Problems problems = limits ? Problems{} : limits.error();
  if (!oidc) problems.insert(problems.end(), oidc.error().begin(), oidc.error().end());
  if (!settings.is_multi_user && !is_this_machine(settings.address))
    problems.push_back({.code = "people/open-to-all", .found = settings.address});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return Chosen{*limits, *std::move(oidc)};
}

}  // namespace

Result<void> serve(Settings settings, const SessionOptions& sessions,
                   const OidcOptions& oidc_options, std::FILE* log_file,
                   const std::function<void(const Started&)>& ready) {
  const auto options = check_settings(settings, sessions, oidc_options);
  if (!options) return tl::unexpected(options.error());
  settings.session_idle = options->sessions.idle;
  settings.session_longest = options->sessions.longest;
  auto database = store::Database::open(
      settings.store, {.connections = settings.handler_threads + settings.job_threads + 1});
  if (!database) return tl::unexpected(database.error());
  Service service(
      std::move(settings), *database, [] { return std::chrono::system_clock::now(); }, log_file);
  if (options->oidc)
    service.oidc = std::make_unique<OidcLogin>(*options->oidc, service.settings.handler_threads);
  const auto one_time_password = prepare_accounts(service);
  if (!one_time_password) return tl::unexpected(one_time_password.error());
  const Settings& chosen = service.settings;
  if (auto kept = keep_first_dossiers(service, chosen.dossiers); !kept) return kept;
  http::ServerOptions server_options{
      .address = chosen.address,
      .port = chosen.port,
      .handler_threads = chosen.handler_threads,
      .body_limit = [&chosen](http::Method method,
                              std::string_view path) { return body_limit(chosen, method, path); },
      .refusal = refuse,
      .behind_proxy = chosen.is_behind_proxy};
  auto server = http::Server::listen(
      std::move(server_options),
      [&service](const http::Request& request) { return receive(service, request); });
  if (!server) return tl::unexpected(server.error());
  service.log.write(service.now(), "started", {{"port", server->port()}});
  ready({.port = server->port(), .one_time_password = *one_time_password});
  server->run();
  service.log.write(service.now(), "stopped", Json::object());
  return {};
}

}  // namespace houvast::server
