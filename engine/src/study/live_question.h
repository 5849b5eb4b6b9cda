// SPDX-License-Identifier: EUPL-1.2
// What of a dossier the agreements look at, and the agreements that another one has to do with.
#pragma once

#include <string>
#include <vector>

#include "houvast/live_table.h"

namespace houvast::study {

/// The dossier without what is computed already: its schemes are names, its care is left out.
[[nodiscard]] Dossier frame_of(const Dossier& dossier);

/// The frame with the agreement of the question in its place, and of the others those that it has
/// to do with: agreements on the same scheme, or with the same reserve, and theirs in turn. The
/// rest is neither changed by it nor does it change it.
/// Errors: study/live-scheme, study/live-member, study/live-years.
[[nodiscard]] Result<Dossier> framed(const Dossier& frame, const LiveQuestion& question);

[[nodiscard]] Years years_of(const Dossier& frame, const LiveQuestion& question);

}  // namespace houvast::study
