// SPDX-License-Identifier: EUPL-1.2
#include "exchange/clean.h"

#include "base/encoding.h"

namespace houvast::exchange {
namespace {

constexpr std::string_view replacement = "�";

/// Below the blank, and DEL. The controls of Latin-1 (C2 80 to C2 9F) are no text either.
bool is_control(unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; }

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto fault = check_utf8(text).first_fault;
    const std::string_view good = text.substr(0, fault.value_or(text.size()));
    for (std::size_t i = 0; i < good.size(); ++i) {
      const auto c = static_cast<unsigned char>(good[i]);
      const bool latin_control =
          c == 0xc2 && i + 1 < good.size() && static_cast<unsigned char>(good[i + 1]) < 0xa0;
      if (c == '\t' || c == '\r') {
        out += c == '\t' ? " " : "";
      } else if (is_control(c) || latin_control) {
        out += replacement;
        if (latin_control) ++i;
      } else {
        out += good[i];
      }
    }
    if (!fault) return out;
    out += replacement;
    text.remove_prefix(*fault + 1);
  }
}

std::string escape_html(std::string_view text) {
  const std::string safe = clean(text);
  std::string out;
  out.reserve(safe.size());
  for (const char c : safe) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

}  // namespace houvast::exchange
