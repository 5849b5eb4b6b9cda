// SPDX-License-Identifier: EUPL-1.2
#include "base/csv.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/file.h"
#include "houvast/check.h"

namespace houvast {
namespace {

constexpr std::size_t most_problems = 100;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

int line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n'));
}

/// The text in UTF-8 without a byte order mark, or why it cannot be read.
struct Decoded {
  std::string text;
  bool was_latin1 = false;
};

Result<Decoded> decode(std::string text, const std::string& file) {
  const auto wrong = [&](std::string_view code, std::size_t at, std::string found) {
    return failure({.code = std::string(code),
                    .place = {.file = file, .line = line_of(text, at)},
                    .found = std::move(found)});
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return wrong("base/csv-encoding", 0, "UTF-16");
  if (const auto nul = text.find('\0'); nul != std::string::npos)
    return wrong("base/csv-nul", nul, "");
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  const Utf8Check utf8 = check_utf8(text);
  if (!utf8.first_fault) return Decoded{std::move(text)};
  // Correct characters beyond ASCII hardly ever arise in ISO-8859-1 by chance: this is UTF-8 that
  // was damaged, and guessing would turn names into other names.
  auto converted = utf8.has_multibyte ? std::nullopt : latin1_to_utf8(text);
  if (!converted) return wrong("base/csv-encoding", *utf8.first_fault, "");
  return Decoded{*std::move(converted), true};
}

/// The first line that is not empty, without its line end; quotes may hold anything.
std::string_view header_of(std::string_view text) {
  const auto start = std::min(text.find_first_not_of("\r\n"), text.size());
  bool quoted = false;
  for (std::size_t i = start; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && (text[i] == '\r' || text[i] == '\n')) return text.substr(start, i - start);
  }
  return text.substr(start);
}

std::size_t count_outside_quotes(std::string_view line, char wanted) {
  bool quoted = false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == wanted) ++count;
  }
  return count;
}

/// The sign that occurs most in the header. Of equals the rarer sign in names goes first, so
/// "Sport, cultuur en recreatie" does not make a file comma separated.
char delimiter_of(std::string_view header) {
  char best = ',';
  std::size_t most = 0;
  for (const char sign : {'\t', ';', ','}) {
    const std::size_t count = count_outside_quotes(header, sign);
    if (count > most) {
      most = count;
      best = sign;
    }
  }
  return best;
}

/// One column where another sign would give more: the file was not written with this sign.
bool is_wrong_delimiter(std::string_view header, char delimiter) {
  if (count_outside_quotes(header, delimiter) > 0) return false;
  return std::ranges::any_of(std::string_view("\t;,|"), [&](char sign) {
    return sign != delimiter && count_outside_quotes(header, sign) > 0;
  });
}

bool is_blank(std::span<const std::string_view> fields) {
  return std::ranges::all_of(fields, [](std::string_view field) { return trim(field).empty(); });
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  while (true) {
    const std::size_t before = text.size();
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    if (text.starts_with(no_break_space)) text.remove_prefix(no_break_space.size());
    if (text.ends_with(no_break_space)) text.remove_suffix(no_break_space.size());
    if (text.size() == before) return text;
  }
}

CsvScanner::CsvScanner(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
  check(delimiter != '"' && delimiter != '\r' && delimiter != '\n');
}

bool CsvScanner::next() {
  while (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n')) end_line();
  if (at_ >= text_.size()) return false;
  fields_.clear();
  fault_ = {};
  line_ = next_line_;
  while (true) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    fields_.push_back(quoted ? quoted_field() : plain_field());
    if (at_ >= text_.size()) return true;
    if (text_[at_] != delimiter_) break;
    ++at_;
  }
  end_line();
  return true;
}

std::string_view CsvScanner::plain_field() {
  const std::size_t start = at_;
  const char* const text = text_.data();
  std::size_t at = at_;
  while (at < text_.size() && text[at] != delimiter_ && text[at] != '\n' && text[at] != '\r') ++at;
  at_ = at;
  return text_.substr(start, at - start);
}

std::string_view CsvScanner::quoted_field() {
  const std::size_t start = ++at_;
  std::string* copy = nullptr;  // Only a doubled quote makes a copy needed.
  std::size_t copied_to = start;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    const std::size_t end = std::min(quote, text_.size());
    for (std::size_t i = at_; i < end; ++i)
      if (text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == end || text_[i + 1] != '\n')))
        ++next_line_;
    if (quote == std::string_view::npos) {
      fault_ = "base/csv-unclosed-quote";
      at_ = text_.size();
      return text_.substr(start);
    }
    at_ = quote + 1;
    const bool is_doubled = at_ < text_.size() && text_[at_] == '"';
    if (is_doubled) {
      if (copy == nullptr) copy = &unquoted_.emplace_back();
      copy->append(text_.substr(copied_to, at_ - copied_to));
      copied_to = ++at_;
      continue;
    }
    const std::string_view last = text_.substr(copied_to, quote - copied_to);
    if (!plain_field().empty()) fault_ = "base/csv-stray-quote";
    if (copy == nullptr) return last;
    return copy->append(last);
  }
}

void CsvScanner::end_line() {
  const bool is_pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += is_pair ? 2 : 1;
  ++next_line_;
}

struct Csv::Storage {
  Storage(std::string bytes, char delimiter) : text(std::move(bytes)), scanner(text, delimiter) {}
  std::string text;
  CsvScanner scanner;
};

Result<Csv> parse_csv(std::string text, std::string file, const CsvOptions& options) {
  auto decoded = decode(std::move(text), file);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  const std::string_view header = header_of(decoded->text);
  if (trim(header).empty())
    return failure({.code = "base/csv-empty", .place = {.file = std::move(file)}});

  Csv csv;
  csv.file_ = std::move(file);
  csv.was_latin1_ = decoded->was_latin1;
  csv.delimiter_ = options.delimiter.value_or(delimiter_of(header));
  if (is_wrong_delimiter(header, csv.delimiter_))
    return failure({.code = "base/csv-wrong-delimiter",
                    .place = {.file = csv.file_, .line = 1},
                    .found = std::string(header.substr(0, 80))});

  const auto storage = std::make_shared<Csv::Storage>(std::move(decoded->text), csv.delimiter_);
  csv.storage_ = storage;
  CsvScanner& scanner = storage->scanner;
  Problems problems;
  const auto report = [&](std::string_view code, std::size_t found, std::size_t expected) {
    problems.push_back({.code = std::string(code),
                        .place = {.file = csv.file_, .line = scanner.line()},
                        .found = found == 0 ? "" : std::to_string(found),
                        .expected = expected == 0 ? "" : std::to_string(expected)});
  };
  check(scanner.next());
  if (!scanner.fault().empty()) report(scanner.fault(), 0, 0);
  for (const std::string_view name : scanner.fields()) csv.header_.push_back(trim(name));
  const std::size_t width = csv.header_.size();
  while (problems.size() < most_problems && scanner.next()) {
    const auto fields = scanner.fields();
    if (!scanner.fault().empty()) {
      report(scanner.fault(), 0, 0);
      continue;
    }
    if (is_blank(fields)) continue;
    if (fields.size() != width) {
      report(fields.size() < width ? "base/csv-short-row" : "base/csv-long-row", fields.size(),
             width);
      continue;
    }
    csv.cells_.insert(csv.cells_.end(), fields.begin(), fields.end());
    csv.lines_.push_back(scanner.line());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return csv;
}

Result<Csv> read_csv(const std::string& path, const CsvOptions& options) {
  auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  return parse_csv(*std::move(bytes), path, options);
}

}  // namespace houvast
