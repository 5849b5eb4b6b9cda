// SPDX-License-Identifier: EUPL-1.2
#include "frame.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "houvast_version.h"

namespace houvast::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// What POSIX says about messages: LC_ALL, then LC_MESSAGES, then LANG. Dutch unless English.
Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = environment(name);
    if (!locale.empty()) return locale.starts_with("en") ? Language::english : Language::dutch;
  }
  return Language::dutch;
}

/// Help and mistakes in the call must be told in a language before the call has been read.
Language language_of_call(int argc, const char* const* argv) {
  Language language = language_of_locale();
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc)
      word = argv[++i];
    else if (word.starts_with("--lang="))
      word.remove_prefix(7);
    else
      continue;
    if (word == "nl") language = Language::dutch;
    if (word == "en") language = Language::english;
  }
  return language;
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int columns = std::atoi(environment("COLUMNS").c_str());
  return columns > 0 ? columns : Context().width;
}

bool shows_colour(int file) {
  return ::isatty(file) == 1 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::string version() {
  std::string text = "houvast " + std::string(engine_version);
  if (!engine_revision.empty()) text += " (" + std::string(engine_revision) + ")";
  return text;
}

}  // namespace

Context context_from_surroundings(int argc, const char* const* argv) {
  Context context;
  context.language = language_of_call(argc, argv);
  context.width = std::clamp(terminal_width(), 40, 240);
  context.colour = shows_colour(STDOUT_FILENO);
  context.colour_errors = shows_colour(STDERR_FILENO);
  context.progress = ::isatty(STDERR_FILENO) == 1;
  return context;
}

CLI::Option& add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::vector<std::string>& choices, const std::string& description) {
  const auto check_choice = [choices](const std::string& given) -> std::string {
    if (std::find(choices.begin(), choices.end(), given) != choices.end()) return {};
    return "not in {" + CLI::detail::join(choices, ", ") + "}";
  };
  CLI::Option* option = command.add_option(name, value, description);
  return *option->check(check_choice)->type_name(CLI::detail::join(choices, "|"));
}

void add_frame(CLI::App& app, Context& context) {
  app.name("houvast");
  app.description(
      context.say({"Houvast rekent het geld van de gemeentelijke zorg na: wie wat "
                   "ontvangt, wie wat betaalt, en waarom.",
                   "Houvast works out the money of Dutch municipal care: who receives "
                   "what, who pays what, and why."}));
  app.formatter(help_formatter(context));
  app.footer(context.say({"houvast COMMANDO --help", "houvast COMMAND --help"}));
  app.set_help_flag("-h,--help", context.say({"Toon deze uitleg", "Show this help"}));
  app.set_version_flag("--version", version(), context.say({"Toon de versie", "Show the version"}));
  app.require_subcommand(1);
  // So that the common options may stand behind the command.
  app.fallthrough();

  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {},
         context.say({"Taal van schermen en meldingen; anders die van het systeem",
                      "Language of screens and messages; else that of the system"}))
      ->check([](const std::string& given) -> std::string {
        return given == "nl" || given == "en" ? "" : "not in {nl, en}";
      })
      ->type_name("nl|en");
  app.add_option_function<std::string>(
         "--format", [&context](const std::string& name) { context.format = format_named(name); },
         context.say({"Vorm van het resultaat; anders naar de naam bij --out, of een tabel",
                      "Form of the result; else by the name at --out, or a table"}))
      ->check([](const std::string& given) -> std::string {
        return format_named(given) ? "" : "not in {table, csv, json, xlsx, html, pdf}";
      })
      ->type_name("table|csv|json|xlsx|html|pdf");
  app.add_option("--out", context.out,
                 context.say({"Bestand of map voor het resultaat, in plaats van het scherm",
                              "File or folder for the result, instead of the screen"}))
      ->type_name("FILE");
  app.add_option("--width", context.width,
                 context.say({"Breedte van tabellen op het scherm, in tekens",
                              "Width of tables on the screen, in characters"}));
  app.add_flag("--progress", context.progress,
               context.say({"Toon de voortgang, ook als niemand meekijkt",
                            "Show progress, even when nobody watches"}));
  app.add_flag("--quiet", context.quiet,
               context.say({"Alleen het resultaat: geen voortgang en geen mededelingen",
                            "Only the result: no progress and no remarks"}));
}

CLI::App& add_command(CLI::App& parent, const Context& context, const std::string& name,
                      const Text& description, const std::string& example) {
  CLI::App* command = parent.add_subcommand(name, context.say(description));
  command->footer(example);
  return *command;
}

void on_run(CLI::App& command, Context& context, std::function<Status()> action) {
  command.callback([&command, &context, action = std::move(action)] {
    if (command.get_subcommands().empty()) context.action = action;
  });
}

std::optional<Format> format_named(std::string_view name) {
  if (name == "table") return Format::table;
  if (name == "csv") return Format::csv;
  if (name == "json") return Format::json;
  if (name == "xlsx") return Format::xlsx;
  if (name == "html") return Format::html;
  if (name == "pdf") return Format::pdf;
  return std::nullopt;
}

int threads_here() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

}  // namespace houvast::cli
