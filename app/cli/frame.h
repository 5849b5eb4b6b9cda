// SPDX-License-Identifier: EUPL-1.2
// What main needs and commands do not.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "commands.h"

namespace houvast::cli {

/// The language (--lang is looked for before CLI11 speaks, else LC_ALL, LC_MESSAGES and LANG), the
/// width of the terminal, and whether there is one.
[[nodiscard]] Context context_from_surroundings(int argc, const char* const* argv);

/// The name, the help and the options that every command has.
void add_frame(CLI::App& app, Context& context);

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_formatter(const Context& context);

[[nodiscard]] std::optional<Format> format_named(std::string_view name);

/// Reads the command line into the options; when the program must end here (help, version, a wrong
/// call), how.
[[nodiscard]] std::optional<Status> parse(CLI::App& app, const Context& context, int argc,
                                          const char* const* argv);

}  // namespace houvast::cli
