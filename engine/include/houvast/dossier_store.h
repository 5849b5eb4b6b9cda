// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

struct DossierFile {
  std::string name;   ///< Within the dossier: "dossier.toml", "tables/budgets.csv".
  std::string bytes;  ///< Exactly as it came.

  friend bool operator==(const DossierFile&, const DossierFile&) = default;
};

/// One version of a dossier in the store, without its files.
struct DossierHead {
  std::int64_t id = 0;       ///< Stays the same over versions.
  std::string name;          ///< For people; need not be unique.
  std::int64_t version = 0;  ///< From 1.
  Stamp made;                ///< This version.

  friend bool operator==(const DossierHead&, const DossierHead&) = default;
};

struct KeptDossier {
  DossierHead head;
  std::vector<DossierFile> files;  ///< In order of name.

  friend bool operator==(const KeptDossier&, const KeptDossier&) = default;
};

/// Dossiers as the user supplied them. All versions are kept, so that a run can be made again.
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class DossierStore {
 public:
  explicit DossierStore(Database database) : database_(std::move(database)) {}

  /// Version 1.
  [[nodiscard]] Result<DossierHead> create(const std::string& name,
                                           const std::vector<DossierFile>& files,
                                           const Stamp& made);

  /// The next version, when the newest is still the expected one.
  /// Errors: store/not-there; store/conflict, of which `found` is the version that is there.
  [[nodiscard]] Result<DossierHead> replace(std::int64_t id, std::int64_t expected_version,
                                            const std::string& name,
                                            const std::vector<DossierFile>& files,
                                            const Stamp& made);

  /// The newest version of each, in order of id.
  [[nodiscard]] Result<std::vector<DossierHead>> list();

  /// All versions of one, the newest first; none when it is not there.
  [[nodiscard]] Result<std::vector<DossierHead>> versions(std::int64_t id);

  /// The newest version, or a named one. Errors: store/not-there.
  [[nodiscard]] Result<DossierHead> head(std::int64_t id);
  [[nodiscard]] Result<KeptDossier> load(std::int64_t id,
                                         const std::optional<std::int64_t>& version = {});

  /// With all versions, scenarios, notes and client-level records of it; its runs stay.
  /// Errors: store/not-there.
  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  Database database_;
};

}  // namespace houvast::store
