// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>

#include "exchange/columns.h"
#include "exchange/workbook.h"
#include "houvast/check.h"
#include "houvast/render.h"
#include "houvast/width.h"

namespace houvast {
namespace {

using namespace exchange;
namespace fs = std::filesystem;

constexpr std::size_t most_rows = 1'000'000;  ///< A sheet has 1,048,576.
constexpr std::size_t long_book = 500'000;    ///< Cells; above it the library writes rows away.
constexpr int widest_column = 60;
/// 1 January 2000: the same report gives the same bytes on any day.
constexpr std::time_t made_at = 946'684'800;

struct LineStyle {
  lxw_color_t colour;
  float width = 1;
  std::uint8_t dash = LXW_CHART_LINE_DASH_SOLID;
};

constexpr LineStyle plain_lines[] = {{0x1F5FA8}, {0xD9822B}, {0x3E8E5A}, {0x8A4FA3}, {0x6B7785}};
/// 5%, 25%, median, 75%, 95%: one colour, lighter towards the ends.
constexpr LineStyle band_lines[] = {{0x8DAFD3, 1.5, LXW_CHART_LINE_DASH_DASH},
                                    {0x5687BE, 1.5},
                                    {0x1F5FA8, 3},
                                    {0x5687BE, 1.5},
                                    {0x8DAFD3, 1.5, LXW_CHART_LINE_DASH_DASH}};

std::string number_format(const Column& column) {
  const std::string behind =
      column.decimals > 0 ? "." + std::string(static_cast<std::size_t>(column.decimals), '0') : "";
  switch (column.unit) {
    case Unit::text:
      return {};
    case Unit::euro:
      return "#,##0.00;[Red]-#,##0.00";
    case Unit::euro_whole:
      return "#,##0;[Red]-#,##0";
    case Unit::euro_million:
      return "#,##0.0,,;[Red]-#,##0.0,,";
    case Unit::number:
      return "#,##0" + behind + ";[Red]-#,##0" + behind;
    case Unit::percent:
      return "0" + behind + "%;[Red]-0" + behind + "%";
    case Unit::year:
      return "0";
  }
  check(false);
  return {};
}

std::string number_format(Unit unit) {
  return number_format(Column{.unit = unit, .decimals = unit == Unit::percent ? 1 : 0});
}

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

/// The part of the book that stands for one table, to be named on the first sheet.
struct Listed {
  std::string sheet;
  Text title;
  std::vector<Text> notes;
};

class Book {
 public:
  Book(const Report& report, Language language, const fs::path& path, const fs::path& folder,
       bool is_long)
      : report_(report), language_(language), book_(path, folder, is_long) {}

  [[nodiscard]] lxw_error write() {
    set_properties();
    lxw_worksheet* overview = book_.add_sheet(say({"Overzicht", "Overview"}));
    std::vector<Listed> listed;
    for (const Table* table : tables_of(report_)) listed.push_back(add_table(*table));
    if (has_charts()) listed.push_back(add_charts());
    if (!report_.reasons.empty()) listed.push_back(add_table(readable_reasons(report_, language_)));
    fill_overview(overview, listed);
    return book_.close();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  void set_properties() {
    std::string title = report_.title.in(language_), author = "Houvast";
    // The library refuses longer ones.
    if (title.size() > 200) title = shorten(title, 50);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = made_at;
    static_cast<void>(workbook_set_properties(book_.handle(), &properties));
  }

  /// A cell in its column's own number format, so that a spreadsheet can go on computing.
  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t place, const Cell& cell,
                  const Column& column, Weight weight) {
    const auto number = [&](double value) {
      Column shown_as = column;
      if (column.unit == Unit::text) shown_as = {.unit = Unit::year};
      book_.write(sheet, row, place, value, book_.format(weight, number_format(shown_as)));
    };
    switch (cell.index()) {
      case 0:
        if (weight != Weight::plain) worksheet_write_blank(sheet, row, place, book_.format(weight));
        return;
      case 3: {
        Column shown_as = column;
        if (!is_money(column.unit)) shown_as.unit = Unit::euro;
        book_.write(sheet, row, place, static_cast<double>(std::get<Cents>(cell).count()) / 100,
                    book_.format(weight, number_format(shown_as)));
        return;
      }
      case 4:
        return number(static_cast<double>(std::get<std::int64_t>(cell)));
      case 5:
        return number(std::get<Decimal>(cell).to_double());
      case 6:
        return number(std::get<double>(cell));
      default: {
        const std::string text = shown(cell, column, language_);
        book_.write(sheet, row, place, text,
                    book_.format(weight, {}, width_of(text) > widest_column));
      }
    }
  }

