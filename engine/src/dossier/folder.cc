// SPDX-License-Identifier: EUPL-1.2
#include "dossier/folder.h"

#include <algorithm>
#include <memory>

#include "base/file.h"
#include "dossier/sha256.h"

namespace houvast::dossier {

Result<Folder> open_folder(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    return failure({.code = "dossier/folder-missing", .place = {.file = path.string()}});
  Folder folder;
  for (const auto& item : std::filesystem::directory_iterator(path, error))
    folder.names.push_back(item.path().filename().string());
  std::sort(folder.names.begin(), folder.names.end());
  folder.read = [path](const std::string& name) -> std::optional<std::string> {
    auto bytes = read_file((path / name).string());
    if (!bytes) return std::nullopt;
    return *std::move(bytes);
  };
  return folder;
}

Folder folder_of(std::map<std::string, std::string> files) {
  Folder folder;
  for (const auto& [name, text] : files) folder.names.push_back(name);
  const auto shared = std::make_shared<std::map<std::string, std::string>>(std::move(files));
  folder.read = [shared](const std::string& name) -> std::optional<std::string> {
    const auto found = shared->find(name);
    if (found == shared->end()) return std::nullopt;
    return found->second;
  };
  return folder;
}

bool stays_within(const std::string& name) {
  if (name.empty() || name.find('\\') != std::string::npos) return false;
  if (name.find('\0') != std::string::npos || name.find('\n') != std::string::npos) return false;
  const std::filesystem::path path(name);
  if (path.is_absolute()) return false;
  return std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

const std::string* Files::read(const std::string& name, const Place& place, Problems& problems) {
  if (const auto known = files_.find(name); known != files_.end()) return &known->second;
  if (!stays_within(name)) {
    problems.push_back({.code = "dossier/path-outside", .place = place, .found = name});
    return nullptr;
  }
  auto bytes = folder_.read(name);
  if (!bytes) {
    problems.push_back({.code = "dossier/file-missing",
                        .place = place,
                        .found = name,
                        .suggestion = nearest_name(name, folder_.names)});
    return nullptr;
  }
  return &files_.emplace(name, *std::move(bytes)).first->second;
}

std::vector<std::string> Files::names() const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files_) names.push_back(name);
  return names;
}

std::string Files::hash() const {
  std::string lines;
  for (const auto& [name, bytes] : files_) lines += sha256(bytes) + "  " + name + "\n";
  return sha256(lines);
}

}  // namespace houvast::dossier
