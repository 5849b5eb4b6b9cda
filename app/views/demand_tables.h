// SPDX-License-Identifier: EUPL-1.2
// Tables of demand for every municipality, product and year, to choose from.
#pragma once

#include "houvast/care_profile.h"
#include "houvast/ensemble.h"
#include "houvast/report.h"

namespace houvast::views {

/// Who sends a client to care, in words.
[[nodiscard]] Text channel_label(Channel channel);

/// Users, starts, waiting and spending: a row a variant, municipality, product and year. The region
/// together has an empty code.
[[nodiscard]] Table care_table(const study::Ensemble& ensemble, const Dossier& dossier);
/// Starts by who sent the client: a row a municipality, product, channel and year.
[[nodiscard]] Table channel_table(const study::CareProfile& profile, const Dossier& dossier);
/// How long they waited: a row a municipality, product and class of 30 days.
[[nodiscard]] Table waiting_time_table(const study::CareProfile& profile, const Dossier& dossier);
/// A row a municipality, product and year.
[[nodiscard]] Table waiting_year_table(const study::CareProfile& profile, const Dossier& dossier);

}  // namespace houvast::views
