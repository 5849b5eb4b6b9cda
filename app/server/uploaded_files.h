// SPDX-License-Identifier: EUPL-1.2
// Files that come with a request, on disk for as long as the engine reads them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "houvast/problem.h"
#include "server/body.h"

namespace houvast::server {

struct UploadedFile {
  std::string name;  ///< Without folders.
  std::string bytes;
};

/// {"name": "...", "base64": "..."} of an object in a request; other fields are left for the
/// caller to ask. Problems: server/not-base64, those of Body.
[[nodiscard]] UploadedFile read_uploaded_file(Body& body);

[[nodiscard]] std::string to_base64(const std::string& bytes);

/// A folder of our own, gone with all that is in it when this goes.
class TemporaryFolder {
 public:
  /// Errors: base/disk-full, base/cannot-write.
  [[nodiscard]] static Result<TemporaryFolder> make(const std::vector<UploadedFile>& files);

  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] std::string path_of(const std::string& name) const {
    return (path_ / name).string();
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// With files under the names by which the user knows them.
  [[nodiscard]] Problems in_own_names(Problems problems) const;
  [[nodiscard]] std::string in_own_names(std::string text) const;

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace houvast::server
