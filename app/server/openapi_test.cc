// SPDX-License-Identifier: EUPL-1.2
#include "server/openapi.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace houvast::server {
namespace {

/// Every "$ref" in a document.
void gather(const Json& value, std::set<std::string>& references) {
  if (value.is_object() && value.contains("$ref"))
    references.insert(value["$ref"].get<std::string>());
  if (value.is_structured())
    for (const Json& inner : value) gather(inner, references);
}

TEST(OpenApi, IsTheDocumentThatTheProjectShips) {
  const char* folder = std::getenv("HOUVAST_SOURCE_DIR");
  ASSERT_NE(folder, nullptr);
  std::ifstream file(std::string(folder) + "/docs/api/openapi.json");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_TRUE(text.str() == openapi(routes()).dump(1) + "\n") << "run houvast_write_openapi";
}

TEST(OpenApi, NamesOnlySchemasThatThereAre) {
  const Json document = openapi(routes());
  std::set<std::string> references;
  gather(document, references);
  EXPECT_GT(references.size(), 3U);
  for (const std::string& reference : references) {
    ASSERT_TRUE(reference.starts_with("#/")) << reference;
    EXPECT_TRUE(document.contains(Json::json_pointer(reference.substr(1)))) << reference;
  }
}

TEST(OpenApi, GivesEveryOperationANameOfItsOwn) {
  std::set<std::string> names;
  const Json document = openapi(routes());
  for (const auto& [path, operations] : document["paths"].items())
    for (const auto& [method, operation] : operations.items())
      EXPECT_TRUE(names.insert(operation["operationId"].get<std::string>()).second)
          << method << " " << path;
}

TEST(OpenApi, SaysForEveryRouteButTheOpenOnesWhatOneMustBeAllowed) {
  std::set<std::string_view> open;
  for (const Route& route : routes())
    if (!route.permission) open.insert(route.path);
  // Who is not logged in gets to the login and to nothing else.
  for (const std::string_view path : open)
    EXPECT_TRUE(path == "/healthz" || path == "/api/v1/openapi.json" ||
                path.starts_with("/api/v1/session"))
        << path;
}

}  // namespace
}  // namespace houvast::server
