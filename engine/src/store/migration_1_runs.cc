// SPDX-License-Identifier: EUPL-1.2
// Step 1: runs and their results. Money is a whole number of cents. Names are for analysts:
// singular tables, unit last.
#include <array>

#include "store/migrations.h"

namespace houvast::store {
namespace {

constexpr std::array<Statement, 9> statements = {{
    {R"(CREATE TABLE run (
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
     Dialect::sqlite},
    {R"(CREATE TABLE run (
          run_id {identity},
          dossier TEXT NOT NULL,
          dossier_hash TEXT NOT NULL,
          scenario TEXT NOT NULL,
          engine_version TEXT NOT NULL,
          engine_revision TEXT NOT NULL,
          seed TEXT NOT NULL,
          replications BIGINT NOT NULL,
          started_at TEXT NOT NULL,
          seconds DOUBLE PRECISION NOT NULL))",
     Dialect::postgresql},
    {R"(CREATE TABLE result (
          run_id BIGINT NOT NULL REFERENCES run(run_id),
          year INTEGER NOT NULL,
          municipality TEXT NOT NULL,
          scheme TEXT NOT NULL,
          item TEXT NOT NULL,
          amount_cents BIGINT NOT NULL))"},
    {R"(CREATE TABLE transfer (
          run_id BIGINT NOT NULL REFERENCES run(run_id),
          position BIGINT NOT NULL,
          year INTEGER NOT NULL,
          month INTEGER NOT NULL,
          from_kind TEXT NOT NULL,
          from_id TEXT NOT NULL,
          to_kind TEXT NOT NULL,
          to_id TEXT NOT NULL,
          amount_cents BIGINT NOT NULL,
          scheme TEXT NOT NULL,
          rule TEXT NOT NULL,
          inputs_json TEXT NOT NULL))"},
    {R"(CREATE TABLE distribution (
          run_id BIGINT NOT NULL REFERENCES run(run_id),
          year INTEGER NOT NULL,
          municipality TEXT NOT NULL,
          scheme TEXT NOT NULL,
          figure TEXT NOT NULL,
          mean_cents DOUBLE PRECISION NOT NULL,
          standard_deviation_cents DOUBLE PRECISION NOT NULL,
          standard_error_cents DOUBLE PRECISION NOT NULL,
          p5_cents DOUBLE PRECISION NOT NULL,
          p25_cents DOUBLE PRECISION NOT NULL,
          p50_cents DOUBLE PRECISION NOT NULL,
          p75_cents DOUBLE PRECISION NOT NULL,
          p95_cents DOUBLE PRECISION NOT NULL,
          worst_cents DOUBLE PRECISION NOT NULL))"},
    {"CREATE INDEX result_of_run ON result(run_id)"},
    {"CREATE INDEX transfer_of_run ON transfer(run_id, position)"},
    {"CREATE INDEX distribution_of_run ON distribution(run_id)"},
    {R"(CREATE VIEW result_euro AS
          SELECT run_id, run.dossier, run.scenario, year, municipality, scheme, item,
                 amount_cents / 100.0 AS amount_euro
          FROM result JOIN run USING (run_id))"},
}};

}  // namespace

std::span<const Statement> step_1_runs() { return statements; }

}  // namespace houvast::store
