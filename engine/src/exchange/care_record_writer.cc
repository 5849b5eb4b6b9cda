// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "exchange/care_record_cells.h"
#include "houvast/care_record_table.h"
#include "houvast/files.h"

namespace houvast::exchange {
namespace {

namespace fs = std::filesystem;

/// A file under the name of an unfinished one, with the first error that it met.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(fs::path path) : path_(std::move(path)) {
    file_ = std::fopen(unfinished_name(path_).c_str(), "wb");
    if (file_ == nullptr) error_ = errno;
  }
  ~UnfinishedFile() {
    if (file_ != nullptr) std::fclose(file_);
    std::error_code ignored;
    if (!done_) fs::remove(unfinished_name(path_), ignored);
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  void write(std::string_view text) {
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size())
      error_ = errno;
  }

  /// Everything on disk, but not in place yet.
  void close() {
    if (file_ == nullptr) return;
    if (std::fflush(file_) != 0 && error_ == 0) error_ = errno;
    if (::fsync(::fileno(file_)) != 0 && error_ == 0 && errno != EINVAL && errno != EROFS)
      error_ = errno;
    if (std::fclose(file_) != 0 && error_ == 0) error_ = errno;
    file_ = nullptr;
  }

  [[nodiscard]] std::optional<Problem> problem() const {
    if (error_ == 0) return std::nullopt;
    if (error_ == ENOSPC || error_ == EDQUOT)
      return Problem{.code = "base/disk-full", .place = {.file = path_.string()}};
    return Problem{.code = "base/cannot-write",
                   .place = {.file = path_.string()},
                   .found = std::generic_category().message(error_)};
  }

  [[nodiscard]] Result<void> put() {
    done_ = true;
    return put_in_place(path_);
  }

 private:
  fs::path path_;
  std::FILE* file_ = nullptr;
  int error_ = 0;
  bool done_ = false;
};

/// RFC 4180: quotes around what holds a comma, a quote, a line end or a blank at an end.
std::string quoted(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return text;
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + '"';
}

std::string volume_text(Millionths volume) {
  constexpr int decimals = 6;
  return houvast::to_string(Decimal(volume, decimals));
}

std::string day_text(const std::optional<std::chrono::sys_days>& day) {
  return day ? to_string(*day) : std::string();
}

}  // namespace

struct CareRecordWriter::Impl {
  explicit Impl(const fs::path& folder)
      : records(folder / "records.csv"), claims(folder / "claims.csv") {
    records.write(
        "order,client,municipality,product,provider,channel,form,age,ordered,start,stop,reason,"
        "volume,is_acute\n");
    claims.write("order,month,volume,amount,reported\n");
  }

  [[nodiscard]] Problems problems() const {
    Problems all;
    for (const UnfinishedFile* file : {&records, &claims})
      if (auto problem = file->problem()) all.push_back(*std::move(problem));
    return all;
  }

  UnfinishedFile records;
  UnfinishedFile claims;
  std::int64_t orders = 0;
};

CareRecordWriter::CareRecordWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CareRecordWriter::~CareRecordWriter() = default;
CareRecordWriter::CareRecordWriter(CareRecordWriter&&) noexcept = default;
CareRecordWriter& CareRecordWriter::operator=(CareRecordWriter&&) noexcept = default;

Result<CareRecordWriter> CareRecordWriter::open(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  auto impl = std::make_unique<Impl>(folder);
  if (Problems problems = impl->problems(); !problems.empty())
    return tl::unexpected(std::move(problems));
  return CareRecordWriter(std::move(impl));
}

void CareRecordWriter::write(const CareRecord& record) {
  const std::int64_t order = ++impl_->orders;
  impl_->records.write(
      fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", order, quoted(record.client),
                  record.municipality, quoted(record.product), quoted(record.provider),
                  channel_names[static_cast<std::size_t>(record.channel)],
                  form_names[static_cast<std::size_t>(record.form)],
                  record.age ? std::to_string(*record.age) : "", to_string(record.ordered),
                  day_text(record.start), day_text(record.stop),
                  record.reason ? stop_reason_names[static_cast<std::size_t>(*record.reason)] : "",
                  volume_text(record.monthly_volume), record.is_acute));
  for (const Claim& claim : record.claims)
    impl_->claims.write(fmt::format(
        "{},{},{},{},{}\n", order, houvast::to_string(claim.month), volume_text(claim.volume),
        claim.amount ? houvast::to_string(*claim.amount) : "", houvast::to_string(claim.reported)));
}

Result<void> CareRecordWriter::finish() {
  impl_->records.close();
  impl_->claims.close();
  if (Problems problems = impl_->problems(); !problems.empty())
    return tl::unexpected(std::move(problems));
  if (auto placed = impl_->records.put(); !placed) return placed;
  return impl_->claims.put();
}

}  // namespace houvast::exchange
