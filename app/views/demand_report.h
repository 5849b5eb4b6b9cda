// SPDX-License-Identifier: EUPL-1.2
// Demand and waiting lists (D1 to D9, S2, S3) as one report: who uses which care, who waits how
// long, and what levers cost and save from year to year.
#pragma once

#include "houvast/care_profile.h"
#include "houvast/ensemble.h"
#include "houvast/report.h"

namespace houvast::views {

/// The first variant has no levers, the last is the one that was asked; they may be the same one.
/// The first paragraph says what the figures say. Tables by municipality are only in files.
[[nodiscard]] Report demand_report(const study::Ensemble& ensemble,
                                   const study::CareProfile& profile, const Dossier& dossier);

}  // namespace houvast::views
