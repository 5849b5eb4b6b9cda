// SPDX-License-Identifier: EUPL-1.2
// The growth model 2015-2018 of source 001, in the example of that name: from a budget for each
// provider, through one budget for line 2, to one budget for all lines with shared savings. What
// each step is known to do must come out of the simulation.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "houvast/contract_study.h"

namespace houvast::testing {
namespace {

using study::ContractFigure;
using study::ContractSubject;

class GrowthModel : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const char* const checkout = std::getenv("HOUVAST_SOURCE_DIR");
    if (checkout == nullptr) return;
    const auto folder = std::filesystem::path(checkout) / "examples" / "groeimodel";
    std::vector<study::Variant> variants;
    for (const char* name : {"", "open_einde", "budget_tweede_lijn", "budget_alle_lijnen"})
      variants.push_back(
          {.name = name,
           .dossier = (*name == '\0' ? load_dossier(folder) : load_dossier(folder, name)).value(),
           .against = {}});
    study_ = study::run_contract_study(variants, {.replications = 8, .seed = 20150101},
                                       *study::threads_executor(2))
                 .value();
  }
  static void TearDownTestSuite() { study_ = {}; }
  void SetUp() override {
    if (study_.variants.empty()) GTEST_SKIP() << "HOUVAST_SOURCE_DIR";
  }

  enum Step : std::size_t { a_provider, open_end, line_two, all_lines };

  /// Mean of all replications; year 0: all years together.
  [[nodiscard]] static double mean(Step step, ContractFigure figure, int year = 0,
                                   ContractSubject subject = ContractSubject::all,
                                   std::size_t place = 0) {
    return study_.variants[step].find({figure, subject, place, year})->statistics.mean;
  }

  static study::ContractStudy study_;
};

study::ContractStudy GrowthModel::study_;

TEST_F(GrowthModel, WithoutBudgetsNobodyWaitsForOneAndItCostsMost) {
  EXPECT_GT(mean(open_end, ContractFigure::paid), mean(a_provider, ContractFigure::paid));
  EXPECT_GT(mean(open_end, ContractFigure::paid), mean(line_two, ContractFigure::paid));
  EXPECT_EQ(mean(open_end, ContractFigure::unpaid), 0);
}

TEST_F(GrowthModel, BudgetsForEachProviderMakeTheLongestWaitingList) {
  for (int year = 2016; year <= 2018; ++year) {
    EXPECT_GT(mean(a_provider, ContractFigure::waiting, year),
              mean(line_two, ContractFigure::waiting, year));
    EXPECT_GE(mean(line_two, ContractFigure::waiting, year),
              mean(all_lines, ContractFigure::waiting, year));
  }
}

TEST_F(GrowthModel, OneBudgetForAllLinesMovesMoneyToTheBasis) {
  const auto basis = [](Step step) {
    return mean(step, ContractFigure::paid, 2018, ContractSubject::line, 0) +
           mean(step, ContractFigure::paid, 2018, ContractSubject::line, 1);
  };
  const auto specialist = [](Step step) {
    return mean(step, ContractFigure::paid, 2018, ContractSubject::line, 2);
  };
  // Lines 0 and 1 are one contract of both lines under a population payment: of no single line.
  EXPECT_LT(specialist(all_lines), specialist(open_end));
  EXPECT_LT(specialist(all_lines), mean(open_end, ContractFigure::paid, 2018) - basis(open_end));
}

TEST_F(GrowthModel, SavingsAreSharedInTheThirdStepOnly) {
  EXPECT_EQ(mean(a_provider, ContractFigure::savings), 0);
  EXPECT_EQ(mean(line_two, ContractFigure::savings), 0);
  EXPECT_GT(mean(all_lines, ContractFigure::savings), 0);
}

TEST_F(GrowthModel, WhatMunicipalitiesPayIsWhatProvidersReceive) {
  for (const Step step : {a_provider, open_end, line_two, all_lines})
    EXPECT_NEAR(mean(step, ContractFigure::paid), mean(step, ContractFigure::revenue), 1e-3);
}

}  // namespace
}  // namespace houvast::testing
