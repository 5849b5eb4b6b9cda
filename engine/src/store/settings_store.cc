// SPDX-License-Identifier: EUPL-1.2
#include "houvast/settings_store.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {

Result<std::optional<Setting>> SettingsStore::find(std::string_view key) {
  return read(database_, [&](soci::session& sql) {
    Setting setting;
    const std::string name(key);
    const bool is_there =
        Query(sql, "SELECT value, changed_by, changed_at FROM setting WHERE name = :name")
            .with(name)
            .into(setting.value, setting.changed.by, setting.changed.at)
            .first();
    return is_there ? std::optional(setting) : std::nullopt;
  });
}

Result<void> SettingsStore::put(std::string_view key, const std::string& value,
                                const Stamp& changed) {
  return write(database_, [&](soci::session& sql) {
    const std::string name(key);
    Query(sql,
          "INSERT INTO setting (name, value, changed_by, changed_at)"
          " VALUES (:name, :value, :by, :at)"
          " ON CONFLICT (name) DO UPDATE SET value = excluded.value,"
          " changed_by = excluded.changed_by, changed_at = excluded.changed_at")
        .with(name, value, changed.by, changed.at)
        .run();
  });
}

Result<void> SettingsStore::remove(std::string_view key) {
  return write(database_, [&](soci::session& sql) {
    const std::string name(key);
    Query(sql, "DELETE FROM setting WHERE name = :name").with(name).run();
  });
}

}  // namespace houvast::store
