// SPDX-License-Identifier: EUPL-1.2
// P. The audit log, for the administrator.
#include <charconv>

#include "houvast/audit_log.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/service.h"

namespace houvast::server {
namespace {

constexpr std::int64_t page = 100;

std::optional<std::string> asked(const Call& call, const std::string& name) {
  std::string text = call.query(name);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

Json to_json(const store::AuditEntry& entry) {
  Json details = Json::parse(entry.details_json, nullptr, false);
  return {{"id", entry.id},
          {"at", entry.at},
          {"who", entry.who},
          {"what", entry.what},
          {"object", entry.object},
          {"details", details.is_object() ? std::move(details) : Json::object()},
          {"remote", entry.remote}};
}

http::Response get_audit(Service& service, const Call& call) {
  store::AuditFilter filter{.who = asked(call, "who"),
                            .what = asked(call, "what"),
                            .object = asked(call, "object"),
                            .since = asked(call, "since"),
                            .before = asked(call, "before"),
                            .limit = page};
  if (const auto below = asked(call, "below")) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(below->data(), below->data() + below->size(), id);
    if (error != std::errc() || end != below->data() + below->size())
      return problem_answer(
          {.code = "server/wrong-type", .place = {.field = "below"}, .found = *below});
    filter.below = id;
  }
  const auto entries = store::AuditLog(service.database).list(filter);
  if (!entries) return problem_answer(entries.error());
  Json list = Json::array();
  for (const store::AuditEntry& entry : *entries) list.push_back(to_json(entry));
  const bool may_be_more = static_cast<std::int64_t>(entries->size()) == page;
  return json_answer({{"entries", std::move(list)},
                      {"next_below", may_be_more ? Json(entries->back().id) : Json()}});
}

}  // namespace

std::vector<Route> audit_routes() {
  return {{http::Method::get,
           "/api/v1/audit",
           people::Permission::see_audit,
           get_audit,
           {.summary = "Who did what, the newest first, a hundred at a time",
            .response = "AuditEntries",
            .query = {{"who", "Login name"},
                      {"what", "login, dossier.replace"},
                      {"object", "Its kind, a slash and its number"},
                      {"since", "UTC, from then on"},
                      {"before", "UTC, until then"},
                      {"below", "Entries with a lower id: the next page"}}}}};
}

}  // namespace houvast::server
