// SPDX-License-Identifier: EUPL-1.2
#include "study/records.h"

#include <fcntl.h>
#include <sodium/crypto_generichash.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

#include "houvast/check.h"
#include "houvast/files.h"

namespace houvast::study {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "HOUVAST STATE 1\n";
constexpr std::size_t checksum_bytes = 16;
constexpr std::uint64_t bytes_between_syncs = std::uint64_t{32} << 20U;
using Checksum = std::array<unsigned char, checksum_bytes>;

// Numbers stand in the file as they stand in memory.
static_assert(std::endian::native == std::endian::little);

Checksum checksum_of(std::string_view bytes) {
  Checksum sum{};
  crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return sum;
}

Problem write_problem(const fs::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  return {.code = full ? "study/state-disk-full" : "study/state-not-written",
          .place = {.file = path.string()},
          .found = full ? "" : std::generic_category().message(error)};
}

Problem read_problem(const fs::path& path, int error) {
  return {.code = "study/state-unreadable",
          .place = {.file = path.string()},
          .found = std::generic_category().message(error)};
}

/// All bytes, or the error; zero is success.
int write_at(int file, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// All bytes, or the error; a file that is too short is EIO.
int read_at(int file, std::uint64_t at, std::span<char> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pread(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;
    at += static_cast<std::uint64_t>(count);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return 0;
}

std::span<char> as_chars(std::span<std::int64_t> numbers) {
  return {reinterpret_cast<char*>(numbers.data()), numbers.size_bytes()};
}

std::string text_of(const StateHeader& header) {
  std::string text;
  for (const auto& [name, value] : header) {
    check(name.find_first_of("=\n") == std::string::npos);
    check(value.find('\n') == std::string::npos);
    text += name + "=" + value + "\n";
  }
  return text;
}

std::string number_bytes(std::uint64_t number) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

/// Magic, length, text and checksum.
std::string header_bytes(const StateHeader& header) {
  const std::string text = text_of(header);
  const Checksum sum = checksum_of(text);
  std::string bytes = std::string(magic) + number_bytes(text.size()) + text;
  bytes.append(reinterpret_cast<const char*>(sum.data()), sum.size());
  return bytes;
}

/// The first line in which two headers differ, told as a problem.
Problem other_study(const fs::path& path, std::string_view found, const StateHeader& header) {
  Problem problem{.code = "study/state-of-other-study", .place = {.file = path.string()}};
  for (const auto& [name, value] : header) {
    const std::string line(found.substr(0, found.find('\n')));
    found.remove_prefix(std::min(found.size(), line.size() + 1));
    if (line == name + "=" + value) continue;
    problem.place.field = name;
    problem.found = line.starts_with(name + "=") ? line.substr(name.size() + 1) : line;
    problem.expected = value;
    return problem;
  }
  problem.found = std::string(found.substr(0, found.find('\n')));
  return problem;
}

}  // namespace

Records::Records(Records&& other) noexcept : width_(other.width_) { *this = std::move(other); }

Records& Records::operator=(Records&& other) noexcept {
  std::swap(width_, other.width_);
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(in_file_, other.in_file_);
  std::swap(begin_, other.begin_);
  std::swap(end_, other.end_);
  std::swap(unsynced_, other.unsynced_);
  std::swap(places_, other.places_);
  std::swap(rows_, other.rows_);
  return *this;
}

Records::~Records() {
  if (in_file_) ::close(file_);
}

std::size_t Records::record_bytes() const {
  return sizeof(ReplicationKey) + width_ * sizeof(std::int64_t) + checksum_bytes;
}

Result<Records> Records::temporary(std::size_t width, std::size_t expected,
                                   std::size_t memory_bytes) {
  Records records(width);
  if (width == 0 || expected <= memory_bytes / (width * sizeof(std::int64_t))) return records;
  std::error_code ignored;
  const fs::path folder = fs::temp_directory_path(ignored);
  std::string name = (folder / "houvast-study-XXXXXX").string();
  records.path_ = folder;
  records.file_ = ::mkstemp(name.data());
  if (records.file_ < 0) return failure(write_problem(folder, errno));
  records.in_file_ = true;
  ::unlink(name.c_str());
  return records;
}

Result<Records> Records::state(const fs::path& file, const StateHeader& header, std::size_t width) {
  Records records(width);
  records.path_ = file;
  if (!fs::exists(file))
    if (const auto written = write_file({file, header_bytes(header)}); !written)
      return tl::unexpected(written.error());
  records.file_ = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (records.file_ < 0) return failure(read_problem(file, errno));
  records.in_file_ = true;
  if (::flock(records.file_, LOCK_EX | LOCK_NB) != 0)
    return failure({.code = "study/state-in-use", .place = {.file = file.string()}});
  if (const auto begun = records.begin_file(header); !begun) return tl::unexpected(begun.error());
  if (const auto found = records.find_records(); !found) return tl::unexpected(found.error());
  return records;
}

Result<void> Records::begin_file(const StateHeader& header) {
  const Problem no_state{.code = "study/state-no-state", .place = {.file = path_.string()}};
  std::string start(magic.size() + sizeof(std::uint64_t), '\0');
  if (read_at(file_, 0, start) != 0 || !start.starts_with(magic)) return failure(no_state);
  std::uint64_t size = 0;
  std::memcpy(&size, start.data() + magic.size(), sizeof size);
  struct stat status {};
  if (::fstat(file_, &status) != 0) return failure(read_problem(path_, errno));
  begin_ = start.size() + size + checksum_bytes;
  if (size > static_cast<std::uint64_t>(status.st_size) ||
      begin_ > static_cast<std::uint64_t>(status.st_size))
    return failure(no_state);
  std::string text(size, '\0');
  std::string sum(checksum_bytes, '\0');
  if (const int error = read_at(file_, start.size(), text))
    return failure(read_problem(path_, error));
  if (const int error = read_at(file_, start.size() + size, sum))
    return failure(read_problem(path_, error));
  const Checksum right = checksum_of(text);
  if (std::memcmp(right.data(), sum.data(), sum.size()) != 0) return failure(no_state);
  if (text != text_of(header)) return failure(other_study(path_, text, header));
  return {};
}

Result<void> Records::find_records() {
  struct stat status {};
  if (::fstat(file_, &status) != 0) return failure(read_problem(path_, errno));
  const std::size_t size = record_bytes();
  const std::uint64_t count = (static_cast<std::uint64_t>(status.st_size) - begin_) / size;
  end_ = begin_ + count * size;
  // What follows the last whole record was being written when the program stopped.
  if (::ftruncate(file_, static_cast<off_t>(end_)) != 0)
    return failure(write_problem(path_, errno));
  std::string record(size, '\0');
  for (std::uint64_t at = begin_; at < end_; at += size) {
    if (const int error = read_at(file_, at, record)) return failure(read_problem(path_, error));
    const Checksum right = checksum_of(std::string_view(record).substr(0, size - checksum_bytes));
    if (std::memcmp(right.data(), record.data() + size - checksum_bytes, checksum_bytes) != 0)
      continue;
    ReplicationKey key;
    std::memcpy(&key, record.data(), sizeof key);
    places_[key] = at;
  }
  return {};
}

bool Records::has(ReplicationKey key) const { return places_.contains(key); }

Result<void> Records::add(ReplicationKey key, Row row) {
  check(row.size() == width_ && !has(key));
  if (!in_file_) {
    places_[key] = rows_.size();
    rows_.push_back(std::move(row));
    return {};
  }
  std::string record(record_bytes(), '\0');
  std::memcpy(record.data(), &key, sizeof key);
  // A study without columns has rows of nothing.
  if (width_ > 0) std::memcpy(record.data() + sizeof key, row.data(), width_ * sizeof row.front());
  const std::size_t content = record.size() - checksum_bytes;
  const Checksum sum = checksum_of(std::string_view(record).substr(0, content));
  std::memcpy(record.data() + content, sum.data(), sum.size());
  if (const int error = write_at(file_, end_, record)) {
    // Half a record would be taken for none, but it may hold the last room on the disk.
    static_cast<void>(::ftruncate(file_, static_cast<off_t>(end_)));
    return failure(write_problem(path_, error));
  }
  places_[key] = end_;
  end_ += record.size();
  unsynced_ += record.size();
  return unsynced_ < bytes_between_syncs ? Result<void>() : sync();
}

Result<void> Records::sync() {
  if (!in_file_ || unsynced_ == 0) return {};
  unsynced_ = 0;
  if (::fdatasync(file_) != 0) return failure(write_problem(path_, errno));
  return {};
}

Result<void> Records::read(ReplicationKey key, std::size_t column,
                           std::span<std::int64_t> into) const {
  check(column + into.size() <= width_);
  const std::uint64_t place = places_.at(key);
  if (!in_file_) {
    const auto from = rows_[place].begin() + static_cast<std::ptrdiff_t>(column);
    std::copy_n(from, into.size(), into.begin());
    return {};
  }
  const std::uint64_t at = place + sizeof key + column * sizeof(std::int64_t);
  if (const int error = read_at(file_, at, as_chars(into)))
    return failure(read_problem(path_, error));
  return {};
}

}  // namespace houvast::study
