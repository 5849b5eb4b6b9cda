// SPDX-License-Identifier: EUPL-1.2
#include "houvast/width.h"

#include <algorithm>
#include <cstdint>

namespace houvast {
namespace {

struct Character {
  std::string_view bytes;
  int width;
};

bool is_between(std::uint32_t c, std::uint32_t from, std::uint32_t to) {
  return c >= from && c <= to;
}

int width_of_code_point(std::uint32_t c) {
  if (c < 0x20 || is_between(c, 0x7f, 0x9f)) return 0;
  if (is_between(c, 0x300, 0x36f) || is_between(c, 0x200b, 0x200f) || is_between(c, 0xfe00, 0xfe0f))
    return 0;
  const bool wide = is_between(c, 0x1100, 0x115f) || is_between(c, 0x2e80, 0xa4cf) ||
                    is_between(c, 0xac00, 0xd7a3) || is_between(c, 0xf900, 0xfaff) ||
                    is_between(c, 0xfe30, 0xfe6f) || is_between(c, 0xff00, 0xff60) ||
                    is_between(c, 0x1f300, 0x1faff) || is_between(c, 0x20000, 0x3fffd);
  return wide ? 2 : 1;
}

/// The first character of non-empty text. A byte that is no UTF-8 counts as one character.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t size = lead < 0x80           ? 1
                           : (lead >> 5) == 0x6  ? 2
                           : (lead >> 4) == 0xe  ? 3
                           : (lead >> 3) == 0x1e ? 4
                                                 : 1;
  if (size == 1 || size > text.size()) return {text.substr(0, 1), lead < 0x20 ? 0 : 1};
  std::uint32_t code_point = lead & (0xffu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) >> 6) != 0x2) return {text.substr(0, 1), 1};
    code_point = code_point << 6 | (byte(i) & 0x3f);
  }
  return {text.substr(0, size), width_of_code_point(code_point)};
}

/// The longest start of text that fits, at least one character.
std::string_view head(std::string_view text, int width) {
  std::size_t size = 0;
  while (size < text.size()) {
    const Character next = first_character(text.substr(size));
    if (next.width > width && size > 0) break;
    width -= next.width;
    size += next.bytes.size();
  }
  return text.substr(0, size);
}

void wrap_line(std::string_view text, int width, std::vector<std::string>& lines) {
  std::string line;
  bool empty = true;
  while (true) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    if (!empty && width_of(line) + 1 + width_of(word) <= width) {
      line += ' ';
      line += word;
    } else {
      if (!empty) lines.push_back(std::move(line));
      for (; width_of(word) > width; word.remove_prefix(head(word, width).size()))
        lines.emplace_back(head(word, width));
      line = word;
    }
    empty = false;
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  lines.push_back(std::move(line));
}

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character next = first_character(text);
    width += next.width;
    text.remove_prefix(next.bytes.size());
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  width = std::max(width, 2);
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    wrap_line(text.substr(0, end), width, lines);
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string shorten(std::string_view text, int width) {
  if (width_of(text) <= width) return std::string(text);
  if (width < 2) return "…";
  std::string cut(head(text, width - 1));
  while (cut.ends_with(' ')) cut.pop_back();
  return cut + "…";
}

std::string pad_left(std::string_view text, int width) {
  return repeat(" ", width - width_of(text)) + std::string(text);
}

std::string pad_right(std::string_view text, int width) {
  return std::string(text) + repeat(" ", width - width_of(text));
}

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace houvast
