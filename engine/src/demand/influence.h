// SPDX-License-Identifier: EUPL-1.2
// What drivers (D2) and levers (D9) do from month to month: factors on inflow, duration, intensity,
// review and price, by municipality, product and channel. Private to the engine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "demand/placements.h"
#include "houvast/demand.h"
#include "houvast/demand_terms.h"
#include "time/timeline.h"

namespace houvast::demand {

/// A factor for every month.
using Series = std::vector<double>;

/// Places of names in what the terms are about.
struct Names {
  std::vector<std::string> municipalities;  ///< Codes.
  std::vector<std::string> products;
  std::vector<std::string> providers;

  [[nodiscard]] std::size_t product(const std::string& id) const;
  [[nodiscard]] std::size_t municipality(const std::string& code) const;
};

/// A share of exits or starts that is another one, for some clients.
struct Diversion {
  std::size_t to = 0;  ///< Product.
  std::array<bool, channel_count> channels{};
  std::vector<bool> municipalities;
  std::vector<bool> providers;  ///< Of the start; empty: all.
  std::size_t series = 0;       ///< Exits: factor on their share. Substitution: the share itself.
};

/// D11. What happens to the starts and stays with some providers alone.
struct ProviderEffect {
  Effect::Kind kind = Effect::Kind::duration;  ///< Or inflow, intensity.
  std::array<bool, channel_count> channels{};
  std::vector<bool> municipalities, providers;
  std::size_t series = 0;
};

struct Force;

/// All factors. A series of nothing but ones is not kept: it changes no bit.
class Influences {
 public:
  Influences() = default;
  Influences(const DemandTerms& terms, const Timeline& timeline, const Names& names,
             std::span<const Adjustment> adjustments);

  /// The factors on inflow and so on; empty where nothing changes.
  [[nodiscard]] const Series* of(Effect::Kind kind, std::size_t municipality, std::size_t product,
                                 Channel channel) const {
    if (!touches(kind, product)) return nullptr;
    const std::int32_t at = index_[place(kind, municipality, product, channel)];
    return at < 0 ? nullptr : &series_[static_cast<std::size_t>(at)];
  }
  /// Does anything of this kind change the product in any municipality?
  [[nodiscard]] bool touches(Effect::Kind kind, std::size_t product) const {
    return (touched_[product] >> static_cast<unsigned>(kind) & 1U) != 0;
  }
  [[nodiscard]] bool touches(std::size_t product) const { return touched_[product] != 0; }
  /// Does anything change the stays in it, rather than how many there are or what they cost?
  [[nodiscard]] bool touches_stays(std::size_t product) const {
    return touches(Effect::Kind::duration, product) || touches(Effect::Kind::intensity, product) ||
           touches(Effect::Kind::review, product) || !exits_[product].empty() ||
           !substitutions_[product].empty() || !of_providers_[product].empty();
  }
  [[nodiscard]] const std::vector<Diversion>& exits(std::size_t product) const {
    return exits_[product];
  }
  [[nodiscard]] const std::vector<Diversion>& substitutions(std::size_t product) const {
    return substitutions_[product];
  }
  [[nodiscard]] const std::vector<ProviderEffect>& of_providers(std::size_t product) const {
    return of_providers_[product];
  }
  [[nodiscard]] const Placements& placements() const { return placements_; }
  /// The factor in a month on what happens with a provider.
  [[nodiscard]] double provider_factor(Effect::Kind kind, std::size_t municipality,
                                       std::size_t product, Channel channel, std::uint16_t provider,
                                       int month) const {
    double factor = 1;
    for (const ProviderEffect& effect : of_providers_[product])
      if (effect.kind == kind && effect.providers[provider] &&
          effect.municipalities[municipality] && effect.channels[static_cast<std::size_t>(channel)])
        factor *= series_[effect.series][static_cast<std::size_t>(month)];
    return factor;
  }
  [[nodiscard]] double at(const Diversion& diversion, int month) const {
    return series_[diversion.series][static_cast<std::size_t>(month)];
  }

 private:
  static constexpr std::size_t kinds = 8;
  struct Forces;

  void add_factors(const Forces& forces);
  /// Place of the product of forces in a municipality; -1: nothing but ones.
  [[nodiscard]] std::int32_t product_of(const Forces& forces, const std::vector<std::size_t>& met,
                                        std::size_t municipality);
  void add_diversion(const Forces& forces, const Force& force);
  void add_provider_effect(const Forces& forces, const Force& force);

  [[nodiscard]] std::size_t place(Effect::Kind kind, std::size_t municipality, std::size_t product,
                                  Channel channel) const {
    return ((static_cast<std::size_t>(kind) * municipalities_ + municipality) * products_ +
            product) *
               channel_count +
           static_cast<std::size_t>(channel);
  }

  std::size_t municipalities_ = 0, products_ = 0;
  std::vector<std::int32_t> index_;
  std::vector<std::uint8_t> touched_;  ///< By product: a bit for every kind.
  std::vector<Series> series_;
  std::vector<std::vector<Diversion>> exits_, substitutions_;  ///< By product.
  std::vector<std::vector<ProviderEffect>> of_providers_;      ///< By product.
  Placements placements_;
};

/// 0 before a start, 1 when it works in full, in equal steps over the months of a ramp: the first
/// step in the first month. 0 again after the last month.
[[nodiscard]] double strength(int month, int first, int ramp_months, std::optional<int> last);

}  // namespace houvast::demand
