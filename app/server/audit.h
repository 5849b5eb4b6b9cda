// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "server/answer.h"
#include "server/route.h"
#include "server/service.h"

namespace houvast::server {

/// Writes in the audit log that the caller did this, after it was done: "dossier.replace" of
/// "dossier/" and its number. Details are an object; never a password, a token or anything of a
/// client. When the log cannot be written the server's own log says so.
void audit(Service& service, const Call& call, std::string_view what,
           const std::string& object = "", const Json& details = Json::object());

/// The same for somebody who is not logged in (yet).
void audit_as(Service& service, const http::Request& request, const std::string& who,
              std::string_view what, const std::string& object = "",
              const Json& details = Json::object());

}  // namespace houvast::server
