// SPDX-License-Identifier: EUPL-1.2
// A real server on a real port, spoken to in raw bytes: what browsers would never send is what
// matters here.
#include "http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace houvast::http {
namespace {

using namespace std::chrono_literals;

/// One connection that says what it is told, and hears until the other side hangs up or is silent.
class Peer {
 public:
  explicit Peer(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  ~Peer() { ::close(socket_); }

  [[nodiscard]] bool is_connected() const { return is_connected_; }

  void say(const std::string& text) const {
    std::size_t said = 0;
    while (said < text.size()) {
      const ssize_t some = ::send(socket_, text.data() + said, text.size() - said, MSG_NOSIGNAL);
      if (some <= 0) return;
      said += static_cast<std::size_t>(some);
    }
  }

  /// Until nothing more comes.
  std::string hear() {
    std::string heard;
    char bytes[4096];
    while (true) {
      const ssize_t some = ::recv(socket_, bytes, sizeof bytes, 0);
      if (some <= 0) break;
      heard.append(bytes, static_cast<std::size_t>(some));
    }
    return heard;
  }

 private:
  int socket_;
  bool is_connected_ = false;
};

Response echo(const Request& request) {
  if (request.path == "/throw") throw std::runtime_error("secret");
  if (request.path == "/slow") std::this_thread::sleep_for(300ms);
  if (request.path == "/events") {
    auto count = std::make_shared<int>(0);
    return {.events = [count]() -> EventBatch {
      ++*count;
      return {.events = {{std::to_string(*count), "progress", "line 1\nline 2"}},
              .is_last = *count == 3};
    }};
  }
  return {.content_type = "text/plain",
          .body = std::string(to_string(request.method)) + " " + request.path + " " +
                  std::to_string(request.body.size()) + " from " + request.remote};
}

class HttpServer : public ::testing::Test {
 protected:
  void start(ServerOptions options = {}) {
    options.body_limit = [](Method, std::string_view path) -> std::size_t {
      if (path == "/upload") return 3'000'000;
      return path == "/large" ? 1'000'000 : 1'000;
    };
    options.refusal = [](int status) { return Response{.status = status, .body = "refused"}; };
    options.event_pause = 10ms;
    auto server = Server::listen(options, echo);
    ASSERT_TRUE(server.has_value());
    server_.emplace(std::move(*server));
    thread_ = std::thread([this] { server_->run(); });
  }

  void TearDown() override {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }

  std::string ask(const std::string& text) {
    Peer peer(server_->port());
    peer.say(text);
    return peer.hear();
  }

