// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

/// Something that a person says about a figure (NL: tellen en vertellen).
struct Note {
  std::int64_t id = 0;
  std::string figure;                   ///< Which figure, as the web names it.
  std::optional<std::int64_t> dossier;  ///< About the figure in every run of this dossier,
  std::optional<std::int64_t> run;      ///< or in this run alone.
  std::string text;
  std::string status;  ///< "open", "settled": for the caller to choose.
  Stamp made;

  friend bool operator==(const Note&, const Note&) = default;
};

/// What is empty does not select.
struct NoteFilter {
  std::optional<std::string> figure;
  std::optional<std::int64_t> dossier;
  std::optional<std::int64_t> run;
};

/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class NoteStore {
 public:
  explicit NoteStore(Database database) : database_(std::move(database)) {}

  /// The id of the argument is not looked at.
  [[nodiscard]] Result<std::int64_t> create(const Note& note);
  [[nodiscard]] Result<std::vector<Note>> list(const NoteFilter& filter = {});  ///< Oldest first.

  /// Errors of these: store/not-there.
  [[nodiscard]] Result<Note> load(std::int64_t id);
  [[nodiscard]] Result<void> set_status(std::int64_t id, const std::string& status);
  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  Database database_;
};

}  // namespace houvast::store
