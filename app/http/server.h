// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 on one address. Sockets are served by coroutines on one thread; handlers are plain
// functions on threads of their own, so that a slow one keeps nobody else waiting.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "houvast/problem.h"
#include "http/message.h"

namespace houvast::http {

/// Called by several threads at once.
using Handler = std::function<Response(const Request&)>;

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any that is free.
  int handler_threads = 4;
  int most_connections = 1000;  ///< More have to wait.
  int most_large_bodies = 4;    ///< Above 1 MiB or of unknown length, in memory at once.
  /// Bytes of a body that are read at most, by method and path; above it the answer is 413.
  std::function<std::size_t(Method, std::string_view path)> body_limit;
  /// What is answered to what is no request that we can read: 400, 405, 408, 413, 431, 503.
  std::function<Response(int status)> refusal;
  bool behind_proxy = false;                 ///< Believe X-Forwarded-For and X-Forwarded-Proto.
  std::chrono::seconds header_patience{15};  ///< Until the first line and headers are there.
  std::chrono::seconds body_patience{120};
  std::chrono::seconds last_words_patience{10};     ///< With who is refused and still sends.
  std::chrono::milliseconds room_patience{30'000};  ///< Until there is room for a large body.
  std::chrono::milliseconds event_pause{200};       ///< Between two looks at an EventSource.
};

class Server {
 public:
  /// Binds the address; nothing is answered before run(). Errors: server/cannot-listen.
  [[nodiscard]] static Result<Server> listen(ServerOptions options, Handler handler);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  [[nodiscard]] std::uint16_t port() const;

  /// Serves until stop(), SIGINT or SIGTERM; then finishes the requests that are under way, for at
  /// most ten seconds, and ends the streams.
  void run();

  /// May be called by any thread.
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace houvast::http
