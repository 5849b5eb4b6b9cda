// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/contract_terms.h"
#include "houvast/demand_terms.h"
#include "houvast/municipality.h"
#include "houvast/period.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast {

/// Chance of spending around its expected value, of schemes without products. Read by part study;
/// the formulas stand in docs/methods/spending-distribution.md.
struct SpendingChance {
  Decimal regional_cv;    ///< Relative spread that all municipalities share.
  Decimal own_cv;         ///< Relative spread of a municipality of its own.
  Decimal persistence;    ///< Correlation of a year with the year before, 0 to 1.
  Cents cost_per_client;  ///< Mean; decides how much a small municipality swings.
  Decimal client_cv;      ///< Relative spread of the cost of one client.
};

/// Everything a run needs, typed and checked (NL: dossier). Municipalities in order of code,
/// schemes and agreements in order of id.
struct Dossier {
  std::string name;
  Years years;
  std::string region;
  std::optional<std::string> centre;  ///< Code of the centre municipality (NL: centrumgemeente).
  std::vector<Municipality> municipalities;
  std::vector<Scheme> schemes;
  std::optional<CumulationTerms> cumulation;  // F5, over its schemes together
  std::vector<Agreement> agreements;
  std::map<std::string, SpendingChance> chance;  ///< By scheme.
  DemandTerms demand;  ///< Without products: care is not simulated, spending is that of tables.
  ContractTerms contracts;                ///< Without contracts, care is paid by volume and price.
  std::map<std::string, Text> scenarios;  ///< Id and label of every scenario there is.
  std::vector<std::string> files;         ///< Names of the files that were read, in order.
  /// For the receipt: SHA-256 in hexadecimal of the lines that `sha256sum` prints of these files.
  std::string hash;
};

/// Reads and checks a dossier folder: all problems of all files at once. With a scenario, its
/// changes are made first. Nothing is computed from a dossier with problems.
/// Errors: dossier/*, csv/*.
[[nodiscard]] Result<Dossier> load_dossier(const std::filesystem::path& folder,
                                           const std::optional<std::string>& scenario = {});

/// Files by name: "dossier.toml", "tables/budgets.csv".
using DossierFiles = std::map<std::string, std::string>;

/// A dossier with changes, those of the file first.
struct ScenarioChoice {
  std::optional<std::string> named;  ///< A scenario that the dossier itself holds.
  /// One that somebody makes now: what a section [scenario.x] holds (`remove` and `set`), as TOML.
  /// A problem with it has no file, and the path of the change as field.
  std::optional<std::string> made;

  friend bool operator==(const ScenarioChoice&, const ScenarioChoice&) = default;
};

/// The same of files in memory.
[[nodiscard]] Result<Dossier> load_dossier_files(const DossierFiles& files,
                                                 const ScenarioChoice& scenario = {});

}  // namespace houvast
