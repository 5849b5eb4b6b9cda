// SPDX-License-Identifier: EUPL-1.2
#include "houvast/parameters.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dossier/test_dossier.h"

namespace houvast::dossier {
namespace {

Parameter named(const std::vector<Parameter>& all, const std::string& path) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Parameter& each) { return each.path == path; });
  if (found == all.end()) ADD_FAILURE() << path;
  return found == all.end() ? Parameter() : *found;
}

TEST(Parameters, StandInTheOrderOfTheFileWithWhatTheyMean) {
  const auto all = list_parameters(good_dossier()).value();
  EXPECT_EQ(all.front().path, "dossier.name");
  const Parameter amount = named(all, "scheme.bw.macro.amount");
  EXPECT_EQ(amount.value, "1000000.00");
  EXPECT_EQ(amount.kind, Parameter::Kind::number);
  EXPECT_EQ(amount.owner, "Beschermd wonen");
  EXPECT_FALSE(amount.meaning.nl.empty());
}

TEST(Parameters, AreFoundInTablesByYearAndInLists) {
  const auto all = list_parameters(good_dossier()).value();
  EXPECT_EQ(named(all, "scheme.bw.macro.incidental.2027").value, "5000.50");
  EXPECT_EQ(named(all, "scheme.buig.income_support.safety_net.1.paid").value, "0.5");
  const Parameter payment = named(all, "scheme.bw.payment");
  EXPECT_EQ(payment.kind, Parameter::Kind::choice);
  EXPECT_NE(std::find(payment.choices.begin(), payment.choices.end(), "weekly"),
            payment.choices.end());
}

TEST(Parameters, LeaveOutFilesAndScenarios) {
  const auto all = list_parameters(good_dossier()).value();
  for (const Parameter& each : all) {
    EXPECT_FALSE(each.path.starts_with("scenario.")) << each.path;
    EXPECT_FALSE(each.path.starts_with("tables.")) << each.path;
    EXPECT_FALSE(each.value.ends_with(".csv")) << each.path;
  }
}

// What the list names, a scenario can set: each parameter set to its own value changes nothing.
TEST(Parameters, CanAllBeSet) {
  Texts files = good_dossier();
  const auto all = list_parameters(files).value();
  std::string& text = files["dossier.toml"];
  text += "\n[scenario.zelfde]\nlabel = \"Zelfde\"\nset = { ";
  bool first = true;
  for (const Parameter& each : all) {
    if (each.kind == Parameter::Kind::text) continue;
    const bool bare = each.kind == Parameter::Kind::truth;
    text += (first ? "\"" : ", \"") + each.path + "\" = " + (bare ? "" : "\"") + each.value +
            (bare ? "" : "\"");
    first = false;
    if (std::all_of(each.value.begin(), each.value.end(), ::isdigit)) {
      text.erase(text.size() - 1);
      text.erase(text.size() - each.value.size() - 1, 1);
    }
  }
  text += " }\n";
  EXPECT_EQ(wrong_with(files, "zelfde"), std::vector<std::string>());
}

TEST(Parameters, AreThoseOfTheScenario) {
  const auto plain = list_parameters(good_dossier()).value();
  const auto changed = list_parameters(good_dossier(), {.named = "half", .made = {}}).value();
  EXPECT_NE(plain, changed);
  EXPECT_EQ(list_parameters(good_dossier(), {.named = "hal", .made = {}}).error().front().code,
            "dossier/unknown-scenario");
  const std::string by_hand = "[set]\n\"scheme.bw.macro.amount\" = \"5.00\"\n";
  EXPECT_EQ(named(list_parameters(good_dossier(), {.named = {}, .made = by_hand}).value(),
                  "scheme.bw.macro.amount")
                .value,
            "5.00");
}

}  // namespace
}  // namespace houvast::dossier
