// SPDX-License-Identifier: EUPL-1.2
// What kinds of clauses there are and which of their keys each reads; and the named forms of
// payment (NL: bekostigingsvormen), which are a kind of clause with keys filled in. Private to the
// engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/toml.h"

namespace houvast::dossier {

/// A kind of clause and the keys of [[contract.ID.clause]] that it reads.
struct ClauseKind {
  std::string_view name;
  std::string_view needs;   ///< Keys that must be there, separated by commas; a|b: one of them.
  std::string_view reads;   ///< Other keys.
  std::string_view nl, en;  ///< What it means.
};

/// A named form: values by key, "key=value" separated by commas.
struct Preset {
  std::string_view name;
  std::string_view dutch;
  std::string_view kind;
  std::string_view fixed;
  std::string_view standard;  ///< Of keys that may be given another value.
  std::string_view nl, en;    ///< What it means.
};

[[nodiscard]] const std::vector<ClauseKind>& clause_kinds();
[[nodiscard]] const ClauseKind* find_clause_kind(std::string_view name);
[[nodiscard]] const std::vector<Preset>& presets();
/// Is there a row of the preset with that kind?
[[nodiscard]] bool has_kind(std::string_view preset, std::string_view kind);
/// Names separated by commas, as the catalogue of keys has choices.
[[nodiscard]] std::string kind_choices();
[[nodiscard]] std::string preset_choices();

/// Fills in every clause with a preset: its kind, and the keys that are not there.
/// Errors: dossier/preset-kind, dossier/preset-fixed.
[[nodiscard]] Problems apply_presets(Node& root);

}  // namespace houvast::dossier
