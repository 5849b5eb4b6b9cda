// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace houvast::exchange {

/// Text that is safe to show: what is no UTF-8, and control characters (which could steer a
/// terminal or break XML), become "�"; a tab becomes a blank; line ends stay.
[[nodiscard]] std::string clean(std::string_view text);

/// The same, with & < > " ' as HTML and XML want them.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace houvast::exchange
