// SPDX-License-Identifier: EUPL-1.2
#include "views/council_report.h"

#include "views/council_sections.h"

namespace houvast::views {

Report council_report(const study::Run& run, const Dossier& dossier) {
  const CouncilRun of{run, dossier, council_figures(run.record.results, dossier)};
  Report report{.title = {"Raadsrapport: " + dossier.name, "Report for council: " + dossier.name}};
  for (const auto chapter : {council_summary, council_changes, council_risk, council_agreements,
                             council_reserve, council_choices, council_appendix})
    for (Block& block : chapter(of)) report.blocks.push_back(std::move(block));
  return report;
}

}  // namespace houvast::views
