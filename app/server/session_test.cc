// SPDX-License-Identifier: EUPL-1.2
// P. Sessions on a real database, with a clock that the test moves.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "houvast/audit_log.h"
#include "server/reception.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using http::Method;
using http::Request;
using http::Response;

class Sessions : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("houvast_sessions_" + std::to_string(::getpid()) + "_" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    database_ = store::Database::open((folder_ / "store.sqlite").string()).value();
    Settings settings;
    settings.is_multi_user = true;
    change(settings);
    service_ = std::make_unique<Service>(
        settings, *database_, [this] { return now_; }, nullptr);
    password_ = prepare_accounts(*service_).value().value();
  }
  void TearDown() override {
    service_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }

  Response ask(Method method, const std::string& path, const Json& body = Json(),
               std::map<std::string, std::string> headers = {}) {
    const auto target = http::parse_target(path).value();
    headers["host"] = "localhost";
    if (!cookie_.empty()) headers["cookie"] = cookie_;
    if (!csrf_.empty()) headers["x-houvast-csrf"] = csrf_;
    Request request{.method = method,
                    .path = target.path,
                    .segments = target.segments,
                    .query = target.query,
                    .headers = std::move(headers),
                    .body = body.is_null() ? "" : body.dump(),
                    .remote = "192.0.2.1"};
    Response response = receive(*service_, request);
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie") cookie_ = value.substr(0, value.find(';'));
    return response;
  }

  /// Logs in and takes the token for changes.
  int log_in(const std::string& password) {
    const int status =
        ask(Method::post, "/api/v1/session", {{"name", "beheerder"}, {"password", password}})
            .status;
    const Json session = who();
    csrf_ = session.value("csrf", "");
    return status;
  }

  Json who() { return Json::parse(ask(Method::get, "/api/v1/session").body); }
  bool is_logged_in() { return !who()["person"].is_null(); }

  virtual void change(Settings&) {}

  std::filesystem::path folder_;
  std::optional<store::Database> database_;
  std::chrono::system_clock::time_point now_ = std::chrono::sys_days(std::chrono::year_month_day(
      std::chrono::year(2026), std::chrono::January, std::chrono::day(5)));
  std::unique_ptr<Service> service_;
  std::string password_;
  std::string cookie_;
  std::string csrf_;
};

std::string code_of(const Response& response) {
  return Json::parse(response.body)["problems"][0]["code"].get<std::string>();
}

}  // namespace

TEST_F(Sessions, BeginWithTheOneTimePasswordAndAnother) {
  EXPECT_EQ(log_in(password_), 204);
  EXPECT_EQ(code_of(ask(Method::get, "/api/v1/people")), "server/change-password");
  const Json change = {{"old_password", password_}, {"new_password", "drie fietsen op zolder"}};
  EXPECT_EQ(ask(Method::post, "/api/v1/session/password", change).status, 204);
  csrf_ = who()["csrf"].get<std::string>();
  EXPECT_EQ(ask(Method::get, "/api/v1/people").status, 200);
  // A second start makes no second administrator.
  EXPECT_EQ(prepare_accounts(*service_).value(), std::nullopt);
}

TEST_F(Sessions, EndWhenTheyAreNotUsedForEightHours) {
  ASSERT_EQ(log_in(password_), 204);
  for (int i = 0; i < 3; ++i) {
    now_ += std::chrono::hours(7);
    EXPECT_TRUE(is_logged_in());
  }
  now_ += std::chrono::hours(8);
  EXPECT_FALSE(is_logged_in());
  EXPECT_EQ(ask(Method::get, "/api/v1/people").status, 401);
}

TEST_F(Sessions, EndAfterAWeekHoweverMuchTheyAreUsed) {
  ASSERT_EQ(log_in(password_), 204);
  for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
    EXPECT_TRUE(is_logged_in());
    now_ += std::chrono::hours(6);
  }
  now_ += std::chrono::hours(6);
  EXPECT_FALSE(is_logged_in());
}

TEST_F(Sessions, EndAtLogout) {
  ASSERT_EQ(log_in(password_), 204);
  const std::string cookie = cookie_;
  EXPECT_EQ(ask(Method::remove, "/api/v1/session").status, 204);
  cookie_ = cookie;
  EXPECT_FALSE(is_logged_in());
}

TEST_F(Sessions, AreNotBegunForWhoKeepsFailing) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(log_in("verkeerd wachtwoord"), 401);
  const Response refused =
      ask(Method::post, "/api/v1/session", {{"name", "BEHEERDER"}, {"password", password_}});
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(code_of(refused), "people/too-many-failures");
  now_ += std::chrono::seconds(2);
  EXPECT_EQ(log_in(password_), 204);
}

TEST_F(Sessions, AreNotBegunByAnotherSite) {
  const Json body = {{"name", "beheerder"}, {"password", password_}};
  const Response refused =
      ask(Method::post, "/api/v1/session", body, {{"origin", "https://elders.example"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(ask(Method::post, "/api/v1/session", body, {{"origin", "http://localhost"}}).status,
            204);
}

TEST_F(Sessions, LeaveNoPasswordInTheAuditLog) {
  ask(Method::post, "/api/v1/session",
      {{"name", "geheim wachtwoord"}, {"password", "geheim wachtwoord"}});
  log_in(password_);
  const auto entries = store::AuditLog(*database_).list().value();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].what, "login");
  EXPECT_EQ(entries[0].who, "beheerder");
  EXPECT_EQ(entries[1].what, "login.failed");
  for (const store::AuditEntry& entry : entries)
    for (const std::string& text : {entry.who, entry.object, entry.details_json}) {
      EXPECT_EQ(text.find("geheim"), std::string::npos);
      EXPECT_EQ(text.find(password_), std::string::npos);
    }
}

class ShortSessions : public Sessions {
 protected:
  void change(Settings& settings) override {
    settings.session_idle = std::chrono::minutes(2);
    settings.session_longest = std::chrono::minutes(10);
  }
};

TEST_F(ShortSessions, LastAsLongAsTheyAreUsedButNoLongerThanTheLongest) {
  ASSERT_EQ(log_in(password_), 204);
  for (int minute = 1; minute < 10; ++minute) {
    now_ += std::chrono::minutes(1);
    EXPECT_TRUE(is_logged_in()) << minute;
  }
  now_ += std::chrono::minutes(1);
  EXPECT_FALSE(is_logged_in());
}

TEST_F(ShortSessions, EndUnused) {
  ASSERT_EQ(log_in(password_), 204);
  now_ += std::chrono::minutes(2);
  EXPECT_FALSE(is_logged_in());
}

}  // namespace houvast::server
