// SPDX-License-Identifier: EUPL-1.2
// P. Care records client by client, for their own municipality alone; counts of them for the
// region, after the disclosure rule.
#include <charconv>
#include <map>
#include <set>

#include "houvast/disclosure.h"
#include "houvast/dossier_store.h"
#include "houvast/municipality.h"
#include "houvast/record_store.h"
#include "houvast/render.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/body.h"
#include "server/care_upload.h"
#include "server/sent_files.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using people::Permission;

std::string object_of(const Call& call) { return "dossier/" + call.value("id"); }

/// Bytes of base64; reports what is none.
std::string bytes_of(Body& body, const std::string& field, const std::string& base64) {
  auto bytes = from_base64(base64);
  if (!bytes)
    body.add({.code = "server/wrong-type", .place = {.field = field}, .expected = "base64"});
  return std::move(bytes).value_or("");
}

http::Response put_records(Service& service, const Call& call) {
  Body body(call.request.body);
  CareUpload upload;
  const std::size_t longest = service.settings.largest_upload;
  const std::string municipality = body.text("municipality", 100);
  upload.municipality = parse_municipality_code(municipality).value_or(municipality);
  upload.records = bytes_of(body, "records", body.text("records", longest));
  if (const auto claims = body.optional_text("claims", longest))
    upload.claims = bytes_of(body, "claims", *claims);
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  if (!people::may(call.who, Permission::load_clients, upload.municipality))
    return problem_answer({.code = "server/may-not"});
  const auto records = read_care_upload(upload, service.accounts.pseudonym_key);
  if (!records) return problem_answer(records.error());
  const auto put = store::RecordStore(service.database)
                       .put(call.id(), upload.municipality, *records,
                            {.by = call.who.name, .at = to_text(service.now())});
  if (!put) return problem_answer(put.error());
  audit(service, call, "records.put", object_of(call),
        {{"municipality", upload.municipality}, {"records", records->size()}});
  return json_answer({{"municipality", upload.municipality}, {"records", records->size()}}, 201);
}

/// The municipality that is asked, or else that of the person; empty when they may not.
std::optional<std::string> asked_municipality(const Call& call, Permission permission) {
  const std::string asked = call.query("municipality");
  const std::string code = asked.empty() ? call.who.municipality.value_or("")
                                         : parse_municipality_code(asked).value_or("");
  if (!people::may(call.who, permission, code)) return std::nullopt;
  return code;
}

Json day(const std::optional<std::chrono::sys_days>& when) {
  return when ? Json(to_text(*when).substr(0, 10)) : Json();
}

http::Response get_records(Service& service, const Call& call) {
  constexpr std::size_t page = 1000;
  const auto municipality = asked_municipality(call, Permission::see_clients);
  if (!municipality) return problem_answer({.code = "server/may-not"});
  const std::string offset_text = call.query("offset");
  std::size_t offset = 0;
  std::from_chars(offset_text.data(), offset_text.data() + offset_text.size(), offset);
  const auto records = store::RecordStore(service.database).list(call.id(), *municipality);
  if (!records) return problem_answer(records.error());
  Json list = Json::array();
  for (std::size_t i = offset; i < records->size() && list.size() < page; ++i) {
    const CareRecord& record = (*records)[i];
    list.push_back({{"client", record.client},
                    {"product", record.product},
                    {"provider", record.provider},
                    {"ordered", day(record.ordered)},
                    {"start", day(record.start)},
                    {"stop", day(record.stop)},
                    {"claims", record.claims.size()}});
  }
  audit(service, call, "records.view", object_of(call), {{"municipality", *municipality}});
  return json_answer(
      {{"municipality", *municipality}, {"all", records->size()}, {"records", std::move(list)}});
}

http::Response remove_records(Service& service, const Call& call) {
  const auto municipality = asked_municipality(call, Permission::load_clients);
  if (!municipality) return problem_answer({.code = "server/may-not"});
  if (const auto removed = store::RecordStore(service.database).remove(call.id(), *municipality);
      !removed)
    return problem_answer(removed.error());
  audit(service, call, "records.remove", object_of(call), {{"municipality", *municipality}});
  return empty_answer();
}

