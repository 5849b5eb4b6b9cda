// SPDX-License-Identifier: EUPL-1.2
// Who sends clients to care and how long they wait for it (D2, D5, S2): what a study of spending
// does not count. Method: docs/methods/S-studies.md.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "houvast/ensemble.h"
#include "houvast/executor.h"

namespace houvast::study {

/// New clients of a product in a year by who sent them (NL: verwijzer).
struct ChannelStarts {
  std::optional<std::size_t> municipality;  ///< Place in the dossier; empty: all together.
  std::size_t product = 0;
  Channel channel = Channel::municipal_access;
  int year = 0;
  Statistics starts;
};

/// Who came off the waiting list of a product, mean of the replications.
struct WaitingProfile {
  std::optional<std::size_t> municipality;
  std::size_t product = 0;
  /// Starts from the list by days waited, in classes of 30 days, the last open; all years together.
  std::array<double, demand::CareFigures::waiting_classes> starts{};
  struct Year {
    int year = 0;
    double waited = 0;       ///< Starts from the list.
    double mean_days = 0;    ///< That they waited; 0 when nobody started from it.
    double dropped_out = 0;  ///< Left the list without care.
    double escalated = 0;    ///< Left it for a heavier product.
  };
  std::vector<Year> years;
};

struct CareProfile {
  std::int64_t replications = 0;
  std::vector<ChannelStarts> channels;  ///< Channels that never send anybody are left out.
  std::vector<WaitingProfile> waiting;  ///< Products of which nobody ever waits are left out.
};

struct CareProfileOptions {
  std::int64_t replications = 100;
  std::uint64_t seed = 1;
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked now and then, by any thread: false stops the work with study/stopped. Empty: go on.
  std::function<bool()> go_on;
};

/// The same draws as those of run_ensemble() with this seed. All municipalities together come
/// first, then each in order. A dossier without products gives an empty profile.
/// Errors: those of the mechanisms, study/stopped.
[[nodiscard]] Result<CareProfile> profile_care(const Dossier& dossier,
                                               const CareProfileOptions& options,
                                               Executor& executor);

}  // namespace houvast::study
