// SPDX-License-Identifier: EUPL-1.2
#include "server/openapi.h"

#include "houvast/check.h"
#include "server/schema_files.h"

namespace houvast::server {
namespace {

Json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

Json parameter(std::string_view name, std::string_view where, std::string_view description,
               bool is_required) {
  Json one = {{"name", name}, {"in", where}, {"required", is_required}};
  if (!description.empty()) one["description"] = description;
  one["schema"] = {{"type", "string"}};
  return one;
}

Json parameters_of(const Route& route) {
  Json list = Json::array();
  std::string_view path = route.path;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{')) {
    path.remove_prefix(open + 1);
    list.push_back(parameter(path.substr(0, path.find('}')), "path", "", true));
  }
  for (const Parameter& query : route.operation.query)
    list.push_back(parameter(query.name, "query", query.description, query.is_required));
  return list;
}

Json good_answer(const Operation& operation) {
  if (!operation.content_type.empty())
    return {{"description", "As asked"},
            {"content", {{std::string(operation.content_type), Json::object()}}}};
  if (operation.response.empty()) return {{"description", "Done"}};
  return {{"description", "As asked"},
          {"content", {{"application/json", {{"schema", reference(operation.response)}}}}}};
}

std::string small(std::string_view method) {
  std::string name;
  for (const char c : method) name += static_cast<char>(c - 'A' + 'a');
  return name;
}

/// "getRunsIdReport": unique, for programs that generate functions.
std::string operation_id(const Route& route) {
  std::string id = small(http::to_string(route.method));
  bool begins = true;
  constexpr std::string_view prefix = "/api/v1";
  for (const char c : route.path.substr(route.path.starts_with(prefix) ? prefix.size() : 0)) {
    const bool is_letter = (c >= 'a' && c <= 'z');
    if (is_letter) id += begins ? static_cast<char>(c - 'a' + 'A') : c;
    begins = !is_letter;
  }
  return id;
}

Json operation_of(const Route& route) {
  const Operation& operation = route.operation;
  Json one = {{"operationId", operation_id(route)}, {"summary", operation.summary}};
  // What a person must be allowed to; open to all when it is null.
  one["x-permission"] =
      route.permission ? Json(std::string(people::to_string(*route.permission))) : Json();
  if (!route.permission) one["security"] = Json::array();
  if (Json parameters = parameters_of(route); !parameters.empty())
    one["parameters"] = std::move(parameters);
  if (!operation.request.empty())
    one["requestBody"] = {
        {"required", true},
        {"content", {{"application/json", {{"schema", reference(operation.request)}}}}}};
  one["responses"] = {{std::to_string(operation.status), good_answer(operation)},
                      {"default", {{"$ref", "#/components/responses/Problems"}}}};
  return one;
}

}  // namespace

Json schemas() {
  Json all = Json::object();
  for (const std::string_view file : schema_files()) {
    const Json some = Json::parse(file, nullptr, false);
    check(some.is_object());
    for (const auto& [name, schema] : some.items()) {
      check(!all.contains(name));
      all[name] = schema;
    }
  }
  return all;
}

Json openapi(std::span<const Route> routes) {
  Json paths = Json::object();
  for (const Route& route : routes)
    paths[std::string(route.path)][small(http::to_string(route.method))] = operation_of(route);
  return {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Houvast"},
        {"version", "1"},
        {"description",
         "The engine over HTTP: the same functions as the command. Amounts are whole eurocents "
         "and their names end in _cents; decimals are texts. Methods that change something need "
         "the header X-Houvast-CSRF with the token of GET /api/v1/session."},
        {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
      {"servers", {{{"url", "/"}}}},
      {"security", {{{"session", Json::array()}}}},
      {"paths", std::move(paths)},
      {"components",
       {{"securitySchemes",
         {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "houvast_session"}}}}},
        {"responses",
         {{"Problems",
           {{"description", "What is wrong: all of it, each with its place"},
            {"content", {{"application/json", {{"schema", reference("Problems")}}}}}}}}},
        {"schemas", schemas()}}}};
}

}  // namespace houvast::server