/// Clients by municipality and product.
using ClientCounts = std::map<std::string, std::map<std::string, std::int64_t>>;

Result<ClientCounts> count_clients(Service& service, std::int64_t dossier, int year) {
  store::RecordStore store(service.database);
  const auto sets = store.sets(dossier);
  if (!sets) return tl::unexpected(sets.error());
  ClientCounts counts;
  for (const store::RecordSet& set : *sets) {
    auto& of_municipality = counts[set.municipality];
    const auto counted = store.counts(dossier, set.municipality, {year, year});
    if (!counted) return tl::unexpected(counted.error());
    for (const store::RecordCount& count : *counted) of_municipality[count.product] = count.clients;
  }
  return counts;
}

Table counts_table(const ClientCounts& counts, int year, std::uint64_t secret) {
  const std::string in_year = std::to_string(year);
  Table table{.key = "clients_by_municipality_and_product",
              .title = {"Cliënten per gemeente en product in " + in_year,
                        "Clients by municipality and product in " + in_year},
              .columns = {{.key = "municipality", .label = {"Gemeente", "Municipality"}}},
              .notes = {{"Wie in het jaar zorg had, telt bij elk product één keer mee.",
                         "Who had care in the year counts once for each product."}}};
  std::set<std::string> products;
  for (const auto& [municipality, by_product] : counts)
    for (const auto& [product, clients] : by_product) products.insert(product);
  people::CountColumns columns{.keys = {products.begin(), products.end()}, .total = "total"};
  for (const std::string& product : products)
    table.columns.push_back({.key = product, .label = {product, product}, .unit = Unit::number});
  table.columns.push_back(
      {.key = "total", .label = {"Alle producten", "All products"}, .unit = Unit::number});
  for (const auto& [municipality, by_product] : counts) {
    std::vector<Cell> row{municipality};
    for (const std::string& product : products) {
      const auto found = by_product.find(product);
      row.emplace_back(found == by_product.end() ? std::int64_t{0} : found->second);
    }
    row.emplace_back();
    table.rows.push_back(std::move(row));
  }
  table.rows.emplace_back(table.columns.size());
  table.rows.back().front() = Text{"Alle gemeenten", "All municipalities"};
  table.last_row_is_total = true;
  return people::disclose(table, columns, {.secret = secret});
}

http::Response get_counts(Service& service, const Call& call) {
  const std::string year_text = call.query("year");
  const auto year = parse_period(year_text);
  if (!year || year->month != 0 || !known_years.holds(year->year))
    return problem_answer({.code = "server/wrong-type",
                           .place = {.field = "year"},
                           .found = year_text,
                           .expected = "2026"});
  if (const auto dossier = store::DossierStore(service.database).head(call.id()); !dossier)
    return problem_answer(dossier.error());
  const auto counts = count_clients(service, call.id(), year->year);
  if (!counts) return problem_answer(counts.error());
  const Report report{
      .title = {"Cliënten in de regio", "Clients in the region"},
      .blocks = {counts_table(*counts, year->year, service.accounts.disclosure_secret)}};
  return {.body = render_json(report)};
}

}  // namespace

std::vector<Route> records_routes() {
  using http::Method;
  constexpr std::string_view path = "/api/v1/dossiers/{id}/records";
  const Parameter municipality{"municipality", "Code; one's own when it is not given"};
  return {{Method::post,
           path,
           Permission::load_clients,
           put_records,
           {.summary = "Care records of one's own municipality, in place of what was there",
            .request = "RecordsUpload",
            .response = "RecordsKept",
            .status = 201}},
          {Method::get,
           path,
           Permission::see_clients,
           get_records,
           {.summary = "Care records of one's own municipality",
            .response = "Records",
            .query = {municipality, {"offset", "How many to pass over"}}}},
          {Method::remove,
           path,
           Permission::load_clients,
           remove_records,
           {.summary = "Remove the care records of one's own municipality",
            .status = 204,
            .query = {municipality}}},
          {Method::get,
           "/api/v1/dossiers/{id}/records/counts",
           Permission::see_counts,
           get_counts,
           {.summary = "Clients by municipality and product, after the disclosure rule",
            .response = "Report",
            .query = {{"year", "2026", true}}}}};
}

}  // namespace houvast::server
