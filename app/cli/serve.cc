// SPDX-License-Identifier: EUPL-1.2
#include "server/serve.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "commands.h"
#include "stored_runs.h"

namespace houvast::cli {
namespace {

struct ServeCommand {
  server::Settings settings;
  server::SessionOptions sessions;
  server::OidcOptions oidc;
  std::vector<std::string> folders;
  bool is_silent = false;
};

/// "http://localhost:8080"
std::string address_of(const server::Settings& settings, std::uint16_t port) {
  const bool is_here = settings.address == "127.0.0.1" || settings.address == "::1";
  return "http://" + (is_here ? "localhost" : settings.address) + ":" + std::to_string(port);
}

/// On standard output, where nothing else goes: standard error is often kept as a log.
void show_password(const Context& context, const std::string& password) {
  const Text line = {
      "Log de eerste keer in als beheerder met dit wachtwoord, dat alleen nu wordt "
      "getoond: " +
          password,
      "Log in the first time as beheerder with this password, which is shown only "
      "now: " +
          password};
  std::fprintf(stdout, "%s\n", context.say(line).c_str());
  std::fflush(stdout);
}

Status serve(const Context& context, const ServeCommand& command) {
  server::Settings settings = command.settings;
  settings.dossiers.assign(command.folders.begin(), command.folders.end());
  if (!settings.store.starts_with("postgresql:")) settings.store = store_path(settings.store);
  if (const char* user = std::getenv("USER"); user != nullptr && *user != '\0')
    settings.local_name = user;
  const auto ready = [&](const server::Started& started) {
    const std::string address = address_of(settings, started.port);
    if (started.one_time_password) show_password(context, *started.one_time_password);
    tell(context, {"Houvast staat klaar op " + address + " (stoppen met Ctrl+C).",
                   "Houvast is ready at " + address + " (stop with Ctrl+C)."});
  };
  const auto served = server::serve(settings, command.sessions, command.oidc,
                                    command.is_silent ? nullptr : stderr, ready);
  if (!served) return report_problems(context, served.error());
  return Status::good;
}

/// P. How long people stay logged in.
void add_sessions(CLI::App& serve_app, const Context& context, server::SessionOptions& sessions) {
  serve_app.add_option("--session-idle", sessions.idle,
                       context.say({"Na zo lang niets doen opnieuw inloggen: minuten, of met m, "
                                    "h of d erachter zoals 30m of 8h",
                                    "Log in again after doing nothing for so long: minutes, or "
                                    "with m, h or d as in 30m or 8h"}));
  serve_app.add_option("--session-longest", sessions.longest,
                       context.say({"Zo lang na het inloggen in elk geval opnieuw: uren, of met "
                                    "m, h of d erachter zoals 7d",
                                    "Log in again so long after login in any case: hours, or with "
                                    "m, h or d as in 7d"}));
}

/// P. The OpenID Connect provider that people may log in with.
void add_oidc(CLI::App& serve_app, const Context& context, server::OidcOptions& oidc) {
  const auto add = [&](const char* name, auto& value, const Text& help) {
    return serve_app.add_option(name, value, context.say(help));
  };
  add("--oidc-issuer", oidc.issuer,
      {"OpenID Connect-aanbieder om mee in te loggen: precies zoals die zichzelf noemt",
       "OpenID Connect provider to log in with: exactly as it names itself"});
  add("--oidc-client-id", oidc.client_id,
      {"Hoe de aanbieder Houvast kent", "How the provider knows Houvast"});
  add("--oidc-client-secret-file", oidc.client_secret_file,
      {"Bestand met het geheim bij de aanbieder; zonder is het een publieke client",
       "File with the secret at the provider; without it is a public client"});
  add("--oidc-name", oidc.name,
      {"Naam van de aanbieder op de knop", "Name of the provider on the button"});
  add("--oidc-role-claim", oidc.role_claim,
      {"Claim die zegt welke rol iemand heeft", "Claim that says which role somebody has"});
  add("--oidc-role", oidc.roles,
      {"WAARDE=regional_controller of WAARDE=analyst:GM0344 (vaker mag; de eerste die past telt)",
       "VALUE=regional_controller or VALUE=analyst:GM0344 (may be repeated; the first that fits "
       "counts)"});
  add("--public-url", oidc.public_url,
      {"Adres waaronder browsers de server kennen, voor de weg terug van de aanbieder",
       "Address by which browsers know the server, for the way back from the provider"});
  add("--oidc-key-seconds", oidc.key_seconds,
      {"Seconden tussen twee keer kijken naar de sleutels van de aanbieder",
       "Seconds between two looks at the keys of the provider"})
      ->check(CLI::Range(0, 86400));
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  auto command = std::make_shared<ServeCommand>();
  server::Settings& settings = command->settings;
  CLI::App& serve_app = add_command(
      app, context, "serve",
      {"Zet de tafel van de regio klaar: dezelfde berekeningen in de browser.",
       "Serve the region's table: the same computations in the browser."},
      "houvast serve examples/voorbeeldregio\n"
      "houvast serve --multi-user --store postgresql://houvast@db/houvast --behind-proxy --host "
      "houvast.regio.nl");
  serve_app.add_option("DOSSIER", command->folders,
                       context.say({"Dossiers om klaar te zetten; zonder deze wat er al is",
                                    "Dossiers to put ready; without them what is there"}));
  serve_app.add_option("--address", settings.address,
                       context.say({"Adres om op te luisteren", "Address to listen at"}));
  serve_app.add_option("--port", settings.port,
                       context.say({"Poort; 0 kiest een vrije", "Port; 0 chooses a free one"}));
  serve_app.add_option("--store", settings.store,
                       context.say({"Bestand van de opslag, of postgresql://...",
                                    "File of the store, or "
                                    "postgresql://..."}));
  serve_app.add_flag("--multi-user", settings.is_multi_user,
                     context.say({"Mensen loggen in, ieder met een eigen rol",
                                  "People log in, each with a role of their own"}));
  serve_app.add_flag("--behind-proxy", settings.is_behind_proxy,
                     context.say({"Achter een proxy die HTTPS spreekt en zegt wie er vraagt",
                                  "Behind a proxy that speaks HTTPS and tells who asks"}));
  serve_app.add_option("--host", settings.hosts,
                       context.say({"Naam waaronder browsers de server kennen (vaker mag)",
                                    "Name by which browsers know the server (may be repeated)"}));
  serve_app
      .add_option("--handler-threads", settings.handler_threads,
                  context.say({"Verzoeken tegelijk", "Requests at a time"}))
      ->check(CLI::Range(1, 256));
  serve_app
      .add_option("--job-threads", settings.job_threads,
                  context.say({"Lange berekeningen tegelijk", "Long computations at a time"}))
      ->check(CLI::Range(1, 64));
  serve_app
      .add_option("--requests-per-second", settings.requests_per_second,
                  context.say({"Verzoeken per adres per seconde; 0 is onbegrensd",
                               "Requests per address per second; 0 is unlimited"}))
      ->check(CLI::Range(0.0, 1e6));
  serve_app.add_option("--largest-upload", settings.largest_upload,
                       context.say({"Grootste upload in bytes", "Largest upload in bytes"}));
  add_sessions(serve_app, context, command->sessions);
  add_oidc(serve_app, context, command->oidc);
  serve_app.add_flag("--no-log", command->is_silent,
                     context.say({"Geen logregels op standaardfout", "No log on standard error"}));
  on_run(serve_app, context, [&context, command] { return serve(context, *command); });
}

}  // namespace houvast::cli
