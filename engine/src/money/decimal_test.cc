// SPDX-License-Identifier: EUPL-1.2
#include "houvast/decimal.h"

#include <gtest/gtest.h>

#include "money/exact.h"
#include "support/random_input.h"

namespace houvast {

using namespace literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

Decimal any_decimal(RandomInput& random) {
  const std::int64_t magnitude = random.magnitude(Decimal::max_units);
  const int decimals = static_cast<int>(random.number(0, Decimal::max_decimals));
  return Decimal(random.one_in(2) ? -magnitude : magnitude, decimals);
}

/// "1234567.5" as "1.234.567,5".
std::string in_dutch(std::string text, bool grouped) {
  const std::size_t point = text.find('.');
  std::size_t at = point == std::string::npos ? text.size() : point;
  if (point != std::string::npos) text[point] = ',';
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  while (grouped && at > first + 3) text.insert(at -= 3, ".");
  return text;
}

}  // namespace

TEST(Decimal, KeepsNoZerosAtTheEnd) {
  EXPECT_EQ(Decimal(150, 2), Decimal(15, 1));
  EXPECT_EQ(Decimal(1500, 2), Decimal(15));
  EXPECT_EQ(Decimal(0, 18), Decimal());
  EXPECT_EQ(1.50_d, 1.5_d);
  EXPECT_EQ(1'000.250_d, Decimal(100025, 2));
}

TEST(Decimal, ComesInOrderOfSizeWhateverItsDecimals) {
  EXPECT_LT(0.0999_d, 0.1_d);
  EXPECT_LT(-0.1_d, -0.0999_d);
  EXPECT_GT(Decimal(Decimal::max_units), Decimal(Decimal::max_units, 18));
  EXPECT_LT(Decimal(-Decimal::max_units), Decimal(1, 18));
  EXPECT_EQ(0.25_d <=> 0.25_d, std::strong_ordering::equal);
}

TEST(DecimalDeathTest, StopsAtWhatDoesNotFit) {
  EXPECT_DEATH(static_cast<void>(Decimal(Decimal::max_units + 1)), "decimal.h");
  EXPECT_DEATH(static_cast<void>(Decimal(-Decimal::max_units - 1)), "decimal.h");
  EXPECT_DEATH(static_cast<void>(Decimal(1, 19)), "decimal.h");
  EXPECT_DEATH(static_cast<void>(Decimal(1, -1)), "decimal.h");
}

TEST(ParseDecimal, ReadsTheFormOfFiles) {
  EXPECT_EQ(parse_decimal("0"), Decimal());
  EXPECT_EQ(parse_decimal("-0"), Decimal());
  EXPECT_EQ(parse_decimal("-0.002933"), Decimal(-2933, 6));
  EXPECT_EQ(parse_decimal("41200000.00"), Decimal(41'200'000));
  EXPECT_EQ(parse_decimal("007.50"), 7.5_d);
  EXPECT_EQ(parse_decimal("0.000000000000000001"), Decimal(1, 18));
  EXPECT_EQ(parse_decimal("999999999999999999"), Decimal(Decimal::max_units));
  EXPECT_EQ(parse_decimal("-0.999999999999999999"), Decimal(-Decimal::max_units, 18));
  // Zeros carry nothing, however many there are.
  EXPECT_EQ(parse_decimal("0000000000000000000001.50000000000000000000"), 1.5_d);
}

TEST(ParseDecimal, RefusesEverythingElse) {
  for (const auto* text : {"",
                           "-",
                           ".",
                           "-.",
                           "1.",
                           ".5",
                           "-.5",
                           "+1",
                           "--1",
                           "1-",
                           "1 ",
                           " 1",
                           "1,5",
                           "1.2.3",
                           "1..2",
                           "1e3",
                           "1E3",
                           "0x10",
                           "nan",
                           "NaN",
                           "inf",
                           "-inf",
                           "1'000",
                           "1_000",
                           "1 000",
                           "€1",
                           "1€",
                           "\xe2\x88\x92"
                           "1",
                           "1.5.0",
                           "1.0x0",
                           "1.00-0",
                           "\t1",
                           "1\n",
                           "½",
                           "١"})
    EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
  EXPECT_EQ(parse_decimal(std::string_view("1\0", 2)), std::nullopt);
}

TEST(ParseDecimal, RefusesMoreDigitsThanFit) {
  EXPECT_EQ(parse_decimal("1000000000000000000"), std::nullopt);
  EXPECT_EQ(parse_decimal("9999999999999999999"), std::nullopt);
  EXPECT_EQ(parse_decimal("0.0000000000000000001"), std::nullopt);
  EXPECT_EQ(parse_decimal("12345678901.23456789"), std::nullopt);
  EXPECT_EQ(parse_decimal(std::string(1000, '9')), std::nullopt);
}

TEST(ParseDecimal, ReadsBackWhateverIsWritten) {
  for_random_input(100'000, [](RandomInput& random) {
    const Decimal number = any_decimal(random);
    EXPECT_EQ(parse_decimal(to_string(number)), number);
  });
}

TEST(ParseDecimal, ReadsTheValueAndNothingButTheValue) {
  // Text that is nearly right: whatever is accepted must be worth what its digits say.
  for_random_input(200'000, [](RandomInput& random) {
    const std::string text = random.text("0019.-", 8);
    const auto number = parse_decimal(text);
    if (!number) return;
    const std::string plain = to_string(*number);
    std::string shortest = text;
    if (shortest.find('.') != std::string::npos) {
      while (shortest.ends_with('0')) shortest.pop_back();
      if (shortest.ends_with('.')) shortest.pop_back();
    }
    const bool negative = shortest.starts_with('-');
    if (negative) shortest.erase(0, 1);
    while (shortest.size() > 1 && shortest[0] == '0' && shortest[1] != '.') shortest.erase(0, 1);
    if (negative && shortest != "0") shortest.insert(0, "-");
    EXPECT_EQ(plain, shortest) << text;
  });
}

