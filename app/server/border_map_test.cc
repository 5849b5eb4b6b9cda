// SPDX-License-Identifier: EUPL-1.2
#include "server/border_map.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace houvast::server {
namespace {

std::string code(const Result<BorderMap>& map) { return map ? "good" : map.error().front().code; }

TEST(BorderMap, FindsCodesUnderEveryNameThatFilesGiveThem) {
  const auto map = read_map(R"({"type": "FeatureCollection", "features": [
    {"properties": {"statcode": "GM0363"}}, {"properties": {"code": 14}}, {"id": "0034"},
    {"properties": {"gemeentecode": "gm0080"}, "id": 7}, {"properties": null}, 7]})");
  ASSERT_TRUE(map.has_value());
  EXPECT_EQ(map->shapes, 5U);
  EXPECT_EQ(map->codes, (std::set<std::string>{"GM0363", "GM0014", "GM0034", "GM0080"}));
}

TEST(BorderMap, ReadsAllLayersOfATopology) {
  const auto map = read_map(R"({"type": "Topology", "arcs": [[[0, 0]]], "objects": {
    "regions": {"geometries": [{"properties": {"code": "VR01"}}]},
    "municipalities": {"geometries": [{"properties": {"code": "GM9001"}}]}}})");
  ASSERT_TRUE(map.has_value());
  EXPECT_EQ(map->codes, std::set<std::string>{"GM9001"});
}

TEST(BorderMap, RefusesWhatIsNoMap) {
  for (const char* bad :
       {"", "[]", "{}", "null", R"({"type": 7})", R"({"type": "Feature"})",
        R"({"type": "FeatureCollection"})", R"({"type": "FeatureCollection", "features": {}})",
        R"({"type": "Topology", "arcs": [], "objects": {}})"})
    EXPECT_EQ(code(read_map(bad)), "server/no-map") << bad;
  EXPECT_EQ(code(read_map(R"({"type": "FeatureCollection", "features": [{"id": "VR01"}]})")),
            "server/map-without-codes");
}

TEST(BorderMap, KnowsTheBordersOf2023) {
  const char* data = std::getenv("HOUVAST_DATA");
  std::ifstream file(std::string(data == nullptr ? "" : data) + "/gemeenten/nl-vr-gm.topo.json");
  if (!file) GTEST_SKIP() << "no reference data";
  std::ostringstream text;
  text << file.rdbuf();
  const auto map = read_map(text.str());
  ASSERT_TRUE(map.has_value());
  EXPECT_EQ(map->codes.size(), 342U);  // municipalities on 1 January 2023
}

}  // namespace
}  // namespace houvast::server
