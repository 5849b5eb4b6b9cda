// SPDX-License-Identifier: EUPL-1.2
// Small CSV tables for a meeting: what keys, reserve and scores are computed from when there is no
// dossier. Field by field: docs/formats/keys.md, reserve.md, scores.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "houvast/contribution.h"
#include "houvast/problem.h"
#include "houvast/score.h"

namespace houvast::region {

/// Municipalities by year, each year with the same municipalities in order of code.
struct KeyTable {
  std::vector<int> years;            ///< In order; a single 0 where the table has no years.
  std::vector<PoolFigures> figures;  ///< One a year.
  std::map<std::string, std::string> names;
  std::vector<Key> keys;  ///< Those for which the table has a column.
  bool has_spending = false;
};

/// Columns: code; may have name, year, inhabitants, income, clients, spending.
/// Errors: those of CSV tables, region/municipality-twice, region/uneven-years, region/no-years.
[[nodiscard]] Result<KeyTable> load_key_table(const std::string& path);

/// One year of a region for R3.
struct ReserveTableYear {
  int year = 0;
  Cents income;       ///< State income of the region.
  Cents pool_result;  ///< Advances less actual cost.
};

/// Columns: year, income, and result or both advances and cost. Years in any order, none twice.
/// Errors: those of CSV tables, region/year-twice, region/no-years.
[[nodiscard]] Result<std::vector<ReserveTableYear>> load_reserve_table(const std::string& path);

/// Columns: code, option, criterion, score. Errors: those of CSV tables.
[[nodiscard]] Result<std::vector<Score>> load_scores(const std::string& path);

/// Columns: code, criterion, weight. Errors: those of CSV tables.
[[nodiscard]] Result<std::vector<ScoreWeight>> load_score_weights(const std::string& path);

}  // namespace houvast::region
