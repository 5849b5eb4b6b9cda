// SPDX-License-Identifier: EUPL-1.2
#include "stored_runs.h"

#include <charconv>
#include <cstdlib>

namespace houvast::cli {
namespace {

bool is_last(const std::string& text) { return text == "laatste" || text == "last"; }

std::optional<std::int64_t> parse_number(const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 1) return std::nullopt;
  return number;
}

}  // namespace

std::filesystem::path store_path(const std::string& asked) {
  if (!asked.empty()) return asked;
  if (const char* set = std::getenv("HOUVAST_STORE"); set != nullptr && *set != '\0') return set;
  const std::filesystem::path name = std::filesystem::path("houvast") / "houvast.db";
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
    return data / name;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return std::filesystem::path(home) / ".local" / "share" / name;
  return name;
}

bool names_a_run(const std::string& text) {
  return is_last(text) || parse_number(text).has_value();
}

Result<RunRecord> load_run(Store& store, const std::string& named) {
  if (is_last(named)) {
    const auto receipts = store.list();
    if (!receipts) return tl::unexpected(receipts.error());
    return store.load(receipts->empty() ? 0 : receipts->back().id);
  }
  return store.load(parse_number(named).value_or(0));
}

}  // namespace houvast::cli
