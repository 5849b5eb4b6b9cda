// SPDX-License-Identifier: EUPL-1.2
#include "houvast/record_store.h"

#include "houvast/dossier_store.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using namespace std::chrono_literals;
using testing::code_of;

const Stamp morning{"anna", "2026-11-22T08:00:00Z"};

class KeepCareRecords : public testing::OnBothDatabases {
 protected:
  static CareRecord record(const std::string& client, std::chrono::sys_days start,
                           std::optional<std::chrono::sys_days> stop) {
    return {.client = client,
            .municipality = "GM9001",
            .product = "begeleiding",
            .provider = "Zorghuis",
            .ordered = start - std::chrono::days(14),
            .start = start,
            .stop = stop,
            .reason = stop ? std::optional(StopReason::planned) : std::nullopt,
            .monthly_volume = 12'500'000};
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepCareRecords);

TEST_P(KeepCareRecords, GivesBackEveryField) {
  const Database database = open();
  const auto dossier = DossierStore(database).create("Proef", {}, morning).value().id;
  CareRecord full = record("p\t1\\N", 2026y / 3 / 1, 2026y / 9 / 30);
  full.channel = Channel::veilig_thuis;
  full.form = DeliveryForm::personal_budget;
  full.age = 12;
  full.reason = StopReason::escalated;
  full.is_acute = true;
  full.claims = {{{2026, 3}, 12'500'000, Cents(123'45), {2026, 4}},
                 {{2026, 4}, 1, std::nullopt, {2026, 12}}};
  CareRecord waiting = record("p2", 2026y / 1 / 9, {});
  waiting.start = {};
  waiting.provider = "";
  const std::vector<CareRecord> records{full, waiting};

  RecordStore store(database);
  ASSERT_EQ(code_of(store.put(dossier, "GM9001", records, morning)), "none");
  EXPECT_EQ(store.list(dossier, "GM9001").value(), records);
  EXPECT_EQ(store.sets(dossier).value(), (std::vector<RecordSet>{{"GM9001", 2, morning}}));
}

TEST_P(KeepCareRecords, KeepsMunicipalitiesApart) {
  const Database database = open();
  const auto dossier = DossierStore(database).create("Proef", {}, morning).value().id;
  RecordStore store(database);
  CareRecord other = record("p1", 2026y / 1 / 1, {});
  other.municipality = "GM9002";
  const std::vector mine{record("p1", 2026y / 1 / 1, {})};
  ASSERT_EQ(code_of(store.put(dossier, "GM9001", mine, morning)), "none");
  ASSERT_EQ(code_of(store.put(dossier, "GM9002", {other, other}, morning)), "none");
  ASSERT_EQ(code_of(store.put(dossier, "GM9002", {other}, morning)), "none");
  EXPECT_EQ(store.list(dossier, "GM9001").value(), mine);
  EXPECT_EQ(store.list(dossier, "GM9002").value(), std::vector{other});
  ASSERT_EQ(code_of(store.remove(dossier, "GM9002")), "none");
  EXPECT_TRUE(store.list(dossier, "GM9002").value().empty());
  EXPECT_EQ(store.list(dossier, "GM9001").value(), mine);
  EXPECT_EQ(code_of(store.put(dossier + 1, "GM9001", mine, morning)), "store/not-there");
}

TEST_P(KeepCareRecords, CountsClientsWithADayOfCareInTheYear) {
  const Database database = open();
  const auto dossier = DossierStore(database).create("Proef", {}, morning).value().id;
  RecordStore store(database);
  CareRecord waiting = record("p9", 2026y / 1 / 1, {});
  waiting.start = {};
  const std::vector<CareRecord> records{
      record("p1", 2025y / 12 / 31, 2026y / 1 / 1),  // 2025 alone: the stop has no care.
      record("p2", 2025y / 6 / 1, 2026y / 1 / 2),    // Both years.
      record("p2", 2026y / 5 / 1, {}),               // The same client again.
      record("p3", 2026y / 12 / 31, {}),             // A day of 2026, and on.
      record("p4", 2026y / 7 / 1, 2026y / 7 / 1),    // No day at all.
      waiting};
  ASSERT_EQ(code_of(store.put(dossier, "GM9001", records, morning)), "none");
  EXPECT_EQ(
      store.counts(dossier, "GM9001", {2024, 2027}).value(),
      (std::vector<RecordCount>{
          {2025, "begeleiding", 2, 2}, {2026, "begeleiding", 2, 2}, {2027, "begeleiding", 2, 0}}));
  EXPECT_TRUE(store.counts(dossier, "GM9002", {2024, 2027}).value().empty());
}

TEST_P(KeepCareRecords, GoesWithItsDossier) {
  const Database database = open();
  DossierStore dossiers(database);
  const auto dossier = dossiers.create("Proef", {}, morning).value().id;
  RecordStore store(database);
  ASSERT_EQ(code_of(store.put(dossier, "GM9001", {record("p1", 2026y / 1 / 1, {})}, morning)),
            "none");
  ASSERT_EQ(code_of(dossiers.remove(dossier)), "none");
  EXPECT_TRUE(store.list(dossier, "GM9001").value().empty());
  EXPECT_TRUE(store.sets(dossier).value().empty());
}

}  // namespace
}  // namespace houvast::store