  static int fitting_width(const Table& table, std::size_t column, Language language) {
    const int header_width = width_of(header(table, table.columns[column], language));
    int width = std::min(header_width, 18) + 3;  // Room for the arrow of the filter.
    for (std::size_t y = 0; y < std::min<std::size_t>(table.rows.size(), 1000); ++y)
      width = std::max(width,
                       width_of(shown(table.rows[y][column], table.columns[column], language)) + 2);
    return std::min(width, widest_column);
  }

  /// Lines that the texts of a row take in columns of at most `widest_column`.
  std::size_t lines_of(const Table& table, std::size_t y) const {
    std::size_t lines = 1;
    for (std::size_t x = 0; x < table.columns.size(); ++x) {
      const Cell& cell = table.rows[y][x];
      if (!std::holds_alternative<std::string>(cell) && !std::holds_alternative<Text>(cell))
        continue;
      const std::string text = shown(cell, table.columns[x], language_);
      if (text.size() > widest_column)
        lines = std::max(lines, wrap(text, widest_column - 2).size());
    }
    return lines;
  }

  Listed add_table(const Table& table) {
    Listed listed{.title = table.title, .notes = table.notes};
    std::size_t start = 0;
    do {
      const std::size_t end = std::min(start + most_rows, table.rows.size());
      add_sheet_of(table, start, end);
      if (start == 0) listed.sheet = book_.last_sheet_name();
      start = end;
    } while (start < table.rows.size());
    return listed;
  }

  void add_sheet_of(const Table& table, std::size_t start, std::size_t end) {
    lxw_worksheet* sheet = book_.add_sheet(say(table.title));
    const std::size_t columns = table.columns.size();
    if (columns == 0) return;
    std::size_t header_lines = 1;
    for (std::size_t x = 0; x < columns; ++x) {
      const Column& column = table.columns[x];
      const int width = fitting_width(table, x, language_);
      const std::string label = header(table, column, language_);
      worksheet_set_column(sheet, column_number(x), column_number(x), width, nullptr);
      header_lines = std::max(header_lines, wrap(label, width - 3).size());
      const bool is_text = column.unit == Unit::text;
      book_.write(sheet, 0, column_number(x), label,
                  book_.format(is_text ? Weight::header : Weight::number_header));
    }
    book_.set_lines(sheet, 0, header_lines);
    worksheet_freeze_panes(sheet, 1, table.columns[0].unit == Unit::text ? 1 : 0);
    worksheet_repeat_rows(sheet, 0, 0);
    const bool ends_in_total = table.last_row_is_total && end == table.rows.size() && end > start;
    // A total under the filter would be sorted among the rows.
    const std::size_t filtered = end - start - (ends_in_total ? 1 : 0);
    if (filtered > 0)
      worksheet_autofilter(sheet, 0, 0, row_number(filtered), column_number(columns - 1));
    for (std::size_t y = start; y < end; ++y) {
      check(table.rows[y].size() == columns);
      const bool is_total = ends_in_total && y + 1 == end;
      book_.set_lines(sheet, row_number(y - start + 1), lines_of(table, y));
      for (std::size_t x = 0; x < columns; ++x)
        write_cell(sheet, row_number(y - start + 1), column_number(x), table.rows[y][x],
                   table.columns[x], is_total ? Weight::bold : Weight::plain);
    }
    lxw_row_t below = row_number(end - start + 2);
    const std::string unit = money_unit(table, language_);
    if (!unit.empty()) book_.write(sheet, below++, 0, unit, book_.format(Weight::note));
    for (const Text& note : table.notes)
      book_.write(sheet, below++, 0, say(note), book_.format(Weight::note));
  }

  bool has_charts() const {
    for (const Block& block : report_.blocks)
      if (std::holds_alternative<BarChart>(block) || std::holds_alternative<BandChart>(block))
        return true;
    return false;
  }

