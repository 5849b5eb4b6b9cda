// SPDX-License-Identifier: EUPL-1.2
#include "server/answer.h"

#include <array>

namespace houvast::server {
namespace {

struct CodeStatus {
  std::string_view code;
  int status;
};

/// Codes that say more about the request than that its contents are wrong.
constexpr std::array statuses = {
    CodeStatus{"server/malformed-request", 400},
    CodeStatus{"server/malformed-json", 400},
    CodeStatus{"server/not-logged-in", 401},
    CodeStatus{"server/wrong-login", 401},
    CodeStatus{"server/may-not", 403},
    CodeStatus{"server/wrong-csrf", 403},
    CodeStatus{"server/wrong-host", 403},
    CodeStatus{"server/not-found", 404},
    CodeStatus{"store/not-there", 404},
    CodeStatus{"store/no-such-run", 404},
    CodeStatus{"server/method-not-allowed", 405},
    CodeStatus{"server/too-slow", 408},
    CodeStatus{"store/conflict", 409},
    CodeStatus{"store/name-taken", 409},
    CodeStatus{"server/table-closed", 409},
    CodeStatus{"server/not-computed", 409},
    CodeStatus{"server/not-prepared", 409},
    CodeStatus{"server/too-large", 413},
    CodeStatus{"server/too-many-jobs", 429},
    CodeStatus{"server/too-many-requests", 429},
    CodeStatus{"server/headers-too-large", 431},
    CodeStatus{"server/internal", 500},
    CodeStatus{"exchange/pdf-failed", 500},
    CodeStatus{"store/cannot-read", 500},
    CodeStatus{"store/cannot-write", 500},
    CodeStatus{"exchange/no-pdf", 501},
    CodeStatus{"exchange/pdf-too-slow", 503},
    CodeStatus{"server/too-busy", 503},
    CodeStatus{"store/cannot-open", 503},
    CodeStatus{"store/away", 503},
    CodeStatus{"people/single-user", 409},
    CodeStatus{"people/last-administrator", 409},
    CodeStatus{"people/too-many-failures", 429},
    CodeStatus{"server/change-password", 403},
    CodeStatus{"people/no-memory", 503},

};

Json optional_text(const std::string& text) { return text.empty() ? Json() : Json(text); }

/// A name that every system and every header takes: letters, digits, dash, dot.
std::string plain(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
    safe += good ? c : '-';
  }
  return safe;
}

}  // namespace

http::Response json_answer(const Json& body, int status) {
  // Replaces what is no UTF-8, which a message about a file may hold.
  return {.status = status,
          .body = body.dump(-1, ' ', false, nlohmann::detail::error_handler_t::replace)};
}

http::Response empty_answer() { return {.status = 204, .content_type = "text/plain"}; }

Json to_json(const Text& text) { return {{"nl", text.nl}, {"en", text.en}}; }

Json to_json(const Problem& whole) {
  // Where the database is and what it said is for the log, not for who asks.
  Problem problem = whole;
  if (problem.code.starts_with("store/")) problem.place.file.clear();
  if (status_of(problem) >= 500) {
    problem.place = {};
    problem.found.clear();
  }
  return {{"code", problem.code},
          {"place",
           {{"file", optional_text(problem.place.file)},
            {"line", problem.place.line > 0 ? Json(problem.place.line) : Json()},
            {"field", optional_text(problem.place.field)}}},
          {"found", problem.found},
          {"expected", problem.expected},
          {"suggestion", optional_text(problem.suggestion)},
          {"message",
           {{"nl", to_string(problem, Language::dutch)},
            {"en", to_string(problem, Language::english)}}}};
}

Json to_json(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(to_json(problem));
  return list;
}

http::Response problem_answer(const Problems& problems) {
  const int status = problems.empty() ? 500 : status_of(problems.front());
  http::Response response = json_answer({{"problems", to_json(problems)}}, status);
  if (status >= 500)
    for (const Problem& problem : problems)
      response.remark += to_string(problem, Language::english) + " ";
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

http::Response problem_answer(Problem problem) {
  return problem_answer(Problems{std::move(problem)});
}

int status_of(const Problem& problem) {
  for (const auto& [code, status] : statuses)
    if (problem.code == code) return status;
  return 422;
}

http::Response file_answer(std::string bytes, const std::string& content_type,
                           const std::string& name) {
  return {.content_type = content_type,
          .body = std::move(bytes),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + plain(name) + "\""}}};
}

}  // namespace houvast::server
