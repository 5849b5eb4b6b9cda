// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <charconv>

#include "houvast/check.h"
#include "houvast/render.h"

namespace houvast {
namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  out.append(buffer.data(), end.ptr);
}

void append_amount(std::string& out, Cents amount) {
  const std::int64_t count = amount.count();
  const std::uint64_t magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  if (count < 0) out += '-';
  append_number(out, magnitude / 100);
  out += '.';
  out += static_cast<char>('0' + magnitude % 100 / 10);
  out += static_cast<char>('0' + magnitude % 10);
}

/// RFC 4180 2.6 and 2.7: quoted when it holds a comma, a quote or a line end. Blanks at an end are
/// quoted too, since some readers trim them.
void append_text(std::string& out, std::string_view text) {
  const bool blank_ends = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!blank_ends && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, const Cell& cell, Language language) {
  switch (cell.index()) {
    case 0:
      return;
    case 1:
      return append_text(out, std::get<std::string>(cell));
    case 2:
      return append_text(out, std::get<Text>(cell).in(language));
    case 3:
      return append_amount(out, std::get<Cents>(cell));
    case 4:
      return append_number(out, std::get<std::int64_t>(cell));
    case 5:
      out += to_string(std::get<Decimal>(cell));
      return;
    case 6:
      return append_number(out, std::get<double>(cell));
    default:
      check(false);
  }
}

}  // namespace

std::string render_csv(const Table& table, Language language) {
  std::string out;
  out.reserve((table.rows.size() + 1) * table.columns.size() * 12);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    append_text(out, table.columns[i].key);
  }
  out += '\n';
  for (const auto& row : table.rows) {
    check(row.size() == table.columns.size());
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, row[i], language);
    }
    // An empty line would be no record at all to many readers.
    if (out.size() == start) out += "\"\"";
    out += '\n';
  }
  return out;
}

}  // namespace houvast
