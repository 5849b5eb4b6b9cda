// SPDX-License-Identifier: EUPL-1.2
// The tables of the pages in docs/formats, written from the catalogues. Private to the engine.
#pragma once

#include <string>
#include <string_view>

namespace houvast::dossier {

/// Every section of dossier.toml with its keys, as Markdown.
[[nodiscard]] std::string key_reference();

/// The columns of a table, as Markdown.
[[nodiscard]] std::string column_reference(std::string_view table);

/// The kinds of clauses and the named forms, for docs/formats/clauses.md.
[[nodiscard]] std::string clause_reference();

}  // namespace houvast::dossier
