// SPDX-License-Identifier: EUPL-1.2
#include "store/migrations.h"

#include <array>

namespace houvast::store {

std::span<const Migration> migrations() {
  static const std::array<Migration, 4> all = {{
      {1, step_1_runs()},
      {2, step_2_origins()},
      {3, step_3_server()},
      {4, step_4_signs_of_life()},
  }};
  return all;
}

}  // namespace houvast::store
