// SPDX-License-Identifier: EUPL-1.2
// Step 4: when the server of a job last said that it is at it.
#include <array>

#include "store/migrations.h"

namespace houvast::store {
namespace {

constexpr std::array statements = {
    Statement{"ALTER TABLE job ADD COLUMN seen_at TEXT"},
};

}  // namespace

std::span<const Statement> step_4_signs_of_life() { return statements; }

}  // namespace houvast::store
