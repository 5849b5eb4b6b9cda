// SPDX-License-Identifier: EUPL-1.2
#include "study/incentive.h"

namespace houvast::study {
namespace {

/// Results after the agreements, summed over all years, by agreement and member.
Result<std::vector<std::vector<Cents>>> results_after(RegionRun& region,
                                                      const SpendingTables& spending) {
  std::vector<std::vector<Cents>> sums(region.chains().size());
  for (std::size_t a = 0; a < sums.size(); ++a) sums[a].resize(region.chains()[a].members().size());
  Problems problems = region.follow(spending, [&](const AgreementStep& step) -> Problems {
    for (std::size_t m = 0; m < step.amounts.after.size(); ++m)
      sums[step.agreement][m] += step.amounts.after[m];
    return {};
  });
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return sums;
}

}  // namespace

Result<std::vector<std::vector<region::IncentiveSample>>> sample_incentives(
    const Dossier& dossier, RegionRun& region, const SpendingTables& spending) {
  std::vector<std::vector<region::IncentiveSample>> samples(region.chains().size());
  const auto base = results_after(region, spending);
  if (!base) return tl::unexpected(base.error());
  SpendingTables bumped = spending;
  for (std::size_t a = 0; a < samples.size(); ++a) {
    const std::vector<std::size_t> members = region.chains()[a].members();
    const std::size_t scheme = region.scheme_of(a);
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t m = 0; m < members.size(); ++m) {
        Cents& dearer = bumped[scheme].at(year, members[m]);
        dearer += extra_of_sample;
        const auto with_extra = results_after(region, bumped);
        dearer -= extra_of_sample;
        if (!with_extra) return tl::unexpected(with_extra.error());
        samples[a].push_back({.municipality = m,
                              .extra = extra_of_sample,
                              .after = (*base)[a][m],
                              .after_with_extra = (*with_extra)[a][m]});
      }
  }
  return samples;
}

}  // namespace houvast::study
