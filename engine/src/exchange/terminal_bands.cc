// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "exchange/clean.h"
#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/check.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

constexpr int widest_label = 28;

class Bands {
 public:
  Bands(const BandChart& chart, Language language, const TerminalStyle& style)
      : chart_(chart), language_(language), style_(style), ink_(style.colour) {
    for (const auto& series : chart.series) {
      check(series.bands.size() == chart.x.size());
      for (const BandChart::Band& band : series.bands) {
        lowest_ = std::min(lowest_, band.p5);
        highest_ = std::max(highest_, band.p95);
        for (const double value : {band.p5, band.p50, band.p95})
          value_width_ = std::max(value_width_, width_of(show(value)));
      }
    }
    for (const std::string& x : chart.x) label_width_ = std::max(label_width_, width_of(clean(x)));
    label_width_ = std::min(label_width_, widest_label);
    width_ = std::clamp(style.width - label_width_ - 2 - 3 * (value_width_ + 2), 15, 60);
  }

  [[nodiscard]] std::string draw() const {
    std::string out = chart_title(chart_.title, chart_.unit, language_, style_);
    for (const auto& series : chart_.series) {
      out += head(chart_.series.size() > 1 ? words(series.label, language_) : "");
      for (std::size_t i = 0; i < chart_.x.size(); ++i) {
        const BandChart::Band& band = series.bands[i];
        out +=
            pad_right(shorten(clean(chart_.x[i]), label_width_), label_width_) + "  " + drawn(band);
        for (const double value : {band.p5, band.p50, band.p95}) {
          const std::string figure = pad_left(show(value), value_width_);
          out += "  " + (value < 0 ? ink_.red(figure) : figure);
        }
        out += "\n";
      }
    }
    return out +
           ink_.faint(language_ == Language::dutch
                          ? "├─┤ van 5% tot 95%   ▒ de middelste helft   ┃ mediaan   ┊ nul"
                          : "├─┤ from 5% to 95%   ▒ the middle half   ┃ median   ┊ zero") +
           "\n";
  }

 private:
  std::string show(double value) const { return shown(value, chart_.unit, language_); }

  int place(double value) const {
    if (highest_ == lowest_) return 0;
    return static_cast<int>(std::lround((value - lowest_) / (highest_ - lowest_) * (width_ - 1)));
  }

  std::string head(const std::string& label) const {
    const bool dutch = language_ == Language::dutch;
    std::string out =
        ink_.bold(pad_right(shorten(label, label_width_ + width_), label_width_ + width_ + 2));
    for (const std::string& word :
         {std::string("5%"), std::string(dutch ? "mediaan" : "median"), std::string("95%")})
      out += "  " + ink_.bold(pad_left(word, value_width_));
    return out + "\n";
  }

  std::string drawn(const BandChart::Band& band) const {
    const int p5 = place(band.p5), p25 = place(band.p25), p50 = place(band.p50),
              p75 = place(band.p75), p95 = place(band.p95), zero = place(0);
    std::string out;
    for (int x = 0; x < width_; ++x) {
      if (x == p50)
        out += ink_.bold("┃");
      else if (x >= p25 && x <= p75)
        out += ink_.blue("▒");
      else if (x == p5)
        out += "├";
      else if (x == p95)
        out += "┤";
      else if (x > p5 && x < p95)
        out += "─";
      else
        out += x == zero ? ink_.faint("┊") : " ";
    }
    return out;
  }

  const BandChart& chart_;
  Language language_;
  TerminalStyle style_;
  Ink ink_;
  double lowest_ = 0, highest_ = 0;
  int label_width_ = 0, value_width_ = 7, width_ = 0;
};

}  // namespace

std::string on_terminal(const BandChart& chart, Language language, const TerminalStyle& style) {
  if (chart.x.empty() || chart.series.empty()) return {};
  return Bands(chart, language, style).draw();
}

}  // namespace houvast::exchange
