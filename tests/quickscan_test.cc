// SPDX-License-Identifier: EUPL-1.2
// Q2 on the real books (data/iv3, CBS Iv3 through michielsd/begrotingsanalysetool) and circulars.
#include "houvast/quickscan.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "houvast/iv3.h"
#include "support/print.h"
#include "support/random_input.h"

namespace houvast {
namespace {

using namespace quickscan;

std::string data_file(const std::string& name) {
  const char* folder = std::getenv("HOUVAST_DATA");
  return (folder == nullptr ? std::string() : std::string(folder)) + "/" + name;
}

#define SKIP_WITHOUT_DATA()                                              \
  if (!std::filesystem::exists(data_file("iv3/iv3_2024_begroting.csv"))) \
  GTEST_SKIP() << "public reference data iv3/ is not there (HOUVAST_DATA)"

constexpr Moment budget_2023{2023, Books::budget};
constexpr Moment accounts_2023{2023, Books::accounts};
constexpr Moment budget_2024{2024, Books::budget};

std::vector<Accounts> real_books() {
  return {exchange::read_iv3(data_file("iv3/iv3_2023_begroting.csv"), budget_2023).value(),
          exchange::read_iv3(data_file("iv3/iv3_2023_jaarrekening.csv"), accounts_2023).value(),
          exchange::read_iv3(data_file("iv3/iv3_2024_begroting.csv"), budget_2024).value()};
}

TEST(RealBooks, AddUpToTheNationalRows) {
  SKIP_WITHOUT_DATA();
  const auto books = real_books();
  const Scan found = scan(exchange::own_mapping(), books, {}).value();
  EXPECT_EQ(found.profiles.size(), 342U);
  for (const Finding& finding : found.findings) {
    // The national rows are the sums, every code is known; what remains are old codes in use.
    EXPECT_EQ(finding.code, "quickscan/task-field-not-in-year") << finding.found;
  }
  EXPECT_EQ(found.findings.size(), 12U);
}

/// National figures of the files themselves, in thousands of euro.
TEST(RealBooks, GiveTheNationalSumsByDomain) {
  SKIP_WITHOUT_DATA();
  const auto books = real_books();
  const Scan found =
      scan(exchange::own_mapping(), books, {}, {.domains = {"youth", "wmo", "sheltered"}}).value();
  std::map<std::string, Cents> spending;
  for (const ScanLine& line : found.lines)
    if (line.moment == accounts_2023) spending[line.domain] += line.spending;
  // Lasten 2023: 6.72-6.74 5,713,673 and old code 5,917; 6.82 550,726 and old code 7,464.
  EXPECT_EQ(spending["youth"], Cents((5'713'673LL + 5'917 + 550'726 + 7'464) * 100'000));
  // 6.6 952,093; 6.71 3,693,669 and old code 7,858.
  EXPECT_EQ(spending["wmo"], Cents((952'093LL + 3'693'669 + 7'858) * 100'000));
  // 6.81 2,302,610 and old code 3,467.
  EXPECT_EQ(spending["sheltered"], Cents((2'302'610LL + 3'467) * 100'000));
}

// K-L: all eighteen new codes of 2023 have exactly one parent; others are their own.
TEST(OwnMapping, JoinsTheEighteenNewCodesToTheirFourParents) {
  std::map<std::string, int> children;
  for (const TaskField& field : exchange::own_mapping().task_fields)
    if (field.trend != field.code) ++children[field.trend];
  EXPECT_EQ(children,
            (std::map<std::string, int>{{"6.71", 4}, {"6.72", 10}, {"6.81", 2}, {"6.82", 2}}));
  for (const auto* code : {"6.1", "6.2", "6.3", "6.4", "6.5", "6.6"})
    EXPECT_EQ(task_field_in(exchange::own_mapping(), code, 2021).value().trend, code);
}

/// A file in a folder of its own, gone afterwards.
class BooksInAFile : public ::testing::Test {
 protected:
  BooksInAFile() {
    std::string name = (std::filesystem::temp_directory_path() / "houvast-iv3-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~BooksInAFile() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string with(const std::string& text) const {
    const auto path = folder_ / "iv3.csv";
    std::ofstream(path) << text;
    return path.string();
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(BooksInAFile, AreReadInThousandsOfEuro) {
  const auto books = exchange::read_iv3(with("Gemeenten;Taakveld;Baten;Lasten;Inwonertal\n"
                                             "Aa;6.6 Maatwerk;1.5;20.0;900\n"
                                             "Aa;6.71a Hulp;;7;900\n"),
                                        budget_2024)
                         .value();
  ASSERT_EQ(books.lines.size(), 2U);
  EXPECT_EQ(books.lines[0].income, Cents(150'000));
  EXPECT_EQ(books.lines[0].spending, Cents(2'000'000));
  EXPECT_EQ(books.lines[1].task_field, "6.71a");
  EXPECT_EQ(books.profiles.front().inhabitants, 900);
}

TEST_F(BooksInAFile, AreRefusedWithEverythingThatIsWrong) {
  const auto refused = exchange::read_iv3(with("Gemeenten;Taakveld;Baten;Lasten\n"
                                               "Aa;Maatwerk;1;2\n"
                                               "Aa;6.6 Maatwerk;nan;2\n"
                                               "Aa;6.6 Maatwerk;1;1e9\n"),
                                          budget_2024);
  ASSERT_FALSE(refused.has_value());
  std::vector<int> lines;
  for (const Problem& problem : refused.error()) lines.push_back(problem.place.line);
  EXPECT_EQ(lines, (std::vector{2, 3, 4}));
  EXPECT_EQ(exchange::read_iv3("no/such/file.csv", budget_2024).error().size(), 1U);
}

TEST_F(BooksInAFile, LeaveOutTheIndicatorsThatCannotBeComputed) {
  const auto figures =
      exchange::read_resilience(with("name,available,required,own_capital,total_capital,reserve\n"
                                     "Aa,150.00,100.00,30.00,120.00,\n"
                                     "Bb,80.00,100.00,30.00,,5.00\n"))
          .value();
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].solvency, (std::pair(Cents(30'00), Cents(120'00))));
  EXPECT_FALSE(figures[1].solvency.has_value());
  EXPECT_FALSE(figures[0].debt.has_value());
  EXPECT_EQ(figures[1].reserve, Cents(5'00));
}

}  // namespace
}  // namespace houvast
