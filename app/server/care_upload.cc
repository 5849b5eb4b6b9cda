// SPDX-License-Identifier: EUPL-1.2
#include "server/care_upload.h"

#include <sys/mman.h>
#include <unistd.h>

#include "houvast/care_record_table.h"
#include "houvast/check.h"
#include "server/citizen_numbers.h"

namespace houvast::server {
namespace {

constexpr std::string_view digits = "0123456789";

Problems find_citizen_numbers(const std::string& text, const std::string& file) {
  Problems problems;
  for (const int line : lines_with_citizen_number(text))
    problems.push_back({.code = "exchange/citizen-number", .place = {.file = file, .line = line}});
  return problems;
}

/// A file that is never on a disk, and gone with this object: the reader wants one.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : descriptor_(memfd_create("upload", MFD_CLOEXEC)) {
    check(descriptor_ >= 0);
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t part = write(descriptor_, bytes.data() + done, bytes.size() - done);
      check(part > 0);
      done += static_cast<std::size_t>(part);
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(descriptor_); }

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// What stands in a wrong cell is shown, unless it may say who somebody is.
void hide_numbers(Problems& problems, const std::string& claims_path) {
  for (Problem& problem : problems) {
    problem.place.file = problem.place.file == claims_path ? "claims.csv" : "records.csv";
    for (std::string* text : {&problem.found, &problem.expected, &problem.suggestion}) {
      std::size_t in_a_row = 0;
      for (const char c : *text) {
        in_a_row = digits.find(c) != std::string_view::npos ? in_a_row + 1 : 0;
        if (in_a_row >= 8) break;
      }
      if (in_a_row >= 8) text->clear();
    }
    if (problem.place.field == "client") problem.found.clear();
  }
}

}  // namespace

Result<std::vector<CareRecord>> read_care_upload(const CareUpload& upload,
                                                 const people::PseudonymKey& key) {
  Problems numbers = find_citizen_numbers(upload.records, "records.csv");
  if (upload.claims)
    for (Problem& problem : find_citizen_numbers(*upload.claims, "claims.csv"))
      numbers.push_back(std::move(problem));
  if (!numbers.empty()) return tl::unexpected(std::move(numbers));

  const MemoryFile file(upload.records);
  const MemoryFile claims_file(upload.claims.value_or(""));
  auto records = exchange::read_care_records(
      file.path(), upload.claims ? std::optional(claims_file.path()) : std::nullopt);
  if (!records) {
    hide_numbers(records.error(), claims_file.path());
    return records;
  }
  Problems others;
  for (CareRecord& record : *records) {
    if (record.municipality != upload.municipality)
      others.push_back({.code = "people/other-municipality",
                        .place = {.file = "records.csv", .field = "municipality"},
                        .found = record.municipality,
                        .expected = upload.municipality});
    record.client = people::pseudonym(key, record.municipality, record.client);
  }
  if (others.size() > 20) others.resize(20);
  if (!others.empty()) return tl::unexpected(std::move(others));
  return records;
}

}  // namespace houvast::server
