// SPDX-License-Identifier: EUPL-1.2
// Who asks, and may it be believed.
#pragma once

#include <optional>
#include <string>

#include "houvast/people.h"
#include "http/message.h"
#include "server/service.h"

namespace houvast::server {

struct Visitor {
  people::Identity who;
  std::string display_name;
  std::string csrf;  ///< What a changing request must carry in X-Houvast-CSRF.
  bool must_change_password = false;
};

/// Nobody, when there is no valid session. In single-user mode always the one user.
/// Errors: store/*.
[[nodiscard]] Result<std::optional<Visitor>> identify(Service& service,
                                                      const http::Request& request);

/// In single-user mode only names of this machine are answered to, so that a page elsewhere that
/// points its own name at us (DNS rebinding) gets nothing; with people, the names of the settings
/// when there are any.
[[nodiscard]] bool is_our_name(const Settings& settings, const http::Request& request);

}  // namespace houvast::server
