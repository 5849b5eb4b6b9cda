// SPDX-License-Identifier: EUPL-1.2
// What a scenario (S1) can change of a dossier: every single value of dossier.toml, with its path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "houvast/dossier.h"
#include "houvast/problem.h"

namespace houvast {

/// One value that stands in dossier.toml (NL: parameter).
struct Parameter {
  enum class Kind { number, text, truth, choice };

  std::string path;   ///< As in `set`: "lever.vroeg.effect.1.factor".
  std::string value;  ///< As it was written, without quotes.
  Kind kind = Kind::number;
  std::vector<std::string> choices;  ///< Of a choice.
  Text meaning;                      ///< Of its key.
  std::string owner;  ///< Label of the nearest section around it that has one; else empty.

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

[[nodiscard]] std::string_view to_string(Parameter::Kind kind);  ///< "number"

/// The parameters of a dossier in the order of dossier.toml; with a scenario as it leaves them.
/// Names of files and the scenarios themselves are left out.
/// Errors: dossier/file-missing, dossier/encoding, dossier/toml-syntax, dossier/key-twice,
/// dossier/unknown-scenario, dossier/unknown-path.
[[nodiscard]] Result<std::vector<Parameter>> list_parameters(const DossierFiles& files,
                                                             const ScenarioChoice& scenario = {});

}  // namespace houvast
