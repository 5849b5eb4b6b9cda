// SPDX-License-Identifier: EUPL-1.2
// Values behind options, as people type them in a meeting: 0.25, 0,25 or 25%; 1234.56 or 1.234,56.
#pragma once

#include <optional>
#include <string>

#include "commands.h"
#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::cli {

/// 0.25, 0,25, 25% and 2,5%.
[[nodiscard]] std::optional<Decimal> parse_share(std::string text);

/// Reads options and collects what cannot be read. An option that was not given has no text; what
/// it then is, the caller says.
class OptionValues {
 public:
  [[nodiscard]] Decimal share(const char* option, const std::optional<std::string>& text,
                              Decimal otherwise = {});
  [[nodiscard]] Decimal number(const char* option, const std::optional<std::string>& text,
                               Decimal otherwise = {});
  [[nodiscard]] Cents amount(const char* option, const std::optional<std::string>& text,
                             Cents otherwise = {});
  /// "inhabitants=0.5,use=0.5"; a key without a weight weighs one.
  [[nodiscard]] KeyBlend blend(const char* option, const std::optional<std::string>& text);

  Problems problems;

 private:
  void report(const char* option, const std::string& found);
};

/// Prints what is wrong with the call; it ends as a wrong call, not as wrong input.
[[nodiscard]] Status report_call(const Context& context, const Problems& problems);

}  // namespace houvast::cli
