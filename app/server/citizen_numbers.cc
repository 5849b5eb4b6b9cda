// SPDX-License-Identifier: EUPL-1.2
#include "server/citizen_numbers.h"

#include <string>

#include "houvast/care_record_table.h"

namespace houvast::server {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<int> lines_with_citizen_number(std::string_view text) {
  std::vector<int> lines;
  int line = 1;
  std::string number;
  const auto close = [&] {
    if (exchange::could_be_citizen_number(number)) lines.push_back(line);
    number.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      number += c;
      continue;
    }
    const bool goes_on =
        (c == '.' || c == ' ') && !number.empty() && i + 1 < text.size() && is_digit(text[i + 1]);
    if (goes_on) continue;
    close();
    if (c == '\n') ++line;
  }
  close();
  return lines;
}

}  // namespace houvast::server
