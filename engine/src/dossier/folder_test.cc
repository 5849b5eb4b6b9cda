// SPDX-License-Identifier: EUPL-1.2
#include "dossier/folder.h"

#include <gtest/gtest.h>

#include "dossier/sha256.h"

namespace houvast::dossier {
namespace {

TEST(Sha256, GivesThePublishedDigests) {
  // FIPS 180-4, examples of the Secure Hash Standard.
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Files, HashIsThatOfTheLinesOfSha256sum) {
  const Folder folder = folder_of({{"b.csv", "abc"}, {"a.csv", ""}, {"unread.csv", "x"}});
  Files files(folder);
  Problems problems;
  ASSERT_NE(files.read("b.csv", {}, problems), nullptr);
  ASSERT_NE(files.read("a.csv", {}, problems), nullptr);
  EXPECT_EQ(files.names(), (std::vector<std::string>{"a.csv", "b.csv"}));
  EXPECT_EQ(files.hash(), sha256(sha256("") + "  a.csv\n" + sha256("abc") + "  b.csv\n"));
}

TEST(OpenFolder, SaysThatAFolderIsNotThere) {
  const auto folder = open_folder("no/such/dossier");
  ASSERT_FALSE(folder.has_value());
  EXPECT_EQ(to_string(folder.error().at(0), Language::dutch),
            "no/such/dossier: De map van het dossier is er niet. Verwacht: een map met een bestand "
            "dossier.toml. [dossier/folder-missing]");
}

TEST(Files, NeverLeaveTheFolder) {
  for (const std::string name : {"../x.csv", "/etc/passwd", "a/../../x.csv", "..", "a\\b.csv", ""})
    EXPECT_FALSE(stays_within(name)) << name;
  for (const std::string name : {"x.csv", "tabellen/x.csv", "a..b.csv"})
    EXPECT_TRUE(stays_within(name)) << name;
}

}  // namespace
}  // namespace houvast::dossier
