// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "commands.h"
#include "frame.h"
#include "houvast/check.h"
#include "houvast/files.h"
#include "houvast/format.h"
#include "houvast/render.h"
#include "pdf/pdf.h"

namespace houvast::cli {
namespace {

namespace fs = std::filesystem;

/// What is no mistake of the user: the disk, the database. Everything else is input.
constexpr std::array<std::string_view, 10> failures_of_the_machine = {
    "base/cannot-write",     "base/disk-full",        "exchange/no-pdf",
    "exchange/pdf-failed",   "store/cannot-open",     "store/cannot-read",
    "store/cannot-write",    "study/state-disk-full", "study/state-not-written",
    "study/state-unreadable"};

bool is_failure_of_the_machine(const Problem& problem) {
  return std::find(failures_of_the_machine.begin(), failures_of_the_machine.end(), problem.code) !=
         failures_of_the_machine.end();
}

/// A mistake in the call: exit status 2, without the count that input gets.
Status wrong_call(const Context& context, const Problem& problem) {
  std::fprintf(stderr, "houvast: %s\n", to_string(problem, context.language).c_str());
  return Status::wrong_call;
}

Format format_of(const Context& context) {
  if (context.format) return *context.format;
  const std::string extension = fs::path(context.out).extension().string();
  if (extension.size() > 1)
    if (const auto format = format_named(std::string_view(extension).substr(1))) return *format;
  return Format::table;
}

Status print(const Context& context, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const bool full = errno == ENOSPC || errno == EDQUOT;
      return report_problems(context, {{.code = full ? "base/disk-full" : "base/cannot-write"}});
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Status::good;
}

Status save(const Context& context, const std::vector<FileToWrite>& files) {
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  for (const FileToWrite& file : files) {
    const std::string path = file.path.string();
    tell(context, {"Bewaard in " + path, "Saved in " + path});
  }
  return Status::good;
}

Status show_or_save(const Context& context, std::string bytes) {
  if (context.out.empty()) return print(context, bytes);
  return save(context, {{context.out, std::move(bytes)}});
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::is_directory(path, ignored);
}

Status deliver_csv(const Context& context, const Report& report) {
  const auto tables = tables_of(report);
  const Language language = context.language;
  if (tables.empty()) return wrong_call(context, {.code = "app/no-table"});
  const bool named_as_file = fs::path(context.out).extension() == ".csv";
  const bool to_folder =
      !context.out.empty() && (is_folder(context.out) || (tables.size() > 1 && !named_as_file));
  if (!to_folder && tables.size() == 1)
    return show_or_save(context, render_csv(*tables.front(), language));
  if (!to_folder) {
    std::string names;
    for (const Table* table : tables) names += (names.empty() ? "" : ", ") + table->key;
    return wrong_call(context, {.code = "app/several-tables", .expected = names});
  }
  std::vector<FileToWrite> files;
  for (const Table* table : tables)
    files.push_back({fs::path(context.out) / (table->key + ".csv"), render_csv(*table, language)});
  return save(context, files);
}

/// A pipe or a file may take such bytes; a person cannot read them.
Status deliver_bytes(const Context& context, const Report& report,
                     Result<std::string> (*render)(const Report&, Language)) {
  if (context.out.empty() && ::isatty(STDOUT_FILENO) == 1)
    return wrong_call(context, {.code = "app/needs-out"});
  auto bytes = render(report, context.language);
  if (!bytes) return report_problems(context, bytes.error());
  return show_or_save(context, *std::move(bytes));
}

}  // namespace

Status deliver(const Context& context, const Report& report) {
  switch (format_of(context)) {
    case Format::table: {
      const bool to_screen = context.out.empty();
      const TerminalStyle style{std::clamp(context.width, 40, 500), to_screen && context.colour};
      return show_or_save(context, render_terminal(report, context.language, style));
    }
    case Format::csv:
      return deliver_csv(context, report);
    case Format::json:
      return show_or_save(context, render_json(report));
    case Format::xlsx:
      return deliver_bytes(context, report, render_xlsx);
    case Format::html:
      return show_or_save(context, render_html(report, context.language));
    case Format::pdf:
      return deliver_bytes(context, report, [](const Report& one, Language language) {
        return pdf::render_pdf(one, language);
      });
  }
  check(false);
  return Status::machine_failure;
}

Status report_problems(const Context& context, const Problems& problems) {
  bool machine = false;
  std::string lines;
  for (const Problem& problem : problems) {
    machine = machine || is_failure_of_the_machine(problem);
    lines += to_string(problem, context.language) + "\n";
  }
  const std::string count =
      format_count(static_cast<std::int64_t>(problems.size()), {"probleem", "problem"},
                   {"problemen", "problems"}, context.language);
  lines += count +
           context.say({" gevonden; er is niets geschreven.", " found; nothing was written."}) +
           "\n";
  std::fputs(lines.c_str(), stderr);
  return machine ? Status::machine_failure : Status::wrong_input;
}

void tell(const Context& context, const Text& line) {
  if (!context.quiet) std::fprintf(stderr, "%s\n", context.say(line).c_str());
}

}  // namespace houvast::cli
