// SPDX-License-Identifier: EUPL-1.2
// Care records as two CSV tables: records.csv with a row an order, claims.csv with a row a claim.
// Format: docs/formats/care-records.md. There is no place in it for a citizen number (NL: BSN).
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/problem.h"

namespace houvast::exchange {

/// Names as the files have them, in the order of DeliveryForm and StopReason.
inline constexpr std::array<std::string_view, 2> form_names = {"in_kind", "personal_budget"};
inline constexpr std::array<std::string_view, 6> stop_reason_names = {
    "planned", "stepped", "reviewed", "birthday", "dropped_out", "escalated"};

/// Nine digits that a citizen number could be: they pass its test on typing errors (the sum of the
/// digits times 9, 8, ... 2 and -1 is a multiple of 11). 000000000 passes and is one too.
[[nodiscard]] bool could_be_citizen_number(std::string_view text);

/// "2026-03-31", a day of known_years.
[[nodiscard]] std::optional<std::chrono::sys_days> parse_day(std::string_view text);

/// Reads orders and, when asked, their claims, in the order of the file. All problems at once.
/// Errors: base/csv-*, base/column-*, base/cell-*, exchange/citizen-number*, exchange/record-*,
/// exchange/claim-*.
[[nodiscard]] Result<std::vector<CareRecord>> read_care_records(
    const std::string& records, const std::optional<std::string>& claims = {});

/// Writes records one by one as they come; memory does not grow with their number.
class CareRecordWriter {
 public:
  /// Opens records.csv and claims.csv in a folder, which is made. Nothing stands there before
  /// finish(). Errors: base/cannot-write.
  [[nodiscard]] static Result<CareRecordWriter> open(const std::filesystem::path& folder);
  ~CareRecordWriter();  ///< Without finish(): what was written is thrown away.
  CareRecordWriter(CareRecordWriter&&) noexcept;
  CareRecordWriter& operator=(CareRecordWriter&&) noexcept;

  /// A failure, a full disk for one, is kept for finish().
  void write(const CareRecord& record);

  /// Puts both files in place, or neither. Errors: base/disk-full, base/cannot-write.
  [[nodiscard]] Result<void> finish();

 private:
  struct Impl;
  explicit CareRecordWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace houvast::exchange
