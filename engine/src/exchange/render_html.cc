// SPDX-License-Identifier: EUPL-1.2
#include "exchange/chart_data.h"
#include "exchange/chart_tables.h"
#include "exchange/clean.h"
#include "exchange/columns.h"
#include "exchange/report_script.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/render.h"
#include "houvast/width.h"

namespace houvast {
namespace {

using namespace exchange;

constexpr std::size_t long_table = 20;  ///< Rows; above it a table scrolls and can be searched.
constexpr std::size_t wide_table = 8;   ///< Columns; above it the letters are smaller.
constexpr std::size_t longest_table = 5'000;  ///< Rows; above it only files have them.

/// A mark of our own: three beams that hold one another.
constexpr std::string_view mark =
    R"(<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path fill="currentColor" d="M2 3h4v14H2zM14 3h4v14h-4zM6 8h8v4H6z"/></svg>)";

/// A year names a row, as a text does.
bool reads_left(const Column& column) {
  return column.unit == Unit::text || column.unit == Unit::year;
}

class Page {
 public:
  Page(const Report& report, Language language) : report_(report), language_(language) {}

  [[nodiscard]] std::string draw() {
    for (const Block& block : report_.blocks) std::visit([&](const auto& one) { add(one); }, block);
    if (in_section_) body_ += "</section>\n";
    add_reasons();
    return head() + top() + "<div class=\"page" + (has_contents() ? " with-contents" : "") +
           "\">\n" + contents() + "<main id=\"main\">\n" + body_ + "</main>\n</div>\n" + foot();
  }

 private:
  std::string say(const Text& text) const { return escape_html(text.in(language_)); }
  std::string say(const char* nl, const char* en) const {
    return language_ == Language::dutch ? nl : en;
  }

