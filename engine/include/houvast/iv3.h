// SPDX-License-Identifier: EUPL-1.2
// The files of the quickscan (Q): municipal books as Statistics Netherlands collects them (Iv3),
// income by cluster, the mapping, and the answers of a survey. Formats: docs/formats/quickscan.md.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "houvast/problem.h"
#include "houvast/quickscan.h"
#include "houvast/resilience.h"
#include "houvast/survey.h"

namespace houvast::exchange {

/// Books by municipality and task field, amounts in thousands of euro with a point. Columns
/// Gemeenten, Taakveld ("6.72b Jeugdhulp behandeling"), Baten, Lasten; Gemeentegrootte,
/// Stedelijkheid and Inwonertal where they are there. An empty amount is zero.
/// Errors: base/csv-*, base/column-*, base/cell-*, exchange/no-task-field.
[[nodiscard]] Result<quickscan::Accounts> read_iv3(const std::string& path,
                                                   quickscan::Moment moment);

/// What `houvast gemeentefonds` writes: code, name, cluster, amount and, by measure, measure.
[[nodiscard]] Result<quickscan::Income> read_income(const std::string& path, int year);

/// task_fields.csv and clusters.csv of a folder.
[[nodiscard]] Result<quickscan::Mapping> read_mapping(const std::string& folder);

/// The mapping that comes with the engine: params/quickscan/.
[[nodiscard]] const quickscan::Mapping& own_mapping();

/// Answers of a survey: municipality, scheme, year, kind, income, spending, remark.
[[nodiscard]] Result<std::vector<quickscan::SurveyAnswer>> read_survey(const std::string& path);

/// What one municipality can bear, as far as its own books say; an indicator of which a column is
/// empty is not computed.
struct ResilienceFigures {
  std::string name;
  Cents available;
  Cents required;
  std::optional<quickscan::NetDebt> debt;
  std::optional<std::pair<Cents, Cents>> solvency;  ///< Own and total capital.
  std::optional<std::array<Cents, 3>> land;         ///< Not in exploitation, in it, all income.
  std::optional<quickscan::StructuralRoom> room;
  std::optional<quickscan::TaxCapacity> tax;
  std::optional<Cents> reserve;  ///< At the start of `year`.
  std::optional<int> year;
  std::optional<Cents> yearly_result;  ///< Expected, every year the same.
};

/// Columns: docs/formats/quickscan.md#resilience.
[[nodiscard]] Result<std::vector<ResilienceFigures>> read_resilience(const std::string& path);

/// Two columns, a name and what it belongs to: a grouping, or results of one more scheme in euro.
[[nodiscard]] Result<std::map<std::string, std::string>> read_groups(const std::string& path);
[[nodiscard]] Result<std::map<std::string, Cents>> read_results(const std::string& path);

}  // namespace houvast::exchange
