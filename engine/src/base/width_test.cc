// SPDX-License-Identifier: EUPL-1.2
#include "houvast/width.h"

#include <gtest/gtest.h>

#include <random>

namespace houvast {
namespace {

TEST(Width, CountsColumnsAndNotBytes) {
  EXPECT_EQ(width_of("Súdwest-Fryslân"), 15);
  EXPECT_EQ(width_of("€ 1.234"), 7);
  EXPECT_EQ(width_of("e\u0301"), 1);  // An accent that combines.
  EXPECT_EQ(width_of("日本"), 4);
  EXPECT_EQ(width_of("\xff\xfe"), 2);  // No UTF-8: a byte is a column.
  EXPECT_EQ(width_of(""), 0);
}

TEST(Wrap, BreaksAtBlanksAndKeepsLineEnds) {
  EXPECT_EQ(wrap("de regio betaalt", 8), (std::vector<std::string>{"de regio", "betaalt"}));
  EXPECT_EQ(wrap("een\n\ntwee", 10), (std::vector<std::string>{"een", "", "twee"}));
  EXPECT_EQ(wrap("", 10), (std::vector<std::string>{""}));
}

TEST(Wrap, BreaksAWordThatDoesNotFit) {
  EXPECT_EQ(wrap("woonplaatsbeginsel", 7),
            (std::vector<std::string>{"woonpla", "atsbegi", "nsel"}));
}

TEST(Wrap, LosesNoLetterAndNeverIsTooWide) {
  std::mt19937 random(7);
  const std::string letters[] = {"a", "é", "€", " ", "日", "bc"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (auto j = random() % 60; j > 0; --j) text += letters[random() % std::size(letters)];
    const int width = 2 + static_cast<int>(random() % 20);
    std::string joined, expected = text;
    for (const std::string& line : wrap(text, width)) {
      EXPECT_LE(width_of(line), width) << "seed 7, draw " << i;
      joined += line;
    }
    std::erase(joined, ' ');
    std::erase(expected, ' ');
    EXPECT_EQ(joined, expected) << "seed 7, draw " << i;
  }
}

TEST(Shorten, SaysThatSomethingIsMissing) {
  EXPECT_EQ(shorten("Duinwijk aan Zee", 16), "Duinwijk aan Zee");
  EXPECT_EQ(shorten("Duinwijk aan Zee", 10), "Duinwijk…");
  EXPECT_EQ(shorten("Fryslân", 7), "Fryslân");
  EXPECT_EQ(width_of(shorten("日本日本", 4)), 3);
}

TEST(Pad, FillsUpToTheWidthOnScreen) {
  EXPECT_EQ(pad_left("é", 3), "  é");
  EXPECT_EQ(pad_right("é", 3), "é  ");
  EXPECT_EQ(pad_right("lang", 2), "lang");
}

}  // namespace
}  // namespace houvast
