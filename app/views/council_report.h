// SPDX-License-Identifier: EUPL-1.2
// The report for council (NL: raadsrapport): a text that follows the figures of a run, with its
// tables and charts. Each sentence is chosen by what the figures are; docs/formats/council.md has
// the rules.
#pragma once

#include "houvast/dossier.h"
#include "houvast/report.h"
#include "houvast/study.h"

namespace houvast::views {

/// Of a run that was just made.
[[nodiscard]] Report council_report(const study::Run& run, const Dossier& dossier);

}  // namespace houvast::views
