// SPDX-License-Identifier: EUPL-1.2
#include "houvast/scenario_store.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

std::vector<KeptScenario> select_scenarios(soci::session& sql, std::string_view condition,
                                           const std::optional<std::int64_t>& id) {
  std::vector<KeptScenario> found;
  KeptScenario row;
  Query query(sql,
              "SELECT scenario_id, dossier_id, label_nl, label_en, changes_json, version,"
              " made_by, made_at, changed_by, changed_at FROM scenario WHERE 1 = 1");
  query.where(condition, id)
      .then(" ORDER BY scenario_id")
      .into(row.id)
      .into(row.dossier)
      .into(row.text.label.nl)
      .into(row.text.label.en)
      .into(row.text.changes_json)
      .into(row.version)
      .into(row.made.by)
      .into(row.made.at)
      .into(row.changed.by)
      .into(row.changed.at)
      .each([&] { found.push_back(row); });
  return found;
}

std::optional<KeptScenario> find_scenario(soci::session& sql, std::int64_t id) {
  const auto found = select_scenarios(sql, "scenario_id = :id", id);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace

Result<KeptScenario> ScenarioStore::create(std::int64_t dossier, const ScenarioText& text,
                                           const Stamp& made) {
  return write(database_, [&](soci::session& sql) -> Result<KeptScenario> {
    KeptScenario row{0, dossier, text, 1, made, made};
    std::int64_t there = 0;
    const bool is_there =
        Query(sql,
              std::string("SELECT dossier_id FROM dossier WHERE dossier_id = :id") + for_share(sql))
            .with(dossier)
            .into(there)
            .first();
    if (!is_there) return not_there(database_, "dossier", dossier);
    Query(sql,
          "INSERT INTO scenario (dossier_id, label_nl, label_en, changes_json, version, made_by,"
          " made_at, changed_by, changed_at) VALUES (:dossier, :nl, :en, :changes, :version, :by,"
          " :at, :changed_by, :changed_at) RETURNING scenario_id")
        .with(dossier, text.label.nl, text.label.en, text.changes_json, row.version, made.by,
              made.at, made.by, made.at)
        .into(row.id)
        .first();
    return row;
  });
}

Result<std::vector<KeptScenario>> ScenarioStore::list(std::int64_t dossier) {
  return read(database_, [&](soci::session& sql) {
    return select_scenarios(sql, "dossier_id = :id", dossier);
  });
}

Result<KeptScenario> ScenarioStore::load(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<KeptScenario> {
    const auto found = find_scenario(sql, id);
    if (!found) return not_there(database_, "scenario", id);
    return *found;
  });
}

Result<KeptScenario> ScenarioStore::replace(std::int64_t id, std::int64_t expected_version,
                                            const ScenarioText& text, const Stamp& changed) {
  return write(database_, [&](soci::session& sql) -> Result<KeptScenario> {
    const std::int64_t rows =
        Query(sql,
              "UPDATE scenario SET label_nl = :nl, label_en = :en,"
              " changes_json = :changes, version = version + 1, changed_by = :by,"
              " changed_at = :at WHERE scenario_id = :id AND version = :expected")
            .with(text.label.nl, text.label.en, text.changes_json, changed.by, changed.at, id,
                  expected_version)
            .run();
    const auto there = find_scenario(sql, id);
    if (!there) return not_there(database_, "scenario", id);
    if (rows == 0) return conflict(database_, "scenario", there->version, expected_version);
    return *there;
  });
}

Result<void> ScenarioStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t gone =
        Query(sql, "DELETE FROM scenario WHERE scenario_id = :id").with(id).run();
    if (gone == 0) return not_there(database_, "scenario", id);
    return {};
  });
}

}  // namespace houvast::store
