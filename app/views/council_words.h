// SPDX-License-Identifier: EUPL-1.2
// Figures as a sentence says them: "13,7 miljoen euro", "acht gemeenten", "A, B en C". Rounded for
// reading only; two figures that read the same are told apart by `same_words`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/problem.h"

namespace houvast::views {

/// One text in both languages, made by one function of the language.
template <class Make>
[[nodiscard]] Text in_both(const Make& make) {
  return {make(Language::dutch), make(Language::english)};
}

/// The one of two phrases that is of this language.
[[nodiscard]] inline std::string say(Language language, const char* nl, const char* en) {
  return language == Language::dutch ? nl : en;
}

/// The size of an amount, without its sign: "620 euro", "367 duizend euro", "13,7 miljoen euro",
/// "1,2 miljard euro".
[[nodiscard]] std::string amount_words(Cents amount, Language language);

/// Do two amounts read the same, sign and all?
[[nodiscard]] bool same_words(Cents a, Cents b);

/// "een tekort van 13,7 miljoen euro", "een overschot van ...", "een resultaat van nul".
[[nodiscard]] std::string result_words(Cents result, Language language);

/// Up to twelve in letters: "één", "acht", "13".
[[nodiscard]] std::string number_words(std::int64_t number, Language language);
/// "één gemeente", "acht gemeenten"
[[nodiscard]] std::string municipality_words(std::int64_t number, Language language);

/// "A", "A en B", "A, B en C".
[[nodiscard]] std::string list_words(const std::vector<std::string>& names, Language language);

/// The first letter as a sentence begins.
[[nodiscard]] std::string capital(std::string words);

/// "12%"; below ten per cent with one decimal: "2,1%".
[[nodiscard]] std::string share_words(double share, Language language);

/// part / whole as a fraction, for a percentage; empty when the whole is zero.
[[nodiscard]] std::optional<double> share_of(Cents part, Cents whole);

}  // namespace houvast::views
