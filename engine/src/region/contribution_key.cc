// SPDX-License-Identifier: EUPL-1.2
// R2. Contribution keys: names, exact splits and shown shares.
#include <array>

#include "houvast/check.h"
#include "houvast/contribution.h"
#include "money/exact.h"
#include "region/key_weights.h"

namespace houvast::region {
namespace {

struct KeyName {
  Key key;
  std::string_view id;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array key_names = {
    KeyName{Key::inhabitants, "inhabitants", "Inwoners", "Inhabitants"},
    KeyName{Key::income, "income", "Rijksinkomsten", "State income"},
    KeyName{Key::clients, "clients", "Cliënten", "Clients"},
    KeyName{Key::spending, "spending", "Uitgaven", "Spending"},
};

const KeyName& name_of(Key key) {
  for (const KeyName& name : key_names)
    if (name.key == key) return name;
  check(false);
  return key_names[0];
}

std::string place_in_list(std::size_t i) { return std::to_string(i + 1); }

/// A weight as a percentage of all, with one decimal where it is not whole.
std::string percentage(const Exact& share, char decimal_mark) {
  const std::int64_t tenths = round_to_cents(share * 1000).count();
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += decimal_mark + std::to_string(tenths % 10);
  return text + "%";
}

}  // namespace

std::string_view to_string(Key key) { return name_of(key).id; }

std::optional<Key> parse_key(std::string_view text) {
  if (text == "use") return Key::clients;
  for (const KeyName& name : key_names)
    if (name.id == text) return name.key;
  return std::nullopt;
}

Text label(Key key) { return {std::string(name_of(key).nl), std::string(name_of(key).en)}; }

Text label(const KeyBlend& blend) {
  Exact all = 0;
  std::size_t used = 0;
  for (const auto& [key, weight] : blend) {
    all += exact(weight);
    if (weight != Decimal()) ++used;
  }
  Text text;
  for (const auto& [key, weight] : blend) {
    if (weight == Decimal()) continue;
    if (used == 1) return label(key);
    if (!text.nl.empty()) {
      text.nl += ", ";
      text.en += ", ";
    }
    const Text name = label(key);
    text.nl += percentage(exact(weight) / all, ',') + " " + name.nl;
    text.en += percentage(exact(weight) / all, '.') + " " + name.en;
  }
  return text;
}

Result<std::vector<Cents>> split_by_key(Cents total, const KeyBlend& blend,
                                        std::span<const KeyFigures> figures) {
  const auto weights = key_weights(blend, figures, place_in_list);
  if (!weights) return tl::unexpected(weights.error());
  return split(total, *weights);
}

Result<std::vector<Decimal>> key_shares(const KeyBlend& blend,
                                        std::span<const KeyFigures> figures) {
  const auto weights = key_weights(blend, figures, place_in_list);
  if (!weights) return tl::unexpected(weights.error());
  return shown_shares(*weights, 12);
}

}  // namespace houvast::region
