// SPDX-License-Identifier: EUPL-1.2
// What leaves as a file through the API: the same figures, of a kind that the reader knows, and in
// the audit log.
#include "houvast/job_store.h"
#include "houvast/render.h"
#include "server/test_api.h"

namespace houvast::server {
namespace {

using namespace literals;

class Exports : public ApiTest {
 protected:
  std::string job_with(const std::string& report_json) {
    store::JobStore jobs(service_->database);
    const std::int64_t id = jobs.create("incentives", "{}", {"test", ""}).value();
    EXPECT_TRUE(jobs.start(id, "here", "").value());
    EXPECT_TRUE(jobs.finish(id, {.run = {}, .report_json = report_json}, "").value());
    return "/api/v1/jobs/" + std::to_string(id) + "/report";
  }
  void expect_files(const std::string& address) {
    EXPECT_TRUE(get(address + "format=xlsx").text.starts_with("PK\x03\x04"));
    const Answer pdf = get(address + "format=pdf");
    EXPECT_TRUE(pdf.text.starts_with("%PDF-")) << pdf.text.substr(0, 400);
    EXPECT_EQ(get(address + "format=doc").status, 422);
  }
  std::size_t exported() { return get("/api/v1/audit?what=report.export").body["entries"].size(); }
};

TEST_F(Exports, AReportOfAJobIsAFileToo) {
  const Report report{
      .title = {"Prikkels", "Incentives"},
      .blocks = {
          Table{.key = "first", .title = {"Eerste", "First"}, .columns = {{"a", {"A", "A"}}}},
          Table{
              .key = "second",
              .title = {"Tweede", "Second"},
              .columns = {{"code", {"Code", "Code"}}, {"amount", {"Bedrag", "Amount"}, Unit::euro}},
              .rows = {{"A1", -12.34_eur}}}}};
  const std::string path = job_with(render_json(report));
  EXPECT_EQ(get(path).text, render_json(report));
  EXPECT_EQ(get(path + "?format=csv&table=second").text, "code,amount\nA1,-12.34\n");
  expect_files(path + "?");
  EXPECT_EQ(exported(), 3U);
}

TEST_F(Exports, WhatAPageShowsBecomesAFileAndAChartItsFigures) {
  const Report report{.title = {"Voor en na", "Before and after"},
                      .blocks = {BarChart{.key = "bars",
                                          .title = {"Staven", "Bars"},
                                          .categories = {{"Aardam", "Aardam"}},
                                          .series = {{{"na", "after"}, {-12.5}}}}}};
  const Json body = Json::parse(render_json(report));
  EXPECT_EQ(post("/api/v1/report?format=csv", body).text, "name,after\nAardam,-12.50\n");
  EXPECT_TRUE(post("/api/v1/report?format=xlsx", body).text.starts_with("PK\x03\x04"));
  EXPECT_TRUE(post("/api/v1/report?format=pdf", body).text.starts_with("%PDF-"));
  EXPECT_EQ(exported(), 3U);
  EXPECT_EQ(post("/api/v1/report?format=csv", {{"format", "poem"}}).status, 422);
}

TEST_F(Exports, AKeptReportThatIsDamagedIsSaidToBe) {
  const auto answer = get(job_with(R"({"format": "houvast-report"})") + "?format=xlsx");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body["problems"][0]["code"], "exchange/not-a-report");
}

}  // namespace
}  // namespace houvast::server
