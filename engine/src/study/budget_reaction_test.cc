// SPDX-License-Identifier: EUPL-1.2
#include "study/budget_reaction.h"

#include <gtest/gtest.h>

#include <cmath>

#include "study/testing.h"

namespace houvast::study {
namespace {

using namespace literals;

constexpr std::int64_t whole = 1'000'000;

/// Simulates both municipalities with what their councils do, one after the other.
class BudgetReactions {
 public:
  explicit BudgetReactions(Dossier dossier)
      : dossier_(std::move(dossier)),
        funded_(fund_schemes(dossier_).value()),
        care_(*std::move(prepare_care(dossier_, funded_, 3)).value()),
        simulator_(care_.model) {
    for (std::size_t c = 0; c < care_.model.clusters().size(); ++c) {
      Reacted reacted = simulate_with_reactions(care_, simulator_, c, 1);
      figures.push_back(*reacted.figures);
      clusters.push_back(std::move(reacted));
    }
  }

  [[nodiscard]] const BudgetReactionYear& year(std::size_t municipality, int year) const {
    return clusters[municipality].years[static_cast<std::size_t>(year - 2026)];
  }
  [[nodiscard]] Cents spending(std::size_t municipality, int year) const {
    return figures[municipality].year(0, 0, year).spending +
           figures[municipality].year(0, 1, year).spending +
           clusters[municipality].lever_costs[static_cast<std::size_t>(year - 2026)];
  }

  std::vector<Reacted> clusters;
  std::vector<demand::CareFigures> figures;

 private:
  Dossier dossier_;
  FundedDossier funded_;
  CareCase care_;
  demand::Simulator simulator_;
};

/// Income is half of what it was, so every year ends in a deficit.
Dossier poor_region(const BudgetReaction& reaction) {
  Dossier dossier = care_region();
  for (auto& income : dossier.schemes[0].given_income)
    income.value = Cents(income.value.count() / 4);
  dossier.demand.reactions = {reaction};
  return dossier;
}

TEST(BudgetReaction, SeesTheDeficitOfTheYear) {
  const BudgetReactions councils(poor_region({.scheme = "jeugd", .cut_prevention = 0}));
  for (int year = 2026; year <= 2029; ++year) {
    const Cents result = 500'000_eur - councils.spending(0, year);
    EXPECT_EQ(councils.year(0, year).deficit, std::max(Cents(), -result)) << year;
  }
  EXPECT_TRUE(councils.clusters[0].adjustments.empty());
}

TEST(BudgetReaction, DoesNothingWithoutADeficit) {
  Dossier dossier = care_region();
  for (auto& income : dossier.schemes[0].given_income) income.value = 90'000'000_eur;
  const BudgetReactions without(dossier);
  dossier.demand.reactions = {
      {.scheme = "jeugd", .cut_prevention = 1, .prevention = {"team"}, .threshold = 0.1}};
  const BudgetReactions with(dossier);
  EXPECT_TRUE(with.clusters[0].adjustments.empty());
  EXPECT_EQ(with.figures[0].by_year, without.figures[0].by_year);
}

// The spiral of the deficit: prevention is cut by the whole deficit, so the team is gone in 2028
// and heavy cases come back, while the years before stay as they were.
TEST(BudgetReaction, CutsPreventionFromTheNextYearOnOnly) {
  const BudgetReactions without(poor_region({.scheme = "jeugd", .cut_prevention = 0}));
  const BudgetReactions with(
      poor_region({.scheme = "jeugd", .cut_prevention = 1, .prevention = {"team"}}));
  ASSERT_GT(with.year(0, 2027).deficit, 96'000_eur);
  EXPECT_EQ(with.year(0, 2026).prevention_cut, 96'000_eur);  // Deficit of 2026: no team in 2027.
  for (std::size_t p = 0; p < 2; ++p)
    EXPECT_EQ(with.figures[0].year(0, p, 2026), without.figures[0].year(0, p, 2026));
  for (int year = 2027; year <= 2029; ++year)
    EXPECT_EQ(with.clusters[0].lever_costs[static_cast<std::size_t>(year - 2026)], 0_eur);
  EXPECT_GT(with.figures[0].year(0, 1, 2029).spending,
            without.figures[0].year(0, 1, 2029).spending);
}

TEST(BudgetReaction, PaysFromTheReserveWhileItLasts) {
  const BudgetReactions councils(poor_region(
      {.scheme = "jeugd", .reserve = 1'000'000_eur, .cut_prevention = 1, .prevention = {"team"}}));
  // Four fifths of the reserve by inhabitants.
  Cents used;
  for (int year = 2026; year <= 2029; ++year) {
    const BudgetReactionYear& did = councils.year(0, year);
    EXPECT_LE(did.reserve_used, did.deficit);
    used += did.reserve_used;
    if (used < 800'000_eur) {
      EXPECT_EQ(did.prevention_cut, 0_eur) << year;
    }
  }
  EXPECT_EQ(used, 800'000_eur);
}

TEST(BudgetReaction, BearsWhatIsTolerated) {
  const BudgetReactions councils(poor_region(
      {.scheme = "jeugd", .tolerated = 1_d, .cut_prevention = 1, .prevention = {"team"}}));
  for (int year = 2026; year <= 2028; ++year)
    if (councils.year(0, year).deficit <= 500'000_eur) {
      EXPECT_EQ(councils.year(0, year).prevention_cut, 0_eur) << year;
    }
}

// A fall of 0.1% for every per cent of deficit.
TEST(BudgetReaction, RaisesThresholdsInProportionToTheDeficit) {
  const BudgetReactions without(poor_region({.scheme = "jeugd", .cut_prevention = 0}));
  const BudgetReactions with(poor_region({.scheme = "jeugd",
                                          .cut_prevention = 0,
                                          .threshold = 0.001,
                                          .channels = {Channel::municipal_access}}));
  const BudgetReactionYear& did = with.year(0, 2026);
  const double percent = static_cast<double>(did.deficit.count()) / 500'000;
  EXPECT_NEAR(static_cast<double>(did.inflow_factor), whole * (1 - 0.001 * percent), 1);
  EXPECT_LT(with.figures[0].year(0, 0, 2027).starts, without.figures[0].year(0, 0, 2027).starts);
  EXPECT_EQ(with.figures[0].year(0, 1, 2029), without.figures[0].year(0, 1, 2029));
}

}  // namespace
}  // namespace houvast::study
