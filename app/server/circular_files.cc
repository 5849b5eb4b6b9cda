// SPDX-License-Identifier: EUPL-1.2
#include "server/circular_files.h"

#include <algorithm>
#include <array>
#include <map>

namespace houvast::server {
namespace {

struct RoleWord {
  std::string_view word;
  CircularRole role;
};
constexpr std::array role_words = {
    RoleWord{"gewicht", CircularRole::weights}, RoleWord{"weights", CircularRole::weights},
    RoleWord{"volum", CircularRole::volumes},   RoleWord{"siudu", CircularRole::grants},
    RoleWord{"grants", CircularRole::grants},   RoleWord{"factor", CircularRole::factors},
};

constexpr const char* known_files = "Gewichten, Volumina, SIUDU, Uitkeringsfactor";

struct Roles {
  std::map<CircularRole, std::string> names;
  Problems problems;
};

Roles roles_of(const std::vector<UploadedFile>& files) {
  Roles roles;
  for (const UploadedFile& file : files) {
    const auto role = role_of(file.name);
    if (!role)
      roles.problems.push_back({.code = "server/unknown-file",
                                .place = {.file = file.name},
                                .found = file.name,
                                .expected = known_files});
    else if (!roles.names.emplace(*role, file.name).second)
      roles.problems.push_back(
          {.code = "server/file-twice", .place = {.file = file.name}, .found = roles.names[*role]});
  }
  if (!roles.problems.empty()) return roles;
  for (const auto& [role, name] : {std::pair(CircularRole::weights, "Gewichten"),
                                   std::pair(CircularRole::volumes, "Volumina")})
    if (!roles.names.contains(role))
      roles.problems.push_back(
          {.code = "server/file-missing", .place = {.field = "files"}, .found = name});
  return roles;
}

}  // namespace

std::optional<CircularRole> role_of(const std::string& file_name) {
  std::string small;
  for (const char c : file_name)
    small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const auto& [word, role] : role_words)
    if (small.find(word) != std::string::npos) return role;
  return std::nullopt;
}

Result<Circular> read_circular(const std::vector<UploadedFile>& files, const std::string& factor) {
  Roles roles = roles_of(files);
  if (!roles.problems.empty()) return tl::unexpected(std::move(roles.problems));
  const auto folder = TemporaryFolder::make(files);
  if (!folder) return tl::unexpected(folder.error());
  CircularFiles paths{.weights = folder->path_of(roles.names.at(CircularRole::weights)),
                      .volumes = folder->path_of(roles.names.at(CircularRole::volumes))};
  if (roles.names.contains(CircularRole::grants))
    paths.grants = folder->path_of(roles.names.at(CircularRole::grants));
  auto circular = load_circular(paths);
  Problems problems;
  if (!circular) problems = circular.error();
  const auto factors = roles.names.find(CircularRole::factors);
  if (!factor.empty() || factors != roles.names.end()) {
    auto found = load_factor(factor.empty() ? folder->path_of(factors->second) : factor,
                             factor_row_of(paths.weights));
    if (found && circular)
      circular->factor = *found;
    else if (!found)
      for (Problem& problem : found.error()) {
        if (!factor.empty()) problem.place = {.field = "factor"};
        problems.push_back(std::move(problem));
      }
  }
  if (!problems.empty()) return tl::unexpected(folder->in_own_names(std::move(problems)));
  circular->notes = folder->in_own_names(std::move(circular->notes));
  circular->name = folder->in_own_names(std::move(circular->name));
  return circular;
}

}  // namespace houvast::server
