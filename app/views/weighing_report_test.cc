// SPDX-License-Identifier: EUPL-1.2
#include "views/weighing_report.h"

#include <gtest/gtest.h>

#include "houvast/render.h"

namespace houvast::views {
namespace {

using namespace literals;

/// A finds inhabitants good and spending poor, B finds both fair; C says nothing.
const std::vector<region::Score> scores{{"GM1", "inhabitants", "speed", 5_d},
                                        {"GM1", "spending", "speed", 1_d},
                                        {"GM2", "inhabitants", "speed", 3_d},
                                        {"GM2", "spending", "speed", 3_d}};

Report report_by_hand() {
  const auto comparison = region::compare_scores(scores).value();
  return weighing_report(
      {.title = "Sleutels",
       .options = {{"inhabitants", "Inwoners"}, {"spending", "Uitgaven"}},
       .criteria = {{"speed", "Snelheid"}},
       .municipalities = {{"GM1", "Aardam"}, {"GM2", "Beekdal"}, {"GM3", "Cingelveen"}},
       .scores = scores,
       .weights = {},
       .comparison = comparison,
       .keys = {}});
}

std::string csv_of(const std::string& key) {
  const Report report = report_by_hand();
  for (const Table* table : tables_of(report))
    if (table->key == key) return render_csv(*table, Language::dutch);
  return "";
}

TEST(WeighingReport, NamesWhereMunicipalitiesDiffer) {
  EXPECT_EQ(csv_of("scores"),
            "option,criterion,lowest,mean,highest,agreed\n"
            "Inwoners,Snelheid,3,4,5,nee\n"
            "Uitgaven,Snelheid,1,2,3,nee\n");
}

TEST(WeighingReport, TellsWhatComesFirstWithEachAndWhoSaidNothing) {
  EXPECT_EQ(csv_of("municipalities"),
            "municipality,has_scored,first,weighted_mean\n"
            "Aardam,ja,Inwoners,5\n"
            "Beekdal,ja,\"Inwoners, Uitgaven\",3\n"
            "Cingelveen,nee,,\n");
}

TEST(WeighingReport, HoldsEveryScore) {
  EXPECT_EQ(csv_of("all_scores"),
            "municipality,option,criterion,score\n"
            "Aardam,Inwoners,Snelheid,5\n"
            "Aardam,Uitgaven,Snelheid,1\n"
            "Beekdal,Inwoners,Snelheid,3\n"
            "Beekdal,Uitgaven,Snelheid,3\n");
}

}  // namespace
}  // namespace houvast::views
