// SPDX-License-Identifier: EUPL-1.2
// P. Accounts of `houvast serve --multi-user`, from the machine with the store: for when nobody can
// log in who could help.
#include "people.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "houvast/people.h"
#include "server/log.h"
#include "server/reset_account.h"
#include "stored_runs.h"

namespace houvast::cli {
namespace {

struct PeopleCommand {
  std::string store;
  std::string name;
};

/// As `houvast serve` has it: a file, or postgresql://...
std::string place_of(const std::string& asked) {
  return asked.starts_with("postgresql:") ? asked : store_path(asked).string();
}

Text name_of(const std::string& role) {
  if (role == to_string(people::Role::viewer)) return {"lezer", "viewer"};
  if (role == to_string(people::Role::analyst)) return {"analist", "analyst"};
  if (role == to_string(people::Role::regional_controller))
    return {"regiocontroller", "regional controller"};
  return {"beheerder", "administrator"};
}

Report report_of(const std::vector<store::Person>& people, const Context& context,
                 const std::string& where) {
  const auto yes_or_no = [&](bool is_so) {
    return is_so ? context.say({"ja", "yes"}) : context.say({"nee", "no"});
  };
  Table table{.key = "people",
              .title = {"Mensen met een account", "People with an account"},
              .columns = {{"name", {"Naam", "Name"}},
                          {"display_name", {"Heet", "Is called"}},
                          {"role", {"Rol", "Role"}},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"is_active", {"Actief", "Active"}},
                          {"has_password", {"Eigen wachtwoord", "Password of their own"}}}};
  for (const store::Person& person : people)
    table.rows.push_back({person.name, person.display_name, context.say(name_of(person.role)),
                          person.municipality ? Cell(*person.municipality) : Cell(),
                          yes_or_no(person.is_active),
                          yes_or_no(person.password_hash && !person.must_change_password)});
  table.notes.push_back({"Opslag: " + where, "Store: " + where});
  return {.title = {"Mensen", "People"}, .blocks = {table}};
}

Status list(const Context& context, const PeopleCommand& command) {
  const auto database = store::Database::open(place_of(command.store), {.connections = 1});
  if (!database) return report_problems(context, database.error());
  const auto people = store::PeopleStore(*database).list();
  if (!people) return report_problems(context, people.error());
  return deliver(context, report_of(*people, context, database->name()));
}

Status reset(const Context& context, const PeopleCommand& command) {
  const auto database = store::Database::open(place_of(command.store), {.connections = 1});
  if (!database) return report_problems(context, database.error());
  const char* user = std::getenv("USER");
  const auto password = server::reset_account(
      *database, command.name,
      {.by = user == nullptr ? "" : user, .at = server::to_text(std::chrono::system_clock::now())});
  if (!password) return report_problems(context, password.error());
  const Text line = {
      "Log in als " + command.name +
          " met dit wachtwoord, dat alleen nu wordt getoond: " + *password,
      "Log in as " + command.name + " with this password, which is shown only now: " + *password};
  std::printf("%s\n", context.say(line).c_str());
  return Status::good;
}

CLI::App& add_sub(CLI::App& people, const Context& context, const std::string& name,
                  const Text& description, const std::string& example, PeopleCommand& command) {
  CLI::App& sub = add_command(people, context, name, description, example);
  sub.add_option("--store", command.store,
                 context.say({"Opslag van de server: een bestand, of postgresql://...",
                              "Store of the server: a file, or postgresql://..."}));
  return sub;
}

}  // namespace

void add_people(CLI::App& app, Context& context) {
  auto command = std::make_shared<PeopleCommand>();
  CLI::App& people = add_command(app, context, "people",
                                 {"Accounts van de server, voor wie niet meer kan inloggen.",
                                  "Accounts of the server, for who can no longer log in."},
                                 "houvast people list\nhouvast people reset beheerder");
  people.require_subcommand(1);
  CLI::App& listed =
      add_sub(people, context, "list", {"Toont wie een account heeft.", "Show who has an account."},
              "houvast people list", *command);
  on_run(listed, context, [&context, command] { return list(context, *command); });
  CLI::App& resets = add_sub(
      people, context, "reset",
      {"Geeft iemand een nieuw wachtwoord voor een keer; wie is ingelogd, is dat niet meer. "
       "De server kan blijven draaien.",
       "Give somebody a new one-time password; whoever is logged in no longer is. The "
       "server may keep running."},
      "houvast people reset beheerder --store postgresql://houvast@db/houvast", *command);
  resets
      .add_option("NAME", command->name,
                  context.say({"Naam om mee in te loggen", "Name to log in with"}))
      ->required();
  on_run(resets, context, [&context, command] { return reset(context, *command); });
}

}  // namespace houvast::cli