  /// Charts stand on a sheet of their own, each beside the figures that it is drawn from.
  Listed add_charts() {
    lxw_worksheet* sheet = book_.add_sheet(say({"Grafieken", "Charts"}));
    worksheet_set_column(sheet, 0, 0, 28, nullptr);
    worksheet_set_column(sheet, 1, 12, 15, nullptr);
    lxw_row_t row = 0;
    for (const Block& block : report_.blocks) {
      if (const auto* bars = std::get_if<BarChart>(&block)) row = add(sheet, row, *bars);
      if (const auto* bands = std::get_if<BandChart>(&block)) row = add(sheet, row, *bands);
    }
    return {.sheet = book_.last_sheet_name(), .title = {"Grafieken", "Charts"}};
  }

  lxw_row_t write_chart_head(lxw_worksheet* sheet, lxw_row_t row, const Text& title, Unit unit,
                             const std::vector<std::string>& headers) {
    const std::string words = unit_words(unit, language_);
    book_.write(sheet, row, 0, say(title) + (words.empty() ? "" : " (" + words + ")"),
                book_.format(Weight::note));
    for (std::size_t x = 0; x < headers.size(); ++x)
      book_.write(sheet, row + 1, column_number(x), headers[x],
                  book_.format(x == 0 ? Weight::header : Weight::number_header));
    return row + 2;
  }

  lxw_row_t add(lxw_worksheet* sheet, lxw_row_t row, const BarChart& chart) {
    std::vector<std::string> headers = {""};
    for (const auto& series : chart.series) headers.push_back(say(series.label));
    const lxw_row_t first = write_chart_head(sheet, row, chart.title, chart.unit, headers);
    lxw_format* format = book_.format(Weight::plain, number_format(chart.unit));
    for (std::size_t y = 0; y < chart.categories.size(); ++y) {
      const lxw_row_t line = first + row_number(y);
      book_.write(sheet, line, 0, say(chart.categories[y]), book_.format(Weight::plain));
      for (std::size_t x = 0; x < chart.series.size(); ++x)
        if (const auto value = chart.series[x].values[y])
          book_.write(sheet, line, column_number(x + 1), *value, format);
    }
    const bool many = chart.categories.size() > 12;
    const int kind = many ? (chart.stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR)
                          : (chart.stacked ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN);
    lxw_chart* drawn = workbook_add_chart(book_.handle(), static_cast<std::uint8_t>(kind));
    // The first category of a bar chart stands at the top, as in the table.
    if (many) chart_axis_set_reverse(drawn->y_axis);
    const Figures place{first, chart.categories.size(), chart.series.size()};
    add_series(drawn, place, plain_lines);
    finish(sheet, drawn, chart.title, chart.unit, place);
    return next_row(place);
  }

  lxw_row_t add(lxw_worksheet* sheet, lxw_row_t row, const BandChart& chart) {
    for (const auto& series : chart.series) {
      const lxw_row_t first = write_chart_head(
          sheet, row,
          {chart.title.nl + ": " + series.label.nl, chart.title.en + ": " + series.label.en},
          chart.unit, {"", "5%", "25%", say({"mediaan", "median"}), "75%", "95%"});
      lxw_format* format = book_.format(Weight::plain, number_format(chart.unit));
      for (std::size_t y = 0; y < chart.x.size(); ++y) {
        const lxw_row_t line = first + row_number(y);
        const BandChart::Band& band = series.bands[y];
        book_.write(sheet, line, 0, chart.x[y], book_.format(Weight::plain));
        lxw_col_t place = 1;
        for (const double value : {band.p5, band.p25, band.p50, band.p75, band.p95})
          book_.write(sheet, line, place++, value, format);
      }
      lxw_chart* drawn = workbook_add_chart(book_.handle(), LXW_CHART_LINE);
      const Figures place{first, chart.x.size(), 5};
      add_series(drawn, place, band_lines);
      finish(sheet, drawn,
             {chart.title.nl + ": " + series.label.nl, chart.title.en + ": " + series.label.en},
             chart.unit, place);
      row = next_row(place);
    }
    return row;
  }

  struct Figures {
    lxw_row_t first;
    std::size_t rows, series;
  };

  static lxw_row_t next_row(const Figures& place) {
    // A chart takes about twenty rows of the sheet.
    return place.first + std::max(row_number(place.rows), lxw_row_t{20}) + 2;
  }

