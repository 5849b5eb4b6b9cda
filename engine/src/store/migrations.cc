// SPDX-License-Identifier: EUPL-1.2
#include "store/migrations.h"

#include <array>

namespace houvast::store {
namespace {

// Money is a whole number of cents. Names are for analysts: singular tables, unit last.
constexpr std::array<std::string_view, 8> runs_and_results = {
    R"(CREATE TABLE run (
         run_id INTEGER PRIMARY KEY,
         dossier TEXT NOT NULL,
         dossier_hash TEXT NOT NULL,
         scenario TEXT NOT NULL,
         engine_version TEXT NOT NULL,
         engine_revision TEXT NOT NULL,
         seed TEXT NOT NULL,
         replications INTEGER NOT NULL,
         started_at TEXT NOT NULL,
         seconds REAL NOT NULL))",
    R"(CREATE TABLE result (
         run_id INTEGER NOT NULL REFERENCES run(run_id),
         year INTEGER NOT NULL,
         municipality TEXT NOT NULL,
         scheme TEXT NOT NULL,
         item TEXT NOT NULL,
         amount_cents INTEGER NOT NULL))",
    R"(CREATE TABLE transfer (
         run_id INTEGER NOT NULL REFERENCES run(run_id),
         position INTEGER NOT NULL,
         year INTEGER NOT NULL,
         month INTEGER NOT NULL,
         from_kind TEXT NOT NULL,
         from_id TEXT NOT NULL,
         to_kind TEXT NOT NULL,
         to_id TEXT NOT NULL,
         amount_cents INTEGER NOT NULL,
         scheme TEXT NOT NULL,
         rule TEXT NOT NULL,
         inputs_json TEXT NOT NULL))",
    R"(CREATE TABLE distribution (
         run_id INTEGER NOT NULL REFERENCES run(run_id),
         year INTEGER NOT NULL,
         municipality TEXT NOT NULL,
         scheme TEXT NOT NULL,
         figure TEXT NOT NULL,
         mean_cents REAL NOT NULL,
         standard_deviation_cents REAL NOT NULL,
         standard_error_cents REAL NOT NULL,
         p5_cents REAL NOT NULL,
         p25_cents REAL NOT NULL,
         p50_cents REAL NOT NULL,
         p75_cents REAL NOT NULL,
         p95_cents REAL NOT NULL,
         worst_cents REAL NOT NULL))",
    "CREATE INDEX result_of_run ON result(run_id)",
    "CREATE INDEX transfer_of_run ON transfer(run_id, position)",
    "CREATE INDEX distribution_of_run ON distribution(run_id)",
    R"(CREATE VIEW result_euro AS
         SELECT run_id, run.dossier, run.scenario, year, municipality, scheme, item,
                amount_cents / 100.0 AS amount_euro
         FROM result JOIN run USING (run_id))",
};

constexpr std::array all_migrations = {
    Migration{1, runs_and_results},
};

}  // namespace

std::span<const Migration> migrations() { return all_migrations; }

}  // namespace houvast::store
