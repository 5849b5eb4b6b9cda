// SPDX-License-Identifier: EUPL-1.2
#include "houvast/store.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <span>

#include "store/inputs_json.h"
#include "store/migrations.h"

namespace houvast {
namespace {

using store::Migration;

/// Rows that go to the database in one call.
constexpr std::size_t batch = 2000;

void migrate(soci::session& sql) {
  sql << "CREATE TABLE IF NOT EXISTS schema_step (step INTEGER PRIMARY KEY)";
  int done = 0;
  sql << "SELECT COALESCE(MAX(step), 0) FROM schema_step", soci::into(done);
  for (const Migration& migration : store::migrations()) {
    if (migration.number <= done) continue;
    soci::transaction whole(sql);
    for (const std::string_view statement : migration.statements) sql << std::string(statement);
    sql << "INSERT INTO schema_step VALUES (:step)", soci::use(migration.number);
    whole.commit();
  }
}

std::int64_t insert_receipt(soci::session& sql, const Receipt& receipt) {
  // SQLite has no unsigned 64-bit number: a seed is kept as its digits.
  const std::string seed = std::to_string(receipt.seed);
  const long long replications = receipt.replications;
  sql << "INSERT INTO run (dossier, dossier_hash, scenario, engine_version, engine_revision, seed,"
         " replications, started_at, seconds)"
         " VALUES (:dossier, :hash, :scenario, :version, :revision, :seed, :replications, :started,"
         " :seconds)",
      soci::use(receipt.dossier), soci::use(receipt.dossier_hash), soci::use(receipt.scenario),
      soci::use(receipt.engine_version), soci::use(receipt.engine_revision), soci::use(seed),
      soci::use(replications), soci::use(receipt.started_at), soci::use(receipt.seconds);
  long long id = 0;
  sql << "SELECT last_insert_rowid()", soci::into(id);
  return id;
}

/// Calls `insert` with consecutive pieces of at most `batch` rows.
template <class Row, class Insert>
void in_batches(const std::vector<Row>& rows, Insert insert) {
  for (std::size_t from = 0; from < rows.size(); from += batch)
    insert(std::span(rows).subspan(from, std::min(batch, rows.size() - from)));
}

void insert_results(soci::session& sql, long long id, const std::vector<ItemAmount>& results) {
  in_batches(results, [&](std::span<const ItemAmount> rows) {
    std::vector<long long> runs(rows.size(), id), cents;
    std::vector<int> years;
    std::vector<std::string> codes, schemes, items;
    for (const ItemAmount& row : rows) {
      years.push_back(row.year);
      codes.push_back(row.municipality);
      schemes.push_back(row.scheme);
      items.push_back(row.item);
      cents.push_back(row.amount.count());
    }
    sql << "INSERT INTO result VALUES (:run, :year, :municipality, :scheme, :item, :cents)",
        soci::use(runs), soci::use(years), soci::use(codes), soci::use(schemes), soci::use(items),
        soci::use(cents);
  });
}

void insert_transfers(soci::session& sql, long long id, const std::vector<Transfer>& transfers) {
  long long position = 0;
  in_batches(transfers, [&](std::span<const Transfer> rows) {
    std::vector<long long> runs(rows.size(), id), positions, cents;
    std::vector<int> years, months;
    std::vector<std::string> from_kinds, from_ids, to_kinds, to_ids, schemes, names, inputs;
    for (const Transfer& row : rows) {
      positions.push_back(position++);
      years.push_back(row.period.year);
      months.push_back(row.period.month);
      from_kinds.push_back(std::string(to_string(row.from.kind)));
      from_ids.push_back(row.from.id);
      to_kinds.push_back(std::string(to_string(row.to.kind)));
      to_ids.push_back(row.to.id);
      cents.push_back(row.amount.count());
      schemes.push_back(row.scheme);
      names.push_back(row.reason.rule);
      inputs.push_back(store::to_json(row.reason.inputs));
    }
    sql << "INSERT INTO transfer VALUES (:run, :position, :year, :month, :from_kind, :from_id,"
           " :to_kind, :to_id, :cents, :scheme, :rule, :inputs)",
        soci::use(runs), soci::use(positions), soci::use(years), soci::use(months),
        soci::use(from_kinds), soci::use(from_ids), soci::use(to_kinds), soci::use(to_ids),
        soci::use(cents), soci::use(schemes), soci::use(names), soci::use(inputs);
  });
}

void insert_distributions(soci::session& sql, long long id,
                          const std::vector<Distribution>& lines) {
  // One row at a time: there are few, and their many columns would hide in parallel vectors.
  for (const Distribution& d : lines)
    sql << "INSERT INTO distribution VALUES (:run, :year, :code, :scheme, :figure, :mean,"
           " :deviation, :error, :p5, :p25, :p50, :p75, :p95, :worst)",
        soci::use(id), soci::use(d.year), soci::use(d.municipality), soci::use(d.scheme),
        soci::use(d.figure), soci::use(d.mean), soci::use(d.standard_deviation),
        soci::use(d.standard_error), soci::use(d.p5), soci::use(d.p25), soci::use(d.p50),
        soci::use(d.p75), soci::use(d.p95), soci::use(d.worst);
}

Receipt receipt_from(const soci::row& row) {
  Receipt receipt;
  receipt.id = row.get<int>("run_id");
  receipt.dossier = row.get<std::string>("dossier");
  receipt.dossier_hash = row.get<std::string>("dossier_hash");
  receipt.scenario = row.get<std::string>("scenario");
  receipt.engine_version = row.get<std::string>("engine_version");
  receipt.engine_revision = row.get<std::string>("engine_revision");
  receipt.seed = std::stoull(row.get<std::string>("seed"));
  receipt.replications = row.get<int>("replications");
  receipt.started_at = row.get<std::string>("started_at");
  receipt.seconds = row.get<double>("seconds");
  return receipt;
}

std::vector<Receipt> select_receipts(soci::session& sql) {
  std::vector<Receipt> receipts;
  const soci::rowset<soci::row> rows = (sql.prepare << "SELECT * FROM run ORDER BY run_id");
  for (const soci::row& row : rows) receipts.push_back(receipt_from(row));
  return receipts;
}

std::vector<ItemAmount> select_results(soci::session& sql, long long id) {
  std::vector<ItemAmount> results;
  ItemAmount line;
  long long cents = 0;
  soci::statement select =
      (sql.prepare << "SELECT year, municipality, scheme, item, amount_cents FROM result"
                      " WHERE run_id = :id ORDER BY rowid",
       soci::use(id), soci::into(line.year), soci::into(line.municipality), soci::into(line.scheme),
       soci::into(line.item), soci::into(cents));
  select.execute();
  while (select.fetch()) {
    line.amount = Cents(cents);
    results.push_back(line);
  }
  return results;
}

std::vector<Transfer> select_transfers(soci::session& sql, long long id) {
  std::vector<Transfer> transfers;
  Transfer line;
  std::string from_kind, to_kind, inputs;
  long long cents = 0;
  soci::statement select =
      (sql.prepare << "SELECT year, month, from_kind, from_id, to_kind, to_id, amount_cents,"
                      " scheme, rule, inputs_json FROM transfer"
                      " WHERE run_id = :id ORDER BY position",
       soci::use(id), soci::into(line.period.year), soci::into(line.period.month),
       soci::into(from_kind), soci::into(line.from.id), soci::into(to_kind), soci::into(line.to.id),
       soci::into(cents), soci::into(line.scheme), soci::into(line.reason.rule),
       soci::into(inputs));
  select.execute();
  while (select.fetch()) {
    const auto from = parse_account_kind(from_kind);
    const auto to = parse_account_kind(to_kind);
    auto parsed = store::parse_inputs(inputs);
    if (!from || !to || !parsed)
      throw soci::soci_error("transfer " + from_kind + " -> " + to_kind + ": " + inputs);
    line.from.kind = *from;
    line.to.kind = *to;
    line.amount = Cents(cents);
    line.reason.inputs = std::move(*parsed);
    transfers.push_back(line);
  }
  return transfers;
}

std::vector<Distribution> select_distributions(soci::session& sql, long long id) {
  std::vector<Distribution> lines;
  Distribution d;
  soci::statement select =
      (sql.prepare << "SELECT year, municipality, scheme, figure, mean_cents,"
                      " standard_deviation_cents, standard_error_cents, p5_cents, p25_cents,"
                      " p50_cents, p75_cents, p95_cents, worst_cents FROM distribution"
                      " WHERE run_id = :id ORDER BY rowid",
       soci::use(id), soci::into(d.year), soci::into(d.municipality), soci::into(d.scheme),
       soci::into(d.figure), soci::into(d.mean), soci::into(d.standard_deviation),
       soci::into(d.standard_error), soci::into(d.p5), soci::into(d.p25), soci::into(d.p50),
       soci::into(d.p75), soci::into(d.p95), soci::into(d.worst));
  select.execute();
  while (select.fetch()) lines.push_back(d);
  return lines;
}

}  // namespace

class Store::Database {
 public:
  explicit Database(const std::filesystem::path& file)
      : name(file.string()), sql(*soci::factory_sqlite3(), "dbname=\"" + name + "\" timeout=10") {
    // Readers do not wait for a writer, and a run that was saved survives a power cut.
    sql << "PRAGMA journal_mode = WAL";
    sql << "PRAGMA synchronous = NORMAL";
    migrate(sql);
  }

