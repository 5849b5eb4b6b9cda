// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <exception>
#include <new>

#include "commands.h"
#include "frame.h"
#include "people.h"

namespace houvast::cli {
namespace {

/// One line a command, in the order of the help.
void add_commands(CLI::App& app, Context& context) {
  add_check(app, context);
  add_run(app, context);
  add_why(app, context);
  add_study(app, context);
  add_report(app, context);
  add_runs(app, context);
  add_diff(app, context);
  add_quickscan(app, context);
  add_gemeentefonds(app, context);
  add_keys(app, context);
  add_reserve(app, context);
  add_settle(app, context);
  add_equalise(app, context);
  add_contracts(app, context);
  add_calibrate(app, context);
  add_records(app, context);
  add_synth(app, context);
  add_serve(app, context);
  add_people(app, context);
}

Status run(int argc, char** argv) {
  Context context = context_from_surroundings(argc, argv);
  CLI::App app;
  add_frame(app, context);
  add_commands(app, context);
  if (const auto ended = parse(app, context, argc, argv)) return *ended;
  return context.action();
}

}  // namespace
}  // namespace houvast::cli

int main(int argc, char** argv) {
  using houvast::cli::Status;
  try {
    return static_cast<int>(houvast::cli::run(argc, argv));
  } catch (const std::bad_alloc&) {
    std::fputs("houvast: te weinig geheugen / out of memory\n", stderr);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "houvast: %s\n", failure.what());
  }
  return static_cast<int>(Status::machine_failure);
}
