// SPDX-License-Identifier: EUPL-1.2
#include "houvast/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <vector>

namespace houvast {
namespace {

namespace fs = std::filesystem;

Problem write_problem(const fs::path& path, int error) {
  if (error == ENOSPC || error == EDQUOT)
    return {.code = "base/disk-full", .place = {.file = path.string()}};
  return {.code = "base/cannot-write",
          .place = {.file = path.string()},
          .found = std::generic_category().message(error)};
}

/// Writes all bytes and has them on disk, or says why not; zero is success.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  // A pipe or a terminal cannot be synced, which is no failure.
  if (::fsync(file) != 0 && errno != EINVAL && errno != EROFS) return errno;
  return 0;
}

int write_to(const fs::path& path, std::string_view bytes, int flags) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
  if (file < 0) return errno;
  const int failed = write_all(file, bytes);
  const int closed = ::close(file) == 0 ? 0 : errno;
  return failed != 0 ? failed : closed;
}

/// A pipe or a device is written to; renaming would put a file in its place.
bool is_special(const fs::path& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// A link stays a link: what it points to is replaced.
fs::path real_place(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_symlink(path, failed)) return path;
  const fs::path target = fs::canonical(path, failed);
  return failed ? path : target;
}

int make_folder_of(const fs::path& path) {
  std::error_code failed;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), failed);
  return failed.value();
}

int write_unfinished(const FileToWrite& file) {
  if (is_special(file.path)) return write_to(file.path, file.bytes, 0);
  if (const int failed = make_folder_of(file.path)) return failed;
  return write_to(unfinished_name(file.path), file.bytes, O_CREAT | O_TRUNC);
}

}  // namespace

fs::path unfinished_name(const fs::path& path) {
  fs::path name = real_place(path);
  name += ".unfinished-" + std::to_string(::getpid());
  return name;
}

Result<void> put_in_place(const fs::path& path) {
  const fs::path unfinished = unfinished_name(path);
  std::error_code failed;
  fs::rename(unfinished, real_place(path), failed);
  if (!failed) return {};
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  return failure(write_problem(path, failed.value()));
}

Result<void> write_files(std::span<const FileToWrite> files) {
  for (const FileToWrite& file : files)
    if (const int failed = write_unfinished(file)) {
      std::error_code ignored;
      for (const FileToWrite& written : files) fs::remove(unfinished_name(written.path), ignored);
      return failure(write_problem(file.path, failed));
    }
  Problems problems;
  for (const FileToWrite& file : files) {
    if (is_special(file.path)) continue;
    if (auto placed = put_in_place(file.path); !placed)
      problems.insert(problems.end(), placed.error().begin(), placed.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return {};
}

Result<void> write_file(FileToWrite file) { return write_files({&file, 1}); }

}  // namespace houvast
