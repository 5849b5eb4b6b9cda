// SPDX-License-Identifier: EUPL-1.2
// What the stores keep, as JSON.
#pragma once

#include "houvast/database.h"
#include "houvast/dossier.h"
#include "houvast/dossier_store.h"
#include "houvast/job_store.h"
#include "houvast/scenario_store.h"
#include "houvast/store.h"
#include "server/answer.h"

namespace houvast::server {

template <class Value>
[[nodiscard]] Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

[[nodiscard]] Json to_json(const store::Stamp& stamp);
[[nodiscard]] Json to_json(const store::DossierHead& head);
[[nodiscard]] Json to_json(const store::KeptScenario& scenario);
[[nodiscard]] Json to_json(const store::Job& job);
[[nodiscard]] Json to_json(const KeptRun& run);

/// Everything that a page needs to know of a dossier: who and what there is, by which name.
[[nodiscard]] Json overview(const Dossier& dossier);

}  // namespace houvast::server
