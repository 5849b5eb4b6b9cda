// SPDX-License-Identifier: EUPL-1.2
#include "views/council_words.h"

#include <array>
#include <cmath>

#include "houvast/format.h"

namespace houvast::views {
namespace {

/// Half up, of an amount without sign, as format_euro rounds.
std::int64_t rounded(Cents amount, std::int64_t unit_cents) {
  return (amount.count() + unit_cents / 2) / unit_cents;
}

constexpr std::int64_t euro = 100, thousand = 1'000 * euro, million = 1'000 * thousand,
                       milliard = 1'000 * million;

Cents size_of(Cents amount) { return amount < Cents() ? -amount : amount; }

}  // namespace

std::string amount_words(Cents amount, Language language) {
  const Cents size = size_of(amount);
  const auto with = [&](const std::string& number, const char* nl, const char* en) {
    return number + (language == Language::dutch ? nl : en);
  };
  // Each bound is where the unit below would round up to a thousand of itself.
  if (rounded(size, euro) < 1'000)
    return with(format_number(rounded(size, euro), language), " euro",
                rounded(size, euro) == 1 ? " euro" : " euros");
  if (rounded(size, thousand) < 1'000)
    return with(format_number(rounded(size, thousand), language), " duizend euro",
                " thousand euros");
  const auto tenths = [&](std::int64_t unit) {
    return format_number(Decimal(rounded(size, unit / 10), 1), language, 1);
  };
  if (rounded(size, million / 10) < 10'000)
    return with(tenths(million), " miljoen euro", " million euros");
  return with(tenths(milliard), " miljard euro", " billion euros");
}

bool same_words(Cents a, Cents b) {
  return (a < Cents()) == (b < Cents()) && (a > Cents()) == (b > Cents()) &&
         amount_words(a, Language::dutch) == amount_words(b, Language::dutch);
}

std::string result_words(Cents result, Language language) {
  if (result == Cents()) return say(language, "een resultaat van nul", "a result of zero");
  const std::string size = amount_words(result, language);
  return result < Cents() ? say(language, "een tekort van ", "a deficit of ") + size
                          : say(language, "een overschot van ", "a surplus of ") + size;
}

std::string number_words(std::int64_t number, Language language) {
  constexpr std::array<std::array<const char*, 2>, 13> words = {{{"geen", "no"},
                                                                 {"één", "one"},
                                                                 {"twee", "two"},
                                                                 {"drie", "three"},
                                                                 {"vier", "four"},
                                                                 {"vijf", "five"},
                                                                 {"zes", "six"},
                                                                 {"zeven", "seven"},
                                                                 {"acht", "eight"},
                                                                 {"negen", "nine"},
                                                                 {"tien", "ten"},
                                                                 {"elf", "eleven"},
                                                                 {"twaalf", "twelve"}}};
  if (number < 0 || number >= static_cast<std::int64_t>(words.size()))
    return format_number(number, language);
  return words[static_cast<std::size_t>(number)][language == Language::dutch ? 0 : 1];
}

std::string municipality_words(std::int64_t number, Language language) {
  return number_words(number, language) + (number == 1
                                               ? say(language, " gemeente", " municipality")
                                               : say(language, " gemeenten", " municipalities"));
}

std::string list_words(const std::vector<std::string>& names, Language language) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? say(language, " en ", " and ") : ", ";
    words += names[i];
  }
  return words;
}

std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() -= 'a' - 'A';
  // A capital has no accent: "Eén gemeente".
  if (words.starts_with("é")) words.replace(0, 2, "E");
  return words;
}

std::string share_words(double share, Language language) {
  return format_percent(std::abs(share), language, std::abs(share) < 0.0995 ? 1 : 0);
}

std::optional<double> share_of(Cents part, Cents whole) {
  if (whole == Cents()) return std::nullopt;
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

}  // namespace houvast::views
