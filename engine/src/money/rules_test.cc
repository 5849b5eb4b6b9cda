// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "houvast/ledger.h"

namespace houvast {
namespace {

std::set<std::string> names_in(std::string_view sentence) {
  static const std::regex name(R"(\{([^}]*)\})");
  const std::string text(sentence);
  std::set<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

}  // namespace

TEST(Rules, HaveIdsThatNameTheMechanismOfTheModel) {
  const std::regex form(R"([A-Z][0-9]+\.[a-z][a-z0-9_]*)");
  for (const Rule& rule : rules())
    EXPECT_TRUE(std::regex_match(std::string(rule.id), form)) << rule.id;
}

TEST(Rules, SayInBothLanguagesWhyMoneyMoved) {
  for (const Rule& rule : rules()) {
    EXPECT_FALSE(rule.nl.empty()) << rule.id;
    EXPECT_FALSE(rule.en.empty()) << rule.id;
    EXPECT_FALSE(rule.nl.ends_with('.')) << rule.id;
    EXPECT_FALSE(rule.en.ends_with('.')) << rule.id;
  }
}

TEST(Rules, NameTheSameInputsInBothLanguages) {
  for (const Rule& rule : rules()) EXPECT_EQ(names_in(rule.nl), names_in(rule.en)) << rule.id;
}

TEST(Rules, AreFoundByTheirId) {
  for (const Rule& entry : rules()) EXPECT_EQ(&rule(entry.id), &entry);
}

TEST(RulesDeathTest, StopAtAnIdThatIsNotThere) {
  EXPECT_DEATH(static_cast<void>(rule("R99.nothing")), "rules.cc");
  EXPECT_DEATH(static_cast<void>(rule("")), "rules.cc");
  EXPECT_DEATH(static_cast<void>(item_label("nothing")), "rules.cc");
}

TEST(Items, HaveALabelInBothLanguages) {
  for (const std::string_view item : items()) {
    EXPECT_FALSE(item_label(item).nl.empty()) << item;
    EXPECT_FALSE(item_label(item).en.empty()) << item;
  }
}

TEST(Items, EndWithTheResultThatNoRulePostsTo) {
  EXPECT_EQ(items().back(), "result");
  EXPECT_EQ(std::count(items().begin(), items().end(), "result"), 1);
  for (const Rule& rule : rules()) EXPECT_NE(rule.item, "result") << rule.id;
}

}  // namespace houvast
