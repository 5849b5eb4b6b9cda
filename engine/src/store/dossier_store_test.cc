// SPDX-License-Identifier: EUPL-1.2
#include "houvast/dossier_store.h"

#include <algorithm>
#include <thread>

#include "houvast/note_store.h"
#include "houvast/scenario_store.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using testing::code_of;

const Stamp morning{"anna", "2026-11-22T08:00:00Z"};
const Stamp noon{"bert", "2026-11-22T12:00:00Z"};

class KeepDossiers : public testing::OnBothDatabases {
 protected:
  /// Every byte there is, so that nothing can be lost on the way.
  static std::vector<DossierFile> files() {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    return {{"dossier.toml", "name = \"Proef\"\n"}, {"leeg.csv", ""}, {"tabel.csv", bytes}};
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepDossiers);

TEST_P(KeepDossiers, GivesBackEveryByte) {
  DossierStore dossiers(open());
  const DossierHead head = dossiers.create("Proef", files(), morning).value();
  EXPECT_EQ(head.version, 1);
  EXPECT_EQ(dossiers.load(head.id).value(), (KeptDossier{head, files()}));
  EXPECT_EQ(dossiers.head(head.id).value(), head);
}

TEST_P(KeepDossiers, KeepsAllVersions) {
  DossierStore dossiers(open());
  const DossierHead first = dossiers.create("Proef", files(), morning).value();
  const std::vector<DossierFile> fewer{{"dossier.toml", "name = \"Anders\"\n"}};
  const DossierHead second = dossiers.replace(first.id, 1, "Anders", fewer, noon).value();
  EXPECT_EQ(second, (DossierHead{first.id, "Anders", 2, noon}));
  EXPECT_EQ(dossiers.load(first.id).value().files, fewer);
  EXPECT_EQ(dossiers.load(first.id, 1).value(), (KeptDossier{first, files()}));
  EXPECT_EQ(dossiers.versions(first.id).value(), (std::vector{second, first}));
  EXPECT_EQ(dossiers.list().value(), std::vector{second});
  EXPECT_EQ(code_of(dossiers.load(first.id, 3)), "store/not-there");
}

TEST_P(KeepDossiers, TellsWhichVersionIsThereWhenSomebodyElseWasFirst) {
  DossierStore dossiers(open());
  const auto id = dossiers.create("Proef", files(), morning).value().id;
  static_cast<void>(dossiers.replace(id, 1, "Proef", {}, noon).value());
  const auto late = dossiers.replace(id, 1, "Te laat", {}, noon);
  ASSERT_EQ(code_of(late), "store/conflict");
  EXPECT_EQ(late.error().front().found, "2");
  EXPECT_EQ(late.error().front().expected, "1");
  EXPECT_EQ(code_of(dossiers.replace(id + 1, 1, "Weg", {}, noon)), "store/not-there");
}

TEST_P(KeepDossiers, LetsOneOfManyWritersAtOnceWin) {
  DossierStore dossiers(open());
  const auto id = dossiers.create("Proef", files(), morning).value().id;
  constexpr std::size_t writers = 6;
  std::vector<std::string> codes(writers);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < writers; ++i)
    threads.emplace_back(
        [&, i] { codes[i] = code_of(dossiers.replace(id, 1, std::to_string(i), files(), noon)); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "none"), 1);
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "store/conflict"), writers - 1);
  EXPECT_EQ(dossiers.head(id).value().version, 2);
}

TEST_P(KeepDossiers, TakesWhatIsAboutADossierWithIt) {
  const Database database = open();
  DossierStore dossiers(database);
  ScenarioStore scenarios(database);
  NoteStore notes(database);
  const auto id = dossiers.create("Proef", files(), morning).value().id;
  const auto scenario = scenarios.create(id, {{"Meer", "More"}, "{}"}, morning).value().id;
  static_cast<void>(
      notes.create({.figure = "x", .dossier = id, .text = "?", .status = "open"}).value());
  ASSERT_EQ(code_of(dossiers.remove(id)), "none");
  EXPECT_EQ(code_of(dossiers.load(id)), "store/not-there");
  EXPECT_EQ(code_of(dossiers.load(id, 1)), "store/not-there");
  EXPECT_EQ(code_of(scenarios.load(scenario)), "store/not-there");
  EXPECT_TRUE(notes.list().value().empty());
  EXPECT_EQ(code_of(scenarios.create(id, {}, morning)), "store/not-there");
}

TEST_P(KeepDossiers, GivesEveryChangeOfAScenarioAVersion) {
  const Database database = open();
  const auto dossier = DossierStore(database).create("Proef", {}, morning).value().id;
  ScenarioStore scenarios(database);
  const ScenarioText text{{"Meer preventie", "More prevention"}, R"([{"lever":"preventie"}])"};
  const KeptScenario made = scenarios.create(dossier, text, morning).value();
  EXPECT_EQ(made, (KeptScenario{made.id, dossier, text, 1, morning, morning}));
  const ScenarioText other{{"Minder", "Less"}, "[]"};
  const KeptScenario changed = scenarios.replace(made.id, 1, other, noon).value();
  EXPECT_EQ(changed, (KeptScenario{made.id, dossier, other, 2, morning, noon}));
  EXPECT_EQ(scenarios.list(dossier).value(), std::vector{changed});

  const auto late = scenarios.replace(made.id, 1, text, noon);
  ASSERT_EQ(code_of(late), "store/conflict");
  EXPECT_EQ(late.error().front().found, "2");
  EXPECT_EQ(scenarios.load(made.id).value(), changed);

  ASSERT_EQ(code_of(scenarios.remove(made.id)), "none");
  EXPECT_EQ(code_of(scenarios.replace(made.id, 2, text, noon)), "store/not-there");
}

TEST_P(KeepDossiers, LosesNoChangeOfAScenarioThatWasAcknowledged) {
  const Database database = open();
  const auto dossier = DossierStore(database).create("Proef", {}, morning).value().id;
  ScenarioStore scenarios(database);
  const auto id = scenarios.create(dossier, {}, morning).value().id;
  constexpr int each = 10;
  const auto edit = [&](std::string who) {
    for (int done = 0; done < each;) {
      const KeptScenario now = scenarios.load(id).value();
      if (scenarios.replace(id, now.version, {{}, now.text.changes_json + who}, {who, ""})) ++done;
    }
  };
  std::thread anna(edit, "a"), bert(edit, "b");
  anna.join();
  bert.join();
  const std::string all = scenarios.load(id).value().text.changes_json;
  EXPECT_EQ(std::count(all.begin(), all.end(), 'a'), each);
  EXPECT_EQ(std::count(all.begin(), all.end(), 'b'), each);
}

}  // namespace
}  // namespace houvast::store
