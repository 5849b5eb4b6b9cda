// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

class Flow {
 public:
  Flow(const FlowChart& chart, Language language, const TerminalStyle& style)
      : chart_(chart), language_(language), style_(style), ink_(style.colour) {
    for (const FlowChart::Node& node : chart.nodes)
      name_width_ = std::max(name_width_, width_of(words(node.label, language)) + 3);
    for (const FlowChart::Node& node : chart.nodes)
      amount_width_ = std::max(amount_width_, width_of(format_euro(paid_by(node), language)));
    name_width_ = std::min(name_width_, std::max(20, style.width / 2 - amount_width_));
  }

  [[nodiscard]] std::string draw() const {
    std::string out = chart_title(chart_.title, Unit::euro, language_, style_);
    for (const FlowChart::Node& node : chart_.nodes) {
      const auto links = links_from(node);
      if (links.empty()) continue;
      out += ink_.bold(pad_right(shorten(words(node.label, language_), name_width_), name_width_)) +
             "  " + ink_.bold(pad_left(format_euro(paid_by(node), language_), amount_width_)) +
             "\n";
      for (const FlowChart::Link* link : links) out += line(*link, link == links.back());
    }
    return out;
  }

 private:
  std::vector<const FlowChart::Link*> links_from(const FlowChart::Node& node) const {
    std::vector<const FlowChart::Link*> links;
    for (const FlowChart::Link& link : chart_.links)
      if (link.from == node.id) links.push_back(&link);
    return links;
  }

  Cents paid_by(const FlowChart::Node& node) const {
    Cents sum;
    for (const FlowChart::Link* link : links_from(node)) sum += link->amount;
    return sum;
  }

  std::string line(const FlowChart::Link& link, bool is_last) const {
    const auto to = std::find_if(chart_.nodes.begin(), chart_.nodes.end(),
                                 [&](const FlowChart::Node& node) { return node.id == link.to; });
    check(to != chart_.nodes.end());
    const std::string name = shorten(words(to->label, language_), name_width_ - 3);
    const std::string made_of = words(link.label, language_);
    const int left = style_.width - name_width_ - amount_width_ - 4;
    std::string out = ink_.faint(is_last ? "└─ " : "├─ ") + pad_right(name, name_width_ - 3) +
                      "  " + pad_left(format_euro(link.amount, language_), amount_width_);
    if (!made_of.empty() && left >= 10) out += "  " + ink_.faint(shorten(made_of, left));
    return out + "\n";
  }

  const FlowChart& chart_;
  Language language_;
  TerminalStyle style_;
  Ink ink_;
  int name_width_ = 0, amount_width_ = 0;
};

}  // namespace

std::string on_terminal(const FlowChart& chart, Language language, const TerminalStyle& style) {
  if (chart.links.empty()) return {};
  return Flow(chart, language, style).draw();
}

}  // namespace houvast::exchange
