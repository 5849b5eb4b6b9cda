// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <numeric>

#include "exchange/columns.h"
#include "exchange/terminal.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

constexpr int gap = 2;
constexpr int narrowest_text = 12;

using Indices = std::vector<std::size_t>;

struct Layout {
  std::string header;
  bool is_text;
  int width;    ///< Columns on the screen.
  int minimum;  ///< Figures are never cut; headers and texts can be wrapped this far.
};

int longest_word(std::string_view text) {
  int longest = 0;
  while (true) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, width_of(text.substr(0, end)));
    if (end == text.size()) return longest;
    text.remove_prefix(end + 1);
  }
}

/// A year names a row, as a text does.
bool reads_as_text(const Table& table, std::size_t column) {
  if (table.columns[column].unit == Unit::year) return true;
  return table.columns[column].unit == Unit::text &&
         std::none_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
           return std::holds_alternative<std::int64_t>(row[column]);
         });
}

class Screen {
 public:
  Screen(const Table& table, Language language, const TerminalStyle& style)
      : table_(table), language_(language), style_(style), ink_(style.colour) {
    for (const auto& row : table.rows) {
      check(row.size() == table.columns.size());
      auto& texts = cells_.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i)
        texts.push_back(shown(row[i], table.columns[i], language));
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) natural_.push_back(measure(i));
    columns_ = natural_;
  }

  [[nodiscard]] std::string draw() {
    std::string out = title();
    bool first = true;
    for (const Indices& part : parts()) {
      if (!first) out += "\n";
      first = false;
      fit(part);
      draw_part(part, out);
    }
    for (const Text& note : table_.notes) {
      const auto lines = wrap(words(note, language_), style_.width - 2);
      for (std::size_t i = 0; i < lines.size(); ++i)
        out += ink_.faint((i == 0 ? "* " : "  ") + lines[i]) + "\n";
    }
    return out;
  }

 private:
  Layout measure(std::size_t i) const {
    Layout layout{.header = header(table_, table_.columns[i], language_),
                  .is_text = reads_as_text(table_, i)};
    int widest = 0;
    for (const auto& row : cells_) widest = std::max(widest, width_of(row[i]));
    const int word = longest_word(layout.header);
    const int label = width_of(layout.header);
    if (layout.is_text) {
      layout.width = std::max(widest, label);
      layout.minimum = std::min(layout.width, std::max(word, narrowest_text));
    } else {
      // A header of two words over narrow figures reads better on one line, if there is room.
      layout.minimum = std::max(widest, word);
      layout.width = std::max(layout.minimum, std::min(label, 16));
    }
    return layout;
  }

  std::string title() const {
    std::string out;
    for (const std::string& line : wrap(words(table_.title, language_), style_.width))
      out += ink_.bold(line) + "\n";
    const std::string unit = money_unit(table_, language_);
    if (!unit.empty()) out += ink_.faint(unit) + "\n";
    return out;
  }

  int total(const Indices& part, int Layout::*width) const {
    int sum = gap * (static_cast<int>(part.size()) - 1);
    for (const std::size_t i : part) sum += columns_[i].*width;
    return sum;
  }

  /// The columns that fit beside each other. What does not fit goes below, with the columns that
  /// name the rows repeated.
  std::vector<Indices> parts() const {
    Indices all(columns_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (total(all, &Layout::minimum) <= style_.width) return {all};
    std::size_t names = 0;
    while (names < columns_.size() && columns_[names].is_text) ++names;
    Indices label(all.begin(),
                  all.begin() + static_cast<std::ptrdiff_t>(std::min(names, all.size() - 1)));
    while (label.size() > 1 && total(label, &Layout::minimum) > style_.width / 2) label.pop_back();
    std::vector<Indices> parts;
    Indices part = label;
    for (std::size_t i = label.size(); i < all.size(); ++i) {
      Indices longer = part;
      longer.push_back(i);
      if (part.size() > label.size() && total(longer, &Layout::minimum) > style_.width) {
        parts.push_back(std::move(part));
        longer = label;
        longer.push_back(i);
      }
      part = std::move(longer);
    }
    parts.push_back(std::move(part));
    return parts;
  }

  /// Takes what is too wide from the headers of figures first, then from the widest texts.
  void fit(const Indices& part) {
    columns_ = natural_;
    for (int over = total(part, &Layout::width) - style_.width; over > 0; --over) {
      Layout* widest = nullptr;
      for (const std::size_t i : part) {
        Layout& column = columns_[i];
        if (column.width <= column.minimum) continue;
        const bool better = !widest || (widest->is_text && !column.is_text) ||
                            (widest->is_text == column.is_text && column.width > widest->width);
        if (better) widest = &column;
      }
      if (!widest) return;
      --widest->width;
    }
  }

  template <class Mark>
  void draw_row(const Indices& part, const std::vector<std::string>& texts, bool from_below,
                Mark mark, std::string& out) const {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (const std::size_t i : part) {
      lines.push_back(wrap(texts[i], columns_[i].width));
      height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      std::string line;
      for (std::size_t x = 0; x < part.size(); ++x) {
        const Layout& column = columns_[part[x]];
        const std::size_t skip = from_below ? height - lines[x].size() : 0;
        const bool filled = y >= skip && y - skip < lines[x].size();
        const std::string text = filled ? lines[x][y - skip] : "";
        const int blanks = column.width - width_of(text);
        const std::string inked = mark(part[x], text);
        if (x > 0) line += repeat(" ", gap);
        line += column.is_text ? inked + repeat(" ", blanks) : repeat(" ", blanks) + inked;
      }
      while (line.ends_with(' ')) line.pop_back();
      out += line + "\n";
    }
  }

  void draw_line(const Indices& part, std::string& out) const {
    std::string line;
    for (std::size_t x = 0; x < part.size(); ++x) {
      if (x > 0) line += repeat(" ", gap);
      line += repeat("─", columns_[part[x]].width);
    }
    out += ink_.faint(line) + "\n";
  }

  void draw_part(const Indices& part, std::string& out) const {
    std::vector<std::string> headers;
    for (const Layout& column : columns_) headers.push_back(column.header);
    draw_row(
        part, headers, true, [&](std::size_t, const std::string& text) { return ink_.bold(text); },
        out);
    draw_line(part, out);
    for (std::size_t y = 0; y < cells_.size(); ++y) {
      const bool is_total = table_.last_row_is_total && y + 1 == cells_.size();
      if (is_total) draw_line(part, out);
      draw_row(
          part, cells_[y], false,
          [&](std::size_t i, const std::string& text) {
            const bool negative = is_negative(table_.rows[y][i]);
            if (is_total) return negative ? ink_.bold_red(text) : ink_.bold(text);
            return negative ? ink_.red(text) : text;
          },
          out);
    }
  }

  const Table& table_;
  Language language_;
  TerminalStyle style_;
  Ink ink_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<Layout> natural_;  ///< As wide as they like to be.
  std::vector<Layout> columns_;  ///< As wide as they are in the part that is being drawn.
};

std::string too_long(const Table& table, Language language, const TerminalStyle& style) {
  const Ink ink(style.colour);
  const std::string rows = format_count(static_cast<std::int64_t>(table.rows.size()),
                                        {"regel", "row"}, {"regels", "rows"}, language);
  const std::string where = language == Language::dutch
                                ? " staan alleen in bestanden: --out met --format csv, xlsx of json"
                                : " are in files only: --out with --format csv, xlsx or json";
  std::string out;
  for (const std::string& line :
       wrap(words(table.title, language) + ": " + rows + where, style.width))
    out += ink.faint(line) + "\n";
  return out;
}

}  // namespace

std::string on_terminal(const Table& table, Language language, const TerminalStyle& style) {
  if (table.only_in_files) return too_long(table, language, style);
  if (table.columns.empty()) return {};
  return Screen(table, language, style).draw();
}

}  // namespace houvast::exchange