  std::optional<Server> server_;
  std::thread thread_;
};

const std::string close_after = "Host: localhost\r\nConnection: close\r\n\r\n";

TEST_F(HttpServer, AnswersWhatTheHandlerSays) {
  start();
  const std::string heard = ask("GET /a?b=c HTTP/1.1\r\n" + close_after);
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 200 OK\r\n")) << heard;
  EXPECT_TRUE(heard.ends_with("\r\n\r\nGET /a 0 from 127.0.0.1")) << heard;
}

TEST_F(HttpServer, AnswersRequestsOfOneConnectionInTheirOrder) {
  start();
  const std::string heard =
      ask("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\n" + close_after);
  EXPECT_LT(heard.find("GET /slow"), heard.find("GET /second"));
  EXPECT_NE(heard.find("GET /second"), std::string::npos);
}

TEST_F(HttpServer, SendsOnlyTheHeadersWhenThoseWereAsked) {
  start();
  const std::string heard = ask("HEAD /a HTTP/1.1\r\n" + close_after);
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 200 OK\r\n")) << heard;
  EXPECT_TRUE(heard.ends_with("\r\n\r\n")) << heard;
}

TEST_F(HttpServer, RefusesWhatIsNoRequest) {
  start();
  for (const char* bad :
       {"GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /%00 HTTP/1.1\r\n\r\n",
        "GET http://elsewhere/ HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nBad Header\r\n\r\n",
        "POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"})
    EXPECT_TRUE(ask(bad).starts_with("HTTP/1.1 400 Bad Request")) << bad;
}

TEST_F(HttpServer, RefusesMethodsThatItDoesNotKnow) {
  start();
  EXPECT_TRUE(ask("TRACE / HTTP/1.1\r\n" + close_after).starts_with("HTTP/1.1 405"));
  EXPECT_TRUE(ask("CONNECT /x HTTP/1.1\r\n" + close_after).starts_with("HTTP/1.1 405"));
}

TEST_F(HttpServer, RefusesABodyThatIsTooLargeForItsPath) {
  start();
  const auto post = [](const std::string& path, std::size_t size) {
    return "POST " + path + " HTTP/1.1\r\nContent-Length: " + std::to_string(size) + "\r\n" +
           close_after + std::string(size, 'x');
  };
  EXPECT_TRUE(ask(post("/large", 2'000)).ends_with("POST /large 2000 from 127.0.0.1"));
  EXPECT_TRUE(ask(post("/small", 1'000)).ends_with("POST /small 1000 from 127.0.0.1"));
  // Said before the body was read.
  EXPECT_TRUE(ask("POST /small HTTP/1.1\r\nContent-Length: 1001\r\n" + close_after)
                  .starts_with("HTTP/1.1 413"));
  // Nor may it be hidden in chunks.
  EXPECT_TRUE(ask("POST /small HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + close_after +
                  "7d0\r\n" + std::string(2'000, 'x') + "\r\n0\r\n\r\n")
                  .starts_with("HTTP/1.1 413"));
}

constexpr std::size_t large_size = std::size_t{2} << 20U;

std::string head_of_a_large_body() {
  return "POST /upload HTTP/1.1\r\nContent-Length: " + std::to_string(large_size) + "\r\n" +
         close_after;
}

TEST_F(HttpServer, TakesNoMoreLargeBodiesAtOnceThanItHasRoomFor) {
  start({.most_large_bodies = 1});
  const std::string body(large_size, 'x');
  const auto in_full = "POST /upload " + std::to_string(large_size) + " from 127.0.0.1";
  Peer first(server_->port());
  first.say(head_of_a_large_body());  // Has the only place, and takes its time.
  Peer second(server_->port());
  std::thread other([&] { second.say(head_of_a_large_body() + body); });
  const std::string small =
      ask("POST /small HTTP/1.1\r\nContent-Length: 1\r\n" + close_after + "x");
  EXPECT_TRUE(small.ends_with("POST /small 1 from 127.0.0.1")) << small;
  first.say(body);
  EXPECT_TRUE(first.hear().ends_with(in_full));
  EXPECT_TRUE(second.hear().ends_with(in_full));
  other.join();
}

TEST_F(HttpServer, SaysWhenThereIsNoRoomForALargeBody) {
  start({.most_large_bodies = 1, .room_patience = 100ms});
  Peer first(server_->port());
  first.say(head_of_a_large_body());
  const std::string second = ask(head_of_a_large_body());
  EXPECT_TRUE(second.starts_with("HTTP/1.1 503")) << second;
}

TEST_F(HttpServer, RefusesHeadersThatGoOnAndOn) {
  start();
  EXPECT_TRUE(ask("GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x') + "\r\n" + close_after)
                  .starts_with("HTTP/1.1 431"));
}

TEST_F(HttpServer, HangsUpOnWhoIsTooSlow) {
  start({.header_patience = 1s});
  Peer peer(server_->port());
  const auto begin = std::chrono::steady_clock::now();
  peer.say("GET /never HTTP/1.1\r\nHost: x\r\n\r\nGET /half");
  static_cast<void>(peer.hear());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

TEST_F(HttpServer, HangsUpOnABodyThatDripsIn) {
  start({.body_patience = 1s});
  Peer peer(server_->port());
  const auto begin = std::chrono::steady_clock::now();
  peer.say("POST /a HTTP/1.1\r\nContent-Length: 100\r\n\r\nx");
  EXPECT_EQ(peer.hear().find("HTTP/1.1 200"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

TEST_F(HttpServer, IsFreeAgainAfterThoseWhoHeldEveryConnectionAndSaidNothing) {
  start({.most_connections = 2, .header_patience = 1s});
  const Peer first(server_->port());
  const Peer second(server_->port());
  EXPECT_TRUE(ask("GET /a HTTP/1.1\r\n" + close_after).starts_with("HTTP/1.1 200"));
}

TEST_F(HttpServer, TellsNothingOfAFailureInside) {
  start();
  const std::string heard = ask("GET /throw HTTP/1.1\r\n" + close_after);
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 500")) << heard;
  EXPECT_EQ(heard.find("secret"), std::string::npos);
  EXPECT_TRUE(ask("GET /a HTTP/1.1\r\n" + close_after).starts_with("HTTP/1.1 200"));
}

TEST_F(HttpServer, StreamsEventsUntilTheLast) {
  start();
  const std::string heard = ask("GET /events HTTP/1.1\r\n" + close_after);
  EXPECT_NE(heard.find("Content-Type: text/event-stream"), std::string::npos);
  for (const char* id : {"1", "2", "3"})
    EXPECT_NE(
        heard.find("id: " + std::string(id) + "\nevent: progress\ndata: line 1\ndata: line 2\n\n"),
        std::string::npos)
        << heard;
  EXPECT_EQ(heard.find("id: 4"), std::string::npos);
}

TEST_F(HttpServer, BelievesAProxyOnlyWhereThereIsOne) {
  const std::string text =
      "GET /a HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n" + close_after;
  start();
  EXPECT_TRUE(ask(text).ends_with("from 127.0.0.1"));
  TearDown();
  thread_ = {};
  start({.behind_proxy = true});
  EXPECT_TRUE(ask(text).ends_with("from 203.0.113.9"));
}

TEST_F(HttpServer, FinishesWhatIsUnderWayBeforeItStops) {
  start();
  Peer peer(server_->port());
  peer.say("GET /slow HTTP/1.1\r\n" + close_after);
  std::this_thread::sleep_for(100ms);
  const std::uint16_t port = server_->port();
  server_->stop();
  EXPECT_TRUE(peer.hear().ends_with("GET /slow 0 from 127.0.0.1"));
  thread_.join();
  EXPECT_FALSE(Peer(port).is_connected());
}

TEST_F(HttpServer, ServesManyConnectionsAtOnce) {
  start({.most_connections = 20});
  std::atomic<int> good = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 40; ++i)
    people.emplace_back([&] {
      for (int k = 0; k < 10; ++k)
        good += ask("GET /a HTTP/1.1\r\n" + close_after).starts_with("HTTP/1.1 200") ? 1 : 0;
    });
  for (std::thread& one : people) one.join();
  EXPECT_EQ(good, 400);
}

TEST_F(HttpServer, SaysWhenItsAddressIsTaken) {
  start();
  const auto second = Server::listen({.port = server_->port()}, echo);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().front().code, "server/cannot-listen");
}

}  // namespace
}  // namespace houvast::http
