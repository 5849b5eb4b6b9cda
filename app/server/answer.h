// SPDX-License-Identifier: EUPL-1.2
// Answers that many handlers give.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "houvast/problem.h"
#include "http/message.h"

namespace houvast::server {

using Json = nlohmann::ordered_json;

[[nodiscard]] http::Response json_answer(const Json& body, int status = 200);

/// 204: done, and there is nothing to say.
[[nodiscard]] http::Response empty_answer();

/// {"nl": ..., "en": ...}
[[nodiscard]] Json to_json(const Text& text);

/// One problem with its place, and the line that `houvast check` prints, in both languages.
[[nodiscard]] Json to_json(const Problem& problem);
[[nodiscard]] Json to_json(const Problems& problems);

/// {"problems": [...]} with the status that belongs to the first problem: status_of().
[[nodiscard]] http::Response problem_answer(const Problems& problems);
[[nodiscard]] http::Response problem_answer(Problem problem);

/// By code: 400 what we cannot read, 401, 403, 404, 409, 413, 429, 503 the database is away,
/// 500 ours; 422 whatever the engine says.
[[nodiscard]] int status_of(const Problem& problem);

/// A file to be saved under this name.
[[nodiscard]] http::Response file_answer(std::string bytes, const std::string& content_type,
                                         const std::string& name);

}  // namespace houvast::server