  /// Calls a function that may throw what the library throws, and gives that as a problem.
  template <class Function>
  auto at_the_edge(const char* code, Function function) -> Result<decltype(function())> {
    try {
      return function();
    } catch (const std::exception& error) {
      return failure({.code = code, .place = {.file = name}, .found = error.what()});
    }
  }

  std::string name;
  soci::session sql;
};

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file) {
  try {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    return Store(std::make_unique<Database>(file));
  } catch (const std::exception& error) {
    return failure(
        {.code = "store/cannot-open", .place = {.file = file.string()}, .found = error.what()});
  }
}

Result<std::int64_t> Store::save(const RunRecord& run) {
  return database_->at_the_edge("store/cannot-write", [&] {
    soci::session& sql = database_->sql;
    soci::transaction whole(sql);
    const std::int64_t id = insert_receipt(sql, run.receipt);
    insert_results(sql, id, run.results);
    insert_transfers(sql, id, run.transfers);
    insert_distributions(sql, id, run.distributions);
    whole.commit();
    return id;
  });
}

Result<std::vector<Receipt>> Store::list() {
  return database_->at_the_edge("store/cannot-read",
                                [&] { return select_receipts(database_->sql); });
}

Result<RunRecord> Store::load(std::int64_t id) {
  auto receipts = list();
  if (!receipts) return tl::unexpected(receipts.error());
  const auto found = std::find_if(receipts->begin(), receipts->end(),
                                  [&](const Receipt& receipt) { return receipt.id == id; });
  if (found == receipts->end()) {
    std::string known;
    for (const Receipt& receipt : *receipts)
      known += (known.empty() ? "" : ", ") + std::to_string(receipt.id);
    return failure({.code = "store/no-such-run",
                    .place = {.file = database_->name},
                    .found = std::to_string(id),
                    .expected = known.empty() ? "-" : known});
  }
  return database_->at_the_edge("store/cannot-read", [&] {
    soci::session& sql = database_->sql;
    return RunRecord{*found, select_results(sql, id), select_transfers(sql, id),
                     select_distributions(sql, id)};
  });
}

}  // namespace houvast
