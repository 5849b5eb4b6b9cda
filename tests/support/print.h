// SPDX-License-Identifier: EUPL-1.2
// How a failing test shows our values: 12.34 instead of eight bytes.
#pragma once

#include <ostream>

#include "houvast/cents.h"

namespace houvast {

inline void PrintTo(Cents amount, std::ostream* out) { *out << to_string(amount); }

}  // namespace houvast
