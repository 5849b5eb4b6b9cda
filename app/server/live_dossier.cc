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

Result<SharedTable> live_table(Service& service, const LiveChoice& choice) {
  auto kept =
      service.dossiers.get({.dossier = choice.dossier, .version = {}, .scenario = choice.scenario});
  if (!kept) return tl::unexpected(kept.error());
  const std::int64_t draws = choice.draws.value_or(draws_for((*kept)->dossier));
  const LiveTables::Key key{.dossier = choice.dossier,
                            .version = (*kept)->head.version,
                            .scenario = choice.scenario,
                            .seed = choice.seed,
                            .draws = draws};
  return service.live_tables.get(key, [&]() -> Result<SharedTable> {
    auto table = study::LiveTable::prepare(
        (*kept)->dossier, {.draws = draws, .seed = choice.seed, .threads = threads_of_a_table});
    if (!table) return tl::unexpected(table.error());
    return std::make_shared<const PreparedTable>(PreparedTable{*kept, std::move(*table)});
  });
}

}  // namespace houvast::server
