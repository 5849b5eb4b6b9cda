// SPDX-License-Identifier: EUPL-1.2
#include "houvast/table_store.h"

#include <algorithm>
#include <tuple>

#include "store/edge.h"
#include "store/fields.h"
#include "store/row_writer.h"
#include "store/table_json.h"

namespace houvast::store {
namespace {

std::vector<WeighingTable> select_tables(soci::session& sql,
                                         const std::optional<std::int64_t>& id) {
  std::vector<WeighingTable> found;
  WeighingTable table;
  std::string options, criteria, members;
  Query query(sql,
              "SELECT table_id, title, options_json, criteria_json, members_json,"
              " dossier_id, is_open, version, revision, made_by,"
              " made_at, changed_by, changed_at FROM weighing_table WHERE 1 = 1");
  query.where("table_id = :id", id)
      .then(" ORDER BY table_id")
      .into(table.id)
      .into(table.text.title)
      .into(options)
      .into(criteria)
      .into(members)
      .into(table.text.dossier)
      .into(table.text.is_open)
      .into(table.version)
      .into(table.revision)
      .into(table.made.by)
      .into(table.made.at)
      .into(table.changed.by)
      .into(table.changed.at)
      .each([&] {
        auto parsed_options = parse_entries(options);
        auto parsed_criteria = parse_entries(criteria);
        auto parsed_members = parse_entries(members);
        if (!parsed_options || !parsed_criteria || !parsed_members)
          throw soci::soci_error("weighing_table");
        table.text.options = *std::move(parsed_options);
        table.text.criteria = *std::move(parsed_criteria);
        table.text.members = *std::move(parsed_members);
        found.push_back(table);
      });
  return found;
}

void select_scores(soci::session& sql, std::int64_t id, Ballot& ballot) {
  TableScore score;
  Query scores(sql, "SELECT option_id, criterion_id, score FROM ballot_score WHERE 1 = 1");
  scores.where("table_id = :id", id)
      .where("municipality = :municipality", ballot.municipality)
      .into(score.option)
      .into(score.criterion)
      .into(score.score)
      .each([&] { ballot.scores.push_back(score); });
  TableWeight weight;
  Query weights(sql, "SELECT criterion_id, weight FROM ballot_weight WHERE 1 = 1");
  weights.where("table_id = :id", id)
      .where("municipality = :municipality", ballot.municipality)
      .into(weight.criterion)
      .into(weight.weight)
      .each([&] { ballot.weights.push_back(weight); });
  // Databases put letters in an order of their own.
  std::sort(ballot.scores.begin(), ballot.scores.end(), [](const auto& a, const auto& b) {
    return std::tie(a.option, a.criterion) < std::tie(b.option, b.criterion);
  });
  std::sort(ballot.weights.begin(), ballot.weights.end(),
            [](const auto& a, const auto& b) { return a.criterion < b.criterion; });
}

std::vector<Ballot> select_ballots(soci::session& sql, std::int64_t id) {
  std::vector<Ballot> ballots;
  Ballot ballot;
  Query query(sql, "SELECT municipality, version, changed_by, changed_at FROM ballot WHERE 1 = 1");
  query.where("table_id = :id", id)
      .into(ballot.municipality)
      .into(ballot.version)
      .into(ballot.changed.by)
      .into(ballot.changed.at)
      .each([&] { ballots.push_back(ballot); });
  for (Ballot& row : ballots) select_scores(sql, id, row);
  std::sort(ballots.begin(), ballots.end(),
            [](const Ballot& a, const Ballot& b) { return a.municipality < b.municipality; });
  return ballots;
}

/// One more revision of a table that is there; from then on nobody else changes it.
std::optional<std::int64_t> next_revision(soci::session& sql, std::int64_t id) {
  std::int64_t revision = 0;
  const bool is_there =
      Query(sql,
            "UPDATE weighing_table SET revision = revision + 1 WHERE table_id = :id"
            " RETURNING revision")
          .with(id)
          .into(revision)
          .first();
  return is_there ? std::optional(revision) : std::nullopt;
}

void delete_scores(soci::session& sql, std::int64_t id, const std::string& municipality) {
  for (const char* table : {"ballot_score", "ballot_weight"})
    Query(sql,
          std::string("DELETE FROM ") + table + " WHERE table_id = :id AND municipality = :code")
        .with(id, municipality)
        .run();
}

void insert_scores(soci::session& sql, std::int64_t id, const Ballot& ballot) {
  const std::string_view code = ballot.municipality;
  RowWriter scores(sql, "ballot_score", "table_id, municipality, option_id, criterion_id, score");
  for (const TableScore& row : ballot.scores)
    scores.add({id, code, std::string_view(row.option), std::string_view(row.criterion),
                std::string_view(row.score)});
  scores.finish();
  RowWriter weights(sql, "ballot_weight", "table_id, municipality, criterion_id, weight");
  for (const TableWeight& row : ballot.weights)
    weights.add({id, code, std::string_view(row.criterion), std::string_view(row.weight)});
  weights.finish();
}

}  // namespace

Result<std::int64_t> TableStore::create(const TableText& text, const Stamp& made) {
  return write(database_, [&](soci::session& sql) {
    std::int64_t id = 0;
    const std::string options = to_json(text.options);
    const std::string criteria = to_json(text.criteria);
    const std::string members = to_json(text.members);
    Query(sql,
          "INSERT INTO weighing_table (title, options_json, criteria_json, members_json,"
          " dossier_id, is_open, version, revision, made_by, made_at, changed_by, changed_at)"
          " VALUES (:title, :options, :criteria, :members, :dossier, :open, 1, 1, :by, :at,"
          " :changed_by, :changed_at) RETURNING table_id")
        .with(text.title, options, criteria, members, text.dossier, text.is_open, made.by, made.at,
              made.by, made.at)
        .into(id)
        .first();
    return id;
  });
}

Result<std::vector<WeighingTable>> TableStore::list() {
  return read(database_, [](soci::session& sql) { return select_tables(sql, {}); });
}

Result<WeighingTable> TableStore::load(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<WeighingTable> {
    auto found = select_tables(sql, id);
    if (found.empty()) return not_there(database_, "table", id);
    found.front().ballots = select_ballots(sql, id);
    return found.front();
  });
}

