// SPDX-License-Identifier: EUPL-1.2
#include "views/live_report.h"

#include <gtest/gtest.h>

#include "houvast/render.h"

namespace houvast::views {
namespace {

using namespace literals;

/// Two municipalities, one year: A has 30 too little, B 50 over and pays A 10 (R4).
study::LiveOutcome outcome_by_hand() {
  study::LiveOutcome outcome;
  outcome.agreement = {.agreement = "bw", .scheme = "bw", .members = {"GM1", "GM2"}};
  outcome.agreement.effect.municipalities = {{.municipality = "GM1", .mean_net = 1000},
                                             {.municipality = "GM2", .mean_net = -1000}};
  outcome.agreement.effect.risk_taken_away = 0.25;
  outcome.agreement.effect.moved = 1000;
  outcome.agreement.effect.payments = {{.from = 1, .to = 0, .amount = 1000}};
  const std::vector<Cents> nothing{0_eur, 0_eur};
  outcome.years = {{.year = 2027,
                    .before = {-30_eur, 50_eur},
                    .pool = nothing,
                    .execution = nothing,
                    .solidarity = {10_eur, -10_eur},
                    .equalisation = nothing,
                    .after = {-20_eur, 40_eur}}};
  return outcome;
}

const Names names{{"GM1", "Aardam"}, {"GM2", "Beekdal"}};

std::string csv_of(const Report& report, const std::string& key) {
  for (const Table* table : tables_of(report))
    if (table->key == key) return render_csv(*table, Language::dutch);
  return "";
}

TEST(LiveReport, TellsEveryYearBeforeAndAfterInExactAmounts) {
  const Report report =
      live_report({.outcome = outcome_by_hand(), .keys = {}, .draws = 1000}, names);
  EXPECT_EQ(csv_of(report, "years"),
            "year,municipality,name,before_euro,pool_euro,execution_euro,solidarity_euro,"
            "equalisation_euro,after_euro,moved_euro\n"
            "2027,GM1,Aardam,-30.00,0.00,0.00,10.00,0.00,-20.00,10.00\n"
            "2027,GM2,Beekdal,50.00,0.00,0.00,-10.00,0.00,40.00,-10.00\n");
  EXPECT_EQ(csv_of(report, "payments"), "from,to,amount_euro\nBeekdal,Aardam,10.00\n");
}

TEST(LiveReport, SaysInOneSentenceWhatTheAgreementDoes) {
  const Report report =
      live_report({.outcome = outcome_by_hand(), .keys = {}, .draws = 1000}, names);
  EXPECT_EQ(std::get<Paragraph>(report.blocks.front()).text.nl,
            "De afspraak neemt 25% van het risico weg en verplaatst gemiddeld € 10 per jaar, over "
            "1.000 trekkingen van het toeval.");
}

TEST(LiveReport, LeavesOutWhatWasNotComputed) {
  const Report report =
      live_report({.outcome = outcome_by_hand(), .keys = {}, .draws = 1000}, names);
  EXPECT_EQ(csv_of(report, "key_criteria"), "");
  EXPECT_EQ(csv_of(report, "reserve"), "");
  for (const Block& block : report.blocks) EXPECT_FALSE(std::holds_alternative<BandChart>(block));
}

}  // namespace
}  // namespace houvast::views
