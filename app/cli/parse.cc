// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a call, in the words of the catalogue instead of CLI11's.
#include <CLI/App.hpp>
#include <cstdio>

#include "frame.h"
#include "houvast/check.h"

namespace houvast::cli {
namespace {

/// The command that the user is talking to: the deepest one that was named.
const CLI::App& chosen(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::vector<std::string> names_of_commands(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* sub : command.get_subcommands({})) names.push_back(sub->get_name());
  return names;
}

std::vector<std::string> names_of_options(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* app = &command; app; app = app->get_parent())
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Words of the call that nobody understood.
Problems unknown_words(const CLI::App& app) {
  const CLI::App& command = chosen(app);
  const auto commands = names_of_commands(command);
  Problems problems;
  bool command_told = false;
  for (const std::string& word : app.remaining(true)) {
    if (word.starts_with('-') && word != "-" && word != "--") {
      const std::string name = word.substr(0, word.find('='));
      problems.push_back({.code = "app/unknown-option",
                          .found = name,
                          .suggestion = nearest_name(name, names_of_options(command))});
    } else if (!commands.empty() && !command_told) {
      command_told = true;
      problems.push_back({.code = "app/unknown-command",
                          .found = word,
                          .expected = joined(commands),
                          .suggestion = nearest_name(word, commands)});
    } else if (commands.empty() && problems.empty()) {
      problems.push_back({.code = "app/too-many-arguments", .found = word});
    }
  }
  return problems;
}

std::string before(const std::string& text, const std::string& mark) {
  return text.substr(0, text.find(mark));
}

/// What was given for the option that CLI11 names in its message.
std::string given_for(const CLI::App& command, const std::string& option) {
  for (const CLI::App* app = &command; app; app = app->get_parent())
    if (const CLI::Option* found = app->get_option_no_throw(option))
      return found->count() > 0 ? joined(found->results()) : "";
  return {};
}

Problem bad_value(const CLI::App& command, const std::string& option, const std::string& message) {
  const auto open = message.find("{");
  const auto close = message.rfind("}");
  Problem problem{.code = "app/bad-option-value",
                  .place = {.field = option},
                  .found = given_for(command, option)};
  if (open != std::string::npos && close != std::string::npos && close > open) {
    problem.code = "app/unknown-choice";
    problem.expected = message.substr(open + 1, close - open - 1);
  }
  return problem;
}

Problem wrong_call(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = chosen(app);
  const std::string message = error.what();
  const std::string kind = error.get_name();
  if (kind == "RequiredError")
    return {.code = "app/missing-option", .found = before(message, " is required")};
  if (kind == "ConversionError") {
    const std::string prefix = "Could not convert: ";
    const std::string rest = message.starts_with(prefix) ? message.substr(prefix.size()) : message;
    return bad_value(command, before(rest, " = "), "");
  }
  if (kind == "ValidationError") return bad_value(command, before(message, ": "), message);
  if (kind == "ArgumentMismatch" && message.find(": ") != std::string::npos)
    return {.code = "app/missing-value", .found = before(message, ": ")};
  if (kind == "RequiresError" || kind == "ExcludesError") {
    const std::string mark = kind == "RequiresError" ? " requires " : " excludes ";
    const auto at = message.find(mark);
    check(at != std::string::npos);
    return {.code = kind == "RequiresError" ? "app/option-needs-option" : "app/options-exclude",
            .place = {.field = message.substr(0, at)},
            .expected = message.substr(at + mark.size())};
  }
  return {.code = "app/wrong-call", .found = message};
}

}  // namespace

std::optional<Status> parse(CLI::App& app, const Context& context, int argc,
                            const char* const* argv) {
  try {
    app.parse(argc, argv);
    check(context.action != nullptr);
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    std::fputs(app.help().c_str(), stdout);
    return Status::good;
  } catch (const CLI::CallForVersion& version) {
    std::printf("%s\n", version.what());
    return Status::good;
  } catch (const CLI::ParseError& error) {
    Problems problems = unknown_words(app);
    const bool no_command = !chosen(app).get_subcommands({}).empty() && problems.empty() &&
                            error.get_name() == "RequiredError";
    if (no_command) {
      std::fputs(app.help().c_str(), stderr);
      return Status::wrong_call;
    }
    if (problems.empty()) problems.push_back(wrong_call(app, error));
    for (const Problem& problem : problems)
      std::fprintf(stderr, "houvast: %s\n", to_string(problem, context.language).c_str());
    const std::string help = context.say({"Uitleg: ", "Help: "});
    std::string path = chosen(app).get_name();
    for (const CLI::App* up = chosen(app).get_parent(); up; up = up->get_parent())
      path = up->get_name() + " " + path;
    std::fprintf(stderr, "%s%s --help\n", help.c_str(), path.c_str());
    return Status::wrong_call;
  }
}

}  // namespace houvast::cli
