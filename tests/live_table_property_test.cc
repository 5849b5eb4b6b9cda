// SPDX-License-Identifier: EUPL-1.2
// The live table of any dossier says what a run says that computes everything anew.
#include "houvast/live_table.h"
#include "houvast/study.h"
#include "random_dossier.h"
#include "support/print.h"

namespace houvast {
namespace {

using testing::for_random_input;
using testing::random_dossier;
using testing::RandomInput;

void put_chance(Dossier& dossier, RandomInput& random) {
  SpendingChance chance;
  chance.regional_cv = Decimal(random.number(0, 20), 2);
  chance.own_cv = Decimal(random.number(0, 30), 2);
  chance.persistence = Decimal(random.number(0, 10), 1);
  chance.cost_per_client = Cents(random.number(0, 5'000'000));
  chance.client_cv = Decimal(random.number(0, 2));
  dossier.chance["s"] = chance;
  for (Spending& row : dossier.schemes.front().spending)
    if (row.kind == SpendingKind::actual && random.one_in(2)) row.kind = SpendingKind::estimate;
}

TEST(LiveTableOfAnyDossier, SaysOfAnyAgreementWhatARunSays) {
  int compared = 0;
  for_random_input(4'000, [&](RandomInput& random) {
    Dossier dossier = random_dossier(random);
    put_chance(dossier, random);
    const std::uint64_t seed = static_cast<std::uint64_t>(random.number(1, 1'000));
    const auto table = study::LiveTable::prepare(dossier, {.draws = 5, .seed = seed});
    // Another agreement for the same region: that of another random dossier.
    const Dossier other = random_dossier(random);
    if (other.agreements.empty()) return;
    const Agreement& agreement = other.agreements.front();
    dossier.agreements = {agreement};
    const auto anew = study::run(dossier, {.replications = 5, .seed = seed});
    if (!table) {
      ASSERT_FALSE(anew.has_value());
      return;
    }
    const auto live = table->evaluate({.agreement = agreement, .years = {}});
    ASSERT_EQ(live.has_value(), anew.has_value());
    if (!anew) {
      ASSERT_EQ(live.error(), anew.error());
      return;
    }
    ++compared;
    ASSERT_EQ(live->distributions, anew->record.distributions);
    const region::AgreementEffect& effect = live->agreement.effect;
    const region::AgreementEffect& of_run = anew->agreements.front().effect;
    ASSERT_EQ(effect.risk_taken_away, of_run.risk_taken_away);
    ASSERT_EQ(effect.structural, of_run.structural);
    ASSERT_EQ(effect.incentive_left, of_run.incentive_left);
    for (std::size_t m = 0; m < effect.municipalities.size(); ++m)
      ASSERT_EQ(effect.municipalities[m].incentive_left, of_run.municipalities[m].incentive_left);
    const auto& reserve = live->agreement.reserve;
    const auto& reserve_of_run = anew->agreements.front().reserve;
    ASSERT_EQ(reserve.has_value(), reserve_of_run.has_value());
    if (reserve) {
      ASSERT_EQ(reserve->chance_ever_at_minimum, reserve_of_run->chance_ever_at_minimum);
      ASSERT_EQ(reserve->years.back().mean_closing, reserve_of_run->years.back().mean_closing);
    }
  });
  EXPECT_GT(compared, 2'000);
}

}  // namespace
}  // namespace houvast
