// SPDX-License-Identifier: EUPL-1.2
// P. 123456782 passes the test of citizen numbers: 1 * 9 + 2 * 8 + ... + 8 * 2 - 2 = 154 = 14 * 11.
// 123456783 does not.
#include "server/citizen_numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace houvast::server {
namespace {

TEST(CitizenNumbersInWords, AreRefusedHoweverTheyAreWritten) {
  for (const std::string text : {"123456782",          "zie 123456782.",
                                 "1234.56.782",        "123 456 782",
                                 "1234 56 782",        "BSN:123456782",
                                 "bsn123456782x",      "0,123456782",
                                 "in 2026 123456782",  "123456782 2026",
                                 "123456782 europa",   "123456782 eurocent",
                                 "123456782,0",        "123456782,000",
                                 "123456782,",         "5 euro 123456782",
                                 "5 € 123456782",      "€ 5 en 123456782",
                                 "€ 12 en\n123456782", "123456.782",
                                 "BSN 123.456.782",    "burgerservicenummer: 123456782,00",
                                 "in 2026 € 123456782"})
    EXPECT_TRUE(words_hold_citizen_number(text)) << text;
}

TEST(CitizenNumbersInWords, AreNoneWhenTheyAreWrittenAsAnAmount) {
  for (const std::string text : {"€ 123456782", "€123456782",
                                 "€\xc2\xa0"
                                 "123456782",
                                 "kost € 123456782 per jaar", "123.456.782", "€ 123.456.782,00",
                                 "123456782,00", "123456782,-", "123456782 euro", "123456782 EUR.",
                                 "123456782 Euro per jaar", "123 456 782 euro"})
    EXPECT_FALSE(words_hold_citizen_number(text)) << text;
}

TEST(CitizenNumbersInWords, AreOfNineDigitsThatPassTheTest) {
  for (const std::string text : {"123456783", "12345678", "1234567820", "tel. 0612345678", "", "."})
    EXPECT_FALSE(words_hold_citizen_number(text)) << text;
}

TEST(CitizenNumbersInWords, AreRefusedBesideAnAmount) {
  EXPECT_TRUE(words_hold_citizen_number("€ 123456782 voor 123456782"));
  EXPECT_TRUE(words_hold_citizen_number("123.456.782 en 123456782"));
}

TEST(CitizenNumbersInFiles, AreRefusedAlsoWhereTheyLookLikeAnAmount) {
  const std::vector<int> expected = {1, 2, 4, 4};
  EXPECT_EQ(
      lines_with_citizen_number("a,123456782,00\n€ 123456782\nniets\n123.456.782;123456782 euro"),
      expected);
}

}  // namespace
}  // namespace houvast::server
