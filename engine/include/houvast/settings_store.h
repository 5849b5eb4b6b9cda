// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "houvast/database.h"

namespace houvast::store {

/// A text that belongs to the server as a whole, and who put it there.
struct Setting {
  std::string value;
  Stamp changed;

  friend bool operator==(const Setting&, const Setting&) = default;
};

/// Texts under a key. Errors of all: store/away, store/cannot-read, store/cannot-write,
/// store/not-text.
class SettingsStore {
 public:
  explicit SettingsStore(Database database) : database_(std::move(database)) {}

  [[nodiscard]] Result<std::optional<Setting>> find(std::string_view key);
  [[nodiscard]] Result<void> put(std::string_view key, const std::string& value,
                                 const Stamp& changed);
  [[nodiscard]] Result<void> remove(std::string_view key);

 private:
  Database database_;
};

/// The borders that the user supplied, as GeoJSON or TopoJSON (NL: kaart). At most one map.
class MapStore {
 public:
  explicit MapStore(Database database) : settings_(std::move(database)) {}

  [[nodiscard]] Result<std::optional<Setting>> load() { return settings_.find("map"); }
  [[nodiscard]] Result<void> put(const std::string& json, const Stamp& changed) {
    return settings_.put("map", json, changed);
  }
  [[nodiscard]] Result<void> remove() { return settings_.remove("map"); }

 private:
  SettingsStore settings_;
};

}  // namespace houvast::store
