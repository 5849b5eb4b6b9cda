// SPDX-License-Identifier: EUPL-1.2
#include "server/dossier_cache.h"

namespace houvast::server {

DossierFiles files_of(const store::KeptDossier& kept) {
  DossierFiles files;
  for (const store::DossierFile& file : kept.files) files.emplace(file.name, file.bytes);
  return files;
}

Result<SharedDossier> DossierCache::get(const DossierChoice& choice) {
  store::DossierStore dossiers(database_);
  std::int64_t version = choice.version.value_or(0);
  if (!choice.version) {
    const auto head = dossiers.head(choice.dossier);
    if (!head) return tl::unexpected(head.error());
    version = head->version;
  }
  if (SharedDossier known = find(choice, version)) return known;
  const auto kept = dossiers.load(choice.dossier, version);
  if (!kept) return tl::unexpected(kept.error());
  auto dossier = load_dossier_files(files_of(*kept), choice.scenario);
  if (!dossier) return tl::unexpected(dossier.error());
  auto loaded =
      std::make_shared<const LoadedDossier>(LoadedDossier{kept->head, *std::move(dossier)});
  keep({choice.dossier, version, choice.scenario, loaded});
  return loaded;
}

SharedDossier DossierCache::find(const DossierChoice& choice, std::int64_t version) {
  const std::lock_guard lock(mutex_);
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
    if (entry->dossier != choice.dossier || entry->version != version ||
        entry->scenario != choice.scenario)
      continue;
    entries_.splice(entries_.begin(), entries_, entry);
    return entry->loaded;
  }
  return nullptr;
}

void DossierCache::keep(Entry entry) {
  const std::lock_guard lock(mutex_);
  entries_.push_front(std::move(entry));
  if (entries_.size() > most_) entries_.pop_back();
}

}  // namespace houvast::server
