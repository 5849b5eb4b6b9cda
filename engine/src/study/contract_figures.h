// SPDX-License-Identifier: EUPL-1.2
// What one replication says under the columns of a contract study.
#pragma once

#include <utility>
#include <vector>

#include "houvast/contract_study.h"
#include "houvast/contracts.h"
#include "houvast/demand.h"

namespace houvast::study {

/// Care of one replication, counted and paid.
struct PaidCare {
  const contracts::ContractBook& book;
  const contracts::CareTally& tally;
  const contracts::Settlement& settlement;
  std::span<const demand::CareYear> by_year;  ///< [municipality][product][year]
};

using ContractFigures = std::vector<std::pair<ContractColumn, std::int64_t>>;

/// In order of column; the columns depend on the book alone.
[[nodiscard]] ContractFigures figures_of(const PaidCare& care);

[[nodiscard]] std::vector<ContractColumn> columns_of(const contracts::ContractBook& book);

}  // namespace houvast::study
