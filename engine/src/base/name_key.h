// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace houvast {

/// What two spellings of one name share: letters in lower case, digits, and every sign beyond
/// ASCII. "ART.12" and "Art. 12"; "Beschermd wonen" and "beschermd wonen".
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace houvast
