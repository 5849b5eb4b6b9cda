// SPDX-License-Identifier: EUPL-1.2
// Observed care in the form in which it is counted. What a record leaves open is drawn from a hash
// of what it says, so the same records always give the same sheet.
#include <algorithm>
#include <string_view>
#include <tuple>

#include "contracts/book.h"

namespace houvast::contracts {
namespace {

/// FNV-1a over the bytes, then the finishing steps of MurmurHash3 so that all bits count.
class Hash {
 public:
  Hash& add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0);
    return *this;
  }
  Hash& add(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
      add_byte(static_cast<unsigned char>((static_cast<std::uint64_t>(number) >> shift) & 255U));
    return *this;
  }
  [[nodiscard]] std::uint64_t bits() const {
    std::uint64_t h = state_;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
    h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
  }
  /// From 0 to below 1.
  [[nodiscard]] double uniform() const { return static_cast<double>(bits() >> 11) * 0x1p-53; }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

class SheetMaker {
 public:
  SheetMaker(const ContractBook::Impl& book, bool knows_claims)
      : book_(book), knows_claims_(knows_claims), shares_(market_shares(book.terms, book.facts)) {}

  void add(const CareRecord& record) {
    const auto municipality = book_.find_municipality(record.municipality);
    const auto product = book_.find_product(record.product);
    if (!municipality || !product || !record.start) return;
    const Calendar& calendar = book_.calendar;
    const int start = calendar.day_of(*record.start);
    const int end = record.stop ? calendar.day_of(*record.stop) : calendar.days();
    if (start >= calendar.days() || end <= 0 || end <= start) return;
    CareOrder order;
    order.client = Hash().add(record.client).bits();
    order.monthly_volume = record.monthly_volume;
    order.start = start;
    order.end = std::min(end, calendar.days());
    order.is_stopped = record.stop && end <= calendar.days();
    order.chance = static_cast<std::uint32_t>(
        Hash().add(record.client).add(record.product).add(start).add("outcome").bits() >> 32);
    order.municipality = *municipality;
    order.product = *product;
    order.provider = provider_of(record, order);
    order.channel = record.channel;
    order.form = record.form;
    order.reason = record.reason.value_or(StopReason::planned);
    order.was_running = start < 0;
    order.is_acute = record.is_acute;
    add_claims(record, order);
    sheet.orders.push_back(order);
  }

  CareSheet sheet;

 private:
  /// As the record says; else by market share, the same for all care of a client in a product.
  [[nodiscard]] std::optional<std::uint16_t> provider_of(const CareRecord& record,
                                                         const CareOrder& order) const {
    if (!record.provider.empty()) return book_.find_provider(record.provider);
    const int month = book_.calendar.day(std::max(0, static_cast<int>(order.start))).month;
    // Rows come in this order; the last of the market up to the month holds.
    const auto after =
        std::partition_point(shares_.begin(), shares_.end(), [&](const MarketShare& share) {
          return std::tuple(share.municipality, share.product, share.month) <=
                 std::tuple(order.municipality, order.product, month);
        });
    if (after == shares_.begin()) return std::nullopt;
    const auto row = std::prev(after);
    if (row->municipality != order.municipality || row->product != order.product ||
        row->shares.empty())
      return std::nullopt;
    double left = Hash().add(record.client).add(record.product).add("provider").uniform();
    for (const auto& [provider, share] : row->shares) {
      left -= share;
      if (left < 0) return provider;
    }
    return row->shares.back().first;
  }

  void add_claims(const CareRecord& record, CareOrder& order) {
    if (!knows_claims_) return;
    order.delivered_from = static_cast<std::uint32_t>(sheet.delivered.size());
    for (const Claim& claim : record.claims)
      sheet.delivered.push_back({.month = book_.calendar.first_month(claim.month),
                                 .reported = book_.calendar.first_month(claim.reported),
                                 .volume = claim.volume});
    // No claim where others have them: it is known that nothing was delivered.
    if (record.claims.empty()) sheet.delivered.push_back({.volume = 0});
    order.delivered = static_cast<std::uint32_t>(sheet.delivered.size() - order.delivered_from);
  }

  const ContractBook::Impl& book_;
  bool knows_claims_;
  std::vector<MarketShare> shares_;
};

}  // namespace

CareSheet care_sheet(const ContractBook& book, std::span<const CareRecord> records) {
  const bool knows_claims = std::any_of(records.begin(), records.end(),
                                        [](const CareRecord& r) { return !r.claims.empty(); });
  SheetMaker maker(book.impl(), knows_claims);
  for (const CareRecord& record : records) maker.add(record);
  return std::move(maker.sheet);
}

}  // namespace houvast::contracts
