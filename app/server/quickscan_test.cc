// SPDX-License-Identifier: EUPL-1.2
// Q2 through the API: books that were uploaded, and a dossier.
#include "server/test_api.h"

namespace houvast::server {
namespace {

class QuickscanApi : public ApiTest {
 protected:
  static Json with(Json file, const char* kind, int year, const char* books = "accounts") {
    file["kind"] = kind;
    file["year"] = year;
    if (std::string(kind) == "iv3") file["books"] = books;
    return file;
  }
  static Json books(int year, const std::string& spent) {
    return with(file("iv3_" + std::to_string(year) + ".csv",
                     "Gemeenten;Taakveld;Baten;Lasten;Gemeentegrootte;Inwonertal\n"
                     "Dal;6.72b Jeugdhulp behandeling;0.0;" +
                         spent + ";minderdan20000inwoners;1000\n"),
                "iv3", year);
  }
  static Json income(int year) {
    return with(file("inkomsten_" + std::to_string(year) + ".csv",
                     "code,name,cluster,amount\nGM0014,Dal,Individuele voorzieningen Jeugd,"
                     "100000.00\n"),
                "income", year);
  }
};

TEST_F(QuickscanApi, ScansBooksAgainstIncomeByHand) {
  const auto kept =
      post("/api/v1/quickscan",
           {{"name", "proef"},
            {"files", {books(2023, "90.0"), income(2023), books(2024, "112.0"), income(2024)}}});
  ASSERT_EQ(kept.status, 201) << kept.text;
  const std::string path = "/api/v1/quickscan/" + kept.body["id"].get<std::string>();
  const auto answer = get(path);
  ASSERT_EQ(answer.status, 200) << answer.text;
  const Json& dal = answer.body["municipalities"][0];
  EXPECT_EQ(dal["code"], "GM0014");
  // 100 thousand of income less 90 and 112 thousand of spending: 10% over, 12% short.
  EXPECT_EQ(dal["results"][0]["result_cents"], 1'000'000);
  EXPECT_EQ(dal["results"][1]["result_cents"], -1'200'000);
  EXPECT_DOUBLE_EQ(dal["results"][1]["share"], -0.12);
  EXPECT_EQ(dal["results"][1]["each_cents"], -1'200);
  EXPECT_EQ(answer.body["quadrants"]["points"].size(), 1U);
  EXPECT_EQ(answer.body["quadrants"]["points"][0]["group"]["nl"], "wordt tekort");
  EXPECT_EQ(answer.body["size_classes"][0]["group"], "minder dan 20.000 inwoners");
  EXPECT_EQ(get(path + "/report?municipality=Dal").status, 200);
  EXPECT_EQ(get(path + "/report?municipality=Dalen").status, 404);
}

TEST_F(QuickscanApi, SaysWhichFileLineAndColumnIsWrong) {
  Json wrong = books(2024, "veel");
  const auto answer = post("/api/v1/quickscan", {{"files", {wrong}}});
  ASSERT_EQ(answer.status, 422);
  const Json& place = answer.body["problems"][0]["place"];
  EXPECT_EQ(place["file"], "iv3_2024.csv");
  EXPECT_EQ(place["line"], 2);
  EXPECT_EQ(place["field"], "Lasten");
}

TEST_F(QuickscanApi, NamesTheFieldOfTheRequestThatIsWrong) {
  const auto answer = post("/api/v1/quickscan",
                           {{"files", {{{"name", "a.csv"}, {"base64", ""}, {"kind", "iv4"}}}}});
  ASSERT_EQ(answer.status, 422) << answer.text;
  std::set<std::string> fields;
  for (const Json& problem : answer.body["problems"]) fields.insert(problem["place"]["field"]);
  EXPECT_TRUE(fields.contains("files.0.base64"));
  EXPECT_TRUE(fields.contains("files.0.year"));
  EXPECT_TRUE(fields.contains("kind"));
}

TEST_F(QuickscanApi, TellsThatNothingWasUploaded) {
  EXPECT_EQ(post("/api/v1/quickscan", {{"files", Json::array()}}).body["problems"][0]["code"],
            "quickscan/no-accounts");
}

TEST_F(QuickscanApi, ScansADossierByItsSchemes) {
  const auto answer = get("/api/v1/dossiers/" + keep_example("voorbeeldregio") + "/quickscan");
  ASSERT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.body["domains"].size(), 2U);
  EXPECT_EQ(answer.body["moments"].size(), 11U);
  for (const Json& municipality : answer.body["municipalities"])
    for (const Json& result : municipality["results"])
      EXPECT_EQ(result["income_cents"].get<std::int64_t>() -
                    result["net_spending_cents"].get<std::int64_t>(),
                result["result_cents"]);
}

TEST_F(QuickscanApi, ScansAllRealMunicipalitiesAgainstACircular) {
  if (data("iv3/iv3_2024_begroting.csv").empty())
    GTEST_SKIP() << "public reference data iv3/ is not there (HOUVAST_DATA)";
  Json files = {file("Uitkeringsfactor.csv", data("gemeentefonds/Uitkeringsfactor.csv"))};
  for (const std::string part : {"Gewichten", "Volumina", "SIUDU"})
    files.push_back(file("GF_S2024_2024_" + part + ".csv",
                         data("gemeentefonds/GF_S2024_2024_" + part + ".csv")));
  const auto circular = post("/api/v1/allocation/circulars", {{"files", files}});
  ASSERT_EQ(circular.status, 201);
  const auto kept = post("/api/v1/quickscan",
                         {{"files",
                           {with(file("iv3_2024_begroting.csv", data("iv3/iv3_2024_begroting.csv")),
                                 "iv3", 2024, "budget")}},
                          {"circulars", {{{"id", circular.body["id"]}, {"year", 2024}}}}});
  ASSERT_EQ(kept.status, 201) << kept.text.substr(0, 500);
  const auto answer = get("/api/v1/quickscan/" + kept.body["id"].get<std::string>());
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body["municipalities"].size(), 342U);
  std::int64_t counted = 0;
  for (const Json& count : answer.body["band_counts"][0]["counts"])
    counted += count.get<std::int64_t>();
  EXPECT_EQ(counted, answer.body["band_counts"][0]["all"]);
  for (const Json& municipality : answer.body["municipalities"])
    EXPECT_TRUE(municipality["code"].is_string()) << municipality["name"];
}

}  // namespace
}  // namespace houvast::server
