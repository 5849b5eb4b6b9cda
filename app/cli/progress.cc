// SPDX-License-Identifier: EUPL-1.2
#include "progress.h"

#include <unistd.h>

#include <cstdio>

#include "houvast/format.h"

namespace houvast::cli {

Progress::Progress(const Context& context, Text what)
    : context_(context),
      what_(std::move(what)),
      is_wanted_(!context.quiet && (context.progress || isatty(STDERR_FILENO) == 1)) {}

void Progress::show(std::int64_t done, std::int64_t all) {
  using namespace std::chrono_literals;
  const Clock::time_point now = Clock::now();
  if (!is_wanted_ || done <= begun_at_ || now - start_ < 1s || now - last_ < 200ms) return;
  last_ = now;
  const auto passed = std::chrono::duration<double>(now - start_).count();
  const double left =
      passed * static_cast<double>(all - done) / static_cast<double>(done - begun_at_);
  const std::string of = format_number(done, context_.language) + " / " +
                         format_number(all, context_.language) + " " + context_.say(what_);
  const std::string time = format_number(left, context_.language, 0);
  const Text line{of + ", nog " + time + " s", of + ", " + time + " s left"};
  std::fprintf(stderr, "\r\033[K%s", context_.say(line).c_str());
  std::fflush(stderr);
  is_shown_ = true;
}

void Progress::finish() {
  if (is_shown_) std::fputs("\r\033[K", stderr);
  is_shown_ = false;
}

}  // namespace houvast::cli
