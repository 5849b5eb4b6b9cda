// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "houvast/dossier.h"
#include "houvast/dossier_store.h"

namespace houvast::server {

/// Which dossier of the store, and with which changes.
struct DossierChoice {
  std::int64_t dossier = 0;
  std::optional<std::int64_t> version;  ///< Empty: the newest.
  ScenarioChoice scenario;
};

struct LoadedDossier {
  store::DossierHead head;
  Dossier dossier;
};
using SharedDossier = std::shared_ptr<const LoadedDossier>;

/// Dossiers of the store, read and checked; those used last are kept. A version never changes, so
/// what is kept is never old. For any number of threads.
class DossierCache {
 public:
  explicit DossierCache(store::Database database, std::size_t most = 16)
      : database_(std::move(database)), most_(most) {}

  /// Errors: store/*, and those of load_dossier().
  [[nodiscard]] Result<SharedDossier> get(const DossierChoice& choice);

 private:
  struct Entry {
    std::int64_t dossier = 0;
    std::int64_t version = 0;
    ScenarioChoice scenario;
    SharedDossier loaded;
  };
  [[nodiscard]] SharedDossier find(const DossierChoice& choice, std::int64_t version);
  void keep(Entry entry);

  store::Database database_;
  std::size_t most_;
  std::mutex mutex_;
  std::list<Entry> entries_;  ///< Used last comes first.
};

/// The files of a kept dossier by name.
[[nodiscard]] DossierFiles files_of(const store::KeptDossier& kept);

}  // namespace houvast::server
