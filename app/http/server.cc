// SPDX-License-Identifier: EUPL-1.2
// The one file that knows Boost.Asio and Boost.Beast: their templates take long to compile.
#include "http/server.h"

#include <utility>  // Boost 1.74 forgets it

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <limits>
#include <vector>

namespace houvast::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr std::uint32_t longest_header = 16U << 10U;
constexpr std::size_t default_body = std::size_t{1} << 20U;
constexpr auto idle_patience = std::chrono::seconds(60);
constexpr auto last_patience = std::chrono::seconds(10);

std::optional<Method> method_of(wire::verb verb) {
  switch (verb) {
    case wire::verb::get:
      return Method::get;
    case wire::verb::head:
      return Method::head;
    case wire::verb::post:
      return Method::post;
    case wire::verb::put:
      return Method::put;
    case wire::verb::patch:
      return Method::patch;
    case wire::verb::delete_:
      return Method::remove;
    default:
      return std::nullopt;
  }
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string_view view(boost::string_view text) { return {text.data(), text.size()}; }

int status_of(const error_code& error) {
  if (error == wire::error::body_limit) return 413;
  if (error == wire::error::header_limit || error == wire::error::buffer_overflow) return 431;
  if (error == beast::error::timeout) return 408;
  return 400;
}

/// Is it the other side's words that are wrong, or is there nobody to answer to?
bool wants_answer(const error_code& error) {
  return error.category() == wire::make_error_code(wire::error::bad_method).category() &&
         error != wire::error::end_of_stream && error != wire::error::partial_message;
}

std::string event_text(const Event& event) {
  std::string text;
  if (!event.id.empty()) text += "id: " + event.id + "\n";
  if (!event.name.empty()) text += "event: " + event.name + "\n";
  std::size_t begin = 0;
  while (begin <= event.data.size()) {
    const std::size_t end = std::min(event.data.find('\n', begin), event.data.size());
    text += "data: " + event.data.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return text + "\n";
}

/// A place among the large bodies that are in memory at once.
class LargeBody {
 public:
  explicit LargeBody(int& there_are) : there_are_(there_are) { ++there_are_; }
  LargeBody(const LargeBody&) = delete;
  LargeBody& operator=(const LargeBody&) = delete;
  ~LargeBody() { --there_are_; }

 private:
  int& there_are_;
};

using Answer = wire::response<wire::string_body>;

Answer answer_of(Response response, unsigned version, bool keep_alive) {
  Answer answer{wire::int_to_status(static_cast<unsigned>(response.status)), version};
  answer.set(wire::field::content_type, response.content_type);
  for (const auto& [name, value] : response.headers) answer.insert(name, value);
  answer.keep_alive(keep_alive);
  answer.body() = std::move(response.body);
  answer.prepare_payload();
  return answer;
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler)
      : options_(std::move(options)),
        handler_(std::move(handler)),
        pool_(static_cast<std::size_t>(std::max(1, options_.handler_threads))),
        acceptor_(context_),
        signals_(context_),
        patience_(context_) {}

  error_code bind() {
    error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) return error;
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void run() {
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    signals_.async_wait([this](const error_code& error, int) {
      if (!error) begin_to_stop();
    });
    asio::co_spawn(context_, accept(), asio::detached);
    context_.run();
    pool_.join();
  }

  void stop() {
    asio::post(context_, [this] { begin_to_stop(); });
  }

 private:
  using Stream = beast::tcp_stream;

  void begin_to_stop() {
    if (is_stopping_) return;
    is_stopping_ = true;
    error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    leave_when_quiet(std::chrono::steady_clock::now() + last_patience);
  }

  /// Requests that are under way get their answer; after a while nobody is waited for.
  void leave_when_quiet(std::chrono::steady_clock::time_point last) {
    if (busy_ == 0 || std::chrono::steady_clock::now() > last) {
      context_.stop();
      return;
    }
    patience_.expires_after(std::chrono::milliseconds(20));
    patience_.async_wait([this, last](const error_code&) { leave_when_quiet(last); });
  }

  asio::awaitable<void> accept() {
    while (!is_stopping_) {
      error_code error;
      tcp::socket socket =
          co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (error) {
        if (is_stopping_) co_return;
        // Out of file handles, most likely: others have to go first.
        asio::steady_timer pause(context_, std::chrono::milliseconds(50));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      while (connections_ >= options_.most_connections && !is_stopping_) {
        asio::steady_timer pause(context_, std::chrono::milliseconds(10));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      }
      socket.set_option(tcp::no_delay(true), error);
      asio::co_spawn(context_, serve(std::make_shared<Stream>(std::move(socket))), asio::detached);
    }
  }

  /// One connection: request after request.
  asio::awaitable<void> serve(std::shared_ptr<Stream> stream) {
    ++connections_;
    beast::flat_buffer buffer(longest_header + (std::size_t{64} << 10U));
    bool goes_on = true;
    // Who connects has something to say; between two requests a connection may rest.
    std::chrono::seconds rest = options_.header_patience;
    while (goes_on && !is_stopping_) {
      error_code error;
      goes_on = co_await serve_one(*stream, buffer, rest, error);
      rest = idle_patience;
      if (error) break;
    }
    error_code ignored;
    stream->socket().shutdown(tcp::socket::shutdown_send, ignored);
    --connections_;
  }

  /// False when the connection ends here.
  asio::awaitable<bool> serve_one(Stream& stream, beast::flat_buffer& buffer,
                                  std::chrono::seconds rest, error_code& error) {
    wire::request_parser<wire::string_body> parser;
    parser.header_limit(longest_header);
    // The headers alone would be held against it, before we know for which path they are.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    stream.expires_after(buffer.size() == 0 ? rest : options_.header_patience);
    co_await wire::async_read_header(stream, buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      if (wants_answer(error)) co_await refuse(stream, status_of(error));
      co_return false;
    }
    const auto method = method_of(parser.get().method());
    auto target = parse_target(view(parser.get().target()));
    if (!method || !target) {
      co_await refuse(stream, method ? 400 : 405);
      co_return false;
    }
    const std::size_t limit =
        options_.body_limit ? options_.body_limit(*method, target->path) : default_body;
    if (const auto length = parser.content_length(); length && *length > limit) {
      co_await refuse(stream, 413);
      co_return false;
    }
    parser.body_limit(limit);
    std::optional<LargeBody> large;
    if (is_large(parser)) {
      if (!co_await room_for_a_large_body()) {
        co_await refuse(stream, 503);
        co_return false;
      }
      large.emplace(large_bodies_);
    }
    if (view(parser.get()[wire::field::expect]) == "100-continue") {
      wire::response<wire::empty_body> go{wire::status::continue_, parser.get().version()};
      co_await wire::async_write(stream, go, asio::redirect_error(asio::use_awaitable, error));
    }
    stream.expires_after(options_.body_patience);
    co_await wire::async_read(stream, buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      if (wants_answer(error)) co_await refuse(stream, status_of(error));
      co_return false;
    }
    const bool keep_alive = parser.get().keep_alive() && !is_stopping_;
    const unsigned version = parser.get().version();
    const Request request = request_of(stream, *method, std::move(*target), parser.get());
    ++busy_;
    Response response = co_await handle(request);
    --busy_;
    if (response.events) {
      co_await send_events(stream, std::move(response));
      co_return false;
    }
    const bool head = request.method == Method::head;
    co_return co_await send(stream, answer_of(std::move(response), version, keep_alive), head) &&
        keep_alive;
  }

  template <class Parser>
  static bool is_large(const Parser& parser) {
    const auto length = parser.content_length();
    return length ? *length > default_body : parser.chunked();
  }

  /// False when there is none for too long.
  asio::awaitable<bool> room_for_a_large_body() {
    const auto last = std::chrono::steady_clock::now() + options_.room_patience;
    while (large_bodies_ >= options_.most_large_bodies) {
      if (is_stopping_ || std::chrono::steady_clock::now() > last) co_return false;
      error_code ignored;
      asio::steady_timer pause(context_, std::chrono::milliseconds(20));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    co_return true;
  }

  Request request_of(Stream& stream, Method method, Target target,
                     wire::request<wire::string_body>& message) const {
    Request request{.method = method,
                    .path = std::move(target.path),
                    .segments = std::move(target.segments),
                    .query = std::move(target.query)};
    for (const auto& field : message)
      request.headers[lower(view(field.name_string()))] = std::string(view(field.value()));
    request.body = std::move(message.body());
    error_code ignored;
    request.remote = stream.socket().remote_endpoint(ignored).address().to_string();
    if (options_.behind_proxy) {
      // The proxy adds whom it heard as the last of the list; what stands before it is hearsay.
      const std::string forwarded = request.header("x-forwarded-for");
      const std::size_t comma = forwarded.rfind(',');
      std::string last = forwarded.substr(comma == std::string::npos ? 0 : comma + 1);
      while (last.starts_with(' ')) last.erase(0, 1);
      if (!last.empty()) request.remote = last;
      request.is_secure = request.header("x-forwarded-proto") == "https";
    }
    return request;
  }

  /// On a thread of the pool; the coroutine goes on where it was.
  asio::awaitable<Response> handle(const Request& request) {
    co_return co_await asio::co_spawn(pool_, call_handler(request), asio::use_awaitable);
  }
  asio::awaitable<Response> call_handler(const Request& request) {
    try {
      co_return handler_(request);
    } catch (const std::exception&) {
      // Nothing that we throw: memory ran out, most likely. The connection must still be counted.
    }
    co_return options_.refusal ? options_.refusal(500) : Response{.status = 500};
  }

  asio::awaitable<EventBatch> ask(const EventSource& source) {
    co_return co_await asio::co_spawn(pool_, call_source(source), asio::use_awaitable);
  }
  static asio::awaitable<EventBatch> call_source(const EventSource& source) {
    try {
      co_return source();
    } catch (const std::exception&) {
      // As above.
    }
    co_return EventBatch{.is_last = true};
  }

  asio::awaitable<bool> send(Stream& stream, Answer answer, bool head) {
    error_code error;
    stream.expires_after(options_.body_patience);
    if (head) {
      wire::response_serializer<wire::string_body> serializer(answer);
      co_await wire::async_write_header(stream, serializer,
                                        asio::redirect_error(asio::use_awaitable, error));
    } else {
      co_await wire::async_write(stream, answer, asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error;
  }

  asio::awaitable<void> refuse(Stream& stream, int status) {
    Response response{.status = status};
    if (options_.refusal) response = options_.refusal(status);
    if (co_await send(stream, answer_of(std::move(response), 11, false), false))
      co_await hear_out(stream);
  }

  /// Who is still sending gets to read the answer only when we go on listening: closing now would
  /// throw it away at their side.
  asio::awaitable<void> hear_out(Stream& stream) {
    error_code error;
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    std::vector<char> unheard(std::size_t{64} << 10U);
    const auto last = std::chrono::steady_clock::now() + options_.last_words_patience;
    while (!error && !is_stopping_ && std::chrono::steady_clock::now() < last) {
      stream.expires_at(last);
      co_await stream.async_read_some(asio::buffer(unheard),
                                      asio::redirect_error(asio::use_awaitable, error));
    }
  }

  asio::awaitable<void> send_events(Stream& stream, Response response) {
    std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\nX-Accel-Buffering: no\r\n";
    for (const auto& [name, value] : response.headers) head += name + ": " + value + "\r\n";
    if (!co_await write(stream, head + "\r\nretry: 1000\n\n")) co_return;
    auto last_word = std::chrono::steady_clock::now();
    while (!is_stopping_) {
      EventBatch batch = co_await ask(response.events);
      std::string text;
      for (const Event& event : batch.events) text += event_text(event);
      const auto now = std::chrono::steady_clock::now();
      // A sign of life, which also tells whether anybody still listens.
      if (text.empty() && now - last_word > std::chrono::seconds(10)) text = ": still here\n\n";
      if (!text.empty()) {
        if (!co_await write(stream, text)) co_return;
        last_word = now;
      }
      if (batch.is_last) co_return;
      error_code ignored;
      asio::steady_timer pause(context_, options_.event_pause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
  }

  asio::awaitable<bool> write(Stream& stream, std::string text) {
    error_code error;
    stream.expires_after(std::chrono::seconds(30));
    co_await asio::async_write(stream, asio::buffer(text),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  ServerOptions options_;
  Handler handler_;
  int large_bodies_ = 0;  ///< Touched as those below; outlives the coroutines of the context.
  asio::io_context context_{1};
  asio::thread_pool pool_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer patience_;
  // Touched by the thread of the context alone.
  bool is_stopping_ = false;
  int connections_ = 0;
  int busy_ = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::listen(ServerOptions options, Handler handler) {
  const std::string where = options.address + ":" + std::to_string(options.port);
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
  if (const error_code error = impl->bind())
    return failure(
        {.code = "server/cannot-listen", .place = {.field = where}, .found = error.message()});
  return Server(std::move(impl));
}

std::uint16_t Server::port() const { return impl_->port(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

}  // namespace houvast::http
