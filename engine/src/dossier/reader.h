// SPDX-License-Identifier: EUPL-1.2
// The parts that a dossier is read by. What has the wrong form was reported by validate(); these
// report what is wrong in the tables, and what does not fit together. Private to the engine.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dossier/folder.h"
#include "dossier/rows.h"
#include "dossier/section.h"
#include "houvast/dossier.h"

namespace houvast::dossier {

struct Reader {
  Files& files;
  Known& known;
  Problems& problems;

  void report(std::string_view code, Place place, std::string found = "", std::string expected = "",
              std::string suggestion = "") {
    problems.push_back({.code = std::string(code),
                        .place = std::move(place),
                        .found = std::move(found),
                        .expected = std::move(expected),
                        .suggestion = std::move(suggestion)});
  }
  /// Files with something wrong in them: what is missing there may only be unreadable.
  [[nodiscard]] std::set<std::string> wrong_files() const {
    std::set<std::string> wrong;
    for (const Problem& problem : problems) {
      wrong.insert(problem.place.file);
      const bool was_not_read =
          problem.code == "dossier/file-missing" || problem.code == "dossier/path-outside";
      if (was_not_read) wrong.insert(problem.found);
    }
    return wrong;
  }
  /// The rows of the table that a key names.
  [[nodiscard]] Rows rows(std::string_view table, const Section& section, std::string_view key) {
    return {table, section.text(key).value_or(""), section.place(key), files, known, problems};
  }
};

// read_region.cc
void read_region(Reader& reader, const Section& root, Dossier& dossier);

// read_lines.cc: the tables of all schemes together, into the schemes.
void read_lines(Reader& reader, const Section& tables, std::vector<Scheme>& schemes);

// read_funding.cc: F1 to F5.
[[nodiscard]] std::optional<MacroBudgetTerms> read_macro(const Section& section);
[[nodiscard]] std::optional<HistoricalTerms> read_historical(Reader& reader,
                                                             const Section& section);
[[nodiscard]] std::optional<ObjectiveTerms> read_objective(Reader& reader, const Section& section);
[[nodiscard]] std::optional<TransitionTerms> read_transition(const Section& section);
[[nodiscard]] std::optional<CumulationTerms> read_cumulation(const Section& section);

// read_payments.cc: F6 to F8, F10, F12.
[[nodiscard]] std::optional<PxqTerms> read_pxq(Reader& reader, const Section& section);
[[nodiscard]] std::optional<IncomeSupportTerms> read_income_support(Reader& reader,
                                                                    const Section& section);
[[nodiscard]] std::optional<ResidenceTerms> read_residence(Reader& reader, const Section& section);
[[nodiscard]] std::optional<ReliefTerms> read_relief(const Section& section);
void read_burden(Reader& reader, const Section& section, Scheme& scheme);

// read_agreement.cc: R2 to R8.
[[nodiscard]] Agreement read_agreement(Reader& reader, const std::string& id,
                                       const Section& section);

/// Where the rows of Dossier::demand stand, in the same order: for what does not fit together.
struct DemandLines {
  std::vector<int> population, inflow, stock;
};

// read_demand.cc: D1 to D5, D8 to D10 and D14; the other three files are parts of it.
[[nodiscard]] DemandLines read_demand(Reader& reader, const Section& root, DemandTerms& terms);
[[nodiscard]] std::vector<Product> read_products(Reader& reader, const Section& root);
void read_levers(Reader& reader, const Section& root, DemandTerms& terms);
[[nodiscard]] std::vector<RateTerms> read_rates(const Section& root);

// read_contracts.cc: C1 to C12, D6, D7, D11, with the files that read_contracts.h names.
void read_contracts(Reader& reader, const Section& root, ContractTerms& terms);

// check_*.cc: what does not fit together.
void check_scheme(Reader& reader, const Section& section, const Scheme& scheme);
void check_cumulation(Reader& reader, const Section& section, const CumulationTerms& terms,
                      const std::vector<Scheme>& schemes);
void check_agreement(Reader& reader, const Section& section, const Agreement& agreement);
/// A scenario may leave products that nobody reaches.
void check_demand(Reader& reader, const Section& root, const Dossier& dossier,
                  const DemandLines& lines, bool is_scenario);
void check_contracts(Reader& reader, const Section& root, const Dossier& dossier);
void check_rows_present(Reader& reader, const Section& root, const Dossier& dossier);

}  // namespace houvast::dossier
