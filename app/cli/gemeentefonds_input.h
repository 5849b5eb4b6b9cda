// SPDX-License-Identifier: EUPL-1.2
// What the commands of the gemeentefonds share: which files, which factor, which options.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "houvast/gemeentefonds.h"

namespace houvast::cli {

/// One circular as it is named on the command line.
struct CircularOptions {
  std::string set;  ///< Folder and start of the names; or weights and volumes by themselves.
  std::string weights;
  std::string volumes;
  std::string grants;
  std::string factor;  ///< A number or a file.
  std::string factor_row;
};

/// How an allocation is asked for.
struct AllocationOptions {
  std::string macro;
  std::string fixed = "on";
  std::string grants = "on";
  std::vector<std::string> municipalities;
};

void add_circular_options(CLI::App& command, const Context& context, CircularOptions& options);
void add_allocation_options(CLI::App& command, const Context& context, AllocationOptions& options);

/// Reads the files and finds the factor: given, or in Uitkeringsfactor.csv or factor.csv beside
/// the weights, in the row that the name of the weights says.
[[nodiscard]] Result<Circular> read_circular(const CircularOptions& options);

[[nodiscard]] Result<GemeentefondsOptions> to_options(const AllocationOptions& options);

/// The places of the municipalities that were asked for; all of them when none was.
[[nodiscard]] Result<std::vector<std::size_t>> chosen_municipalities(
    const Circular& circular, const std::vector<std::string>& wanted);

/// An edit as it is typed: "bo3_nw:Participatie=5300.00" (weight), "inwo:Asten=17000" or
/// "inwo=17000" (volume), "lidr_w_nw:Asten" or "lidr_w_nw" (at the mean).
[[nodiscard]] Result<CircularEdit> parse_edit(CircularEdit::Kind kind, const std::string& text,
                                              const std::string& option);

/// Whether the result is one CSV table: then it holds nothing beside it.
[[nodiscard]] bool is_csv(const Context& context);

}  // namespace houvast::cli
