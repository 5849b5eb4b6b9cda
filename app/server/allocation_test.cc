// SPDX-License-Identifier: EUPL-1.2
// F2 to F5 through the API: a dossier, and circulars that were uploaded.
#include "server/test_api.h"

namespace houvast::server {
namespace {

class AllocationApi : public ApiTest {
 protected:
  /// Two municipalities, one measure of 100 euro in each of two clusters and own tax capacity.
  static Json circular(const std::string& weights) {
    return {
        {"name", "klein"},
        {"factor", "1.5"},
        {"files",
         {file("GF_Gewichten.csv", weights), file("GF_Volumina.csv",
                                                  "CBS\tNaam\tProv\tinwo\n14\tGroningen\t1\t30\n"
                                                  "363\tAmsterdam\t7\t70\n")}}};
  }
  static constexpr const char* good_weights =
      "Codering maatstaf\tNaam maatstaf\tZorg\tOnroerendezaakbelasting\tTotaal\n"
      "inwo\tinwoners\t100\t0\t100\n";
};

TEST_F(AllocationApi, SharesTheWholeBudgetInEveryYear) {
  const auto answer = get("/api/v1/dossiers/" + keep_example("voorbeeldregio") + "/allocation");
  ASSERT_EQ(answer.status, 200) << answer.text;
  const Json& scheme = answer.body["schemes"][0];
  ASSERT_EQ(scheme["path"].size(), 11U);
  for (const Json& year : scheme["path"]) {
    std::int64_t sum = 0;
    for (const Json& amount : year["amounts_cents"]) sum += amount.get<std::int64_t>();
    EXPECT_EQ(sum, year["amount_cents"]);
    EXPECT_EQ(
        year["historical_cents"].get<std::int64_t>() + year["objective_cents"].get<std::int64_t>(),
        sum);
  }
  // F4: from 2025, ten years; 2026 is one tenth objective and 2036 wholly.
  EXPECT_DOUBLE_EQ(scheme["path"][0]["objective_share"], 0.1);
  EXPECT_DOUBLE_EQ(scheme["path"][10]["objective_share"], 1);
  // The measures bring what the last year shares.
  std::int64_t brought = 0;
  for (const Json& measure : scheme["measures"])
    brought += measure["amount_cents"].get<std::int64_t>();
  EXPECT_EQ(brought, scheme["path"][10]["amount_cents"]);
}

TEST_F(AllocationApi, TellsWhomTheCapSpares) {
  const auto answer = get("/api/v1/dossiers/" + keep_example("jeugdregio") + "/allocation");
  ASSERT_EQ(answer.status, 200) << answer.text;
  const Json& cap = answer.body["cap"];
  EXPECT_EQ(cap["per_inhabitant_cents"], 1500);
  // F5: at most 15 euro an inhabitant in the first year is felt.
  for (const Json& line : cap["years"][0]["lines"]) {
    EXPECT_GE(line["felt_each_cents"].get<std::int64_t>(), -1500);
    EXPECT_EQ(line["compensation_cents"] > 0, line["effect_each_cents"] < -1500);
  }
  EXPECT_FALSE(cap["years_drawn"].empty());
}

TEST_F(AllocationApi, ShowsBeforeAndAfterOfAnotherPath) {
  const std::string path = "/api/v1/dossiers/" + keep_example("voorbeeldregio") + "/allocation";
  const auto answer = post(path + "/what-if", {{"schemes", {{"bw", {{"transition_years", 1}}}}}});
  ASSERT_EQ(answer.status, 200) << answer.text;
  // Wholly objective at once: 2026 changes, 2036 was so already.
  std::int64_t in_2026 = 0, moved_in_2026 = 0;
  for (const Json& line : answer.body["lines"]) {
    const auto change = line["change_cents"].get<std::int64_t>();
    EXPECT_EQ(line["after_cents"].get<std::int64_t>() - line["before_cents"].get<std::int64_t>(),
              change);
    if (line["year"] == 2036) {
      EXPECT_EQ(change, 0);
    }
    if (line["year"] == 2026) in_2026 += change, moved_in_2026 += std::abs(change);
  }
  EXPECT_EQ(in_2026, 0);
  EXPECT_GT(moved_in_2026, 0);
}

TEST_F(AllocationApi, ChangesWeightsOfMeasuresThatAreThere) {
  const std::string path = "/api/v1/dossiers/" + keep_example("voorbeeldregio") + "/allocation";
  const auto good =
      post(path + "/what-if", {{"schemes", {{"bw", {{"weights", {{"inwoners", "40.00"}}}}}}}});
  ASSERT_EQ(good.status, 200) << good.text;
  EXPECT_EQ(good.body["after"]["schemes"][0]["measures"][0]["weight"], "40");
  const auto wrong =
      post(path + "/what-if", {{"schemes", {{"bw", {{"weights", {{"inwonrs", "40.00"}}}}}}}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.body["problems"][0]["code"], "server/unknown-field");
  EXPECT_EQ(wrong.body["problems"][0]["place"]["field"], "schemes.bw.weights.inwonrs");
  EXPECT_EQ(wrong.body["problems"][0]["suggestion"], "inwoners");
}

TEST_F(AllocationApi, RefusesACapWhereThereIsNoneAndAmountsBelowZero) {
  const std::string path = "/api/v1/dossiers/" + keep_example("voorbeeldregio") + "/allocation";
  const auto answer = post(path + "/what-if", {{"cap_per_inhabitant", "15.00"},
                                               {"schemes", {{"bw", {{"macro", "-1.00"}}}}}});
  EXPECT_EQ(answer.status, 422);
  std::set<std::string> fields;
  for (const Json& problem : answer.body["problems"]) fields.insert(problem["place"]["field"]);
  EXPECT_EQ(fields, (std::set<std::string>{"cap_per_inhabitant", "schemes.bw.macro"}));
}

TEST_F(AllocationApi, GivesTheReportInEveryForm) {
  const std::string path = "/api/v1/dossiers/" + keep_example("jeugdregio") + "/allocation/report";
  EXPECT_EQ(get(path).body["format"], "houvast-report");
  EXPECT_TRUE(get(path + "?format=xlsx").text.starts_with("PK"));
  EXPECT_TRUE(get(path + "?format=csv&table=cap").text.starts_with("name,year,"));
}

TEST_F(AllocationApi, KnowsNoDossierThatIsNotThere) {
  EXPECT_EQ(get("/api/v1/dossiers/7/allocation").status, 404);
}

TEST_F(AllocationApi, ComputesACircularByHand) {
  const auto kept = post("/api/v1/allocation/circulars", circular(good_weights));
  ASSERT_EQ(kept.status, 201) << kept.text;
  const std::string path = "/api/v1/allocation/circulars/" + kept.body["id"].get<std::string>();
  const auto answer = get(path);
  ASSERT_EQ(answer.status, 200) << answer.text;
  // 100 euro x factor 1.5 x 30 and 70 inhabitants.
  EXPECT_EQ(answer.body["municipalities"][0]["code"], "GM0014");
  EXPECT_EQ(answer.body["municipalities"][0]["amount_cents"], 450'000);
  EXPECT_EQ(answer.body["municipalities"][1]["amount_cents"], 1'050'000);
  EXPECT_EQ(answer.body["municipalities"][1]["each_cents"], 15'000);
  const auto solved = get(path + "?macro=20000");
  EXPECT_EQ(solved.body["total_cents"], 2'000'000);
  EXPECT_EQ(get(path + "?cluster=Zorgg").body["problems"][0]["suggestion"], "Zorg");
  EXPECT_EQ(get(path + "?macro=veel").body["problems"][0]["place"]["field"], "macro");
}

TEST_F(AllocationApi, KeepsTheSameFilesOnce) {
  const auto first = post("/api/v1/allocation/circulars", circular(good_weights));
  const auto second = post("/api/v1/allocation/circulars", circular(good_weights));
  EXPECT_EQ(first.body["id"], second.body["id"]);
  EXPECT_EQ(get("/api/v1/allocation/circulars").body["uploads"].size(), 1U);
  const std::string path = "/api/v1/allocation/circulars/" + first.body["id"].get<std::string>();
  EXPECT_EQ(ask(http::Method::remove, path).status, 204);
  EXPECT_EQ(ask(http::Method::remove, path).status, 404);
  EXPECT_TRUE(get("/api/v1/allocation/circulars").body["uploads"].empty());
}

TEST_F(AllocationApi, KeepsTheNewestTwelve) {
  for (int n = 0; n < 14; ++n) {
    Json body = circular(good_weights);
    body["name"] = "klein " + std::to_string(n);
    ASSERT_EQ(post("/api/v1/allocation/circulars", body).status, 201);
  }
  const auto list = get("/api/v1/allocation/circulars").body["uploads"];
  ASSERT_EQ(list.size(), 12U);
  EXPECT_EQ(list[0]["name"], "klein 13");
  EXPECT_EQ(list[11]["name"], "klein 2");
}

TEST_F(AllocationApi, SaysWhichFileLineAndColumnOfACircularIsWrong) {
  const auto answer = post("/api/v1/allocation/circulars",
                           circular("Codering maatstaf\tNaam maatstaf\tZorg\tTotaal\n"
                                    "inwo\tinwoners\tveel\t100\n"));
  ASSERT_EQ(answer.status, 422);
  const Json& place = answer.body["problems"][0]["place"];
  EXPECT_EQ(place["file"], "GF_Gewichten.csv");
  EXPECT_EQ(place["line"], 2);
  EXPECT_EQ(place["field"], "Zorg");
  EXPECT_EQ(answer.body["problems"][0]["found"], "veel");
  EXPECT_EQ(answer.text.find("houvast-"), std::string::npos) << "a path of the server";
}

TEST_F(AllocationApi, RefusesFilesItDoesNotKnow) {
  const auto code = [&](const Json& files) {
    return post("/api/v1/allocation/circulars", {{"files", files}})
        .body["problems"][0]["code"]
        .get<std::string>();
  };
  EXPECT_EQ(code(Json::array({file("vakantie.csv", "a,b\n")})), "server/unknown-file");
  EXPECT_EQ(code(Json::array({file("Gewichten.csv", "a,b\n")})), "server/file-missing");
  EXPECT_EQ(code({file("Gewichten.csv", "a"), file("weights.csv", "b")}), "server/file-twice");
  EXPECT_EQ(code(Json::array({{{"name", "Gewichten.csv"}, {"base64", "%%%"}}})),
            "server/not-base64");
  EXPECT_EQ(code(Json::array({{{"name", ".."}, {"base64", ""}}})), "server/missing-field");
}

TEST_F(AllocationApi, SolvesTheFactorAnewForAnotherWeight) {
  const auto kept = post("/api/v1/allocation/circulars", circular(good_weights));
  const std::string path = "/api/v1/allocation/circulars/" + kept.body["id"].get<std::string>();
  const auto answer =
      post(path + "/what-if",
           {{"weights", {{{"measure", "inwo"}, {"cluster", "Zorg"}, {"value", "200"}}}},
            {"solve", true}});
  ASSERT_EQ(answer.status, 200) << answer.text;
  // Twice the weight and the same total: half the factor.
  EXPECT_EQ(answer.body["factor_after"], "0.75");
  EXPECT_EQ(answer.body["total_after_cents"], answer.body["total_before_cents"]);
}

TEST_F(AllocationApi, ComparesTheRealCircularsOfMayAndSeptember) {
  if (data("gemeentefonds/GF_M2024_2024_Gewichten.csv").empty())
    GTEST_SKIP() << "public reference data gemeentefonds/ is not there (HOUVAST_DATA)";
  std::vector<std::string> ids;
  for (const std::string set : {"GF_M2024_2024", "GF_S2024_2024"}) {
    Json files = {file("Uitkeringsfactor.csv", data("gemeentefonds/Uitkeringsfactor.csv"))};
    for (const std::string part : {"Gewichten", "Volumina", "SIUDU"})
      files.push_back(
          file(set + "_" + part + ".csv", data("gemeentefonds/" + set + "_" + part + ".csv")));
    const auto kept = post("/api/v1/allocation/circulars", {{"files", files}});
    ASSERT_EQ(kept.status, 201) << kept.text;
    ids.push_back(kept.body["id"]);
  }
  const auto amounts = get("/api/v1/allocation/circulars/" + ids[1]);
  EXPECT_EQ(amounts.body["municipalities"].size(), 342U);
  const auto changes = get("/api/v1/allocation/circulars/" + ids[1] + "/changes?since=" + ids[0]);
  ASSERT_EQ(changes.status, 200) << changes.text.substr(0, 500);
  EXPECT_EQ(changes.body["municipalities"].size(), 342U);
  std::int64_t after = 0;
  for (const Json& line : changes.body["municipalities"])
    after += line["after_cents"].get<std::int64_t>();
  EXPECT_EQ(after, amounts.body["total_cents"]);
}

}  // namespace
}  // namespace houvast::server
