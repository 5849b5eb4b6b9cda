// SPDX-License-Identifier: EUPL-1.2
#include "store/run_rows.h"

#include <charconv>

#include "store/fields.h"
#include "store/row_writer.h"
#include "store/transfer_rows.h"

namespace houvast::store {
namespace {

std::int64_t insert_receipt(soci::session& sql, const Receipt& receipt, const RunOrigin& origin) {
  // Neither database has an unsigned 64-bit number: a seed is kept as its digits.
  const std::string seed = std::to_string(receipt.seed);
  std::int64_t id = 0;
  Query(sql,
        "INSERT INTO run (dossier, dossier_hash, scenario, engine_version, engine_revision, seed,"
        " replications, started_at, seconds, made_from_dossier, made_from_dossier_version,"
        " made_from_scenario, made_by)"
        " VALUES (:dossier, :hash, :scenario, :version, :revision, :seed, :replications, :started,"
        " :seconds, :from_dossier, :from_version, :from_scenario, :by) RETURNING run_id")
      .with(receipt.dossier, receipt.dossier_hash, receipt.scenario, receipt.engine_version,
            receipt.engine_revision, seed, receipt.replications, receipt.started_at,
            receipt.seconds, origin.dossier, origin.dossier_version, origin.scenario,
            origin.made_by)
      .into(id)
      .first();
  return id;
}

void insert_results(soci::session& sql, std::int64_t id, const std::vector<ItemAmount>& results) {
  RowWriter rows(sql, "result", "run_id, position, year, municipality, scheme, item, amount_cents");
  std::int64_t position = 0;
  for (const ItemAmount& line : results)
    rows.add({id, position++, std::int64_t{line.year}, std::string_view(line.municipality),
              std::string_view(line.scheme), std::string_view(line.item), line.amount.count()});
  rows.finish();
}

void insert_distributions(soci::session& sql, std::int64_t id,
                          const std::vector<Distribution>& lines) {
  RowWriter rows(sql, "distribution",
                 "run_id, position, year, municipality, scheme, figure, mean_cents,"
                 " standard_deviation_cents, standard_error_cents, p5_cents, p25_cents, p50_cents,"
                 " p75_cents, p95_cents, worst_cents");
  std::int64_t position = 0;
  for (const Distribution& d : lines)
    rows.add({id, position++, std::int64_t{d.year}, std::string_view(d.municipality),
              std::string_view(d.scheme), std::string_view(d.figure), d.mean, d.standard_deviation,
              d.standard_error, d.p5, d.p25, d.p50, d.p75, d.p95, d.worst});
  rows.finish();
}

std::uint64_t seed_of(const std::string& digits) {
  std::uint64_t seed = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, seed);
  if (error != std::errc() || stop != end) throw soci::soci_error("run: seed " + digits);
  return seed;
}

}  // namespace

std::int64_t insert_run(soci::session& sql, const RunRecord& run, const RunOrigin& origin) {
  const std::int64_t id = insert_receipt(sql, run.receipt, origin);
  insert_results(sql, id, run.results);
  insert_transfers(sql, id, run.transfers);
  insert_distributions(sql, id, run.distributions);
  return id;
}

std::vector<KeptRun> select_runs(soci::session& sql, const std::optional<std::int64_t>& id,
                                 const std::optional<std::int64_t>& dossier) {
  std::vector<KeptRun> found;
  KeptRun run;
  std::string seed;
  Query query(sql,
              "SELECT run_id, dossier, dossier_hash, scenario, engine_version, engine_revision,"
              " seed, replications, started_at, seconds, made_from_dossier,"
              " made_from_dossier_version, made_from_scenario, made_by FROM run WHERE 1 = 1");
  query.where("run_id = :id", id)
      .where("made_from_dossier = :dossier", dossier)
      .then(" ORDER BY run_id")
      .into(run.receipt.id)
      .into(run.receipt.dossier)
      .into(run.receipt.dossier_hash)
      .into(run.receipt.scenario)
      .into(run.receipt.engine_version)
      .into(run.receipt.engine_revision)
      .into(seed)
      .into(run.receipt.replications)
      .into(run.receipt.started_at)
      .into(run.receipt.seconds)
      .into(run.origin.dossier)
      .into(run.origin.dossier_version)
      .into(run.origin.scenario)
      .into(run.origin.made_by)
      .each([&] {
        run.receipt.seed = seed_of(seed);
        found.push_back(run);
      });
  return found;
}

std::vector<ItemAmount> select_results(soci::session& sql, std::int64_t id) {
  std::vector<ItemAmount> results;
  ItemAmount line;
  std::int64_t cents = 0;
  Query query(sql, "SELECT year, municipality, scheme, item, amount_cents FROM result WHERE 1 = 1");
  query.where("run_id = :id", id)
      .then(" ORDER BY position")
      .into(line.year)
      .into(line.municipality)
      .into(line.scheme)
      .into(line.item)
      .into(cents)
      .each([&] {
        line.amount = Cents(cents);
        results.push_back(line);
      });
  return results;
}

std::vector<Distribution> select_distributions(soci::session& sql, std::int64_t id) {
  std::vector<Distribution> lines;
  Distribution d;
  Query query(sql,
              "SELECT year, municipality, scheme, figure, mean_cents, standard_deviation_cents,"
              " standard_error_cents, p5_cents, p25_cents, p50_cents, p75_cents, p95_cents,"
              " worst_cents FROM distribution WHERE 1 = 1");
  query.where("run_id = :id", id)
      .then(" ORDER BY position")
      .into(d.year)
      .into(d.municipality)
      .into(d.scheme)
      .into(d.figure)
      .into(d.mean)
      .into(d.standard_deviation)
      .into(d.standard_error)
      .into(d.p5)
      .into(d.p25)
      .into(d.p50)
      .into(d.p75)
      .into(d.p95)
      .into(d.worst)
      .each([&] { lines.push_back(d); });
  return lines;
}

}  // namespace houvast::store
