// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace houvast::exchange {

/// The script that draws the charts of an HTML report (web/report), carried inside the program. It
/// stands as it is between <script> and </script>: it never contains the closing tag, and it
/// fetches nothing.
std::string_view report_script();

}  // namespace houvast::exchange
