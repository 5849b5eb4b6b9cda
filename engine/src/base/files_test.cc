// SPDX-License-Identifier: EUPL-1.2
#include "houvast/files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

namespace houvast {
namespace {

namespace fs = std::filesystem;

class WriteFiles : public testing::Test {
 protected:
  WriteFiles() {
    std::string name = (fs::temp_directory_path() / "houvast-test-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  ~WriteFiles() override { fs::remove_all(folder); }

  static std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (!entry.is_directory()) found.push_back(entry.path().filename().string());
    return found;
  }

  fs::path folder;
};

TEST_F(WriteFiles, MakesTheFoldersOnTheWay) {
  EXPECT_TRUE(write_file({folder / "a/b/c.csv", "x\n"}).has_value());
  EXPECT_EQ(content(folder / "a/b/c.csv"), "x\n");
}

TEST_F(WriteFiles, ReplacesAFileAndLeavesNothingBeside) {
  EXPECT_TRUE(write_file({folder / "a.csv", "old and longer"}).has_value());
  EXPECT_TRUE(write_file({folder / "a.csv", "new"}).has_value());
  EXPECT_EQ(content(folder / "a.csv"), "new");
  EXPECT_EQ(names(), std::vector<std::string>{"a.csv"});
}

TEST_F(WriteFiles, WritesAllOrNothing) {
  EXPECT_TRUE(write_file({folder / "a.csv", "old"}).has_value());
  fs::create_directory(folder / "full");
  // A folder stands where the second file's folder would have to be made: a file is in the way.
  EXPECT_TRUE(write_file({folder / "blocked", "a file"}).has_value());
  const std::vector<FileToWrite> files{{folder / "a.csv", "new"}, {folder / "blocked/b.csv", "b"}};
  const auto written = write_files(files);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().front().code, "base/cannot-write");
  EXPECT_EQ(written.error().front().place.file, (folder / "blocked/b.csv").string());
  EXPECT_EQ(content(folder / "a.csv"), "old");
  EXPECT_EQ(names().size(), 2u);
}

TEST_F(WriteFiles, TellsAFullDiskApart) {
  const auto written = write_file({"/dev/full", "x"});
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().front().code, "base/disk-full");
}

TEST_F(WriteFiles, KeepsALinkALink) {
  EXPECT_TRUE(write_file({folder / "real.csv", "old"}).has_value());
  fs::create_symlink(folder / "real.csv", folder / "link.csv");
  EXPECT_TRUE(write_file({folder / "link.csv", "new"}).has_value());
  EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
  EXPECT_EQ(content(folder / "real.csv"), "new");
}

TEST_F(WriteFiles, DoesNotPutAFileInPlaceOfADevice) {
  EXPECT_TRUE(write_file({"/dev/null", "x"}).has_value());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace houvast
