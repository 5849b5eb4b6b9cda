// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>

#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/format.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

constexpr int height = 17;

/// The range of one axis; zero is always in it, since it divides the quadrants.
struct Axis {
  int cells;
  double lowest = 0, highest = 0;

  void see(double value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  [[nodiscard]] int place(double value) const {
    if (highest == lowest) return 0;
    return static_cast<int>(std::lround((value - lowest) / (highest - lowest) * (cells - 1)));
  }
};

std::string mark(int count) {
  if (count == 1) return "•";
  if (count < 10) return std::to_string(count);
  return "#";
}

class Scatter {
 public:
  Scatter(const ScatterChart& chart, Language language, const TerminalStyle& style)
      : chart_(chart), language_(language), style_(style), ink_(style.colour) {
    for (const ScatterChart::Point& point : chart.points) {
      x_.see(point.x);
      y_.see(point.y);
      ++quadrants_[quadrant(point)];
    }
    for (const double value : {y_.lowest, 0.0, y_.highest})
      label_width_ = std::max(label_width_, width_of(shown(value, chart.y_unit, language)));
    x_.cells = std::clamp(style.width - label_width_ - 4, 20, 72);
    counts_.assign(static_cast<std::size_t>(x_.cells * y_.cells), 0);
    for (const ScatterChart::Point& point : chart.points)
      ++counts_[cell(x_.place(point.x), y_.place(point.y))];
  }

  [[nodiscard]] std::string draw() const {
    std::string out = chart_title(chart_.title, Unit::text, language_, style_);
    out += ink_.faint("↑ " + words(chart_.y_label, language_)) + "\n";
    for (int y = y_.cells - 1; y >= 0; --y) out += label(y) + row(y) + "\n";
    return out + under() + legend();
  }

 private:
  /// 0 left above, 1 right above, 2 left below, 3 right below; zero counts as above and right.
  static std::size_t quadrant(const ScatterChart::Point& point) {
    return (point.y < 0 ? 2u : 0u) + (point.x < 0 ? 0u : 1u);
  }

  std::size_t cell(int x, int y) const { return static_cast<std::size_t>(y * x_.cells + x); }

  std::string label(int y) const {
    std::string text;
    if (y == 0) text = shown(y_.lowest, chart_.y_unit, language_);
    if (y == y_.cells - 1) text = shown(y_.highest, chart_.y_unit, language_);
    if (y == y_.place(0)) text = shown(0.0, chart_.y_unit, language_);
    return pad_left(text, label_width_) + " " + ink_.faint(y == y_.place(0) ? "├" : "│");
  }

  std::string row(int y) const {
    std::string out;
    for (int x = 0; x < x_.cells; ++x) {
      const int count = counts_[cell(x, y)];
      const bool on_x = y == y_.place(0), on_y = x == x_.place(0);
      if (count > 0)
        out += ink_.blue(mark(count));
      else if (on_x || on_y)
        out += ink_.faint(on_x && on_y ? "┼" : on_x ? "─" : "│");
      else
        out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  std::string under() const {
    const std::string left = shown(x_.lowest, chart_.x_unit, language_);
    const std::string zero = shown(0.0, chart_.x_unit, language_);
    const std::string right = shown(x_.highest, chart_.x_unit, language_);
    std::string line = repeat(" ", label_width_ + 2) + left;
    const int zero_at = label_width_ + 2 + x_.place(0) - width_of(zero) / 2;
    if (x_.lowest < 0 && zero_at > width_of(line)) line = pad_right(line, zero_at) + zero;
    const int right_at = label_width_ + 2 + x_.cells - width_of(right);
    if (x_.highest > 0 && right_at > width_of(line)) line = pad_right(line, right_at) + right;
    return line + "\n" +
           ink_.faint(
               pad_left("→ " + words(chart_.x_label, language_), label_width_ + 2 + x_.cells)) +
           "\n";
  }

  std::string legend() const {
    const bool dutch = language_ == Language::dutch;
    const std::array<std::string, 4> names = {
        dutch ? "linksboven" : "top left", dutch ? "rechtsboven" : "top right",
        dutch ? "linksonder" : "bottom left", dutch ? "rechtsonder" : "bottom right"};
    std::string text = dutch ? "Aantal: " : "Count: ";
    for (std::size_t i = 0; i < names.size(); ++i)
      text += (i > 0 ? ", " : "") + names[i] + " " + format_number(quadrants_[i], language_);
    text += dutch ? ".  • is er één, 2-9 zoveel, # tien of meer."
                  : ".  • is one, 2-9 that many, # ten or more.";
    std::string out;
    for (const std::string& line : wrap(text, style_.width)) out += ink_.faint(line) + "\n";
    return out;
  }

  const ScatterChart& chart_;
  Language language_;
  TerminalStyle style_;
  Ink ink_;
  Axis x_{0}, y_{height};
  std::array<std::int64_t, 4> quadrants_{};
  int label_width_ = 0;
  std::vector<int> counts_;
};

}  // namespace

std::string on_terminal(const ScatterChart& chart, Language language, const TerminalStyle& style) {
  if (chart.points.empty()) return {};
  return Scatter(chart, language, style).draw();
}

}  // namespace houvast::exchange
