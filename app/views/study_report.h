// SPDX-License-Identifier: EUPL-1.2
// What a study has to say, as a report and as files.
#pragma once

#include <string>

#include "houvast/ensemble.h"
#include "houvast/report.h"

namespace houvast::views {

/// The study of a dossier; names of schemes, products and scenarios are those of the dossier.
[[nodiscard]] Report report_of(const study::Ensemble& ensemble, const Dossier& dossier);

/// summary.csv: every column of every variant. Written line by line, for it may be long.
[[nodiscard]] std::string summary_csv(const study::Ensemble& ensemble, const Dossier& dossier);

/// differences.csv: every column in which a variant differs from the one it is compared with.
[[nodiscard]] std::string differences_csv(const study::Ensemble& ensemble, const Dossier& dossier);

/// A variant in words: "zoals het is", a scenario by its label, a lever by its label.
[[nodiscard]] Text variant_label(const std::string& name, const Dossier& dossier);

}  // namespace houvast::views
