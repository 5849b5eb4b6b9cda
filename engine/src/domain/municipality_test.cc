// SPDX-License-Identifier: EUPL-1.2
#include "houvast/municipality.h"

#include <gtest/gtest.h>

namespace houvast {

TEST(ParseMunicipalityCode, WritesEveryFormTheSameWay) {
  for (const auto* text : {"14", "0014", "GM14", "GM0014", "gm0014"})
    EXPECT_EQ(parse_municipality_code(text), "GM0014") << text;
}

TEST(ParseMunicipalityCode, RefusesWhatIsNoCode) {
  for (const auto* text : {"", "GM", "GM00000", "12345", "0000", "1a", "Groningen", "-14"})
    EXPECT_EQ(parse_municipality_code(text), std::nullopt) << text;
}

}  // namespace houvast
