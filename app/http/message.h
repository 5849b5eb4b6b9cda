// SPDX-License-Identifier: EUPL-1.2
// A request and its answer, as the rest of the server sees them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace houvast::http {

enum class Method { get, head, post, put, patch, remove };
[[nodiscard]] std::string_view to_string(Method method);

struct Request {
  Method method = Method::get;
  std::string path;                   ///< As it was asked, without the query: for logs.
  std::vector<std::string> segments;  ///< "/a/b%2Fc" is {"a", "b/c"}.
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;  ///< Names in small letters.
  std::string body;
  std::string remote;      ///< Address of who asks; behind a proxy that of who asked the proxy.
  bool is_secure = false;  ///< Came to the proxy by HTTPS.

  /// Empty when it was not given.
  [[nodiscard]] std::string header(const std::string& name) const;
  [[nodiscard]] std::string cookie(std::string_view name) const;
};

/// One message of a stream of server-sent events.
struct Event {
  std::string id;
  std::string name;
  std::string data;
};

struct EventBatch {
  std::vector<Event> events;
  bool is_last = false;
};

/// What is new since it was last asked. It is asked a few times a second, never by two threads at
/// once, until it says that there will be no more or nobody listens.
using EventSource = std::function<EventBatch()>;

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string remark;  ///< For the log alone: it is not sent.
  EventSource events;  ///< When there is one, the answer is a stream and `body` is not sent.
};

/// Splits a target ("/a/b?c=d") into segments and query, with %20 and the like undone. Empty when
/// it is not one: it does not begin with a slash, or hides a control character.
struct Target {
  std::string path;
  std::vector<std::string> segments;
  std::map<std::string, std::string> query;
};
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

}  // namespace houvast::http
