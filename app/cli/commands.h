// SPDX-License-Identifier: EUPL-1.2
// The frame of `houvast COMMAND`. A command is one file: it adds itself with add_command, its
// options with CLI11, and what it does with on_run; main.cc lists the commands.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "houvast/executor.h"
#include "houvast/problem.h"
#include "houvast/report.h"

namespace houvast::cli {

/// What the program leaves to the shell.
enum class Status : int { good = 0, wrong_input = 1, wrong_call = 2, machine_failure = 3 };

enum class Format { table, csv, json, xlsx, html, pdf };

/// What was asked on top of a command's own options, the same for every command.
struct Context {
  Language language = Language::dutch;
  std::optional<Format> format;  ///< Not said: by the name of --out, else a table.
  std::string out;               ///< File or folder; empty is the screen.
  bool quiet = false;            ///< No figures' surroundings: no progress, no "saved in".
  bool progress = false;         ///< Show progress, even when nobody watches.
  int width = 100;
  bool colour = false;
  bool colour_errors = false;
  /// Who does the work of a study on so many threads; empty: this process.
  std::function<std::unique_ptr<study::Executor>(int threads)> make_executor;
  std::function<Status()> action;  ///< Set by on_run of the command that was chosen.

  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language); }
};

/// Adds a subcommand to the program or to another command. `example` is one or more lines as a
/// user types them; every command has one.
[[nodiscard]] CLI::App& add_command(CLI::App& parent, const Context& context,
                                    const std::string& name, const Text& description,
                                    const std::string& example);

/// An option with a fixed list of answers: `--kind actual|budget`.
CLI::Option& add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::vector<std::string>& choices, const std::string& description);

/// What the command does once its options are read. Keep the options in a shared_ptr that the
/// action holds. Of a command with subcommands it runs when none of them was chosen.
void on_run(CLI::App& command, Context& context, std::function<Status()> action);

/// Shows a report where and as it was asked: the screen, --out, --format.
[[nodiscard]] Status deliver(const Context& context, const Report& report);

/// As many as this machine runs at a time: for work that comes out the same on any number.
[[nodiscard]] int threads_here();

/// Prints all problems and how many there are, and tells how the program must end.
[[nodiscard]] Status report_problems(const Context& context, const Problems& problems);

/// One line for the user on standard error ("saved in ..."); nothing with --quiet.
void tell(const Context& context, const Text& line);

// The commands, one file each.
void add_check(CLI::App& app, Context& context);
void add_contracts(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_quickscan(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_runs(CLI::App& app, Context& context);
void add_why(CLI::App& app, Context& context);
void add_gemeentefonds(CLI::App& app, Context& context);
void add_keys(CLI::App& app, Context& context);
void add_reserve(CLI::App& app, Context& context);
void add_settle(CLI::App& app, Context& context);
void add_study(CLI::App& app, Context& context);
void add_equalise(CLI::App& app, Context& context);
void add_calibrate(CLI::App& app, Context& context);
void add_records(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_synth(CLI::App& app, Context& context);

}  // namespace houvast::cli
