// SPDX-License-Identifier: EUPL-1.2
// The choices of an agreement and how they are written, in both directions.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "houvast/agreement.h"

namespace houvast::server {

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

inline constexpr std::array advances = {Named{"budget", ContributionTerms::Advance::budget},
                                        Named{"last_year", ContributionTerms::Advance::last_year},
                                        Named{"income", ContributionTerms::Advance::income}};

inline constexpr std::array at_minimums = {
    Named{"top_up", ReserveTerms::AtMinimum::top_up},
    Named{"savings_task", ReserveTerms::AtMinimum::savings_task}};

inline constexpr std::array at_maximums = {Named{"pay_out", ReserveTerms::AtMaximum::pay_out},
                                           Named{"invest", ReserveTerms::AtMaximum::invest}};

inline constexpr std::array baselines = {
    Named{"income", SolidarityTerms::Baseline::income},
    Named{"regional_average", SolidarityTerms::Baseline::regional_average}};

inline constexpr std::array weights = {
    Named{"none", SolidarityWeight::none}, Named{"inhabitants", SolidarityWeight::inhabitants},
    Named{"income", SolidarityWeight::income}, Named{"table", SolidarityWeight::table}};

inline constexpr std::array forms = {
    Named{"solidarity", EqualisationForm::solidarity},
    Named{"user_pays", EqualisationForm::user_pays},
    Named{"deferred_user_pays", EqualisationForm::deferred_user_pays},
    Named{"shared_under_use", EqualisationForm::shared_under_use},
    Named{"fixed_shared", EqualisationForm::fixed_shared},
    Named{"threshold", EqualisationForm::threshold},
    Named{"stop_loss", EqualisationForm::stop_loss},
    Named{"income_share", EqualisationForm::income_share},
    Named{"insurance", EqualisationForm::insurance}};

template <class List, class Value>
std::string_view name_in(const List& list, Value value) {
  for (const auto& one : list)
    if (one.value == value) return one.name;
  return {};
}

}  // namespace houvast::server
