// SPDX-License-Identifier: EUPL-1.2
#include "exchange/workbook.h"

#include <algorithm>

#include "exchange/clean.h"
#include "houvast/check.h"
#include "houvast/width.h"

namespace houvast::exchange {
namespace {

constexpr int longest_sheet_name = 31;
constexpr std::size_t longest_text = 32'767;

constexpr lxw_color_t ink = 0x1B2A3A;
constexpr lxw_color_t header_fill = 0xE6EDF5;
constexpr lxw_color_t faint_ink = 0x55606B;

/// Sheet names are compared without regard to case.
std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string allowed_name(std::string_view wanted) {
  std::string name;
  for (const char c : clean(wanted)) {
    const bool forbidden = std::string_view("[]:*?/\\\n ").find(c) != std::string_view::npos;
    if (!forbidden)
      name += c;
    else if (!name.ends_with(' '))
      name += ' ';
  }
  while (name.starts_with('\'') || name.starts_with(' ')) name.erase(0, 1);
  name = shorten(name, longest_sheet_name);
  while (name.ends_with('\'') || name.ends_with(' ')) name.pop_back();
  return name.empty() ? "-" : name;
}

}  // namespace

Workbook::Workbook(const std::filesystem::path& path, const std::filesystem::path& temporary_folder,
                   bool is_long)
    : temporary_folder_(temporary_folder.string()) {
  lxw_workbook_options options{};
  options.constant_memory = is_long ? LXW_TRUE : LXW_FALSE;
  options.tmpdir = temporary_folder_.data();
  options.use_zip64 = is_long ? LXW_TRUE : LXW_FALSE;
  book_ = workbook_new_opt(path.c_str(), &options);
  check(book_ != nullptr);
}

Workbook::~Workbook() {
  if (book_) static_cast<void>(workbook_close(book_));
}

lxw_error Workbook::close() {
  const lxw_error result = workbook_close(book_);
  book_ = nullptr;
  return result;
}

lxw_worksheet* Workbook::add_sheet(std::string_view wanted_name) {
  const std::string wanted = allowed_name(wanted_name);
  std::string name = wanted;
  const auto is_taken = [&] {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const std::string& taken) { return lower(taken) == lower(name); });
  };
  for (int copy = 2; is_taken(); ++copy) {
    const std::string number = " (" + std::to_string(copy) + ")";
    name = shorten(wanted, longest_sheet_name - width_of(number)) + number;
  }
  names_.push_back(name);
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  check(sheet != nullptr);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  return sheet;
}

lxw_format* Workbook::format(Weight weight, std::string_view number_format, bool wrap) {
  lxw_format*& made = formats_[{weight, std::string(number_format), wrap}];
  if (made) return made;
  made = workbook_add_format(book_);
  format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (!number_format.empty()) format_set_num_format(made, std::string(number_format).c_str());
  if (wrap) format_set_text_wrap(made);
  // Text stands clear of the figures at its left.
  if (number_format.empty() && (weight == Weight::plain || weight == Weight::header))
    format_set_indent(made, 1);
  switch (weight) {
    case Weight::plain:
      break;
    case Weight::bold:
      format_set_bold(made);
      format_set_top(made, LXW_BORDER_THIN);
      break;
    case Weight::number_header:
      format_set_align(made, LXW_ALIGN_RIGHT);
      [[fallthrough]];
    case Weight::header:
      format_set_bold(made);
      format_set_font_color(made, ink);
      format_set_bg_color(made, header_fill);
      format_set_bottom(made, LXW_BORDER_THIN);
      format_set_text_wrap(made);
      break;
    case Weight::note:
      format_set_font_color(made, faint_ink);
      break;
    case Weight::title:
      format_set_bold(made);
      format_set_font_size(made, 16);
      format_set_font_color(made, ink);
      break;
  }
  return made;
}

void Workbook::set_lines(lxw_worksheet* sheet, lxw_row_t row, std::size_t lines) {
  constexpr double line_height = 15;
  if (lines > 1)
    worksheet_set_row(sheet, row,
                      line_height * static_cast<double>(std::min<std::size_t>(lines, 25)), nullptr);
}

void Workbook::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                     lxw_format* format) {
  std::string shown = clean(text);
  if (shown.size() > longest_text) shown = shorten(shown, static_cast<int>(longest_text / 4));
  if (shown.empty()) {
    worksheet_write_blank(sheet, row, column, format);
    return;
  }
  check(worksheet_write_string(sheet, row, column, shown.c_str(), format) == LXW_NO_ERROR);
}

void Workbook::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double number,
                     lxw_format* format) {
  check(worksheet_write_number(sheet, row, column, number, format) == LXW_NO_ERROR);
}

}  // namespace houvast::exchange