  void add_series(lxw_chart* drawn, const Figures& place, std::span<const LineStyle> styles) {
    const std::string name = book_.last_sheet_name();
    const lxw_row_t last = place.first + row_number(place.rows) - 1;
    for (std::size_t x = 0; x < place.series; ++x) {
      lxw_chart_series* series = chart_add_series(drawn, nullptr, nullptr);
      const lxw_col_t column = column_number(x + 1);
      chart_series_set_categories(series, name.c_str(), place.first, 0, last, 0);
      chart_series_set_values(series, name.c_str(), place.first, column, last, column);
      chart_series_set_name_range(series, name.c_str(), place.first - 1, column);
      const LineStyle& style = styles[x % styles.size()];
      lxw_chart_fill fill{};
      fill.color = style.colour;
      chart_series_set_fill(series, &fill);
      lxw_chart_line line{};
      line.color = style.colour;
      line.width = style.width;
      line.dash_type = style.dash;
      chart_series_set_line(series, &line);
    }
  }

  void finish(lxw_worksheet* sheet, lxw_chart* drawn, const Text& title, Unit unit,
              const Figures& place) {
    chart_title_set_name(drawn, shorten(say(title), 120).c_str());
    chart_axis_set_num_format(drawn->y_axis, number_format(unit).c_str());
    chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    lxw_chart_line grid{};
    grid.color = 0xE6EBF1;
    chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
    if (place.series == 1) chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options{};
    options.x_scale = 1.4;
    options.y_scale = 1.3;
    std::string description = say(title);
    options.description = description.data();
    worksheet_insert_chart_opt(sheet, place.first - 1, column_number(place.series + 2), drawn,
                               &options);
  }

  void fill_overview(lxw_worksheet* sheet, const std::vector<Listed>& listed) {
    worksheet_set_column(sheet, 0, 0, 100, nullptr);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    lxw_row_t row = 0;
    book_.write(sheet, row++, 0, say(report_.title), book_.format(Weight::title));
    ++row;
    for (const Block& block : report_.blocks)
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        book_.write(sheet, row++, 0, say(paragraph->text), book_.format(Weight::plain, {}, true));
    ++row;
    for (const Listed& one : listed) {
      const std::string link = "internal:'" + quoted(one.sheet) + "'!A1";
      const std::string text = shorten(say(one.title), 200);
      if (worksheet_write_url_opt(sheet, row, 0, link.c_str(), nullptr, text.c_str(), nullptr) !=
          LXW_NO_ERROR)
        book_.write(sheet, row, 0, text, book_.format(Weight::plain));
      ++row;
    }
  }

  static std::string quoted(const std::string& name) {
    std::string out;
    for (const char c : name) out += c == '\'' ? "''" : std::string(1, c);
    return out;
  }

  const Report& report_;
  Language language_;
  Workbook book_;
};

std::size_t cells_of(const Report& report) {
  std::size_t cells = report.reasons.size() * 9;
  for (const Table* table : tables_of(report)) cells += table->rows.size() * table->columns.size();
  return cells;
}

/// A folder of our own that goes away with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code failed;
    std::string name = (fs::temp_directory_path(failed) / "houvast-XXXXXX").string();
    if (!failed && ::mkdtemp(name.data())) path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

Result<std::string> render_xlsx(const Report& report, Language language) {
  const TemporaryFolder folder;
  const fs::path& place = folder.path();
  const Place where{.file = fs::temp_directory_path().string()};
  if (place.empty()) return failure({.code = "base/cannot-write", .place = where});
  // The library does not look whether its own temporary files were written in full, so the room
  // that they need must be there beforehand: about a hundred bytes a cell, twice.
  const std::size_t cells = cells_of(report);
  std::error_code unknown;
  const fs::space_info space = fs::space(place, unknown);
  if (!unknown && space.available < cells * 200 + 1'000'000)
    return failure({.code = "base/disk-full", .place = where});

  const fs::path file = place / "report.xlsx";
  if (const lxw_error error = Book(report, language, file, place, cells > long_book).write())
    return failure({.code = "base/cannot-write", .place = where, .found = lxw_strerror(error)});
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || bytes.empty()) return failure({.code = "base/cannot-write", .place = where});
  return bytes;
}

}  // namespace houvast
