// SPDX-License-Identifier: EUPL-1.2
// A scenario (S1) is the dossier with changes, nothing else. Private to the engine.
#pragma once

#include <string>

#include "dossier/toml.h"

namespace houvast::dossier {

/// Makes the changes of a scenario in the tree: first what it removes, then what it sets.
/// `set` holds paths of keys, `agreement.bw.solidarity.own_share = 0.5`, with or without quotes. A
/// table between braces is one value and replaces what stood there. What a scenario sets keeps its
/// own line, so that a later problem points at the scenario.
/// Problems: dossier/unknown-scenario, dossier/unknown-path.
[[nodiscard]] Problems apply_scenario(Node& root, const std::string& scenario);

/// The same for changes that do not stand in the tree: `text` is what a section [scenario.x] holds.
/// They have no line, and a problem names their path as its field.
/// Problems: dossier/toml-syntax, dossier/key-twice, dossier/unknown-path.
[[nodiscard]] Problems apply_changes(Node& root, const std::string& text);

}  // namespace houvast::dossier
