// SPDX-License-Identifier: EUPL-1.2
// docs/formats says what the reader reads: schema and reference are written from its own tables.
// With HOUVAST_WRITE_FORMATS set, this test writes them (tools/write-formats); the change is
// reviewed as any other.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "dossier/catalogue.h"
#include "dossier/json_schema.h"
#include "dossier/presets.h"
#include "dossier/reference.h"
#include "dossier/test_dossier.h"

namespace houvast::dossier {
namespace {

namespace fs = std::filesystem;

fs::path formats() {
  const char* const source = std::getenv("HOUVAST_SOURCE_DIR");
  return fs::path(source == nullptr ? "." : source) / "docs/formats";
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The page with what stands between the marks replaced.
std::string with_part(const std::string& page, const std::string& part) {
  const std::string end = "<!-- end -->";
  const auto mark = page.find("see tools/write-formats -->\n");
  const auto to = page.find(end);
  if (mark == std::string::npos || to == std::string::npos) return "(no marks)";
  const auto from = page.find('\n', mark) + 1;
  return page.substr(0, from) + part + page.substr(to);
}

void expect_or_write(const fs::path& path, const std::string& wanted) {
  if (std::getenv("HOUVAST_WRITE_FORMATS") != nullptr)
    std::ofstream(path, std::ios::binary) << wanted;
  EXPECT_EQ(read(path), wanted) << path << ": run tools/write-formats";
}

std::set<std::string> table_names() {
  std::set<std::string> names;
  for (const Column& column : column_catalogue()) names.emplace(column.table);
  return names;
}

TEST(Formats, TheSchemaForEditorsHasEveryKeyOfTheReader) {
  expect_or_write(formats() / "dossier.schema.json", json_schema());
}

TEST(Formats, TheReferenceHasEveryKeyOfTheReader) {
  const fs::path page = formats() / "dossier.md";
  expect_or_write(page, with_part(read(page), key_reference()));
}

TEST(Formats, ThePageAboutClausesHasEveryKindAndPreset) {
  const fs::path page = formats() / "clauses.md";
  expect_or_write(page, with_part(read(page), clause_reference()));
}

// What a preset fills in is read by its kind, or it would do nothing.
TEST(Formats, APresetFillsInKeysThatItsKindReads) {
  for (const Preset& preset : presets()) {
    const ClauseKind* kind = find_clause_kind(preset.kind);
    ASSERT_NE(kind, nullptr) << preset.name;
    const auto read = split_choices(kind->reads);
    for (const std::string_view filled : {preset.fixed, preset.standard})
      for (const std::string_view pair : split_choices(filled))
        EXPECT_NE(std::find(read.begin(), read.end(), pair.substr(0, pair.find('='))), read.end())
            << preset.name << ": " << pair;
  }
}

TEST(Formats, EveryTableHasAPageWithItsColumns) {
  for (const std::string& table : table_names()) {
    const fs::path page = formats() / "dossier" / (table + ".md");
    expect_or_write(page, with_part(read(page), column_reference(table)));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(formats() / "dossier"), {}),
            std::ptrdiff_t(table_names().size()));
}

TEST(Formats, SectionsThatAKeyOpensHaveKeys) {
  std::set<std::string_view> sections;
  for (const KeyEntry& key : key_catalogue()) sections.insert(key.section);
  std::set<std::string> opened{""};
  for (const KeyEntry& key : key_catalogue()) {
    if (!opens_section(key.form)) continue;
    EXPECT_TRUE(sections.contains(section_of(key))) << section_of(key);
    opened.insert(section_of(key));
  }
  for (const std::string_view section : sections)
    EXPECT_TRUE(opened.contains(std::string(section))) << section;
}

TEST(Formats, NoKeyStandsTwice) {
  std::set<std::pair<std::string_view, std::string_view>> keys, columns;
  for (const KeyEntry& key : key_catalogue())
    EXPECT_TRUE(keys.emplace(key.section, key.name).second) << key.section << "." << key.name;
  for (const Column& column : column_catalogue())
    EXPECT_TRUE(columns.emplace(column.table, column.name).second)
        << column.table << "." << column.name;
}

}  // namespace
}  // namespace houvast::dossier
