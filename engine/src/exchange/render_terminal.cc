// SPDX-License-Identifier: EUPL-1.2
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
    std::string out;
    for (const std::string& line : wrap(heading.text.in(language), style.width))
      out += ink.bold(line) + "\n";
    return out;
  }

  std::string operator()(const Paragraph& paragraph) const {
    std::string out;
    for (const std::string& line : wrap(paragraph.text.in(language), style.width))
      out += line + "\n";
    return out;
  }

  std::string operator()(const Table& table) const {
    return table_on_terminal(table, language, style);
  }

  std::string operator()(const BarChart&) const { return {}; }
  std::string operator()(const BandChart&) const { return {}; }
  std::string operator()(const ScatterChart&) const { return {}; }
  std::string operator()(const FlowChart&) const { return {}; }
};

}  // namespace

std::string render_terminal(const Report& report, Language language, const TerminalStyle& style) {
  std::string out;
  const auto add = [&](const std::string& block) {
    if (block.empty()) return;
    if (!out.empty()) out += "\n";
    out += block;
  };
  add(Draw{language, style}(Heading{report.title}));
  for (const Block& block : report.blocks) add(std::visit(Draw{language, style}, block));
  return out;
}

}  // namespace houvast
