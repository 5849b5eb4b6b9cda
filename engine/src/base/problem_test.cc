// SPDX-License-Identifier: EUPL-1.2
#include "houvast/problem.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast {

using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

TEST(DescribeProblem, SaysWhereWhatAndCode) {
  const Problem problem{.code = "money/negative-weight",
                        .place = {.file = "sleutel.csv", .line = 3, .field = "gewicht"},
                        .found = "-2"};
  EXPECT_EQ(to_string(problem, Language::dutch),
            "sleutel.csv:3 veld gewicht: Een bedrag kan niet worden verdeeld met een negatief "
            "gewicht. Gevonden: \"-2\". Verwacht: gewichten van nul of meer. "
            "[money/negative-weight]");
  EXPECT_EQ(to_string(problem, Language::english),
            "sleutel.csv:3 field gewicht: An amount cannot be divided with a negative weight. "
            "Found: \"-2\". Expected: weights of zero or more. [money/negative-weight]");
}

TEST(DescribeProblem, LeavesOutThePlaceThatIsNotKnown) {
  Problem problem{.code = "money/no-weight"};
  EXPECT_TRUE(to_string(problem, Language::dutch).starts_with("Er is geld"));
  problem.place.field = "use";
  EXPECT_TRUE(to_string(problem, Language::dutch).starts_with("veld use: Er is geld"));
  problem.place = {.file = "a.csv"};
  EXPECT_TRUE(to_string(problem, Language::dutch).starts_with("a.csv: Er is geld"));
  problem.place = {.file = "a.csv", .line = 12};
  EXPECT_TRUE(to_string(problem, Language::english).starts_with("a.csv:12: There is money"));
}

TEST(DescribeProblem, OffersTheSuggestionInTheUsersLanguage) {
  const Problem problem{.code = "money/no-weight", .suggestion = "inwoners"};
  EXPECT_NE(to_string(problem, Language::dutch).find("Bedoelt u \"inwoners\"?"), std::string::npos);
  EXPECT_NE(to_string(problem, Language::english).find("Do you mean \"inwoners\"?"),
            std::string::npos);
}

TEST(DescribeProblem, LeavesWhatTheUserWroteAsItStands) {
  const Problem problem{.code = "money/no-weight", .found = "{found} {} \"x\""};
  EXPECT_NE(to_string(problem, Language::dutch).find("Gevonden: \"{found} {} \"x\"\"."),
            std::string::npos);
}

TEST(DescribeProblemDeathTest, StopsOnACodeThatIsNotInTheCatalogue) {
  EXPECT_DEATH(static_cast<void>(to_string({.code = "money/unheard-of"}, Language::dutch)),
               "problem.cc");
  EXPECT_DEATH(static_cast<void>(to_string({.code = ""}, Language::dutch)), "problem.cc");
}

TEST(Failure, HoldsTheOneProblem) {
  const Result<int> result = failure({.code = "money/no-weight"});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error(), Problems{{.code = "money/no-weight"}});
}

TEST(NearestName, FindsTheNameThatWasMeant) {
  const std::vector<std::string> known{"inhabitants", "income", "use", "spending"};
  EXPECT_EQ(nearest_name("inhabitents", known), "inhabitants");
  EXPECT_EQ(nearest_name("imcome", known), "income");
  EXPECT_EQ(nearest_name("incmoe", known), "income");  // two neighbours swapped: one mistake
  EXPECT_EQ(nearest_name("spendings", known), "spending");
  EXPECT_EQ(nearest_name("usse", known), "use");
}

TEST(NearestName, KeepsSilentWhenNoneIsNear) {
  const std::vector<std::string> known{"inhabitants", "income", "use", "x"};
  EXPECT_EQ(nearest_name("reserve", known), "");
  EXPECT_EQ(nearest_name("us", {}), "");
  // Every name of one letter is one change away from every other: that is no likeness.
  EXPECT_EQ(nearest_name("y", known), "");
  EXPECT_EQ(nearest_name("", known), "");
}

TEST(NearestName, TakesTheEarlierOfTwoThatAreEquallyNear) {
  EXPECT_EQ(nearest_name("kose", {"kosa", "kost"}), "kosa");
}

TEST(NearestName, FindsEveryNameBackAfterOneTypingMistake) {
  for_random_input(3000, [](RandomInput& random) {
    const std::vector<std::string> known{"municipality", "gemeentecode", "regionale_reserve"};
    const std::string meant = known[random.index(known.size())];
    std::string typed = meant;
    const std::size_t at = random.index(typed.size() - 1);
    switch (random.number(1, 4)) {
      case 1:
        typed.erase(at, 1);
        break;
      case 2:
        typed.insert(at, 1, 'q');
        break;
      case 3:
        typed[at] = 'q';
        break;
      default:
        std::swap(typed[at], typed[at + 1]);
    }
    EXPECT_EQ(nearest_name(typed, known), meant) << typed;
  });
}

}  // namespace houvast
