// SPDX-License-Identifier: EUPL-1.2
#include "exchange/report_script.h"

#include <gtest/gtest.h>

namespace houvast::exchange {
namespace {

TEST(ReportScript, IsTheWholeBundle) {
  EXPECT_GT(report_script().size(), 100'000u);
  EXPECT_TRUE(report_script().find("houvast-report") != std::string_view::npos);
}

TEST(ReportScript, ComesWithAStyleSheetThatFetchesNothing) {
  EXPECT_TRUE(report_style().find("@media print") != std::string_view::npos);
  for (const char* fetch : {"url(", "@import", "http:", "https:", "</style"})
    EXPECT_TRUE(report_style().find(fetch) == std::string_view::npos) << fetch;
}

TEST(ReportScript, StandsInAPageAsItIs) {
  EXPECT_TRUE(report_script().find("</script") == std::string_view::npos);
  EXPECT_TRUE(report_script().find("<!--") == std::string_view::npos);
}

}  // namespace
}  // namespace houvast::exchange
