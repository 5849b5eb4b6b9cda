// SPDX-License-Identifier: EUPL-1.2
// Step 2: what a run was made from and by whom; lines in an order of their own; the transfers of
// one account without reading all. In SQLite the table of runs is made anew, because the number of
// a run that was removed could be given again.
#include <array>

#include "store/migrations.h"

namespace houvast::store {
namespace {

constexpr std::array<Statement, 21> statements = {{
    {"DROP VIEW result_euro"},
    {R"(CREATE TABLE run_anew (
          run_id {identity},
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
    {R"(INSERT INTO run_anew SELECT run_id, dossier, dossier_hash, scenario, engine_version,
          engine_revision, seed, replications, started_at, seconds FROM run)",
     Dialect::sqlite},
    {"DROP TABLE run", Dialect::sqlite},
    {"ALTER TABLE run_anew RENAME TO run", Dialect::sqlite},
    {"ALTER TABLE run ADD COLUMN made_from_dossier BIGINT"},
    {"ALTER TABLE run ADD COLUMN made_from_dossier_version BIGINT"},
    {"ALTER TABLE run ADD COLUMN made_from_scenario BIGINT"},
    {"ALTER TABLE run ADD COLUMN made_by TEXT NOT NULL DEFAULT ''"},
    {"ALTER TABLE result ADD COLUMN position BIGINT NOT NULL DEFAULT 0"},
    {"ALTER TABLE distribution ADD COLUMN position BIGINT NOT NULL DEFAULT 0"},
    {"UPDATE result SET position = rowid", Dialect::sqlite},
    {"UPDATE distribution SET position = rowid", Dialect::sqlite},
    {"DROP INDEX result_of_run"},
    {"DROP INDEX distribution_of_run"},
    {"CREATE INDEX result_of_run ON result(run_id, position)"},
    {"CREATE INDEX distribution_of_run ON distribution(run_id, position)"},
    {"CREATE INDEX run_of_dossier ON run(made_from_dossier)"},
    {"CREATE INDEX transfer_by_payer ON transfer(run_id, from_id, year)"},
    {"CREATE INDEX transfer_by_receiver ON transfer(run_id, to_id, year)"},
    {R"(CREATE VIEW result_euro AS
          SELECT run_id, run.dossier, run.scenario, year, municipality, scheme, item,
                 amount_cents / 100.0 AS amount_euro
          FROM result JOIN run USING (run_id))"},
}};

}  // namespace

std::span<const Statement> step_2_origins() { return statements; }

}  // namespace houvast::store
