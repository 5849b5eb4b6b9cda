// SPDX-License-Identifier: EUPL-1.2
// What studies of several variants say of themselves.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "houvast/ensemble.h"

namespace houvast::study {

/// The words with commas between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// The engine, the first dossier and the names of the variants; the study adds its own options.
[[nodiscard]] Receipt common_receipt(std::span<const Variant> variants);

}  // namespace houvast::study
