// SPDX-License-Identifier: EUPL-1.2
#include "server/care_upload.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

const std::string header = "client,municipality,product,channel,ordered\n";

Result<std::vector<CareRecord>> read(const std::string& rows) {
  return read_care_upload({.municipality = "GM9001", .records = header + rows, .claims = {}}, {7});
}

}  // namespace

TEST(CareUpload, PutsAPseudonymInThePlaceOfAClientNumber) {
  const auto records =
      read("4711,GM9001,begeleiding,school,2026-01-05\n4711,GM9001,verblijf,school,2026-02-05\n");
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 2U);
  EXPECT_EQ((*records)[0].client, people::pseudonym({7}, "GM9001", "4711"));
  EXPECT_EQ((*records)[0].client, (*records)[1].client);
}

// 123456782 passes the test of citizen numbers.
TEST(CareUpload, RefusesACitizenNumberInAnyColumnAndNeverRepeatsIt) {
  for (const char* row :
       {"123456782,GM9001,begeleiding,school,2026-01-05\n",
        "4711,GM9001,123456782,school,2026-01-05\n", "4711,GM9001,x,1234.56.782,2026-01-05\n",
        "4711,GM9001,x,school,BSN 123456782\n"}) {
    const auto records = read(row);
    ASSERT_FALSE(records) << row;
    for (const Problem& problem : records.error()) {
      EXPECT_EQ(problem.code, "exchange/citizen-number");
      EXPECT_EQ(problem.place.line, 2);
      EXPECT_EQ(to_string(problem, Language::dutch).find("123456782"), std::string::npos);
    }
  }
}

TEST(CareUpload, ShowsNoNumberOfAClientInAProblem) {
  const auto records = read("4711,GM9001,x,school,12345678901\n,GM9001,x,school,2026-01-05\n");
  ASSERT_FALSE(records);
  for (const Problem& problem : records.error())
    EXPECT_EQ(to_string(problem, Language::english).find("12345678"), std::string::npos);
}

TEST(CareUpload, RefusesAClientOfAnotherMunicipality) {
  const auto records = read("4711,GM9002,begeleiding,school,2026-01-05\n");
  ASSERT_FALSE(records);
  EXPECT_EQ(records.error().front().code, "people/other-municipality");
}

}  // namespace houvast::server
