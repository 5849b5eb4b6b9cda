// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include <algorithm>

namespace houvast::http {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// Undoes %20; in a query a plus is a blank.
std::optional<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
    } else if (c == '+' && plus_is_blank) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
    decoded += c;
  }
  return decoded;
}

/// Calls `take` with every piece between separators; false when it does not want one.
template <class Take>
bool for_each_piece(std::string_view text, char separator, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (!take(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

std::string_view to_string(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::remove:
      return "DELETE";
  }
  return "";
}

std::string Request::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::string Request::cookie(std::string_view name) const {
  std::string value;
  for_each_piece(header("cookie"), ';', [&](std::string_view piece) {
    while (piece.starts_with(' ')) piece.remove_prefix(1);
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos || piece.substr(0, equals) != name) return true;
    value = piece.substr(equals + 1);
    return false;
  });
  return value;
}

std::optional<Target> parse_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const std::size_t question = std::min(target.find('?'), target.size());
  Target parsed{.path = std::string(target.substr(0, question))};
  const bool path_is_good =
      for_each_piece(target.substr(1, question - 1), '/', [&](std::string_view piece) {
        auto segment = decode(piece, false);
        if (segment) parsed.segments.push_back(std::move(*segment));
        return segment.has_value();
      });
  const bool query_is_good = for_each_piece(
      target.substr(std::min(question + 1, target.size())), '&', [&](std::string_view piece) {
        const std::size_t equals = std::min(piece.find('='), piece.size());
        auto name = decode(piece.substr(0, equals), true);
        auto value = decode(piece.substr(std::min(equals + 1, piece.size())), true);
        if (!name || !value) return false;
        parsed.query[std::move(*name)] = std::move(*value);
        return true;
      });
  if (!path_is_good || !query_is_good) return std::nullopt;
  return parsed;
}

}  // namespace houvast::http
