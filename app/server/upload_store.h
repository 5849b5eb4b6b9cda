// SPDX-License-Identifier: EUPL-1.2
// Published files that somebody uploaded (a circular, the books of municipalities), so that a page
// can be loaded again and shared by link. They are kept by what is in them: the same files are one
// upload. Of each kind the newest are kept, and older ones go.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "houvast/circular.h"
#include "houvast/quickscan.h"
#include "houvast/settings_store.h"
#include "server/answer.h"
#include "server/uploaded_files.h"

namespace houvast::server {

struct Upload {
  std::string id;  ///< Follows from kind and contents.
  std::string name;
  Json about = Json::object();  ///< What was said of the files, as the kind needs it.
  std::vector<UploadedFile> files;
  store::Stamp made;
};

/// One upload in a list: id, name, names of files, by whom and when.
struct UploadHead {
  std::string id;
  std::string name;
  std::vector<std::string> files;
  store::Stamp made;
};

/// Errors of all: store/away, store/cannot-read, store/cannot-write, server/not-found.
class UploadStore {
 public:
  UploadStore(store::Database database, std::string kind)
      : settings_(std::move(database)), kind_(std::move(kind)) {}

  /// Of each kind.
  static constexpr std::size_t most = 12;

  /// The id that the contents have.
  [[nodiscard]] std::string id_of(const Upload& upload) const;

  /// Gives the upload its id; one that is there already moves to the front.
  [[nodiscard]] Result<std::string> put(const Upload& upload);
  [[nodiscard]] Result<Upload> load(const std::string& id);
  /// The newest first.
  [[nodiscard]] Result<std::vector<UploadHead>> list();
  [[nodiscard]] Result<void> remove(const std::string& id);

 private:
  [[nodiscard]] Result<void> write_list(const std::vector<UploadHead>& heads,
                                        const store::Stamp& made);
  store::SettingsStore settings_;
  std::string kind_;
};

/// The few things that were asked last, by id; threads may share it.
template <class Value>
class Recent {
 public:
  [[nodiscard]] std::shared_ptr<const Value> find(const std::string& id) {
    const std::lock_guard lock(mutex_);
    for (auto one = kept_.begin(); one != kept_.end(); ++one)
      if (one->first == id) {
        kept_.splice(kept_.begin(), kept_, one);
        return one->second;
      }
    return nullptr;
  }
  void keep(const std::string& id, std::shared_ptr<const Value> value) {
    const std::lock_guard lock(mutex_);
    kept_.remove_if([&](const auto& one) { return one.first == id; });
    kept_.emplace_front(id, std::move(value));
    if (kept_.size() > most) kept_.pop_back();
  }

 private:
  static constexpr std::size_t most = 6;
  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<const Value>>> kept_;
};

/// What an upload for the quickscan came to.
struct KeptScan {
  quickscan::Scan scan;
  std::vector<quickscan::TrendLine> trends;
  std::map<std::string, std::string> codes;  ///< Of municipalities by name, where income had them.
};

/// What handlers share of uploads: read once, asked often.
struct Uploads {
  std::mutex changes;  ///< The list of a kind is read and written as one.
  Recent<Circular> circulars;
  Recent<KeptScan> scans;
};

}  // namespace houvast::server
