// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace houvast::server {

/// The files schemas/*.json as they are; the source is made by the build.
[[nodiscard]] std::vector<std::string_view> schema_files();

}  // namespace houvast::server
