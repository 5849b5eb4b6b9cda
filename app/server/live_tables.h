// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "houvast/live_table.h"
#include "server/dossier_cache.h"

namespace houvast::server {

/// A dossier and the table that was prepared from it.
struct PreparedTable {
  SharedDossier kept;
  study::LiveTable table;
};
using SharedTable = std::shared_ptr<const PreparedTable>;

/// The tables that people used last, within a bound of memory. Who asks for one that is being
/// prepared waits for it, so that ten sliders do not prepare it ten times.
class LiveTables {
 public:
  explicit LiveTables(std::size_t most_bytes = std::size_t{256} << 20U) : most_bytes_(most_bytes) {}

  struct Key {
    std::int64_t dossier = 0;
    std::int64_t version = 0;
    ScenarioChoice scenario;
    std::uint64_t seed = 0;
    std::int64_t draws = 0;

    friend bool operator==(const Key&, const Key&) = default;
  };

  /// Null: it has not been prepared, or is not ready yet.
  [[nodiscard]] SharedTable find(const Key& key);

  /// What cannot be prepared is not kept.
  [[nodiscard]] Result<SharedTable> get(const Key& key,
                                        const std::function<Result<SharedTable>()>& prepare);

 private:
  using Future = std::shared_future<Result<SharedTable>>;
  struct Entry {
    Key key;
    Future table;
    std::size_t bytes = 0;  ///< Known once it is prepared.
  };

  void settle(const Key& key, const Result<SharedTable>& made);

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::list<Entry> entries_;  ///< Used last comes first.
};

}  // namespace houvast::server
