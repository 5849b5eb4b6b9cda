// SPDX-License-Identifier: EUPL-1.2
#include "server/live_dossier.h"

#include <algorithm>

namespace houvast::server {
namespace {

constexpr int threads_of_a_table = 2;

}  // namespace

std::int64_t draws_for(const Dossier& dossier) {
  const bool simulates = !dossier.demand.products.empty();
  return simulates ? 100 : std::max<std::int64_t>(100, 1'000 / dossier.years.count());
}

namespace {

LiveTables::Key key_of(const LiveChoice& choice, const LoadedDossier& kept) {
  return {.dossier = choice.dossier,
          .version = kept.head.version,
          .scenario = choice.scenario,
          .seed = choice.seed,
          .draws = choice.draws.value_or(draws_for(kept.dossier))};
}

}  // namespace

Result<SharedTable> prepare_live_table(Service& service, const LiveChoice& choice,
                                       const LivePreparation& preparation) {
  auto kept = service.dossiers.get(
      {.dossier = choice.dossier, .version = choice.version, .scenario = choice.scenario});
  if (!kept) return tl::unexpected(kept.error());
  const LiveTables::Key key = key_of(choice, **kept);
  return service.live_tables.get(key, [&]() -> Result<SharedTable> {
    auto table = study::LiveTable::prepare((*kept)->dossier, {.draws = key.draws,
                                                              .seed = key.seed,
                                                              .threads = threads_of_a_table,
                                                              .progress = preparation.progress,
                                                              .go_on = preparation.go_on});
    if (!table) return tl::unexpected(table.error());
    return std::make_shared<const PreparedTable>(PreparedTable{*kept, std::move(*table)});
  });
}

Result<SharedTable> live_table(Service& service, const LiveChoice& choice) {
  const auto kept = service.dossiers.get(
      {.dossier = choice.dossier, .version = choice.version, .scenario = choice.scenario});
  if (!kept) return tl::unexpected(kept.error());
  if ((*kept)->dossier.demand.products.empty()) return prepare_live_table(service, choice);
  if (auto ready = service.live_tables.find(key_of(choice, **kept))) return ready;
  return failure({.code = "server/not-prepared", .found = (*kept)->head.name});
}

}  // namespace houvast::server
