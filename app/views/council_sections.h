// SPDX-License-Identifier: EUPL-1.2
// The chapters of a report for council, each a list of blocks under one heading.
#pragma once

#include <vector>

#include "houvast/dossier.h"
#include "houvast/report.h"
#include "houvast/study.h"
#include "views/council_figures.h"

namespace houvast::views {

/// What every chapter looks at.
struct CouncilRun {
  const study::Run& run;
  const Dossier& dossier;
  CouncilFigures figures;
};

using Chapter = std::vector<Block>;

/// What it comes to, for whom, and how it develops: the first page.
[[nodiscard]] Chapter council_summary(const CouncilRun& of);
/// From the first year to the last: income from the state, care, the rest (F1, D).
[[nodiscard]] Chapter council_changes(const CouncilRun& of);
/// How far it may turn out otherwise (S2); says so when that was not computed.
[[nodiscard]] Chapter council_risk(const CouncilRun& of);
/// Who pays, who receives, what it takes away and what incentive it leaves (R6); empty without.
[[nodiscard]] Chapter council_agreements(const CouncilRun& of);
/// The reserve and its band (R3); empty without agreements.
[[nodiscard]] Chapter council_reserve(const CouncilRun& of);
/// What can be decided, in view of these figures; no advice.
[[nodiscard]] Chapter council_choices(const CouncilRun& of);
/// What the figures rest on, and what is needed to make them again.
[[nodiscard]] Chapter council_appendix(const CouncilRun& of);

}  // namespace houvast::views
