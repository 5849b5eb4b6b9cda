// SPDX-License-Identifier: EUPL-1.2
#include "server/assets.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

TEST(ReadPack, FindsEveryFileByItsPath) {
  const std::string pack =
      R"([{"path":"/index.html","type":"text/html","size":5,"gzip":3,"immutable":false},)"
      R"({"path":"/a.js","type":"text/javascript","size":2,"gzip":0,"immutable":true}])"
      "\nhelloZIPjs";
  const auto files = read_pack(pack);
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files.at("/index.html").bytes, "hello");
  EXPECT_EQ(files.at("/index.html").gzip, "ZIP");
  EXPECT_EQ(files.at("/a.js").bytes, "js");
  EXPECT_TRUE(files.at("/a.js").immutable);
}

TEST(ReadPack, GivesNothingWhenBytesAreMissing) {
  EXPECT_TRUE(read_pack("[{\"path\":\"/a\",\"type\":\"t\",\"size\":5,\"gzip\":0}]\nhell").empty());
  EXPECT_TRUE(read_pack("no pack").empty());
  EXPECT_TRUE(read_pack("no pack\n").empty());
}

}  // namespace
}  // namespace houvast::server
