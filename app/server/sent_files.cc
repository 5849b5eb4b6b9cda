// SPDX-License-Identifier: EUPL-1.2
#include "server/sent_files.h"

#include <sodium.h>

#include <algorithm>
#include <set>

namespace houvast::server {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t most_files = 500;

/// "regio/dossier.toml" and "regio/tables/x.csv" are those of folder "regio".
void leave_the_folder(std::vector<store::DossierFile>& files) {
  if (files.empty()) return;
  const auto slash = files.front().name.find('/');
  if (slash == std::string::npos) return;
  const std::string folder = files.front().name.substr(0, slash + 1);
  for (const store::DossierFile& file : files)
    if (!file.name.starts_with(folder)) return;
  for (store::DossierFile& file : files) file.name.erase(0, folder.size());
}

}  // namespace

bool is_good_file_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return false;
  while (true) {
    const auto slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part.front() == '.' || part.find('\\') != std::string_view::npos ||
        part.find(':') != std::string_view::npos)
      return false;
    for (const char c : part)
      if (static_cast<unsigned char>(c) < 0x20U || c == 0x7f) return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), "\r\n", &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  bytes.resize(length);
  return bytes;
}

std::vector<store::DossierFile> read_files(Body& body) {
  std::vector<store::DossierFile> files;
  const auto sent = body.any("files");
  if (!sent.is_array() || sent.empty() || sent.size() > most_files) {
    body.add({.code = sent.is_null() ? "server/missing-field" : "server/wrong-type",
              .place = {.field = "files"},
              .expected = "1 .. 500"});
    return files;
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const auto& one = sent[i];
    const std::string field = "files." + std::to_string(i + 1);
    const bool is_file = one.is_object() && one.contains("name") && one["name"].is_string() &&
                         one.contains("base64") && one["base64"].is_string();
    if (!is_file) {
      body.add({.code = "server/wrong-type",
                .place = {.field = field},
                .expected = "{\"name\", \"base64\"}"});
      continue;
    }
    const auto name = one["name"].get<std::string>();
    if (!is_good_file_name(name) || !names.insert(name).second) {
      body.add({.code = "server/bad-file-name", .place = {.field = field}, .found = name});
      continue;
    }
    auto bytes = from_base64(one["base64"].get_ref<const std::string&>());
    if (!bytes) {
      body.add({.code = "server/wrong-type",
                .place = {.file = name, .field = field + ".base64"},
                .expected = "base64"});
      continue;
    }
    files.push_back({name, *std::move(bytes)});
  }
  leave_the_folder(files);
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

}  // namespace houvast::server
