// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/check.h"
#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

__extension__ using Int128 = __int128;

/// Is result / income at least this share? Exact: no division.
bool reaches(Cents result, Cents income, Decimal share) {
  Int128 scale = 1;
  for (int i = 0; i < share.decimals(); ++i) scale *= 10;
  return Int128(result.count()) * scale >= Int128(income.count()) * share.units();
}

std::string percent(Decimal share) {
  // Shares of bands are whole or half per cents: two or three decimals at most.
  Decimal whole(share.decimals() <= 2 ? share.units() * (share.decimals() == 2   ? 1
                                                         : share.decimals() == 1 ? 10
                                                                                 : 100)
                                      : share.units(),
                share.decimals() <= 2 ? 0 : share.decimals() - 2);
  if (whole.is_negative()) whole = -whole;
  std::string text = to_string(whole);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::vector<BandCount> count(const Scan& scan, std::span<const Band> bands, auto group_of) {
  std::map<std::string, std::string> groups;
  for (const Profile& profile : scan.profiles)
    if (const auto group = group_of(profile)) groups[profile.name] = *group;
  std::map<std::tuple<Moment, std::string, std::string>, BandCount> counts;
  for (const ScanLine& line : scan.lines) {
    const auto group = groups.find(line.municipality);
    if (group == groups.end() || !line.result || !line.income || *line.income <= Cents()) continue;
    BandCount& found = counts[{line.moment, line.domain, group->second}];
    found.moment = line.moment;
    found.domain = line.domain;
    found.group = group->second;
    found.counts.resize(bands.size());
    ++found.counts[band_of(*line.result, *line.income, bands)];
    ++found.all;
    if (*line.result < Cents()) ++found.deficits;
  }
  std::vector<BandCount> lines;
  for (auto& [key, found] : counts) lines.push_back(std::move(found));
  return lines;
}

}  // namespace

const std::vector<Band>& default_bands() {
  static const std::vector<Band> bands = {
      {std::nullopt, Decimal(-20, 2)},    {Decimal(-20, 2), Decimal(-15, 2)},
      {Decimal(-15, 2), Decimal(-10, 2)}, {Decimal(-10, 2), Decimal(-5, 2)},
      {Decimal(-5, 2), Decimal()},        {Decimal(), Decimal(5, 2)},
      {Decimal(5, 2), Decimal(10, 2)},    {Decimal(10, 2), std::nullopt}};
  return bands;
}

Text label(const Band& band) {
  const bool deficit = band.to && *band.to <= Decimal();
  const std::string nl = deficit ? "tekort " : "overschot ";
  const std::string en = deficit ? "deficit " : "surplus ";
  if (!band.from) return {nl + "> " + percent(*band.to) + "%", en + "> " + percent(*band.to) + "%"};
  if (!band.to)
    return {nl + "≥ " + percent(*band.from) + "%", en + "≥ " + percent(*band.from) + "%"};
  const std::string low = percent(deficit ? *band.to : *band.from);
  const std::string high = percent(deficit ? *band.from : *band.to);
  return {nl + low + "-" + high + "%", en + low + "-" + high + "%"};
}

std::size_t band_of(Cents result, Cents income, std::span<const Band> bands) {
  check(income > Cents());
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const bool from = !bands[b].from || reaches(result, income, *bands[b].from);
    const bool to = !bands[b].to || !reaches(result, income, *bands[b].to);
    if (from && to) return b;
  }
  check(false);  // Bands have no gaps.
  return bands.size();
}

std::vector<BandCount> count_bands(const Scan& scan, Group group, std::span<const Band> bands) {
  return count(scan, bands, [&](const Profile& profile) -> std::optional<std::string> {
    switch (group) {
      case Group::size_class:
        return profile.size_class;
      case Group::urbanity:
        return profile.urbanity;
      case Group::none:
        break;
    }
    return std::string();
  });
}

std::vector<BandCount> count_bands(const Scan& scan,
                                   const std::map<std::string, std::string>& groups,
                                   std::span<const Band> bands) {
  return count(scan, bands, [&](const Profile& profile) -> std::optional<std::string> {
    const auto found = groups.find(profile.name);
    return found == groups.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace houvast::quickscan
