// SPDX-License-Identifier: EUPL-1.2
// R8. What cooperation does, computed beside the scores.
#include "houvast/check.h"
#include "houvast/cooperation.h"
#include "region/statistics.h"

namespace houvast::region {
namespace {

std::optional<double> relative_spread(std::span<const double> values) {
  const double middle = mean(values);
  if (middle == 0 || values.size() < 2) return std::nullopt;
  return standard_deviation(values) / middle;
}

double mean_pooled(std::span<const std::vector<CooperationYear>> years, std::size_t i) {
  std::vector<double> pooled;
  for (const auto& year : years) pooled.push_back(to_double(year[i].pooled));
  return mean(pooled);
}

}  // namespace

std::vector<CooperationEffect> cooperation_effects(
    CooperationModel model, std::span<const std::string> municipalities,
    std::span<const std::vector<CooperationYear>> years) {
  for (const auto& year : years) check(year.size() == municipalities.size());
  double all = 0;
  for (std::size_t i = 0; i < municipalities.size(); ++i) all += mean_pooled(years, i);

  std::vector<CooperationEffect> effects;
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    std::vector<double> alone;
    std::vector<double> joint;
    std::vector<double> paid;
    std::vector<double> shared;
    for (const auto& year : years) {
      const CooperationYear& one = year[i];
      alone.push_back(to_double(one.care));
      joint.push_back(to_double(one.care - one.pooled + one.contribution));
      paid.push_back(to_double(one.execution_paid));
      shared.push_back(to_double(one.execution_share));
    }
    CooperationEffect effect{.municipality = municipalities[i],
                             .own_volume = mean_pooled(years, i),
                             .buying_power = {},
                             .execution_alone = mean(paid),
                             .execution_shared = mean(shared),
                             .spread_alone = relative_spread(alone),
                             .spread_joint = relative_spread(joint)};
    effect.joint_volume = model == CooperationModel::network ? effect.own_volume : all;
    if (effect.own_volume > 0) effect.buying_power = effect.joint_volume / effect.own_volume;
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace houvast::region
