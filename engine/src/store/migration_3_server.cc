// SPDX-License-Identifier: EUPL-1.2
// Step 3: what the server keeps. Times are texts in UTC, decimals and JSON are texts, files are
// base64: the same in both databases, and every analyst's program reads them.
#include <array>

#include "store/migrations.h"

namespace houvast::store {
namespace {

constexpr std::array statements = {
    Statement{R"(CREATE TABLE person (
          person_id {identity},
          name TEXT NOT NULL,
          name_folded TEXT NOT NULL UNIQUE,
          display_name TEXT NOT NULL,
          role TEXT NOT NULL,
          municipality TEXT,
          password_hash TEXT,
          subject TEXT UNIQUE,
          must_change_password INTEGER NOT NULL,
          is_active INTEGER NOT NULL,
          created_at TEXT NOT NULL))"},
    Statement{R"(CREATE TABLE session (
          token_hash TEXT PRIMARY KEY,
          person_id BIGINT NOT NULL,
          csrf_token TEXT NOT NULL,
          created_at TEXT NOT NULL,
          last_seen_at TEXT NOT NULL,
          expires_at TEXT NOT NULL))"},
    Statement{"CREATE INDEX session_of_person ON session(person_id)"},
    Statement{R"(CREATE TABLE dossier (
          dossier_id {identity},
          version BIGINT NOT NULL))"},
    Statement{R"(CREATE TABLE dossier_version (
          dossier_id BIGINT NOT NULL,
          version BIGINT NOT NULL,
          name TEXT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL,
          PRIMARY KEY (dossier_id, version)))"},
    Statement{R"(CREATE TABLE dossier_file (
          dossier_id BIGINT NOT NULL,
          version BIGINT NOT NULL,
          name TEXT NOT NULL,
          bytes_base64 TEXT NOT NULL,
          PRIMARY KEY (dossier_id, version, name)))"},
    Statement{R"(CREATE TABLE scenario (
          scenario_id {identity},
          dossier_id BIGINT NOT NULL,
          label_nl TEXT NOT NULL,
          label_en TEXT NOT NULL,
          changes_json TEXT NOT NULL,
          version BIGINT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL,
          changed_by TEXT NOT NULL,
          changed_at TEXT NOT NULL))"},
    Statement{"CREATE INDEX scenario_of_dossier ON scenario(dossier_id)"},
    Statement{R"(CREATE TABLE job (
          job_id {identity},
          kind TEXT NOT NULL,
          arguments_json TEXT NOT NULL,
          state TEXT NOT NULL,
          steps_done BIGINT NOT NULL,
          steps_all BIGINT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL,
          server TEXT NOT NULL,
          started_at TEXT,
          ended_at TEXT,
          run_id BIGINT,
          report_json TEXT,
          problems_json TEXT))"},
    Statement{R"(CREATE TABLE note (
          note_id {identity},
          figure TEXT NOT NULL,
          dossier_id BIGINT,
          run_id BIGINT,
          note_text TEXT NOT NULL,
          status TEXT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL))"},
    Statement{"CREATE INDEX note_of_figure ON note(figure)"},
    Statement{R"(CREATE TABLE weighing_table (
          table_id {identity},
          title TEXT NOT NULL,
          options_json TEXT NOT NULL,
          criteria_json TEXT NOT NULL,
          members_json TEXT NOT NULL,
          dossier_id BIGINT,
          is_open INTEGER NOT NULL,
          version BIGINT NOT NULL,
          revision BIGINT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL,
          changed_by TEXT NOT NULL,
          changed_at TEXT NOT NULL))"},
    Statement{R"(CREATE TABLE ballot (
          table_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          version BIGINT NOT NULL,
          changed_by TEXT NOT NULL,
          changed_at TEXT NOT NULL,
          PRIMARY KEY (table_id, municipality)))"},
    Statement{R"(CREATE TABLE ballot_score (
          table_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          option_id TEXT NOT NULL,
          criterion_id TEXT NOT NULL,
          score TEXT NOT NULL,
          PRIMARY KEY (table_id, municipality, option_id, criterion_id)))"},
    Statement{R"(CREATE TABLE ballot_weight (
          table_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          criterion_id TEXT NOT NULL,
          weight TEXT NOT NULL,
          PRIMARY KEY (table_id, municipality, criterion_id)))"},
    Statement{R"(CREATE TABLE audit (
          audit_id {identity},
          at TEXT NOT NULL,
          who TEXT NOT NULL,
          what TEXT NOT NULL,
          object TEXT NOT NULL,
          details_json TEXT NOT NULL,
          remote TEXT NOT NULL))"},
    Statement{"CREATE INDEX audit_by_who ON audit(who, audit_id)"},
    Statement{R"(CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END)",
              Dialect::sqlite},
    Statement{R"(CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END)",
              Dialect::sqlite},
    Statement{R"(CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$)",
              Dialect::postgresql},
    Statement{R"(CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit())",
              Dialect::postgresql},
    Statement{R"(CREATE TABLE care_record_set (
          dossier_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          made_by TEXT NOT NULL,
          made_at TEXT NOT NULL,
          PRIMARY KEY (dossier_id, municipality)))"},
    Statement{R"(CREATE TABLE care_record (
          dossier_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          position BIGINT NOT NULL,
          client TEXT NOT NULL,
          product TEXT NOT NULL,
          provider TEXT NOT NULL,
          channel TEXT NOT NULL,
          form TEXT NOT NULL,
          age_years INTEGER,
          ordered_on TEXT NOT NULL,
          start_on TEXT,
          stop_on TEXT,
          stop_reason TEXT,
          monthly_volume_millionths BIGINT NOT NULL,
          is_acute INTEGER NOT NULL,
          PRIMARY KEY (dossier_id, municipality, position)))"},
    Statement{R"(CREATE TABLE care_claim (
          dossier_id BIGINT NOT NULL,
          municipality TEXT NOT NULL,
          position BIGINT NOT NULL,
          number BIGINT NOT NULL,
          care_month TEXT NOT NULL,
          volume_millionths BIGINT NOT NULL,
          amount_cents BIGINT,
          reported_month TEXT NOT NULL,
          PRIMARY KEY (dossier_id, municipality, position, number)))"},
    Statement{R"(CREATE TABLE setting (
          name TEXT PRIMARY KEY,
          value TEXT NOT NULL,
          changed_by TEXT NOT NULL,
          changed_at TEXT NOT NULL))"},
};

}  // namespace

std::span<const Statement> step_3_server() { return statements; }

}  // namespace houvast::store
