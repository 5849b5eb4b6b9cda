// SPDX-License-Identifier: EUPL-1.2
#include "store/row_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "store/fields.h"

namespace houvast::store {

using namespace sqlite_api;

struct RowWriter::Impl {
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  virtual ~Impl() = default;
  virtual void add(std::initializer_list<Cell> row) = 0;
  virtual void finish() = 0;
};

/// The text format of COPY: a tab between fields, a line a row, \N for NULL.
struct RowWriter::Copy : Impl {
  static constexpr std::size_t piece = 1U << 16U;

  Copy(soci::session& sql, const std::string& table, const std::string& columns)
      : connection(postgresql(sql)) {
    execute_copy("COPY " + table + " (" + columns + ") FROM STDIN");
  }

  void execute_copy(const std::string& statement) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection, statement.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) fail(result.get());
  }

  [[noreturn]] void fail(const PGresult* result) const {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    throw soci::postgresql_soci_error(PQerrorMessage(connection),
                                      state == nullptr ? "     " : state);
  }

  void put(std::monostate) { rows += "\\N"; }
  void put(std::int64_t number) { rows += std::to_string(number); }
  void put(double number) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    rows.append(digits.data(), written.ptr);
  }
  void put(std::string_view text) {
    check_text(text);
    for (const char c : text) {
      if (c == '\\')
        rows += "\\\\";
      else if (c == '\t')
        rows += "\\t";
      else if (c == '\n')
        rows += "\\n";
      else if (c == '\r')
        rows += "\\r";
      else
        rows += c;
    }
  }

  void send() {
    if (PQputCopyData(connection, rows.data(), static_cast<int>(rows.size())) != 1) fail(nullptr);
    rows.clear();
  }

  void add(std::initializer_list<Cell> row) override {
    const char* between = "";
    for (const Cell& cell : row) {
      rows += between;
      std::visit([this](const auto& value) { put(value); }, cell);
      between = "\t";
    }
    rows += '\n';
    if (rows.size() >= piece) send();
  }

  void finish() override {
    send();
    if (PQputCopyEnd(connection, nullptr) != 1) fail(nullptr);
    bool is_well = true;
    while (PGresult* next = PQgetResult(connection)) {
      const std::unique_ptr<PGresult, decltype(&PQclear)> result(next, &PQclear);
      if (is_well && PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get());
    }
  }

  PGconn* connection;
  std::string rows;
};

struct RowWriter::Insert : Impl {
  Insert(soci::session& sql, const std::string& table, const std::string& columns)
      : connection(sqlite(sql)) {
    std::string marks = "?";
    for (auto i = std::count(columns.begin(), columns.end(), ','); i > 0; --i) marks += ",?";
    const std::string text = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    expect(SQLITE_OK, sqlite3_prepare_v2(connection, text.c_str(), -1, &statement, nullptr));
  }
  ~Insert() override { sqlite3_finalize(statement); }

  void expect(int wanted, int result) const {
    if (result != wanted) throw soci::sqlite3_soci_error(sqlite3_errmsg(connection), result);
  }

  int put(int at, std::monostate) { return sqlite3_bind_null(statement, at); }
  int put(int at, std::int64_t number) { return sqlite3_bind_int64(statement, at, number); }
  int put(int at, double number) { return sqlite3_bind_double(statement, at, number); }
  int put(int at, std::string_view text) {
    check_text(text);
    // An empty view may have no address, which SQLite would take for NULL.
    const char* begin = text.empty() ? "" : text.data();
    return sqlite3_bind_text(statement, at, begin, static_cast<int>(text.size()), nullptr);
  }

  void add(std::initializer_list<Cell> row) override {
    int at = 0;
    for (const Cell& cell : row) {
      ++at;
      expect(SQLITE_OK, std::visit([&](const auto& value) { return put(at, value); }, cell));
    }
    expect(SQLITE_DONE, sqlite3_step(statement));
    expect(SQLITE_OK, sqlite3_reset(statement));
  }
  void finish() override {}

  sqlite3* connection;
  sqlite3_stmt* statement = nullptr;
};

RowWriter::RowWriter(soci::session& sql, const std::string& table, const std::string& columns) {
  if (dialect_of(sql) == Dialect::postgresql)
    impl_ = std::make_unique<Copy>(sql, table, columns);
  else
    impl_ = std::make_unique<Insert>(sql, table, columns);
}
RowWriter::~RowWriter() = default;

void RowWriter::add(std::initializer_list<Cell> row) { impl_->add(row); }
void RowWriter::finish() { impl_->finish(); }

}  // namespace houvast::store
