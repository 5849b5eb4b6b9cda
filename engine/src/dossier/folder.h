// SPDX-License-Identifier: EUPL-1.2
// The files of a dossier: read once each, remembered for the receipt. Private to the engine.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/problem.h"

namespace houvast::dossier {

/// A folder as the reader needs it; a real one, or texts in memory.
struct Folder {
  /// The bytes of a file; empty when it cannot be read.
  std::function<std::optional<std::string>(const std::string& name)> read;
  std::vector<std::string> names;  ///< What is there: for suggestions only.
};

/// A folder on disk. Errors: dossier/folder-missing.
[[nodiscard]] Result<Folder> open_folder(const std::filesystem::path& path);

/// A folder in memory, by file name.
[[nodiscard]] Folder folder_of(std::map<std::string, std::string> files);

/// Names that stay within the folder: no root, no "..", no backslash.
[[nodiscard]] bool stays_within(const std::string& name);

/// Reads each file once, as text in UTF-8 or whatever it is, and keeps what identifies it.
class Files {
 public:
  explicit Files(const Folder& folder) : folder_(folder) {}

  /// The bytes; nullptr with a problem at `place`, which names the file.
  /// Problems: dossier/path-outside, dossier/file-missing.
  [[nodiscard]] const std::string* read(const std::string& name, const Place& place,
                                        Problems& problems);

  [[nodiscard]] std::vector<std::string> names() const;  ///< In order of name.

  /// SHA-256 over the lines that `sha256sum` prints of these files, in order of name.
  [[nodiscard]] std::string hash() const;

 private:
  const Folder& folder_;
  std::map<std::string, std::string> files_;
};

}  // namespace houvast::dossier
