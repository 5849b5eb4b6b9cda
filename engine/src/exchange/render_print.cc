// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "exchange/chart_data.h"
#include "exchange/chart_tables.h"
#include "exchange/chart_words.h"
#include "exchange/columns.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/render.h"

namespace houvast {
namespace {

using namespace exchange;
using Json = nlohmann::ordered_json;

constexpr std::size_t longest_table = 5'000;  ///< Rows; above it only files have them.

/// A year names a row, as a text does.
bool reads_left(const Column& column) {
  return column.unit == Unit::text || column.unit == Unit::year;
}

class Paper {
 public:
  Paper(const Report& report, Language language)
      : language_(language), charts_(Json::parse(chart_data(report, language)).at("charts")) {}

  Json operator()(const Heading& heading) {
    return {{"kind", "heading"}, {"text", words(heading.text, language_)}};
  }

  Json operator()(const Paragraph& paragraph) {
    return {{"kind", "paragraph"}, {"text", words(paragraph.text, language_)}};
  }

  Json operator()(const Table& table) {
    if (!table.only_in_files && table.rows.size() <= longest_table) return drawn(table);
    const std::string rows = format_count(static_cast<std::int64_t>(table.rows.size()),
                                          {"regel", "row"}, {"regels", "rows"}, language_);
    return {{"kind", "paragraph"},
            {"text",
             words(table.title, language_) + ": " + rows +
                 (language_ == Language::dutch ? " staan alleen in bestanden (CSV, XLSX of JSON)."
                                               : " are in files only (CSV, XLSX or JSON).")}};
  }

  template <class Chart>
  Json operator()(const Chart& chart) {
    check(next_ < charts_.size());
    return {{"kind", "chart"},
            {"title", words(chart.title, language_)},
            {"words", words_of(chart, language_)},
            {"chart", charts_[next_++]},
            {"figures", drawn(table_of(chart))}};
  }

 private:
  std::string shown_on_paper(const Cell& cell, const Column& column) const {
    std::string text = shown(cell, column, language_);
    if (!reads_left(column) && text.starts_with('-')) text.replace(0, 1, "\u2212");
    return text;
  }

  Json drawn(const Table& table) const {
    Json columns = Json::array();
    for (const Column& column : table.columns)
      columns.push_back(
          {{"label", header(table, column, language_)}, {"left", reads_left(column)}});
    Json rows = Json::array();
    for (const auto& row : table.rows) {
      check(row.size() == table.columns.size());
      Json cells = Json::array();
      for (std::size_t i = 0; i < row.size(); ++i)
        cells.push_back(shown_on_paper(row[i], table.columns[i]));
      rows.push_back(std::move(cells));
    }
    Json notes = Json::array();
    for (const Text& note : table.notes) notes.push_back(words(note, language_));
    return {{"kind", "table"},
            {"title", words(table.title, language_)},
            {"unit", money_unit(table, language_)},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"total", table.last_row_is_total},
            {"notes", std::move(notes)}};
  }

  Language language_;
  Json charts_;
  std::size_t next_ = 0;
};

}  // namespace

std::string render_print(const Report& report, Language language) {
  Paper paper(report, language);
  Json blocks = Json::array();
  for (const Block& block : report.blocks)
    blocks.push_back(std::visit([&](const auto& one) { return paper(one); }, block));
  const Json json = {{"language", language == Language::dutch ? "nl" : "en"},
                     {"title", words(report.title, language)},
                     {"blocks", std::move(blocks)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace houvast
