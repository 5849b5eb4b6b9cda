// SPDX-License-Identifier: EUPL-1.2
// One small CSV table for a meeting: what solidarity (R4) and risk equalisation (R5) are settled
// from when there is no dossier. Field by field: docs/formats/settlement.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/equalisation.h"
#include "houvast/problem.h"
#include "houvast/solidarity.h"

namespace houvast::region {

/// One municipality in one year.
struct SettlementRow {
  int line = 0;  ///< Of the file, from 1.
  std::string municipality;
  std::int64_t inhabitants = 0;
  SolidarityFigures figures;  ///< Spending is the cost of R5.
  Cents correction;
  std::optional<Decimal> weight;
  std::optional<Cents> budget;
  std::optional<std::int64_t> clients;
  std::optional<Decimal> volume;
};

struct SettlementTable {
  std::string file;
  int year = 0;                                     ///< The one asked for, else the last.
  std::map<int, std::vector<SettlementRow>> years;  ///< Rows in order of code; 0 where nobody said
                                                    ///< which year it is.
  std::map<std::string, std::string> names;         ///< By code; the code where there is no name.
};

/// Columns: code and spending; may have name, year, income, execution, result, correction, weight,
/// inhabitants, clients, budget, volume. `needed`: those of them that must be there this time.
/// Rows of a table without years are of the year asked for.
/// Errors: those of CSV tables, region/municipality-twice, region/no-rows, region/year-not-there.
[[nodiscard]] Result<SettlementTable> load_settlement_table(const std::string& path,
                                                            const std::vector<std::string>& needed,
                                                            std::optional<int> asked);

/// R4: who takes part in the year, in order of code, and what the table adds to the terms:
/// corrections and weights.
struct SolidarityCase {
  SolidarityTerms terms;
  std::vector<SolidarityMember> members;
  std::vector<SolidarityFigures> figures;
};
[[nodiscard]] SolidarityCase solidarity_case(const SettlementTable& table, SolidarityTerms terms);

/// R5: the inputs of the year, with the cost of the years before it, and the volumes of the table
/// added to the terms.
struct EqualisationCase {
  EqualisationTerms terms;
  std::vector<EqualisationInput> inputs;
};
[[nodiscard]] EqualisationCase equalisation_case(const SettlementTable& table,
                                                 EqualisationTerms terms);

/// R5, stop_loss. Columns: code, client, cost; may have year, else they are of `year`.
[[nodiscard]] Result<std::vector<LargeClient>> load_large_clients(const std::string& path,
                                                                  int year);

/// Problems of R4 and R5 name municipalities; here they get the file and the line too.
[[nodiscard]] Problems with_lines(Problems problems, const SettlementTable& table);

}  // namespace houvast::region
