// SPDX-License-Identifier: EUPL-1.2
#include "server/audit.h"

#include "houvast/audit_log.h"

namespace houvast::server {

void audit_as(Service& service, const http::Request& request, const std::string& who,
              std::string_view what, const std::string& object, const Json& details) {
  const auto now = service.now();
  const auto appended =
      store::AuditLog(service.database)
          .append({.at = to_text(now),
                   .who = who,
                   .what = std::string(what),
                   .object = object,
                   .details_json = details.dump(-1, ' ', false, Json::error_handler_t::replace),
                   .remote = request.remote});
  if (!appended)
    service.log.write(now, "audit_failure",
                      {{"what", what},
                       {"object", object},
                       {"who", who},
                       {"code", appended.error().front().code}});
}

void audit(Service& service, const Call& call, std::string_view what, const std::string& object,
           const Json& details) {
  audit_as(service, call.request, call.who.name, what, object, details);
}

}  // namespace houvast::server
