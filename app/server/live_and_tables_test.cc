// SPDX-License-Identifier: EUPL-1.2
// The live table and the Afweegtafel through the routes of the server, on a real database.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "houvast/dossier_store.h"
#include "server/answer.h"
#include "server/reception.h"
#include "server/service.h"

namespace houvast::server {
namespace {

namespace fs = std::filesystem;
using http::Method;

store::DossierFile file_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return {path.filename().string(), bytes.str()};
}

class Server : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "houvast-live-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto database = store::Database::open((folder_ / "store.db").string());
    ASSERT_TRUE(database.has_value());
    log_ = std::fopen("/dev/null", "w");
    service_ = std::make_unique<Service>(
        Settings{.requests_per_second = 0}, *database,
        [] { return std::chrono::system_clock::time_point(std::chrono::hours(500'000)); }, log_);
    std::vector<store::DossierFile> files;
    for (const auto& entry : fs::directory_iterator(HOUVAST_EXAMPLES "/voorbeeldregio"))
      if (entry.path().extension() != ".md") files.push_back(file_of(entry.path()));
    dossier_ = store::DossierStore(*database).create("Voorbeeld", files, {"a", ""}).value().id;
  }
  void TearDown() override {
    service_.reset();
    std::fclose(log_);
    fs::remove_all(folder_);
  }

  http::Response ask(Method method, const std::string& target, const Json& body = {}) {
    const auto parsed = http::parse_target(target);
    http::Request request{
        .method = method,
        .path = parsed->path,
        .segments = parsed->segments,
        .query = parsed->query,
        .headers = {{"host", "localhost"}, {"x-houvast-csrf", service_->local_csrf}},
        .body = body.is_null() ? "" : body.dump(),
        .remote = "127.0.0.1"};
    return receive(*service_, request);
  }
  Json get(const std::string& target) { return Json::parse(ask(Method::get, target).body); }
  std::string live() const { return "/api/v1/dossiers/" + std::to_string(dossier_) + "/live"; }

  fs::path folder_;
  std::FILE* log_ = nullptr;
  std::unique_ptr<Service> service_;
  std::int64_t dossier_ = 0;
};

using LiveApi = Server;
using TablesApi = Server;

Json question(const Json& agreement) {
  Json asked = {{"agreement", agreement["id"]}, {"draws", 50}};
  for (const char* part : {"contribution", "reserve", "solidarity", "equalisation"})
    if (agreement.contains(part)) asked[part] = agreement[part];
  return asked;
}

TEST_F(LiveApi, AnswersWithTheAgreementAsTheDossierHasIt) {
  const Json table = get(live());
  ASSERT_EQ(table["agreements"].size(), 1U);
  const Json& agreement = table["agreements"][0];
  EXPECT_EQ(agreement["solidarity"]["own_share_deficit"], "0.25");
  const auto answer = ask(Method::post, live(), question(agreement));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json shown = Json::parse(answer.body);
  EXPECT_EQ(shown["members"].size(), table["municipalities"].size());
  for (const Json& year : shown["years"])
    for (std::size_t m = 0; m < shown["members"].size(); ++m) {
      std::int64_t after = year["before_cents"][m];
      for (const char* part :
           {"pool_cents", "execution_cents", "solidarity_cents", "equalisation_cents"})
        after += year[part][m].get<std::int64_t>();
      EXPECT_EQ(after, year["after_cents"][m].get<std::int64_t>());
    }
  EXPECT_TRUE(shown["reserve"]["chance_ever_at_minimum"].is_number());
}

TEST_F(LiveApi, MovesNothingWhereNothingIsAgreed) {
  Json asked = question(get(live())["agreements"][0]);
  for (const char* part : {"contribution", "reserve", "solidarity"}) asked[part] = nullptr;
  const Json shown = Json::parse(ask(Method::post, live(), asked).body);
  for (const Json& year : shown["years"])
    for (const Json& moved : year["solidarity_cents"]) EXPECT_EQ(moved, 0);
}

TEST_F(LiveApi, ComparesTheKeysAndUnfoldsAFigure) {
  Json asked = question(get(live())["agreements"][0]);
  asked["keys"] = true;
  const Json shown = Json::parse(ask(Method::post, live(), asked).body);
  EXPECT_GE(shown["keys"].size(), 4U);
  EXPECT_TRUE(shown["keys"][0]["criteria"]["off_task"].is_number());
  asked["why"] = {{"municipality", shown["members"][0]["code"]},
                  {"year", shown["years"][0]["year"]}};
  const Json report = Json::parse(ask(Method::post, live(), asked).body);
  EXPECT_EQ(report["format"], "houvast-report");
}

TEST_F(LiveApi, GivesTheSameAnswerAsAFile) {
  Json asked = question(get(live())["agreements"][0]);
  asked["keys"] = true;
  const Json shown = Json::parse(ask(Method::post, live(), asked).body);
  const std::string csv = ask(Method::post, live() + "?format=csv&table=years", asked).body;
  const std::int64_t first = shown["years"][0]["after_cents"][0];
  EXPECT_NE(csv.find("," + to_string(Cents(first)) + ","), std::string::npos) << csv.substr(0, 400);
  const auto report = Json::parse(ask(Method::post, live() + "?format=json", asked).body);
  std::string keys;
  for (const Json& block : report["blocks"])
    if (block["type"] == "table") keys += block["key"].get<std::string>() + " ";
  EXPECT_EQ(keys, "years effects distributions payments reserve key_criteria ");
  EXPECT_TRUE(ask(Method::post, live() + "?format=xlsx", asked).body.starts_with("PK"));
  EXPECT_EQ(ask(Method::post, live() + "?format=doc", asked).status, 422);
}

TEST_F(LiveApi, SaysWhatIsWrongAtItsField) {
  Json asked = question(get(live())["agreements"][0]);
  asked["solidarity"]["own_share_deficit"] = "1.2";
  asked["solidarity"]["baseline"] = "incom";
  asked["reserve"]["minimum"] = "0.4";
  asked["nonsense"] = 1;
  const auto answer = ask(Method::post, live(), asked);
  EXPECT_EQ(answer.status, 422);
  std::map<std::string, std::string> codes;
  const Json wrong = Json::parse(answer.body);
  for (const Json& problem : wrong["problems"]) codes[problem["place"]["field"]] = problem["code"];
  EXPECT_EQ(codes["solidarity.own_share_deficit"], "dossier/out-of-range");
  EXPECT_EQ(codes["solidarity.baseline"], "dossier/not-a-choice");
  EXPECT_EQ(codes["reserve.minimum"], "dossier/minimum-above-maximum");
  EXPECT_EQ(codes["nonsense"], "server/unknown-field");
  EXPECT_EQ(ask(Method::post, "/api/v1/dossiers/999/live", asked).status, 404);
}

Json scored(const Json& table, const std::string& score) {
  Json scores = Json::array();
  for (const Json& option : table["options"])
    for (const Json& criterion : table["criteria"])
      scores.push_back(
          {{"option", option["id"]}, {"criterion", criterion["id"]}, {"score", score}});
  return {{"version", 0}, {"scores", scores}, {"weights", Json::array()}};
}

TEST_F(TablesApi, BeginsWithTheKeysTheFiveCriteriaAndTheMunicipalitiesOfTheDossier) {
  const auto made =
      ask(Method::post, "/api/v1/tables", {{"title", "Sleutels"}, {"dossier", dossier_}});
  ASSERT_EQ(made.status, 201) << made.body;
  const Json table = Json::parse(made.body);
  EXPECT_EQ(table["options"].size(), 4U);
  EXPECT_EQ(table["criteria"].size(), 5U);
  EXPECT_EQ(table["members"].size(), get(live())["municipalities"].size());
  const Json keys = get("/api/v1/tables/" + table["id"].dump() + "/computed");
  EXPECT_GE(keys["keys"].size(), 4U);
}

TEST_F(TablesApi, ComparesWhatMunicipalitiesSay) {
  const Json members = {{{"id", "GM9001"}, {"label", "G1"}}, {{"id", "GM9002"}, {"label", "G2"}}};
  const Json table = Json::parse(
      ask(Method::post, "/api/v1/tables", {{"title", "Model"}, {"members", members}}).body);
  const std::string path = "/api/v1/tables/" + table["id"].dump();
  EXPECT_EQ(ask(Method::put, path + "/scores/GM9001", scored(table, "4")).status, 200);
  const Json now = Json::parse(ask(Method::put, path + "/scores/GM9002", scored(table, "2")).body);
  EXPECT_EQ(now["ballots"].size(), 2U);
  EXPECT_EQ(now["comparison"]["lines"][0]["agreed"], false);
  EXPECT_EQ(now["comparison"]["lines"][0]["mean"], "3");
  EXPECT_EQ(ask(Method::put, path + "/scores/GM0001", scored(table, "2")).status, 404);
  EXPECT_EQ(ask(Method::put, path + "/scores/GM9001", scored(table, "9")).status, 422);
}

TEST_F(TablesApi, GoesAlongAsAReportWithTheScoresAndTheComputedCriteria) {
  const Json table = Json::parse(
      ask(Method::post, "/api/v1/tables", {{"title", "Model"}, {"dossier", dossier_}}).body);
  const std::string path = "/api/v1/tables/" + table["id"].dump();
  EXPECT_EQ(ask(Method::put, path + "/scores/GM9001", scored(table, "4")).status, 200);
  const std::string csv = ask(Method::get, path + "/report?format=csv&table=all_scores").body;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 4 * 5) << csv;
  const std::string keys = ask(Method::get, path + "/report?format=csv&table=key_criteria").body;
  EXPECT_TRUE(keys.starts_with("key,off_task,worst_loss,")) << keys;
  EXPECT_EQ(ask(Method::get, "/api/v1/tables/999/report").status, 404);
}

TEST_F(TablesApi, ShowsWhoWasLateWhatIsThereNow) {
  const Json members = {{{"id", "GM9001"}, {"label", "G1"}}};
  const Json table = Json::parse(
      ask(Method::post, "/api/v1/tables", {{"title", "Model"}, {"members", members}}).body);
  const std::string path = "/api/v1/tables/" + table["id"].dump();
  EXPECT_EQ(ask(Method::put, path + "/scores/GM9001", scored(table, "4")).status, 200);
  const auto late = ask(Method::put, path + "/scores/GM9001", scored(table, "1"));
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(Json::parse(late.body)["current"]["ballots"][0]["scores"][0]["score"], "4");
}

TEST_F(TablesApi, TakesNoScoresWhenItIsClosed) {
  const Json members = {{{"id", "GM9001"}, {"label", "G1"}}};
  const Json table = Json::parse(
      ask(Method::post, "/api/v1/tables", {{"title", "Model"}, {"members", members}}).body);
  const std::string path = "/api/v1/tables/" + table["id"].dump();
  Json change = {{"version", table["version"]}, {"title", "Model"},
                 {"options", table["options"]}, {"criteria", table["criteria"]},
                 {"members", table["members"]}, {"is_open", false}};
  EXPECT_EQ(ask(Method::put, path, change).status, 200);
  EXPECT_EQ(ask(Method::put, path + "/scores/GM9001", scored(table, "4")).status, 409);
  EXPECT_EQ(ask(Method::put, path, change).status, 409);
}

TEST_F(TablesApi, TellsWhoeverListensThatSomethingChanged) {
  const Json members = {{{"id", "GM9001"}, {"label", "G1"}}};
  const Json table = Json::parse(
      ask(Method::post, "/api/v1/tables", {{"title", "Model"}, {"members", members}}).body);
  const std::string path = "/api/v1/tables/" + table["id"].dump();
  const http::Response stream = ask(Method::get, path + "/events");
  ASSERT_TRUE(stream.events);
  EXPECT_EQ(stream.events().events.size(), 1U);
  EXPECT_TRUE(stream.events().events.empty());
  static_cast<void>(ask(Method::put, path + "/scores/GM9001", scored(table, "4")));
  EXPECT_EQ(stream.events().events.size(), 1U);
  EXPECT_EQ(ask(Method::remove, path).status, 204);
  EXPECT_TRUE(stream.events().is_last);
}

}  // namespace
}  // namespace houvast::server
