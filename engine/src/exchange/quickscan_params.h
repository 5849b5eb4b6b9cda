// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace houvast::exchange {

/// The files of params/quickscan, as they were when the engine was built.
[[nodiscard]] std::string_view task_fields_file();
[[nodiscard]] std::string_view clusters_file();

}  // namespace houvast::exchange