TEST(ParseDutchDecimal, ReadsBothStylesOfTheGemeentefondsCirculars) {
  EXPECT_EQ(parse_dutch_decimal("4379,381022"), Decimal(4379381022, 6));
  EXPECT_EQ(parse_dutch_decimal("4.375,00"), 4375_d);
  EXPECT_EQ(parse_dutch_decimal("-117,89"), Decimal(-11789, 2));
  EXPECT_EQ(parse_dutch_decimal(" - "), Decimal());
  EXPECT_EQ(parse_dutch_decimal("-"), Decimal());
  EXPECT_EQ(parse_dutch_decimal(" 2.366.400.000 "), 2'366'400'000_d);
  EXPECT_EQ(parse_dutch_decimal("-1.234.567,89"), Decimal(-123456789, 2));
  EXPECT_EQ(parse_dutch_decimal("\t12 "), 12_d);
  EXPECT_EQ(parse_dutch_decimal("0,123"), 0.123_d);
  EXPECT_EQ(parse_dutch_decimal("1234567"), 1'234'567_d);
}

TEST(ParseDutchDecimal, RefusesAPointThatIsNotOfThousands) {
  for (const auto* text : {"1.5", "1.50", "1.23", "1234.567", "1.2345", "1.234.5", "1.23.456",
                           "1.2.3", "12.34.567", ".123", "-.123", "1.", "1..234", "1.234.",
                           "1234.567,8", "1,234.5", "1,234,567", "1.234,5.6",
                           // Read as thousands these would be a thousand times too much.
                           "0.123", "-0.123", "00.123", "012.345", "0.000"})
    EXPECT_EQ(parse_dutch_decimal(text), std::nullopt) << text;
}

TEST(ParseDutchDecimal, RefusesWhatIsNoNumber) {
  for (const auto* text :
       {"",  " ",     "\t",  "--",    "- 5",    "5-", "--5",     ",5", "-,5", "5,",    ",",
        ".", "1 000", "€ 5", "1,5e3", "n.v.t.", "x",  "1.234,-", "+5", "1\n", "1.-34", "1.2-4"})
    EXPECT_EQ(parse_dutch_decimal(text), std::nullopt) << text;
}

TEST(ParseDutchDecimal, ReadsBackWhateverIsWrittenTheDutchWay) {
  for_random_input(100'000, [](RandomInput& random) {
    const Decimal number = any_decimal(random);
    const std::string text = in_dutch(to_string(number), random.one_in(2));
    EXPECT_EQ(parse_dutch_decimal(text), number) << text;
  });
}

TEST(ParseDutchDecimal, NeverTakesAPointForADecimalPoint) {
  for_random_input(200'000, [](RandomInput& random) {
    const std::string text = random.text("0123.,-", 10);
    const auto number = parse_dutch_decimal(text);
    if (!number || text == "-") return;
    std::string digits = text;
    std::erase(digits, '.');
    EXPECT_EQ(number, parse_dutch_decimal(digits)) << text;
  });
}

TEST(ParseEuro, ReadsWholeCents) {
  EXPECT_EQ(parse_euro("1234.56"), 1234.56_eur);
  EXPECT_EQ(parse_euro("1234.5"), 1234.50_eur);
  EXPECT_EQ(parse_euro("1234"), 1234_eur);
  EXPECT_EQ(parse_euro("-0.01"), -0.01_eur);
  EXPECT_EQ(parse_euro("0.10000"), 0.10_eur);
  EXPECT_EQ(parse_euro("-0.00"), Cents());
  EXPECT_EQ(parse_euro("10000000000000.00"), max_amount);
  EXPECT_EQ(parse_euro("-10000000000000"), -max_amount);
}

TEST(ParseEuro, RefusesPartsOfACentAndTooMuchMoney) {
  for (const auto* text : {"0.001", "1.005", "10000000000000.01", "-10000000000000.01",
                           "99999999999999999", "999999999999999999", "-999999999999999999",
                           "1000000000000000000", "", "-", "1,50", "1.234,56", "€ 5"})
    EXPECT_EQ(parse_euro(text), std::nullopt) << text;
}

TEST(ParseEuro, ReadsBackEveryAmount) {
  for_random_input(50'000, [](RandomInput& random) {
    const Cents amount(random.magnitude(max_amount.count()) * (random.one_in(2) ? -1 : 1));
    EXPECT_EQ(parse_euro(to_string(amount)), amount);
  });
}

TEST(Decimal, IsTheExactNumberThatItShows) {
  for_random_input(20'000, [](RandomInput& random) {
    const Decimal a = any_decimal(random);
    const Decimal b = any_decimal(random);
    EXPECT_EQ(a < b, exact(a) < exact(b)) << to_string(a) << " " << to_string(b);
    EXPECT_EQ(a == b, exact(a) == exact(b)) << to_string(a) << " " << to_string(b);
    EXPECT_EQ(exact(-a), -exact(a));
    EXPECT_NEAR(a.to_double(), static_cast<double>(exact(a)), 1e-15 * std::abs(a.to_double()));
  });
}

}  // namespace houvast
