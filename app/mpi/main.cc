// SPDX-License-Identifier: EUPL-1.2
// houvast-mpi study: the same command as `houvast study`, on all processes that mpirun or srun
// started. Rank 0 speaks; the others work.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <new>

#include "commands.h"
#include "frame.h"
#include "houvast/mpi_executor.h"

namespace houvast::cli {
namespace {

/// Keeps standard output and error silent: help and mistakes in the call are told once.
class Silence {
 public:
  explicit Silence(bool wanted) : wanted_(wanted) {
    if (!wanted_) return;
    errors_ = ::dup(STDERR_FILENO);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  /// What goes wrong in the program itself may be heard.
  ~Silence() {
    if (!wanted_) return;
    ::dup2(errors_, STDERR_FILENO);
    ::close(errors_);
  }

 private:
  bool wanted_;
  int errors_ = -1;
};

Status run(const study::MpiSession& session, int argc, char** argv) {
  Context context = context_from_surroundings(argc, argv);
  context.make_executor = [](int threads) { return study::mpi_executor(threads); };
  CLI::App app;
  add_frame(app, context);
  app.name("houvast-mpi");
  add_study(app, context);
  {
    const Silence silence(!session.leads());
    if (const auto ended = parse(app, context, argc, argv)) return *ended;
  }
  return context.action();
}

}  // namespace
}  // namespace houvast::cli

int main(int argc, char** argv) {
  using houvast::cli::Status;
  const houvast::study::MpiSession session(argc, argv);
  try {
    return static_cast<int>(houvast::cli::run(session, argc, argv));
  } catch (const std::bad_alloc&) {
    std::fputs("houvast-mpi: te weinig geheugen / out of memory\n", stderr);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "houvast-mpi: %s\n", failure.what());
  }
  // The other processes wait for this one.
  std::abort();
}
