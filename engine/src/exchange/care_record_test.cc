// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "houvast/care_record_table.h"
#include "houvast/published_total_table.h"

namespace houvast::exchange {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Codes = std::vector<std::string>;

constexpr std::chrono::sys_days spring = 2026y / std::chrono::March / 30;

/// A folder of this test's own, away when it ends.
class CareRecordTables : public testing::Test {
 protected:
  void SetUp() override {
    folder =
        fs::path(testing::TempDir()) /
        ("houvast-records-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
         testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return (folder / name).string();
  }
  std::string named(const std::string& name) { return (folder / name).string(); }

  fs::path folder;
};

Codes codes_of(const Result<std::vector<CareRecord>>& records) {
  Codes codes;
  if (records) return codes;
  for (const Problem& problem : records.error()) {
    EXPECT_NE(to_string(problem, Language::dutch), "");
    EXPECT_NE(to_string(problem, Language::english), "");
    codes.push_back(problem.code);
  }
  return codes;
}

/// Whatever a record may hold, drawn at random.
CareRecord random_record(std::mt19937_64& random) {
  const auto less_than = [&](std::uint64_t n) { return static_cast<int>(random() % n); };
  CareRecord record{.client = "c\"" + std::to_string(less_than(1'000)) + ", x",
                    .municipality = "GM9001",
                    .product = "ambulant",
                    .channel = static_cast<Channel>(less_than(channel_count)),
                    .form = static_cast<DeliveryForm>(less_than(2))};
  if (less_than(2) == 0) record.provider = "zorg, zuid";
  record.is_acute = less_than(3) == 0;
  if (less_than(2) == 0) record.age = less_than(121);
  record.ordered = spring - std::chrono::days(less_than(900));
  if (less_than(5) > 0) record.start = record.ordered + std::chrono::days(less_than(100));
  if (record.start && less_than(2) == 0)
    record.stop = *record.start + std::chrono::days(less_than(700));
  if (record.stop || !record.start) record.reason = static_cast<StopReason>(less_than(6));
  record.monthly_volume = less_than(50'000'000);
  for (int month = 1; month <= less_than(13); ++month)
    record.claims.push_back(
        {.month = {2026, month},
         .volume = 1 + less_than(40'000'000),
         .amount = less_than(2) == 0 ? std::optional<Cents>(less_than(90'000)) : std::nullopt,
         .reported = {2027, month}});
  return record;
}

TEST_F(CareRecordTables, AreReadAsTheyWereWritten) {
  constexpr std::uint64_t seed = 20261122;
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::mt19937_64 random(seed);
  std::vector<CareRecord> records;
  for (int i = 0; i < 500; ++i) records.push_back(random_record(random));

  auto writer = CareRecordWriter::open(folder).value();
  for (const CareRecord& record : records) writer.write(record);
  EXPECT_FALSE(fs::exists(folder / "records.csv"));  // Half a file is never seen.
  ASSERT_TRUE(writer.finish().has_value());
  EXPECT_EQ(read_care_records(named("records.csv"), named("claims.csv")).value(), records);
}

TEST_F(CareRecordTables, LeaveNothingBehindWhenTheyAreNotFinished) {
  { const auto writer = CareRecordWriter::open(folder).value(); }
  EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(CareRecordTables, CannotBeWrittenBelowAFile) {
  file("a", "");
  const auto writer = CareRecordWriter::open(folder / "a");
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().front().code, "base/cannot-write");
}

TEST_F(CareRecordTables, MayLeaveOutWhatIsNotKnown) {
  const auto records = read_care_records(
      file("r.csv",
           "client;municipality;product;channel;ordered\nk1;14;dagbesteding;school;2026-03-30\n"));
  ASSERT_TRUE(records.has_value());
  EXPECT_EQ(records->front(), (CareRecord{.client = "k1",
                                          .municipality = "GM0014",
                                          .product = "dagbesteding",
                                          .channel = Channel::school,
                                          .ordered = spring}));
}

TEST_F(CareRecordTables, TellEverythingThatIsWrongAtOnce) {
  const std::string records =
      file("r.csv",
           "order,client,municipality,product,channel,ordered,start,stop,reason,volume,age\n"
           "1,a,GM9001,p,school,2026-02-30,,,,,\n"
           "1,b,GM9001,p,schol,2026-02-03,,2026-03-01,,,\n"
           "2,c,GM9001,p,school,2026-02-03,2026-03-01,2026-02-28,,,\n"
           "3,d,GM9001,p,school,2026-02-03,2026-03-01,,planned,,\n"
           "4,e,GM9001,p,school,2026-02-03,,,,0.1234567,130\n");
  EXPECT_EQ(codes_of(read_care_records(records)),
            (Codes{"exchange/record-not-a-date", "exchange/record-order-twice",
                   "base/cell-not-a-choice", "exchange/record-stop-without-start",
                   "exchange/record-stop-before-start", "exchange/record-reason-without-stop",
                   "base/cell-out-of-range", "exchange/record-volume"}));
}

TEST_F(CareRecordTables, HaveClaimsOfOrdersThatAreThere) {
  const std::string records =
      file("r.csv",
           "order,client,municipality,product,channel,ordered\n1,a,GM9001,p,school,2026-02-03\n");
  const std::string claims = file("c.csv",
                                  "order,month,volume,reported\n"
                                  "2,2026-03,4,\n"
                                  "1,2026,4,\n"
                                  "1,2026-03,0,\n"
                                  "1,2026-03,1,2026-02\n");
  EXPECT_EQ(codes_of(read_care_records(records, claims)),
            (Codes{"exchange/claim-without-order", "exchange/record-not-a-month",
                   "exchange/record-volume", "exchange/claim-reported-before-month"}));
}

TEST_F(CareRecordTables, RefuseAColumnOfCitizenNumbers) {
  for (const char* name : {"bsn", "BSN", "Burgerservicenummer", "client_bsn"})
    EXPECT_EQ(codes_of(read_care_records(
                  file("r.csv", std::string("client,municipality,product,channel,ordered,") + name +
                                    "\na,GM9001,p,school,2026-02-03,1\n"))),
              Codes{"exchange/citizen-number-column"});
}

TEST_F(CareRecordTables, RefuseAClientThatCouldBeACitizenNumber) {
  const std::string header = "client,municipality,product,channel,ordered\n";
  const std::string rest = ",GM9001,p,school,2026-02-03\n";
  EXPECT_EQ(
      codes_of(read_care_records(file("r.csv", header + "123456782" + rest + "000000000" + rest))),
      (Codes{"exchange/citizen-number", "exchange/citizen-number"}));
  EXPECT_TRUE(read_care_records(file("r.csv", header + "123456781" + rest)).has_value());
  // And it is not repeated, on a screen or in a log.
  const auto refused = read_care_records(file("r.csv", header + "123456782" + rest));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(to_string(refused.error().front(), Language::dutch).find("123456782"),
            std::string::npos);
}

TEST_F(CareRecordTables, AreNotTheOnlyOnesToCalibrateTo) {
  const auto totals =
      read_published_totals(file("t.csv",
                                 "product;code;year;users;starts;stops;stock;stock_end;spending\n"
                                 "jeugd;;2021;434630;141140;106780;293490;327845;\n"
                                 "jeugd;GM0014;2021;;;;;;1250000.50\n"));
  ASSERT_TRUE(totals.has_value());
  EXPECT_EQ(totals->at(0).stock_end, 327'845);
  EXPECT_FALSE(totals->at(0).spending.has_value());
  EXPECT_EQ(totals->at(1).municipality, "GM0014");
  EXPECT_EQ(totals->at(1).spending, Cents(125'000'050));
  const auto refused =
      read_published_totals(file("w.csv", "product,year,users\njeugd,2021,-3\njeugd,2021,4\n"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error()[0].code, "base/cell-negative");
  EXPECT_EQ(refused.error()[1].code, "exchange/total-twice");
}

TEST(CitizenNumber, IsNineDigitsThatPassTheirTest) {
  // 9*1+8*2+7*3+6*4+5*5+4*6+3*7+2*8-2 = 154 = 14 * 11
  EXPECT_TRUE(could_be_citizen_number("123456782"));
  EXPECT_FALSE(could_be_citizen_number("123456781"));
  EXPECT_TRUE(could_be_citizen_number("000000000"));
  EXPECT_FALSE(could_be_citizen_number("12345678"));
  EXPECT_FALSE(could_be_citizen_number("K23456782"));
}

}  // namespace
}  // namespace houvast::exchange
