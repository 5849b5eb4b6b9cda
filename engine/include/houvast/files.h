// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "houvast/problem.h"

namespace houvast {

struct FileToWrite {
  std::filesystem::path path;
  std::string bytes;
};

/// Writes every file beside its place and only then renames them all, so that a reader never sees
/// half a file and a failure leaves the old ones as they were. Folders on the way are made.
/// Errors: base/disk-full, base/cannot-write.
[[nodiscard]] Result<void> write_files(std::span<const FileToWrite> files);
[[nodiscard]] Result<void> write_file(FileToWrite file);

/// The name beside `path` under which a library may write it; finish with `put_in_place`, which
/// takes the unfinished file away when it cannot.
[[nodiscard]] std::filesystem::path unfinished_name(const std::filesystem::path& path);
[[nodiscard]] Result<void> put_in_place(const std::filesystem::path& path);

}  // namespace houvast
