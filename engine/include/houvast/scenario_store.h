// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

/// What a person can change of a scenario. Which changes there are is not known here.
struct ScenarioText {
  Text label;
  std::string changes_json;

  friend bool operator==(const ScenarioText&, const ScenarioText&) = default;
};

/// A what-if on a dossier (NL: scenario), made at the table.
struct KeptScenario {
  std::int64_t id = 0;
  std::int64_t dossier = 0;
  ScenarioText text;
  std::int64_t version = 0;  ///< From 1; each change is one more.
  Stamp made;
  Stamp changed;  ///< The same as `made` for version 1.

  friend bool operator==(const KeptScenario&, const KeptScenario&) = default;
};

/// Two people who edit one scenario: the second gets store/conflict and nothing is overwritten.
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class ScenarioStore {
 public:
  explicit ScenarioStore(Database database) : database_(std::move(database)) {}

  /// Errors: store/not-there when the dossier is not.
  [[nodiscard]] Result<KeptScenario> create(std::int64_t dossier, const ScenarioText& text,
                                            const Stamp& made);

  /// Of one dossier, in order of id.
  [[nodiscard]] Result<std::vector<KeptScenario>> list(std::int64_t dossier);

  /// Errors: store/not-there.
  [[nodiscard]] Result<KeptScenario> load(std::int64_t id);

  /// Errors: store/not-there; store/conflict, of which `found` is the version that is there.
  [[nodiscard]] Result<KeptScenario> replace(std::int64_t id, std::int64_t expected_version,
                                             const ScenarioText& text, const Stamp& changed);

  /// Errors: store/not-there.
  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  Database database_;
};

}  // namespace houvast::store
