// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace houvast {

/// docs/errors.md: every code of the catalogue, by part.
[[nodiscard]] std::string errors_page();

/// docs/rules.md: every rule by which money moves, by mechanism of the model.
[[nodiscard]] std::string rules_page();

}  // namespace houvast
