// SPDX-License-Identifier: EUPL-1.2
#include "houvast/insurer_effects.h"

#include <algorithm>

#include "contracts/access_parts.h"
#include "contracts/calendar.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

const Account municipalities{AccountKind::municipality, {}};

/// An effect in both directions is counted for the municipal care that it is about: the
/// municipality acts.
bool insurer_acts(const InsurerEffect& effect) {
  return effect.direction == InsurerEffect::Direction::insurer_to_municipality;
}

}  // namespace

ClientYears client_years(const CareSheet& sheet, const ContractFacts& facts) {
  const Calendar calendar(facts.years);
  const auto years = static_cast<std::size_t>(facts.years.count());
  std::vector<std::vector<std::int64_t>> days(facts.products.size(),
                                              std::vector<std::int64_t>(years));
  const auto first_day = [&](std::size_t year) {
    return calendar.month_start(static_cast<int>(year) * 12);
  };
  for (const CareOrder& order : sheet.orders)
    for (std::size_t y = 0; y < years; ++y)
      days[order.product][y] +=
          std::max(0, std::min(order.end, first_day(y + 1)) - std::max(order.start, first_day(y)));
  ClientYears clients(facts.products.size(), std::vector<Millionths>(years));
  for (std::size_t p = 0; p < days.size(); ++p)
    for (std::size_t y = 0; y < years; ++y) {
      const std::int64_t length = first_day(y + 1) - first_day(y);
      clients[p][y] =
          static_cast<Millionths>(divide_half_away(Int128(days[p][y]) * 1'000'000, length));
    }
  return clients;
}

std::vector<InsurerEffectLine> insurer_effects(const ContractTerms& terms,
                                               const ContractFacts& facts,
                                               const ClientYears& clients) {
  check(clients.size() == facts.products.size());
  std::vector<InsurerEffectLine> lines;
  for (std::size_t e = 0; e < terms.insurer_effects.size(); ++e) {
    const InsurerEffect& effect = terms.insurer_effects[e];
    const auto product = product_place(facts, effect.product);
    if (!effect.amount || !product) continue;
    const Account insurer{AccountKind::insurer, effect.insurer};
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      InsurerEffectLine line{.effect = e, .year = year};
      line.client_years = clients[*product][static_cast<std::size_t>(year - facts.years.from)];
      line.who_acts = insurer_acts(effect) ? insurer : municipalities;
      line.who_feels = insurer_acts(effect) ? municipalities : insurer;
      const Exact moved = exact(*effect.amount) * 100 * line.client_years / 1'000'000;
      line.moved = round_to_cents(effect.lowers ? Exact(-moved) : moved);
      line.payer = effect.lowers ? line.who_feels : line.who_acts;
      line.receiver = effect.lowers ? line.who_acts : line.who_feels;
      line.agreed = times(effect.lowers ? -line.moved : line.moved, effect.agreed_share);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace houvast::contracts
