// SPDX-License-Identifier: EUPL-1.2
// R2. The five criteria for a contribution key (002), computed. Method:
// docs/methods/R2-contribution.md.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/contribution.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::region {

/// R2, feasibility (NL: uitvoerbaarheid). One figure that a key needs of every municipality.
struct KeyDataField {
  Key key = Key::inhabitants;
  Text name;
  enum class Kind {
    published,       ///< By Statistics Netherlands or in a circular: nothing to do.
    administration,  ///< From the municipality's own books or message traffic.
  } kind = Kind::published;
  int reconciliations = 0;  ///< A year, between municipality and provider or region.
};
[[nodiscard]] std::span<const KeyDataField> key_data_fields();

/// R2, speed (NL: snelheid), where an agreement has no table: months after the year until a key is
/// final. An assumption, shown as one.
[[nodiscard]] const std::map<Key, Decimal>& assumed_months_until_final();

/// One key, over all years of all runs.
struct KeyCriteria {
  KeyBlend key;
  /// In line with the task (NL: in lijn met de opgave): half the sum of |contribution share - need
  /// share|; 0 is wholly in line. Need is the mean own pooled cost.
  double off_task = 0;
  /// Sustainability (NL: duurzaamheid): the largest, over municipalities, mean loss in the 5% worst
  /// years as a share of its income. Below zero: even then a surplus. Empty: no income.
  std::optional<double> worst_loss;
  std::string worst_loss_of;  ///< Code.
  /// Feasibility: what there is to collect and to agree on.
  int data_fields = 0;
  int administration_fields = 0;
  int reconciliations = 0;
  /// Stability (NL: stabiliteit): mean yearly change of contributions over their mean; 0 is
  /// steady. Empty: no two years in a row.
  std::optional<double> yearly_change;
  /// Speed: the slowest of its keys. Empty: a key that is not in the table.
  std::optional<Decimal> months_until_final;
  std::vector<Cents> mean_contribution;  ///< One a municipality, rounded to be shown.
};

/// Every key applied to the same years: contributions are the pooled cost, split over the actual
/// figures (as after a true-up, without reserve). `runs`: a replication each, with its years in
/// order; every year has the same municipalities. Keys without data are an error, as in
/// split_by_key(). Other errors: region/no-years, region/uneven-years.
[[nodiscard]] Result<std::vector<KeyCriteria>> compare_keys(
    const Agreement& agreement, std::span<const KeyBlend> keys,
    std::span<const std::vector<PoolFigures>> runs);

}  // namespace houvast::region
