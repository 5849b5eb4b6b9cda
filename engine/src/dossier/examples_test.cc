// SPDX-License-Identifier: EUPL-1.2
// The dossiers that ship are right, with every scenario they have.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "houvast/dossier.h"

namespace houvast {
namespace {

using namespace literals;

std::filesystem::path examples() {
  const char* const source = std::getenv("HOUVAST_SOURCE_DIR");
  return std::filesystem::path(source == nullptr ? "." : source) / "examples";
}

std::string in_words(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem, Language::dutch) + "\n";
  return text;
}

TEST(Examples, LoadWithoutProblemsInEveryScenario) {
  int dossiers = 0;
  for (const auto& folder : std::filesystem::directory_iterator(examples())) {
    if (!std::filesystem::exists(folder.path() / "dossier.toml")) continue;
    const auto base = load_dossier(folder.path());
    ASSERT_TRUE(base.has_value()) << folder.path() << "\n" << in_words(base.error());
    for (const auto& [id, label] : base->scenarios) {
      const auto varied = load_dossier(folder.path(), id);
      EXPECT_TRUE(varied.has_value()) << folder.path() << " " << id << "\n"
                                      << in_words(varied.error());
    }
    ++dossiers;
  }
  EXPECT_GE(dossiers, 3);
}

TEST(Examples, TwoMunicipalitiesHaveTheFiguresOfThePresentation) {
  const Dossier dossier = load_dossier(examples() / "twee-gemeenten").value();
  ASSERT_EQ(dossier.municipalities.size(), 2U);
  const Scheme& scheme = dossier.schemes.at(0);
  EXPECT_EQ(scheme.given_income.at(0).value, 100'000'000_eur);
  EXPECT_EQ(scheme.given_income.at(1).value, 20'000'000_eur);
  EXPECT_EQ(scheme.spending.at(0).amount, 120'000'000_eur);
  EXPECT_EQ(scheme.spending.at(1).amount, 10'000'000_eur);
}

TEST(Examples, AScenarioChangesWhatItSetsAndNothingElse) {
  const auto folder = examples() / "twee-gemeenten";
  const Dossier base = load_dossier(folder).value();
  const Dossier half = load_dossier(folder, "half_eigen_deel").value();
  EXPECT_EQ(base.agreements.at(0).solidarity->own_share_deficit, Decimal(0));
  EXPECT_EQ(half.agreements.at(0).solidarity->own_share_deficit, Decimal(5, 1));
  EXPECT_TRUE(half.agreements.at(0).solidarity->capped);
  EXPECT_EQ(base.hash, half.hash);
  const Dossier none = load_dossier(folder, "zonder_solidariteit").value();
  EXPECT_FALSE(none.agreements.at(0).solidarity.has_value());
}

}  // namespace
}  // namespace houvast