  std::string head() const {
    // Nothing may be fetched: all that the page needs is in it.
    return "<!doctype html>\n<html lang=\"" + say("nl", "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<title>" +
           say(report_.title) + "</title>\n<style>\n" + std::string(report_style()) +
           "</style>\n</head>\n<body>\n";
  }

  std::string top() const {
    return "<a class=\"skip\" href=\"#main\">" + say("Naar de inhoud", "To the content") +
           "</a>\n<header class=\"top\"><div>\n<p class=\"brand\">" + std::string(mark) +
           "Houvast</p>\n<h1>" + say(report_.title) + "</h1>\n</div></header>\n";
  }

  std::string foot() const {
    return "<footer><div class=\"page\"><p>" +
           say("Gemaakt met Houvast. Elk bedrag is een som van boekingen in hele centen.",
               "Made with Houvast. Every amount is a sum of transfers in whole cents.") +
           "</p></div></footer>\n<script type=\"application/json\" id=\"houvast-report\">" +
           chart_data(report_, language_) + "</script>\n<script>" + std::string(report_script()) +
           "</script>\n</body>\n</html>\n";
  }

  bool has_contents() const { return entries_ > 2; }

  std::string contents() const {
    if (!has_contents()) return {};
    return "<nav aria-labelledby=\"contents\"><h2 id=\"contents\">" + say("Inhoud", "Contents") +
           "</h2>\n<ol>\n" + contents_ + "</ol></nav>\n";
  }

  /// An id of its own for every block, and a line in the contents.
  std::string enter(const std::string& title, bool is_part) {
    const std::string id = "b" + std::to_string(++entries_);
    contents_ += std::string("<li") + (is_part ? " class=\"part\"" : "") + "><a href=\"#" + id +
                 "\">" + title + "</a></li>\n";
    return id;
  }

  void begin_section(const std::string& title) {
    if (in_section_) body_ += "</section>\n";
    in_section_ = true;
    const std::string id = enter(title, true);
    body_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + title + "</h2>\n";
  }

  void add(const Heading& heading) { begin_section(say(heading.text)); }

  void add(const Paragraph& paragraph) { body_ += "<p>" + say(paragraph.text) + "</p>\n"; }

  void add(const Table& table) {
    const std::string title = say(table.title);
    const std::string id = enter(title, false);
    body_ += "<figure id=\"" + id + "\">\n";
    if (table.rows.size() > longest_table) {
      body_ += "<p><span class=\"name\">" + title + "</span>" + too_long(table) + "</p>\n";
    } else if (table.only_in_files) {
      body_ += "<span class=\"name\">" + title + "</span><details><summary>" +
               say("Toon ", "Show ") + rows(table) + "</summary>\n" + drawn(table, id, true) +
               "</details>\n";
    } else {
      body_ += drawn(table, id, false);
    }
    body_ += notes(table) + "</figure>\n";
  }

  template <class Chart>
  void add(const Chart& chart) {
    const std::string title = say(chart.title);
    const std::string id = enter(title, false);
    const Table table = table_of(chart);
    const std::string unit = money_unit(table, language_);
    body_ +=
        "<figure class=\"chart\" id=\"" + id + "\">\n<figcaption><span class=\"name\">" + title +
        "</span>" + (unit.empty() ? "" : "<span class=\"unit\">" + unit + "</span>") +
        "</figcaption>\n<div class=\"drawing\" data-chart=\"" + escape_html(chart.key) +
        "\" role=\"img\" aria-label=\"" + say("Grafiek: ", "Chart: ") + title +
        say(". De cijfers staan in de tabel eronder.", ". The figures are in the table below.") +
        "\"></div>\n" + hint(chart) + "<details><summary>" +
        say("Toon de cijfers als tabel", "Show the figures as a table") + "</summary>\n" +
        drawn(table, id, true) + "</details>\n</figure>\n";
  }

  std::string hint(const FlowChart&) const {
    return "<p class=\"hint\">" +
           say("Klik op een stroom om te zien waaruit zij bestaat.",
               "Click on a stream to see what it consists of.") +
           "</p>\n";
  }
  template <class Chart>
  static std::string hint(const Chart&) {
    return {};
  }

  std::string rows(const Table& table) const {
    return format_count(static_cast<std::int64_t>(table.rows.size()), {"regel", "row"},
                        {"regels", "rows"}, language_);
  }

  std::string too_long(const Table& table) const {
    return rows(table) + say(" staan alleen in bestanden (CSV, XLSX of JSON).",
                             " are in files only (CSV, XLSX or JSON).");
  }

  std::string notes(const Table& table) const {
    if (table.notes.empty()) return {};
    std::string out = "<ul class=\"notes\">\n";
    for (const Text& note : table.notes) out += "<li>" + say(note) + "</li>\n";
    return out + "</ul>\n";
  }

  std::string row(const Table& table, std::size_t y, std::size_t name_column) const {
    std::string out;
    for (std::size_t x = 0; x < table.columns.size(); ++x) {
      const Cell& cell = table.rows[y][x];
      const bool is_name = x == name_column;
      const bool is_number = !reads_left(table.columns[x]);
      std::string text = escape_html(shown(cell, table.columns[x], language_));
      if (is_number && text.starts_with('-')) text.replace(0, 1, "\u2212");
      const char* style = is_number && is_negative(cell) ? " class=\"n neg\""
                          : is_number                    ? " class=\"n\""
                          : width_of(text) > 40          ? " class=\"long\""
                                                         : "";
      out += is_name ? "<th scope=\"row\"" : "<td";
      out += style;
      out += '>' + text + (is_name ? "</th>" : "</td>");
    }
    return out;
  }

  /// The column that names a row: the last of the texts at the left ("code, name").
  static std::size_t name_column(const Table& table) {
    std::size_t names = 0;
    while (names < table.columns.size() && reads_left(table.columns[names])) ++names;
    return names == 0 ? table.columns.size() : std::min<std::size_t>(names - 1, 1);
  }

  std::string drawn(const Table& table, const std::string& id, bool hide_caption) const {
    const std::string caption_id = id + "-caption";
    const std::string unit = money_unit(table, language_);
    std::string out = "<div class=\"scroll";
    out += table.rows.size() > long_table ? " long" : "";
    out += "\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + caption_id + "\">\n";
    const std::string caption = "<span class=\"name\">" + say(table.title) + "</span>" +
                                (unit.empty() ? "" : "<span class=\"unit\">" + unit + "</span>");
    if (!hide_caption)
      out = "<div class=\"caption\" id=\"" + caption_id + "\">" + caption + "</div>\n" + out;
    out += table.columns.size() > wide_table ? "<table class=\"data wide\">\n"
                                             : "<table class=\"data\">\n";
    out += "<caption class=\"hidden\"";
    if (hide_caption) out += " id=\"" + caption_id + "\"";
    out += ">" + say(table.title) + "</caption>\n<thead><tr>";
    for (const Column& column : table.columns) {
      out += reads_left(column) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">";
      out += escape_html(header(table, column, language_)) + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    const std::size_t names = name_column(table);
    for (std::size_t y = 0; y < table.rows.size(); ++y) {
      check(table.rows[y].size() == table.columns.size());
      if (table.last_row_is_total && y + 1 == table.rows.size()) {
        return out + "</tbody>\n<tfoot><tr>" + row(table, y, names) +
               "</tr></tfoot>\n</table></div>\n";
      }
      out += "<tr" + ends_of(table, y) + ">" + row(table, y, names) + "</tr>\n";
    }
    return out + "</tbody>\n</table></div>\n";
  }

  /// The accounts of a reason, so that a click on a stream finds its reasons.
  std::string ends_of(const Table& table, std::size_t y) const {
    if (table.key != "reasons") return {};
    const Transfer& transfer = report_.reasons[y];
    return " data-from=\"" + escape_html(to_string(transfer.from)) + "\" data-to=\"" +
           escape_html(to_string(transfer.to)) + "\"";
  }

  void add_reasons() {
    if (report_.reasons.empty()) return;
    const std::string title = say("Redenen", "Reasons");
    const std::string id = enter(title, true);
    const Table table = readable_reasons(report_, language_);
    body_ +=
        "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + title + "</h2>\n<p>";
    if (table.rows.size() > longest_table) {
      body_ += too_long(table) + "</p>\n</section>\n";
      return;
    }
    body_ += say("Elke boeking achter de cijfers, met de regel die haar voorschrijft.",
                 "Every transfer behind the figures, with the rule that prescribes it.") +
             "</p>\n<details id=\"reasons\"><summary>" + say("Toon ", "Show ") + rows(table) +
             "</summary>\n" + drawn(table, id, true) + "</details>\n</section>\n";
  }

  const Report& report_;
  Language language_;
  std::string contents_, body_;
  int entries_ = 0;
  bool in_section_ = false;
};

}  // namespace

std::string render_html(const Report& report, Language language) {
  return Page(report, language).draw();
}

}  // namespace houvast
