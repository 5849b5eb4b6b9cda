// SPDX-License-Identifier: EUPL-1.2
#include "server/uploaded_files.h"

#include <sodium.h>
#include <stdlib.h>

#include <algorithm>
#include <cstring>

#include "houvast/check.h"
#include "houvast/files.h"
#include "server/sent_files.h"

namespace houvast::server {
namespace {

/// As many characters of base64 as a request may hold; the request itself has a limit too.
constexpr std::size_t longest_file = std::size_t{96} << 20U;

/// "map/GF_2024.csv" is "GF_2024.csv": a name cannot lead out of our folder.
std::string plain_name(const std::string& name) {
  std::string last = name.substr(name.find_last_of("/\\") + 1);
  std::erase_if(last, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (last.size() > 200) last.resize(200);
  return last == "." || last == ".." ? "" : last;
}

}  // namespace

std::string to_base64(const std::string& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.resize(std::strlen(text.c_str()));
  return text;
}

UploadedFile read_uploaded_file(Body& body) {
  UploadedFile file;
  const std::string name = body.text("name", 1000);
  file.name = plain_name(name);
  const std::string text = body.text("base64", longest_file);
  auto bytes = from_base64(text);
  if (!bytes || (file.name.empty() && !name.empty()))
    body.add({.code = "server/not-base64", .place = {.file = name, .field = "base64"}});
  if (bytes) file.bytes = std::move(*bytes);
  return file;
}

Result<TemporaryFolder> TemporaryFolder::make(const std::vector<UploadedFile>& files) {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "houvast-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr)
    return failure({.code = "base/cannot-write", .place = {.file = name}});
  TemporaryFolder folder{std::filesystem::path(name)};
  std::vector<FileToWrite> to_write;
  for (const UploadedFile& file : files) to_write.push_back({folder.path_ / file.name, file.bytes});
  if (const auto written = write_files(to_write); !written)
    return tl::unexpected(folder.in_own_names(written.error()));
  return folder;
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) {
  other.path_.clear();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::in_own_names(std::string text) const {
  const std::string prefix = path_.string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
    text.erase(at, prefix.size());
  return text;
}

Problems TemporaryFolder::in_own_names(Problems problems) const {
  for (Problem& problem : problems)
    for (std::string* text :
         {&problem.place.file, &problem.found, &problem.expected, &problem.suggestion})
      *text = in_own_names(std::move(*text));
  return problems;
}

}  // namespace houvast::server
