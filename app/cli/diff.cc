// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "commands.h"
#include "stored_runs.h"
#include "views/diff_report.h"

namespace houvast::cli {
namespace {

struct DiffCommand {
  std::string before;
  std::string after;
  std::string store;
};

Status compare(const Context& context, const DiffCommand& command) {
  auto store = Store::open(store_path(command.store));
  if (!store) return report_problems(context, store.error());
  const auto before = load_run(*store, command.before);
  const auto after = load_run(*store, command.after);
  Problems problems;
  for (const auto* run : {&before, &after})
    if (!*run) problems.insert(problems.end(), run->error().begin(), run->error().end());
  if (!problems.empty()) return report_problems(context, problems);
  return deliver(context, views::diff_report(*before, *after));
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  auto command = std::make_shared<DiffCommand>();
  CLI::App& diff =
      add_command(app, context, "diff",
                  {"Vergelijkt twee bewaarde runs: welke cijfers verschillen en waarom.",
                   "Compare two runs: which figures differ and why."},
                  "houvast diff 1 2");
  diff.add_option("BEFORE", command->before, context.say({"Eerste run", "First run"}))->required();
  diff.add_option("AFTER", command->after, context.say({"Tweede run", "Second run"}))->required();
  diff.add_option("--store", command->store,
                  context.say({"Bestand van de opslag", "File of the store"}));
  on_run(diff, context, [&context, command] { return compare(context, *command); });
}

}  // namespace houvast::cli
