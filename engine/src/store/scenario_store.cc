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
    sql << std::string("SELECT dossier_id FROM dossier WHERE dossier_id = :id") + for_share(sql),
        in(dossier), soci::into(there);
    if (!sql.got_data()) return not_there(database_, "dossier", dossier);
    sql << "INSERT INTO scenario (dossier_id, label_nl, label_en, changes_json, version, made_by,"
           " made_at, changed_by, changed_at) VALUES (:dossier, :nl, :en, :changes, :version, :by,"
           " :at, :changed_by, :changed_at) RETURNING scenario_id",
        in(dossier), in(text.label.nl), in(text.label.en), in(text.changes_json), in(row.version),
        in(made.by), in(made.at), in(made.by), in(made.at), soci::into(row.id);
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
    soci::statement update =
        (sql.prepare << "UPDATE scenario SET label_nl = :nl, label_en = :en,"
                        " changes_json = :changes, version = version + 1, changed_by = :by,"
                        " changed_at = :at WHERE scenario_id = :id AND version = :expected",
         in(text.label.nl), in(text.label.en), in(text.changes_json), in(changed.by),
         in(changed.at), in(id), in(expected_version));
    update.execute(true);
    const auto there = find_scenario(sql, id);
    if (!there) return not_there(database_, "scenario", id);
    if (update.get_affected_rows() == 0)
      return conflict(database_, "scenario", there->version, expected_version);
    return *there;
  });
}

Result<void> ScenarioStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    soci::statement gone = (sql.prepare << "DELETE FROM scenario WHERE scenario_id = :id", in(id));
    gone.execute(true);
    if (gone.get_affected_rows() == 0) return not_there(database_, "scenario", id);
    return {};
  });
}

}  // namespace houvast::store
