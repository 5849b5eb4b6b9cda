// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/database.h"
#include "houvast/period.h"

namespace houvast::store {

/// How many clients of one municipality a product had in a year. Not yet fit to show to anyone:
/// the disclosure rule (model P) comes after it.
struct RecordCount {
  int year = 0;
  std::string product;
  std::int64_t clients = 0;  ///< Different clients with care on at least one day of the year.
  std::int64_t starts = 0;   ///< Orders of which care began in the year.

  friend bool operator==(const RecordCount&, const RecordCount&) = default;
};

struct RecordSet {
  std::string municipality;
  std::int64_t records = 0;
  Stamp made;

  friend bool operator==(const RecordSet&, const RecordSet&) = default;
};

/// Care records client by client, of one municipality with one dossier. No function gives those of
/// two municipalities at once; who may ask for which is for the caller (model P).
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class RecordStore {
 public:
  explicit RecordStore(Database database) : database_(std::move(database)) {}

  /// In place of what was there. A record of another municipality is our mistake: it stops.
  /// Errors: store/not-there when the dossier is not.
  [[nodiscard]] Result<void> put(std::int64_t dossier, const std::string& municipality,
                                 const std::vector<CareRecord>& records, const Stamp& made);

  /// In the order in which they were put, claims included.
  [[nodiscard]] Result<std::vector<CareRecord>> list(std::int64_t dossier,
                                                     const std::string& municipality);

  /// In order of year and product; what is zero is left out.
  [[nodiscard]] Result<std::vector<RecordCount>> counts(std::int64_t dossier,
                                                        const std::string& municipality,
                                                        Years years);

  /// Who supplied something for a dossier, in order of municipality: no client in it.
  [[nodiscard]] Result<std::vector<RecordSet>> sets(std::int64_t dossier);

  [[nodiscard]] Result<void> remove(std::int64_t dossier, const std::string& municipality);

 private:
  Database database_;
};

}  // namespace houvast::store
