// SPDX-License-Identifier: EUPL-1.2
#include "server/log.h"

#include <fmt/format.h>

namespace houvast::server {

std::string to_text(std::chrono::system_clock::time_point time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

void Log::write(std::chrono::system_clock::time_point now, std::string_view event, Json facts) {
  if (file_ == nullptr) return;
  Json line = {{"at", to_text(now)}, {"event", event}};
  for (auto& [name, value] : facts.items()) line[name] = std::move(value);
  const std::string text =
      line.dump(-1, ' ', false, nlohmann::detail::error_handler_t::replace) + "\n";
  const std::lock_guard lock(mutex_);
  std::fwrite(text.data(), 1, text.size(), file_);
  std::fflush(file_);
}

}  // namespace houvast::server
