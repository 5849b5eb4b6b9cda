// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

constexpr std::size_t most_categories = 40;
constexpr int widest_label = 28;
constexpr std::string_view fills[] = {"█", "▒", "▓", "░"};

std::string_view fill(std::size_t series) { return fills[series % std::size(fills)]; }

/// From values to columns of the screen: half columns, of which zero is at `zero`.
struct Scale {
  int width;
  double lowest = 0, highest = 0;

  [[nodiscard]] int halves(double value) const {
    if (highest == lowest) return 0;
    return static_cast<int>(std::lround((value - lowest) / (highest - lowest) * width * 2));
  }
  [[nodiscard]] int zero() const { return halves(0) / 2; }
};

class Bars {
 public:
  Bars(const BarChart& chart, Language language, const TerminalStyle& style)
      : chart_(chart), language_(language), style_(style), ink_(style.colour) {
    for (const auto& series : chart.series) {
      check(series.values.size() == chart.categories.size());
      series_width_ = std::max(series_width_, width_of(words(series.label, language)));
    }
    const bool one_line = chart.series.size() == 1 || chart.stacked;
    series_width_ = one_line ? 0 : std::min(series_width_, widest_label);
    for (const Text& category : chart.categories)
      label_width_ = std::max(label_width_, width_of(words(category, language)));
    label_width_ = std::min(label_width_, widest_label);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) measure(i);
    const int texts = label_width_ + 2 + (series_width_ > 0 ? series_width_ + 2 : 0) + 2;
    scale_.width = std::clamp(style.width - texts - value_width_ - 1, 10, 60);
  }

  [[nodiscard]] std::string draw() const {
    std::string out = chart_title(chart_.title, chart_.unit, language_, style_) + legend();
    const std::size_t count = chart_.categories.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (count > most_categories && i == most_categories / 2) {
        const std::size_t left_out = count - most_categories;
        out +=
            ink_.faint("… " + format_count(static_cast<std::int64_t>(left_out), {"andere", "other"},
                                           {"andere", "others"}, language_)) +
            "\n";
        i += left_out;
      }
      draw_category(i, out);
    }
    return out;
  }

 private:
  std::string shown(std::optional<double> value) const {
    if (value) return exchange::shown(*value, chart_.unit, language_);
    return language_ == Language::dutch ? "onbekend" : "unknown";
  }

  void see(double lowest, double highest) {
    scale_.lowest = std::min(scale_.lowest, lowest);
    scale_.highest = std::max(scale_.highest, highest);
  }

  void measure(std::size_t category) {
    double below = 0, above = 0;
    for (const auto& series : chart_.series) {
      const auto value = series.values[category];
      if (!chart_.stacked) value_width_ = std::max(value_width_, width_of(shown(value)));
      if (!value) continue;
      (*value < 0 ? below : above) += *value;
      if (!chart_.stacked) see(*value, *value);
    }
    if (!chart_.stacked) return;
    see(below, above);
    value_width_ = std::max(value_width_, width_of(shown(below + above)));
  }

  std::string ink(std::size_t series, const std::string& text) const {
    return series % 2 == 0 ? ink_.blue(text) : ink_.cyan(text);
  }

  std::string legend() const {
    if (!chart_.stacked || chart_.series.size() < 2) return {};
    std::string out;
    for (std::size_t i = 0; i < chart_.series.size(); ++i)
      out += (i > 0 ? "   " : "") + ink(i, std::string(fill(i)) + std::string(fill(i))) + " " +
             words(chart_.series[i].label, language_);
    return out + "\n";
  }

  /// One bar from half column `from` to `to`; only full blocks have halves.
  std::string piece(std::size_t series, int from, int to) const {
    std::string out;
    for (int column = from / 2; column * 2 < to; ++column) {
      const int left = std::max(from, column * 2) - column * 2;
      const int right = std::min(to, column * 2 + 2) - column * 2;
      if (right - left == 2 || series % std::size(fills) != 0)
        out += fill(series);
      else
        out += left == 0 ? "▌" : "▐";
    }
    return out;
  }

  void draw_line(const std::string& left, const std::string& right, const std::string& label,
                 const std::string& series, std::optional<double> value, std::string& out) const {
    std::string line = pad_right(shorten(label, label_width_), label_width_) + "  ";
    if (series_width_ > 0)
      line += ink_.faint(pad_right(shorten(series, series_width_), series_width_)) + "  ";
    const std::string number = shown(value);
    const std::string figure = pad_left(number, value_width_);
    line +=
        left + ink_.faint("│") + right + " " + (value && *value < 0 ? ink_.red(figure) : figure);
    out += line + "\n";
  }

  void draw_category(std::size_t category, std::string& out) const {
    const int zero = scale_.zero();
    const std::string name = words(chart_.categories[category], language_);
    if (chart_.stacked) {
      draw_stack(category, name, out);
      return;
    }
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const auto value = chart_.series[i].values[category];
      const double height = value.value_or(0);
      const int end = scale_.halves(height);
      // A column is left for any amount but zero, so that a small one is not nothing.
      std::string bar = height < 0   ? piece(i, std::min(end, zero * 2 - 1), zero * 2)
                        : height > 0 ? piece(i, zero * 2, std::max(end, zero * 2 + 1))
                                     : "";
      const int length = width_of(bar);
      const std::string blank_left = repeat(" ", zero - (height < 0 ? length : 0));
      const std::string blank_right = repeat(" ", scale_.width - zero - (height > 0 ? length : 0));
      const std::string inked = ink(i, bar);
      draw_line(blank_left + (height < 0 ? inked : ""), (height > 0 ? inked : "") + blank_right,
                i == 0 ? name : "", words(chart_.series[i].label, language_), value, out);
    }
  }

  void draw_stack(std::size_t category, const std::string& name, std::string& out) const {
    const int zero = scale_.zero();
    double below = 0, above = 0;
    std::string left, right;
    int left_width = 0, right_width = 0;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const double value = chart_.series[i].values[category].value_or(0);
      double& reached = value < 0 ? below : above;
      const int from = scale_.halves(reached) / 2;
      reached += value;
      const int to = scale_.halves(reached) / 2;
      const std::string bar = repeat(fill(i), std::abs(to - from));
      if (value < 0) {
        left = ink(i, bar) + left;
        left_width += std::abs(to - from);
      } else {
        right += ink(i, bar);
        right_width += std::abs(to - from);
      }
    }
    draw_line(repeat(" ", zero - left_width) + left,
              right + repeat(" ", scale_.width - zero - right_width), name, "", below + above, out);
  }

  const BarChart& chart_;
  Language language_;
  TerminalStyle style_;
  Ink ink_;
  int label_width_ = 0;
  int series_width_ = 0;
  int value_width_ = 1;
  Scale scale_{};
};

}  // namespace

std::string on_terminal(const BarChart& chart, Language language, const TerminalStyle& style) {
  if (chart.categories.empty() || chart.series.empty()) return {};
  return Bars(chart, language, style).draw();
}

}  // namespace houvast::exchange
