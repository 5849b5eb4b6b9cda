// SPDX-License-Identifier: EUPL-1.2
#include "demand/placements.h"

#include <algorithm>

namespace houvast::demand {

void ProviderTable::add(int month, const Shares& shares, int months) {
  constexpr double all_words = 0x1p32;
  double all = 0;
  for (const auto& [provider, share] : shares) all += share;
  Row row;
  double sum = 0;
  for (const auto& [provider, share] : shares) {
    if (share <= 0) continue;
    sum += share;
    row.emplace_back(static_cast<std::uint64_t>(std::min(1.0, sum / all) * all_words), provider);
  }
  if (!row.empty()) row.back().first = std::uint64_t{1} << 32U;
  of_month_.resize(static_cast<std::size_t>(months), rows_.size());
  std::fill(of_month_.begin() + month, of_month_.end(), rows_.size());
  rows_.push_back(std::move(row));
}

Placements::Placements(const DemandTerms& terms, std::size_t municipalities, int months)
    : products_(terms.products.size()) {
  if (terms.placements.empty()) return;
  const std::size_t places = municipalities * products_;
  index_.assign(places, -1);
  providers_.resize(places);
  goes_elsewhere_.assign(places, false);
  for (const Placement& row : terms.placements) {
    const std::size_t at = row.municipality * products_ + row.product;
    const bool is_first = index_[at] < 0;
    if (is_first) {
      index_[at] = static_cast<std::int32_t>(tables_.size());
      tables_.emplace_back();
    }
    // The first row holds for the time before it as well: for who is in care already.
    tables_[static_cast<std::size_t>(index_[at])].add(
        is_first ? 0 : std::clamp(row.month, 0, months - 1), row.shares, months);
    for (const auto& [provider, share] : row.shares) providers_[at].push_back(provider);
    goes_elsewhere_[at] = row.goes_elsewhere;
  }
  for (auto& all : providers_) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
}

}  // namespace houvast::demand