Result<std::int64_t> TableStore::revision(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<std::int64_t> {
    std::int64_t revision = 0;
    const bool is_there = Query(sql, "SELECT revision FROM weighing_table WHERE table_id = :id")
                              .with(id)
                              .into(revision)
                              .first();
    if (!is_there) return not_there(database_, "table", id);
    return revision;
  });
}

Result<std::int64_t> TableStore::replace(std::int64_t id, std::int64_t expected_version,
                                         const TableText& text, const Stamp& changed) {
  return write(database_, [&](soci::session& sql) -> Result<std::int64_t> {
    const auto revision = next_revision(sql, id);
    if (!revision) return not_there(database_, "table", id);
    std::int64_t version = 0;
    Query(sql, "SELECT version FROM weighing_table WHERE table_id = :id")
        .with(id)
        .into(version)
        .first();
    if (version != expected_version) return conflict(database_, "table", version, expected_version);
    const std::string options = to_json(text.options);
    const std::string criteria = to_json(text.criteria);
    const std::string members = to_json(text.members);
    Query(sql,
          "UPDATE weighing_table SET title = :title, options_json = :options,"
          " criteria_json = :criteria, members_json = :members, dossier_id = :dossier,"
          " is_open = :open, version = version + 1, changed_by = :by,"
          " changed_at = :at WHERE table_id = :id")
        .with(text.title, options, criteria, members, text.dossier, text.is_open, changed.by,
              changed.at, id)
        .run();
    return *revision;
  });
}

Result<std::int64_t> TableStore::put_ballot(std::int64_t id, std::int64_t expected_version,
                                            const Ballot& ballot) {
  return write(database_, [&](soci::session& sql) -> Result<std::int64_t> {
    const auto revision = next_revision(sql, id);
    if (!revision) return not_there(database_, "table", id);
    std::int64_t version = 0;
    const bool is_there =
        Query(sql, "SELECT version FROM ballot WHERE table_id = :id AND municipality = :code")
            .with(id, ballot.municipality)
            .into(version)
            .first();
    if (!is_there) version = 0;
    if (version != expected_version)
      return conflict(database_, "ballot", version, expected_version);
    Query(sql,
          "INSERT INTO ballot (table_id, municipality, version, changed_by, changed_at)"
          " VALUES (:id, :code, 1, :by, :at) ON CONFLICT (table_id, municipality) DO UPDATE SET"
          " version = ballot.version + 1, changed_by = excluded.changed_by,"
          " changed_at = excluded.changed_at")
        .with(id, ballot.municipality, ballot.changed.by, ballot.changed.at)
        .run();
    delete_scores(sql, id, ballot.municipality);
    insert_scores(sql, id, ballot);
    return *revision;
  });
}

Result<void> TableStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t gone =
        Query(sql, "DELETE FROM weighing_table WHERE table_id = :id").with(id).run();
    if (gone == 0) return not_there(database_, "table", id);
    for (const char* table : {"ballot", "ballot_score", "ballot_weight"})
      Query(sql, std::string("DELETE FROM ") + table + " WHERE table_id = :id").with(id).run();
    return {};
  });
}

}  // namespace houvast::store
