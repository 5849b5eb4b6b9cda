// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace houvast::exchange {

/// The script that draws the charts of an HTML report (web/report), carried inside the program. It
/// stands as it is between <script> and </script>: it never contains the closing tag, and it
/// fetches nothing.
[[nodiscard]] std::string_view report_script();

/// The style sheet of that page, under the same conditions.
[[nodiscard]] std::string_view report_style();

}  // namespace houvast::exchange
