// SPDX-License-Identifier: EUPL-1.2
// Clients and care of a dossier written as the files that load_dossier() reads.
#pragma once

#include <map>
#include <span>
#include <string>

#include "houvast/demand_terms.h"
#include "houvast/municipality.h"

namespace houvast {

struct CareFiles {
  std::string sections;                       ///< Of dossier.toml: [product.x] and the like.
  std::map<std::string, std::string> tables;  ///< By key of [tables]; the file is <key>.csv.
  std::map<std::string, std::string> files;   ///< By name: those that the sections name.
};

/// Products with their distributions. Prices are written as they are: a product that names a rate
/// gets the prices that with_rates() gave it. Numbers have twelve decimals at most.
[[nodiscard]] CareFiles write_products(const DemandTerms& terms);

/// All of it: products, population, inflow, levels, trend, stock, drivers, levers and limits.
[[nodiscard]] CareFiles write_care(const DemandTerms& terms);

/// code, name, year, inhabitants.
[[nodiscard]] std::string write_municipalities(std::span<const Municipality> municipalities);

/// A text between quotes as TOML has it.
[[nodiscard]] std::string toml_text(const std::string& text);

}  // namespace houvast
