// SPDX-License-Identifier: EUPL-1.2
// The blocks of a report on a screen. Every text ends in a line end.
#pragma once

#include <string>
#include <string_view>

#include "houvast/render.h"

namespace houvast::exchange {

/// Marks for bold, red and so on; nothing at all without colour.
class Ink {
 public:
  explicit Ink(bool colour) : colour_(colour) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return mark("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return mark("2", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return mark("31", text); }
  [[nodiscard]] std::string bold_red(std::string_view text) const { return mark("1;31", text); }
  [[nodiscard]] std::string cyan(std::string_view text) const { return mark("36", text); }
  [[nodiscard]] std::string blue(std::string_view text) const { return mark("34", text); }

 private:
  [[nodiscard]] std::string mark(std::string_view code, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }

  bool colour_;
};

/// A chart's title and the unit of its amounts.
[[nodiscard]] std::string chart_title(const Text& title, Unit unit, Language language,
                                      const TerminalStyle& style);

[[nodiscard]] std::string on_terminal(const Table& table, Language language,
                                      const TerminalStyle& style);
[[nodiscard]] std::string on_terminal(const BarChart& chart, Language language,
                                      const TerminalStyle& style);
[[nodiscard]] std::string on_terminal(const BandChart& chart, Language language,
                                      const TerminalStyle& style);
[[nodiscard]] std::string on_terminal(const ScatterChart& chart, Language language,
                                      const TerminalStyle& style);
[[nodiscard]] std::string on_terminal(const FlowChart& chart, Language language,
                                      const TerminalStyle& style);

}  // namespace houvast::exchange
