// SPDX-License-Identifier: EUPL-1.2
// How figures and reasons read on a screen or on paper: 1.234,56 in Dutch, 1,234.56 in English.
// Files use to_string() instead, which has a point and no thousands.
#pragma once

#include <cstdint>
#include <string>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast {

/// "-1.234,56"; with 0 decimals whole euros. Rounded half away from zero, to show only.
[[nodiscard]] std::string format_euro(Cents amount, Language language, int decimals = 2);

/// Millions of euros: "-1,2".
[[nodiscard]] std::string format_million(Cents amount, Language language, int decimals = 1);

/// "1.234"
[[nodiscard]] std::string format_number(std::int64_t number, Language language);
/// Rounded half away from zero to the given decimals: "0,250".
[[nodiscard]] std::string format_number(Decimal number, Language language, int decimals);
[[nodiscard]] std::string format_number(double number, Language language, int decimals);
/// As exact as it is: "0,25".
[[nodiscard]] std::string format_number(Decimal number, Language language);

/// A fraction as a percentage: 0.25 is "25,0%".
[[nodiscard]] std::string format_percent(Decimal fraction, Language language, int decimals = 1);
[[nodiscard]] std::string format_percent(double fraction, Language language, int decimals = 1);

/// "1 probleem", "2 problemen"; the words are given.
[[nodiscard]] std::string format_count(std::int64_t count, const Text& one, const Text& more,
                                       Language language);

/// The words of a rule with its figures filled in, so that a controller can check the amount:
/// "De regio betaalt de gezamenlijke zorg: 40% van de uitgaven € 120,00 voor ...". An input that
/// the words do not name follows between brackets, unless it is nothing. {name} without an input is
/// our mistake.
[[nodiscard]] std::string reason_sentence(const Reason& reason, Language language);

/// An account for people: "Rijk", "gemeente GM9001", "regionale reserve bw".
[[nodiscard]] std::string account_name(const Account& account, Language language);

}  // namespace houvast
