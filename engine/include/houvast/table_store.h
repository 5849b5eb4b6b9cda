// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

/// An option or a criterion of a weighing table.
struct TableEntry {
  std::string id;  ///< Unique among the options, or among the criteria.
  std::string label;

  friend bool operator==(const TableEntry&, const TableEntry&) = default;
};

/// What a table is about; scores are kept apart.
struct TableText {
  std::string title;
  std::vector<TableEntry> options;
  std::vector<TableEntry> criteria;
  std::vector<TableEntry> members;      ///< Who scores: municipalities by code, with their names.
  std::optional<std::int64_t> dossier;  ///< With whose figures the options are compared.
  bool is_open = true;                  ///< Closed: what was said stays as it is.

  friend bool operator==(const TableText&, const TableText&) = default;
};

struct TableScore {
  std::string option;     ///< TableEntry::id.
  std::string criterion;  ///< TableEntry::id.
  std::string score;      ///< A decimal as text.

  friend bool operator==(const TableScore&, const TableScore&) = default;
};

struct TableWeight {
  std::string criterion;  ///< TableEntry::id.
  std::string weight;     ///< A decimal as text.

  friend bool operator==(const TableWeight&, const TableWeight&) = default;
};

/// What one municipality says.
struct Ballot {
  std::string municipality;          ///< Code.
  std::vector<TableScore> scores;    ///< In order of option and criterion.
  std::vector<TableWeight> weights;  ///< In order of criterion.
  std::int64_t version = 0;          ///< From 1; given by the store.
  Stamp changed;

  friend bool operator==(const Ballot&, const Ballot&) = default;
};

/// A table at which municipalities score options together (NL: afweegtafel).
struct WeighingTable {
  std::int64_t id = 0;
  TableText text;
  std::int64_t version = 0;   ///< Of the text, from 1.
  std::int64_t revision = 0;  ///< Of everything: one more with each change of text or ballot.
  Stamp made;
  Stamp changed;                ///< The text.
  std::vector<Ballot> ballots;  ///< In order of municipality.

  friend bool operator==(const WeighingTable&, const WeighingTable&) = default;
};

/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text; and
/// store/not-there for a table that is not.
class TableStore {
 public:
  explicit TableStore(Database database) : database_(std::move(database)) {}

  [[nodiscard]] Result<std::int64_t> create(const TableText& text, const Stamp& made);

  /// In order of id, without ballots.
  [[nodiscard]] Result<std::vector<WeighingTable>> list();

  /// As it is at one moment.
  [[nodiscard]] Result<WeighingTable> load(std::int64_t id);

  /// What to ask again and again: cheap, and it changes when anything of the table does.
  [[nodiscard]] Result<std::int64_t> revision(std::int64_t id);

  /// Scores of options and criteria that go are not taken out of ballots. Gives the new revision.
  /// Errors: store/conflict, of which `found` is the version that is there.
  [[nodiscard]] Result<std::int64_t> replace(std::int64_t id, std::int64_t expected_version,
                                             const TableText& text, const Stamp& changed);

  /// All scores and weights of one municipality at once. `expected_version` 0: it said nothing yet.
  /// Gives the new revision of the table. Errors: store/conflict as above.
  [[nodiscard]] Result<std::int64_t> put_ballot(std::int64_t id, std::int64_t expected_version,
                                                const Ballot& ballot);

  /// With all ballots.
  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  Database database_;
};

}  // namespace houvast::store
