// SPDX-License-Identifier: EUPL-1.2
#include "store/transfer_rows.h"

#include "store/fields.h"
#include "store/inputs_json.h"
#include "store/row_writer.h"

namespace houvast::store {
namespace {

/// The rules of an item as a condition. They are names of our own, so they stand in the text.
std::string rules_of(std::string_view item) {
  std::string names;
  for (const Rule& rule : rules()) {
    if (rule.item != item) continue;
    names += names.empty() ? "'" : ", '";
    names += rule.id;
    names += "'";
  }
  return names.empty() ? " AND 1 = 0" : " AND rule IN (" + names + ")";
}

constexpr std::string_view fields =
    "SELECT position, year, month, from_kind, from_id, to_kind, to_id, amount_cents, scheme, rule,"
    " inputs_json FROM ";

void add_conditions(Query& query, const std::string& half, std::int64_t run,
                    const TransferFilter& filter) {
  query.then(fields)
      .then("transfer WHERE run_id = :run" + half)
      .with(run)
      .where("year = :year" + half, filter.year)
      .where("scheme = :scheme" + half, filter.scheme);
  if (filter.item) query.then(rules_of(*filter.item));
}

/// Payers and receivers are read apart, each by its index. With one OR over both, SQLite reads the
/// whole run; with a list of positions, PostgreSQL compares all with all in a run that was just
/// kept, of which it has no statistics yet. The halves are put in order outside: inside, SQLite
/// reads them by position.
void add_account(Query& query, std::int64_t run, const TransferFilter& filter) {
  const std::string kind(to_string(filter.account->kind));
  query.then(fields).then("(");
  add_conditions(query, "_paid", run, filter);
  query.where("from_kind = :from_kind", kind).where("from_id = :from_id", filter.account->id);
  query.then(" UNION ");
  add_conditions(query, "_received", run, filter);
  query.where("to_kind = :to_kind", kind).where("to_id = :to_id", filter.account->id);
  query.then(") AS either");
}

}  // namespace

void insert_transfers(soci::session& sql, std::int64_t run,
                      const std::vector<Transfer>& transfers) {
  RowWriter rows(sql, "transfer",
                 "run_id, position, year, month, from_kind, from_id, to_kind, to_id, amount_cents,"
                 " scheme, rule, inputs_json");
  std::int64_t position = 0;
  for (const Transfer& transfer : transfers) {
    const std::string inputs = to_json(transfer.reason.inputs);
    rows.add({run, position++, std::int64_t{transfer.period.year},
              std::int64_t{transfer.period.month}, to_string(transfer.from.kind),
              std::string_view(transfer.from.id), to_string(transfer.to.kind),
              std::string_view(transfer.to.id), transfer.amount.count(),
              std::string_view(transfer.scheme), std::string_view(transfer.reason.rule),
              std::string_view(inputs)});
  }
  rows.finish();
}

std::vector<Transfer> select_transfers(soci::session& sql, std::int64_t run,
                                       const TransferFilter& filter) {
  std::vector<Transfer> transfers;
  Transfer line;
  std::string from_kind, to_kind, inputs;
  std::int64_t cents = 0;
  std::int64_t position = 0;
  Query query(sql, "");
  if (filter.account)
    add_account(query, run, filter);
  else
    add_conditions(query, "", run, filter);
  query.then(" ORDER BY position")
      .into(position)
      .into(line.period.year)
      .into(line.period.month)
      .into(from_kind)
      .into(line.from.id)
      .into(to_kind)
      .into(line.to.id)
      .into(cents)
      .into(line.scheme)
      .into(line.reason.rule)
      .into(inputs)
      .each([&] {
        const auto from = parse_account_kind(from_kind);
        const auto to = parse_account_kind(to_kind);
        auto parsed = parse_inputs(inputs);
        if (!from || !to || !parsed)
          throw soci::soci_error("transfer " + from_kind + " -> " + to_kind + ": " + inputs);
        line.from.kind = *from;
        line.to.kind = *to;
        line.amount = Cents(cents);
        line.reason.inputs = *std::move(parsed);
        transfers.push_back(line);
      });
  return transfers;
}

}  // namespace houvast::store
