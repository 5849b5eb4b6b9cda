// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/report.h"
#include "server/answer.h"
#include "server/route.h"

namespace houvast::server {

/// A report inside another answer.
[[nodiscard]] Json report_json(const Report& report);

/// As ?format= asks: json, xlsx, html, pdf, or the table ?table= as csv. What leaves as a file is
/// in the audit log.
[[nodiscard]] http::Response report_answer(Service& service, const Call& call,
                                           const Report& report);

/// What a route that answers so takes beside its own parameters.
[[nodiscard]] std::vector<Parameter> with_format(std::vector<Parameter> own = {});

}  // namespace houvast::server
