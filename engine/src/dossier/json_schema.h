// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace houvast::dossier {

/// The JSON Schema (draft 7) of dossier.toml, for editors: written from the catalogue of keys, so
/// that it cannot say anything else than the reader. It ships as docs/formats/dossier.schema.json.
[[nodiscard]] std::string json_schema();

}  // namespace houvast::dossier
