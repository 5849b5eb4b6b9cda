// SPDX-License-Identifier: EUPL-1.2
// P. Care records client by client are for their own municipality alone; what the region sees
// withstands subtraction.
#include <gtest/gtest.h>
#include <sodium/utils.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "houvast/dossier_store.h"
#include "server/reception.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using http::Method;
using http::Request;
using http::Response;

std::string base64(const std::string& text) {
  std::string coded(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(text.data()),
                    text.size(), sodium_base64_VARIANT_ORIGINAL);
  coded.pop_back();
  return coded;
}

/// So many clients of a municipality by product.
Json upload(const std::string& municipality, const std::map<std::string, int>& clients) {
  std::string csv = "client,municipality,product,channel,ordered,start\n";
  for (const auto& [product, count] : clients)
    for (int i = 0; i < count; ++i)
      csv += product + "-" + std::to_string(i) + "," + municipality + "," + product +
             ",school,2026-01-05,2026-02-01\n";
  return {{"municipality", municipality}, {"records", base64(csv)}};
}

class Records : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("houvast_records_" + std::to_string(::getpid()) + "_" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    database_ = store::Database::open((folder_ / "store.sqlite").string()).value();
    Settings settings;
    settings.is_multi_user = true;
    service_ = std::make_unique<Service>(
        settings, *database_, [] { return std::chrono::system_clock::now(); }, nullptr);
    static_cast<void>(prepare_accounts(*service_).value());
    dossier_ = store::DossierStore(*database_)
                   .create("regio", {}, {.by = "x", .at = "2026-01-01T00:00:00Z"})
                   .value()
                   .id;
    add("wethouder", "viewer");
    add("rik", "regional_controller");
    add("baas", "administrator");
    for (const auto& [name, code] : analysts_) add(name, "analyst", code);
  }
  void TearDown() override {
    service_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// A person with a session, without a password to wait for.
  void add(const std::string& name, const std::string& role,
           const std::optional<std::string>& municipality = {}) {
    store::Person person{.name = name, .role = role, .municipality = municipality};
    person.id = store::PeopleStore(*database_).create(person).value();
    Response response;
    ASSERT_TRUE(begin_session(*service_, {}, person, response));
    const std::string cookie = response.headers.back().second;
    cookies_[name] = cookie.substr(0, cookie.find(';'));
    csrf_[name] = find_session(*service_, {.headers = {{"cookie", cookies_[name]}}})
                      .value()
                      .value()
                      .csrf_token;
  }

  Response ask(const std::string& name, Method method, const std::string& rest = "",
               const Json& body = Json()) {
    const auto target =
        http::parse_target("/api/v1/dossiers/" + std::to_string(dossier_) + "/records" + rest)
            .value();
    return receive(*service_, {.method = method,
                               .path = target.path,
                               .segments = target.segments,
                               .query = target.query,
                               .headers = {{"host", "localhost"},
                                           {"cookie", cookies_[name]},
                                           {"x-houvast-csrf", csrf_[name]}},
                               .body = body.is_null() ? "" : body.dump(),
                               .remote = "192.0.2.1"});
  }

  void supply_everything() {
    ASSERT_EQ(ask("ans", Method::post, "", upload("GM9001", {{"dag", 3}, {"nacht", 42}})).status,
              201);
    ASSERT_EQ(ask("bea", Method::post, "", upload("GM9002", {{"dag", 28}, {"nacht", 37}})).status,
              201);
    ASSERT_EQ(ask("cor", Method::post, "", upload("GM9003", {{"dag", 55}, {"nacht", 33}})).status,
              201);
  }

  /// Whether these bytes stand anywhere in the database.
  bool is_kept(const std::string& bytes) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string all{std::istreambuf_iterator<char>(in), {}};
      if (all.find(bytes) != std::string::npos) return true;
    }
    return false;
  }

  const std::map<std::string, std::string> analysts_ = {
      {"ans", "GM9001"}, {"bea", "GM9002"}, {"cor", "GM9003"}};
  std::filesystem::path folder_;
  std::optional<store::Database> database_;
  std::unique_ptr<Service> service_;
  std::int64_t dossier_ = 0;
  std::map<std::string, std::string> cookies_, csrf_;
};

}  // namespace

TEST_F(Records, AreSeenByTheirOwnMunicipalityAlone) {
  supply_everything();
  const Json own = Json::parse(ask("ans", Method::get).body);
  EXPECT_EQ(own["municipality"], "GM9001");
  EXPECT_EQ(own["all"], 45);
  EXPECT_EQ(ask("ans", Method::get, "?municipality=GM9001").status, 200);
  const std::map<std::string, std::string> others = {{"bea", "GM9001"},
                                                     {"ans", "GM9002"},
                                                     {"rik", "GM9001"},
                                                     {"baas", "GM9001"},
                                                     {"wethouder", "GM9001"}};
  for (const auto& [name, code] : others) {
    EXPECT_EQ(ask(name, Method::get, "?municipality=" + code).status, 403) << name;
    EXPECT_EQ(ask(name, Method::remove, "?municipality=" + code).status, 403) << name;
    EXPECT_EQ(ask(name, Method::post, "", upload(code, {{"dag", 1}})).status, 403) << name;
  }
  for (const char* name : {"rik", "baas", "wethouder"})
    EXPECT_EQ(ask(name, Method::get).status, 403) << name;
  EXPECT_EQ(Json::parse(ask("ans", Method::get).body)["all"], 45);
}

TEST_F(Records, AreKeptUnderAPseudonym) {
  supply_everything();
  EXPECT_FALSE(is_kept("nacht-41"));
  EXPECT_TRUE(is_kept(people::pseudonym(service_->accounts.pseudonym_key, "GM9001", "nacht-41")));
}

TEST_F(Records, AreRefusedWithACitizenNumberWhichIsKeptNowhere) {
  const std::string csv =
      "client,municipality,product,channel,ordered\n123456782,GM9001,dag,school,2026-01-05\n";
  const Response refused =
      ask("ans", Method::post, "", {{"municipality", "GM9001"}, {"records", base64(csv)}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("exchange/citizen-number"), std::string::npos);
  EXPECT_EQ(refused.body.find("123456782"), std::string::npos);
  EXPECT_FALSE(is_kept("123456782"));
}

TEST_F(Records, ReachTheRegionAsCountsFromWhichNoSmallOneFollows) {
  supply_everything();
  for (const char* name : {"rik", "baas", "wethouder", "bea"}) {
    const Response response = ask(name, Method::get, "/counts?year=2026");
    ASSERT_EQ(response.status, 200) << response.body;
    const Json table = Json::parse(response.body)["blocks"][0];
    ASSERT_EQ(table["rows"].size(), 4U);
    const Json& first = table["rows"][0];
    int shown = 0;
    for (const Json& row : table["rows"])
      for (const Json& cell : row)
        if (cell.is_number()) {
          EXPECT_EQ(cell.get<int>() % 5, 0) << row.dump();
          shown += &row == &first ? 1 : 0;
        }
    // Of 3, 42 and their total 45 at most one is left.
    EXPECT_LE(shown, 1) << first.dump();
  }
  EXPECT_EQ(ask("rik", Method::get, "/counts").status, 422);
}

TEST_F(Records, CanBeTakenBack) {
  supply_everything();
  EXPECT_EQ(ask("ans", Method::remove).status, 204);
  EXPECT_EQ(Json::parse(ask("ans", Method::get).body)["all"], 0);
  EXPECT_EQ(Json::parse(ask("bea", Method::get).body)["all"], 65);
}

}  // namespace houvast::server
