// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/render.h"
#include "houvast/width.h"

namespace houvast {
namespace {

using namespace exchange;

struct Draw {
  Language language;
  const TerminalStyle& style;

  std::string operator()(const Heading& heading) const {
    const Ink ink(style.colour);
    const std::string text = shorten(words(heading.text, language), style.width - 4);
    const int rest = style.width - 4 - width_of(text);
    return ink.faint("──") + " " + ink.bold(text) + " " + ink.faint(repeat("─", rest)) + "\n";
  }

  std::string operator()(const Paragraph& paragraph) const {
    std::string out;
    for (const std::string& line : wrap(words(paragraph.text, language), style.width))
      out += line + "\n";
    return out;
  }

  template <class TableOrChart>
  std::string operator()(const TableOrChart& block) const {
    return on_terminal(block, language, style);
  }
};

std::string title(const std::string& text, const TerminalStyle& style) {
  if (text.empty()) return {};
  const Ink ink(style.colour);
  std::string out;
  int widest = 0;
  for (const std::string& line : wrap(text, style.width)) {
    out += ink.bold(line) + "\n";
    widest = std::max(widest, width_of(line));
  }
  return out + ink.faint(repeat("═", widest)) + "\n";
}

}  // namespace

std::string exchange::chart_title(const Text& title, Unit unit, Language language,
                                  const TerminalStyle& style) {
  const Ink ink(style.colour);
  std::string out;
  for (const std::string& line : wrap(words(title, language), style.width))
    out += ink.bold(line) + "\n";
  const std::string words = unit_words(unit, language);
  if (!words.empty()) out += ink.faint(words) + "\n";
  return out;
}

std::string render_terminal(const Report& report, Language language, const TerminalStyle& style) {
  std::string out;
  const auto add = [&](const std::string& block) {
    if (block.empty()) return;
    if (!out.empty()) out += "\n";
    out += block;
  };
  add(title(words(report.title, language), style));
  for (const Block& block : report.blocks) add(std::visit(Draw{language, style}, block));
  return out;
}

}  // namespace houvast
