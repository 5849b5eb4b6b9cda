// SPDX-License-Identifier: EUPL-1.2
#include "study/records.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <fstream>

namespace houvast::study {
namespace {

namespace fs = std::filesystem;

class StudyState : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              ("houvast-state-" + std::to_string(::getpid()) + "-" + test->name());
    fs::create_directories(folder_);
    file = folder_ / "state";
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] Result<Records> open(const std::string& seed = "1") const {
    return Records::state(file, {{"dossier", "abc"}, {"seed", seed}}, 3);
  }
  static Row row_of(const Records& records, ReplicationKey key) {
    Row row(3);
    EXPECT_TRUE(records.read(key, 0, row).has_value());
    return row;
  }

  fs::path file;

 private:
  fs::path folder_;
};

TEST_F(StudyState, RemembersRowsAfterTheProgramEnded) {
  {
    auto records = open().value();
    ASSERT_TRUE(records.add({0, 7}, {1, -2, 3}));
    ASSERT_TRUE(records.add({1, 0}, {4, 5, 6}));
  }
  const auto again = open().value();
  EXPECT_TRUE(again.has({0, 7}));
  EXPECT_FALSE(again.has({0, 0}));
  EXPECT_EQ(row_of(again, {0, 7}), (Row{1, -2, 3}));
  EXPECT_EQ(row_of(again, {1, 0}), (Row{4, 5, 6}));
}

TEST_F(StudyState, ReadsAPartOfARow) {
  auto records = open().value();
  ASSERT_TRUE(records.add({0, 0}, {1, 2, 3}));
  std::array<std::int64_t, 2> part{};
  ASSERT_TRUE(records.read({0, 0}, 1, part));
  EXPECT_EQ(part, (std::array<std::int64_t, 2>{2, 3}));
}

// Wherever the program is stopped, what was whole before stays, and the rest can be done again.
TEST_F(StudyState, LosesNothingButTheRowThatWasBeingWritten) {
  {
    auto records = open().value();
    ASSERT_TRUE(records.add({0, 0}, {1, 2, 3}));
    ASSERT_TRUE(records.add({0, 1}, {4, 5, 6}));
  }
  const auto whole = fs::file_size(file);
  const std::uintmax_t record = 2 * 8 + 3 * 8 + 16;
  for (std::uintmax_t cut = 1; cut <= record; ++cut) {
    fs::resize_file(file, whole - cut);
    auto records = open().value();
    EXPECT_TRUE(records.has({0, 0})) << cut;
    ASSERT_FALSE(records.has({0, 1})) << cut;
    ASSERT_TRUE(records.add({0, 1}, {4, 5, 6}));
    EXPECT_EQ(row_of(records, {0, 1}), (Row{4, 5, 6})) << cut;
    EXPECT_EQ(fs::file_size(file), whole) << cut;
  }
}

TEST_F(StudyState, DoesNotBelieveADamagedRow) {
  {
    auto records = open().value();
    ASSERT_TRUE(records.add({0, 0}, {1, 2, 3}));
    ASSERT_TRUE(records.add({0, 1}, {4, 5, 6}));
  }
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(static_cast<std::streamoff>(fs::file_size(file)) - 56 - 20);
  bytes.put('x');
  bytes.close();
  const auto records = open().value();
  EXPECT_FALSE(records.has({0, 0}));
  EXPECT_EQ(row_of(records, {0, 1}), (Row{4, 5, 6}));
}

TEST_F(StudyState, RefusesTheStateOfAnotherStudy) {
  { ASSERT_TRUE(open("1")); }
  const auto other = open("2");
  ASSERT_FALSE(other);
  const Problem& problem = other.error().front();
  EXPECT_EQ(problem.code, "study/state-of-other-study");
  EXPECT_EQ(problem.place.field, "seed");
  EXPECT_EQ(problem.found, "1");
  EXPECT_EQ(problem.expected, "2");
}

TEST_F(StudyState, LeavesAFileAloneThatIsNoState) {
  for (const std::string text :
       {"", "gemeente;bedrag\n", "HOUVAST STATE 1\n\xff\xff\xff\xff\xff\xff\xff\x7f"}) {
    std::ofstream(file, std::ios::trunc) << text;
    const auto records = open();
    ASSERT_FALSE(records);
    EXPECT_EQ(records.error().front().code, "study/state-no-state");
    EXPECT_EQ(fs::file_size(file), text.size());
  }
}

TEST_F(StudyState, IsWrittenByOneStudyAtATime) {
  const auto first = open();
  ASSERT_TRUE(first);
  const auto second = open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().front().code, "study/state-in-use");
}

TEST(Records, AreTheSameInMemoryAndInAFile) {
  for (const std::size_t memory : {std::size_t{0}, std::size_t{1'000'000}}) {
    auto records = Records::temporary(2, 10, memory).value();
    for (std::int64_t r = 0; r < 10; ++r)
      ASSERT_TRUE(records.add({0, static_cast<std::uint64_t>(r)}, {r, r * r}));
    Row row(2);
    ASSERT_TRUE(records.read({0, 9}, 0, row));
    EXPECT_EQ(row, (Row{9, 81})) << memory;
  }
}

}  // namespace
}  // namespace houvast::study
