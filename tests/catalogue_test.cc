// SPDX-License-Identifier: EUPL-1.2
// Codes and rules in the sources against the tables that say what they mean, both ways. What the
// tables themselves must be like is tested beside them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_product_source(const fs::path& file) {
  const std::string name = file.filename().string();
  return (name.ends_with(".cc") || name.ends_with(".h")) && !name.ends_with("_test.cc");
}

/// The string literals of engine and apps that look like this, with a file where each stands.
std::map<std::string, std::string> literals_in_sources(const std::regex& form) {
  const char* const checkout = std::getenv("HOUVAST_SOURCE_DIR");
  std::map<std::string, std::string> found;
  for (const auto* const folder : {"engine", "app"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(checkout) / folder)) {
      if (!entry.is_regular_file() || !is_product_source(entry.path())) continue;
      // What a draw is for may look like a code.
      const std::string text =
          std::regex_replace(read(entry.path()), std::regex(R"#(stream_key\([^{]*\{"[^"]*")#"), "");
      for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
        found.emplace((*at)[1], entry.path().filename().string());
    }
  return found;
}

/// Literals of the form of a code, of a part that has codes: not "text/csv".
std::map<std::string, std::string> codes_in_sources() {
  std::set<std::string> parts;
  for (const ProblemText& text : problem_catalogue())
    parts.emplace(text.code.substr(0, text.code.find('/')));
  auto codes = literals_in_sources(std::regex(R"#("([a-z]+/[a-z0-9-]+)")#"));
  std::erase_if(codes, [&](const auto& code) {
    return !parts.contains(code.first.substr(0, code.first.find('/')));
  });
  return codes;
}

class Sources : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("HOUVAST_SOURCE_DIR") == nullptr) GTEST_SKIP() << "HOUVAST_SOURCE_DIR";
  }
};

}  // namespace

TEST_F(Sources, UseNoCodeThatTheCatalogueDoesNotKnow) {
  std::set<std::string_view> known;
  for (const ProblemText& text : problem_catalogue()) known.insert(text.code);
  const auto codes = codes_in_sources();
  EXPECT_GT(codes.size(), 10U);
  for (const auto& [code, file] : codes)
    EXPECT_TRUE(known.contains(code)) << code << " in " << file << ": add it to base/texts";
}

TEST_F(Sources, UseEveryCodeOfTheCatalogue) {
  const auto codes = codes_in_sources();
  for (const ProblemText& text : problem_catalogue())
    EXPECT_TRUE(codes.contains(std::string(text.code))) << text.code << " is used nowhere";
}

TEST_F(Sources, PostByNoRuleThatTheTableDoesNotKnow) {
  std::set<std::string_view> known;
  for (const Rule& rule : rules()) known.insert(rule.id);
  for (const auto& [id, file] : literals_in_sources(std::regex(R"#("([A-Z][0-9]+\.[a-z0-9_]+)")#")))
    EXPECT_TRUE(known.contains(id)) << id << " in " << file << ": add it to money/texts";
}

TEST_F(Sources, PostByEveryRuleOfTheTable) {
  const auto ids = literals_in_sources(std::regex(R"#("([A-Z][0-9]+\.[a-z0-9_]+)")#"));
  for (const Rule& rule : rules())
    EXPECT_TRUE(ids.contains(std::string(rule.id))) << rule.id << " is used nowhere";
}

}  // namespace houvast
