// SPDX-License-Identifier: EUPL-1.2
// The rows of finished replications, in memory or in a file that survives the program (NL:
// tussenstand). The form of the file: docs/formats/state.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "houvast/executor.h"
#include "houvast/problem.h"

namespace houvast::study {

/// What a state was made with. Names and values without line ends; a state with any other value is
/// not this study's.
using StateHeader = std::vector<std::pair<std::string, std::string>>;

struct ReplicationKey {
  std::uint64_t variant = 0;
  std::uint64_t replication = 0;

  friend constexpr auto operator<=>(const ReplicationKey&, const ReplicationKey&) = default;
};

/// Rows of one width by variant and replication. A row is there whole or not at all.
class Records {
 public:
  /// For a study that keeps nothing: in memory, or in a nameless temporary file when `expected`
  /// rows would take more than `memory_bytes`.
  [[nodiscard]] static Result<Records> temporary(std::size_t width, std::size_t expected,
                                                 std::size_t memory_bytes = std::size_t{1} << 30U);

  /// The state in this file, or a new one. Rows that were written in part or were damaged count as
  /// not there. Problems: study/state-*.
  [[nodiscard]] static Result<Records> state(const std::filesystem::path& file,
                                             const StateHeader& header, std::size_t width);

  Records(Records&& other) noexcept;
  Records& operator=(Records&& other) noexcept;
  ~Records();

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] bool has(ReplicationKey key) const;
  [[nodiscard]] const std::map<ReplicationKey, std::uint64_t>& places() const { return places_; }

  /// A full disk leaves the rows that were there.
  [[nodiscard]] Result<void> add(ReplicationKey key, Row row);

  /// A part of a row that is there, from a column on.
  [[nodiscard]] Result<void> read(ReplicationKey key, std::size_t column,
                                  std::span<std::int64_t> into) const;

  /// Has everything on the disk.
  [[nodiscard]] Result<void> sync();

 private:
  explicit Records(std::size_t width) : width_(width) {}

  [[nodiscard]] Result<void> begin_file(const StateHeader& header);
  [[nodiscard]] Result<void> find_records();
  [[nodiscard]] std::size_t record_bytes() const;

  std::size_t width_;
  std::filesystem::path path_;
  int file_ = 0;  ///< Descriptor; only with `in_file_`.
  bool in_file_ = false;
  std::uint64_t begin_ = 0;  ///< Of the first record in the file.
  std::uint64_t end_ = 0;    ///< Behind the last whole record.
  std::uint64_t unsynced_ = 0;
  std::map<ReplicationKey, std::uint64_t> places_;  ///< In the file, or index in `rows_`.
  std::vector<Row> rows_;
};

}  // namespace houvast::study
