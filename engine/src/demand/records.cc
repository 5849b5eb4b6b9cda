// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "demand/pathway.h"

namespace houvast::demand {
namespace {

/// The same for all stays of one client, different for every other.
std::string pseudonym(const Client& client, std::uint32_t replication) {
  constexpr std::uint32_t naming = 15;
  const PhiloxBlock bits = philox_block(
      client.rank, replication, client.entry,
      naming | ((client.branch & ~(most_together * together_branch)) << 4), client.key);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string name = "c";
  for (const std::uint32_t word : {bits.word[0], bits.word[1]})
    for (int shift = 28; shift >= 0; shift -= 4) name += digits[(word >> shift) & 15U];
  return name;
}

/// Months between delivery and claim, by the shares of the product.
int delay_of(const Product& product, const Client& client, std::uint32_t replication, int month) {
  double left = as_share(
      draw(client, replication, Purpose::reporting, static_cast<std::uint32_t>(month)).word[0]);
  for (std::size_t delay = 0; delay < product.reporting_delay.size(); ++delay) {
    left -= product.reporting_delay[delay];
    if (left < 0) return static_cast<int>(delay);
  }
  return static_cast<int>(product.reporting_delay.size()) - 1;
}

}  // namespace

CareRecord record_of(const Model::Impl& model, const Client& client, std::uint32_t replication,
                     std::size_t product, int ordered, std::optional<int> start, const Stay& stay) {
  const Timeline& timeline = model.timeline;
  const Product& terms = model.terms.products[product];
  CareRecord record{.client = pseudonym(client, replication),
                    .municipality = model.names.municipalities[client.municipality],
                    .product = terms.id,
                    .provider = stay.provider ? model.names.providers[*stay.provider] : "",
                    .channel = client.channel,
                    .form = stay.form,
                    .ordered = timeline.date(ordered),
                    .monthly_volume = stay.monthly,
                    .is_acute = stay.is_acute};
  if (client.has_age)
    record.age = std::max(0, static_cast<int>((ordered - client.birth) / days_a_year));
  if (!start) return record;
  record.start = timeline.date(*start);
  if (stay.end < timeline.days()) {
    record.stop = timeline.date(stay.end);
    record.reason = stay.reason;
  }
  const DayInfo& first = timeline.day(*start);
  const DayInfo& last = timeline.day(stay.end);
  for (int month = first.month; month <= last.month && month < timeline.months(); ++month) {
    Millionths volume = stay.monthly;
    if (month == last.month) volume = volume_before(last, stay.monthly);
    if (month == first.month) volume -= volume_before(first, stay.monthly);
    if (volume <= 0) continue;
    const int reported = month + delay_of(terms, client, replication, month);
    record.claims.push_back({.month = timeline.period_of(month),
                             .volume = volume,
                             .amount = std::nullopt,
                             .reported = timeline.period_of(reported)});
  }
  return record;
}

}  // namespace houvast::demand
