// SPDX-License-Identifier: EUPL-1.2
// R4 on random regions: against slow fractions written from the formulas of the method, against
// big integers, and against what must always hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "houvast/solidarity.h"
#include "money/exact.h"
#include "region/solidarity_core.h"
#include "region/solidarity_plan.h"
#include "support/print.h"
#include "support/random_input.h"

namespace houvast::region {
namespace {

using Baseline = SolidarityTerms::Baseline;

using testing::for_random_input;
using testing::RandomInput;

struct Region {
  SolidarityTerms terms;
  std::vector<SolidarityMember> members;
  std::vector<SolidarityFigures> figures;
};

constexpr int year = 2026;
#ifdef __SANITIZE_ADDRESS__
constexpr int regions = 10'000;  // The sanitizers take ten times as long.
#else
constexpr int regions = 100'000;
#endif

Decimal draw_share(RandomInput& draws) {
  if (draws.one_in(4)) return Decimal(draws.number(0, 1));
  if (draws.one_in(8)) return Decimal(draws.number(0, 1'000'000'000'000'000), 15);
  return Decimal(draws.number(0, 100), 2);
}

SolidarityTerms draw_terms(RandomInput& draws, const std::vector<SolidarityMember>& members,
                           std::int64_t size) {
  SolidarityTerms terms;
  terms.baseline = draws.one_in(2) ? Baseline::income : Baseline::regional_average;
  terms.capped = draws.one_in(2);
  if (draws.one_in(2)) terms.execution_surcharge = Decimal(draws.number(0, 200), 3);
  terms.own_share_deficit = draw_share(draws);
  terms.own_share_surplus = draws.one_in(2) ? terms.own_share_deficit : draw_share(draws);
  terms.weight = static_cast<SolidarityWeight>(draws.number(0, 3));
  for (const SolidarityMember& member : members)
    terms.weight_table[member.municipality] =
        draws.one_in(6) ? Decimal()
                        : Decimal(draws.number(1, 999), static_cast<int>(draws.number(0, 2)));
  for (const SolidarityMember& member : members)
    if (draws.one_in(4))
      terms.corrections.push_back(
          {member.municipality, year, Cents(draws.number(-size / 9, size / 9))});
  return terms;
}

/// Amounts from one cent to the largest there is; round amounts and ties too.
Region draw_region(RandomInput& draws, std::int64_t most_members) {
  constexpr std::int64_t sizes[] = {1,          100,           10'000,          10'000'000,
                                    50'000'000, 1'000'000'000, 100'000'000'000, max_amount.count()};
  const std::int64_t size = sizes[draws.number(0, 7)];
  const std::int64_t unit = draws.one_in(3) ? std::max<std::int64_t>(1, size / 10) : 1;
  Region region;
  const std::int64_t count = draws.number(1, most_members);
  for (std::int64_t i = 0; i < count; ++i) {
    region.members.push_back({"GM" + std::to_string(1000 + i), draws.number(1, 300'000)});
    SolidarityFigures figures;
    figures.income = Cents(draws.number(1, size / unit) * unit);
    const std::int64_t spending =
        figures.income.count() / 100 * draws.number(60, 140) +
        draws.number(0, std::max<std::int64_t>(1, size / 100)) / unit * unit;
    figures.spending = Cents(std::min(spending, max_amount.count()));
    figures.execution = Cents(draws.number(0, size / 20));
    if (draws.one_in(5)) figures.real_result = Cents(draws.number(-size, size));
    region.figures.push_back(figures);
  }
  region.terms = draw_terms(draws, region.members, size);
  return region;
}

// -- the oracle: fractions, and every formula as the method writes it -----------------------------

struct Slow {
  std::vector<Cents> moved;
  Exact deficits, surpluses, total;
};

std::vector<Exact> slow_pooled(const Region& region) {
  const SolidarityTerms& terms = region.terms;
  std::vector<Exact> cost;
  Exact all_cost = 0, all_income = 0;
  for (std::size_t i = 0; i < region.figures.size(); ++i) {
    const SolidarityFigures& own = region.figures[i];
    Exact x = terms.execution_surcharge
                  ? Exact(exact(own.spending) * (1 + exact(*terms.execution_surcharge)))
                  : Exact(exact(own.spending) + exact(own.execution));
    for (const Correction& correction : terms.corrections)
      if (correction.municipality == region.members[i].municipality) x -= exact(correction.amount);
    cost.push_back(x);
    all_cost += x;
    all_income += exact(own.income);
  }
  std::vector<Exact> pooled;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    Exact baseline = exact(region.figures[i].income);
    if (terms.baseline == Baseline::regional_average) baseline *= all_cost / all_income;
    const Exact result = baseline - cost[i];
    const Decimal own_share = result < 0 ? terms.own_share_deficit : terms.own_share_surplus;
    pooled.push_back((1 - exact(own_share)) * result);
  }
  return pooled;
}

Exact slow_weight(const Region& region, std::size_t i) {
  switch (region.terms.weight) {
    case SolidarityWeight::none:
      return 1;
    case SolidarityWeight::inhabitants:
      return exact(region.members[i].inhabitants);
    case SolidarityWeight::income:
      return exact(region.figures[i].income);
    case SolidarityWeight::table:
      return exact(region.terms.weight_table.at(region.members[i].municipality));
  }
  return 0;
}

Exact slow_real_surplus(const SolidarityFigures& own) {
  const Cents left = own.real_result.value_or(own.income - own.spending - own.execution);
  return exact(std::max(left, Cents()));
}

/// payment = min(cap, theta * weighted), the thetas at which payers reach their cap in order.
std::vector<Exact> slow_fill(const std::vector<Exact>& caps, const std::vector<Exact>& weighted,
                             const Exact& total) {
  std::vector<Exact> thetas;
  for (std::size_t i = 0; i < caps.size(); ++i)
    if (weighted[i] > 0) thetas.push_back(caps[i] / weighted[i]);
  std::sort(thetas.begin(), thetas.end());
  for (const Exact& bound : thetas) {
    // Between the bound before and this one: held payers pay their cap, the others theta times.
    Exact held = 0, free = 0, paid_at_bound = 0;
    for (std::size_t i = 0; i < caps.size(); ++i) {
      if (weighted[i] == 0) continue;
      if (caps[i] < bound * weighted[i])
        held += caps[i];
      else
        free += weighted[i];
      paid_at_bound += std::min(caps[i], Exact(bound * weighted[i]));
    }
    if (paid_at_bound < total) continue;
    const Exact theta = (total - held) / free;
    std::vector<Exact> payments;
    for (std::size_t i = 0; i < caps.size(); ++i)
      payments.push_back(std::min(caps[i], Exact(theta * weighted[i])));
    return payments;
  }
  return {};
}

std::vector<Cents> slow_split(Cents total, const std::vector<Exact>& parts) {
  Exact sum = 0;
  for (const Exact& part : parts) sum += part;
  std::vector<Cents> cents;
  std::vector<std::pair<Exact, std::size_t>> rests;
  Cents given;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Exact share = exact(total) * parts[i] / sum;
    cents.push_back(truncate_to_cents(share));
    rests.emplace_back(-(share - exact(cents.back())), i);  // The largest first, then by place.
    given += cents.back();
  }
  std::sort(rests.begin(), rests.end());
  for (std::int64_t i = 0; i < (total - given).count(); ++i)
    cents[rests[static_cast<std::size_t>(i)].second] += Cents(1);
  return cents;
}

Slow slow_settlement(const Region& region) {
  const std::size_t count = region.members.size();
  const std::vector<Exact> pooled = slow_pooled(region);
  Slow slow{std::vector<Cents>(count), 0, 0, 0};
  std::vector<Exact> surplus, deficit, caps, weighted;
  Exact cap_total = 0, weighted_total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    surplus.push_back(pooled[i] > 0 ? pooled[i] : Exact(0));
    deficit.push_back(pooled[i] < 0 ? Exact(-pooled[i]) : Exact(0));
    weighted.push_back(surplus[i] * slow_weight(region, i));
    caps.push_back(std::min(surplus[i], slow_real_surplus(region.figures[i])));
    slow.surpluses += surplus[i];
    slow.deficits += deficit[i];
    weighted_total += weighted[i];
    if (weighted[i] > 0 || region.terms.baseline == Baseline::regional_average)
      cap_total += caps[i];
  }
  std::vector<Exact> payments;
  if (region.terms.baseline == Baseline::regional_average) {
    payments = region.terms.capped ? caps : surplus;
    slow.total = std::min(slow.deficits, region.terms.capped ? cap_total : slow.surpluses);
  } else if (weighted_total > 0) {
    slow.total = region.terms.capped ? std::min(slow.deficits, cap_total) : slow.deficits;
    payments = region.terms.capped ? slow_fill(caps, weighted, slow.total) : weighted;
  }
  const Cents total = truncate_to_cents(slow.total);
  if (total == Cents()) return slow;
  const auto paid = slow_split(total, payments);
  const auto received = slow_split(total, deficit);
  for (std::size_t i = 0; i < count; ++i) slow.moved[i] = received[i] - paid[i];
  return slow;
}

// -- the tests
// -------------------------------------------------------------------------------------

std::vector<Cents> amounts(const SolidaritySettlement& settlement) {
  std::vector<Cents> moved;
  for (const SolidarityLine& line : settlement.lines) moved.push_back(line.moved);
  return moved;
}

/// Without lines, which take most of the time.
std::vector<Cents> moved_in(const Region& region) {
  SolidaritySettler settler =
      SolidaritySettler::prepare(region.terms, year, region.members).value();
  std::vector<Cents> moved(region.members.size());
  EXPECT_TRUE(settler.settle(region.figures, moved));
  return moved;
}

SolidaritySettlement settled(const Region& region) {
  return settle_solidarity(region.terms, year, region.members, region.figures).value();
}

TEST(SolidarityOnRandomRegions, EqualsFractionsWrittenFromTheFormulas) {
  for_random_input(regions / 5, [&](RandomInput& draws) {
    const Region region = draw_region(draws, 9);
    const Slow slow = slow_settlement(region);
    const SolidaritySettlement fast = settled(region);
    ASSERT_EQ(amounts(fast), slow.moved);
    ASSERT_EQ(fast.deficits, round_to_cents(slow.deficits));
    ASSERT_EQ(fast.surpluses, round_to_cents(slow.surpluses));
    ASSERT_EQ(fast.total, truncate_to_cents(slow.total));
  });
}

TEST(SolidarityOnRandomRegions, IsTheSameWithBigIntegers) {
  int narrow_count = 0;
  for_random_input(regions, [&](RandomInput& draws) {
    const Region region = draw_region(draws, 25);
    const auto plan = plan_solidarity(region.terms, year, region.members).value();
    const std::size_t count = region.members.size();
    if (!fits_128_bits(plan, amount_bits(plan, region.figures), count)) return;
    std::vector<Cents> moved(count), wide_moved(count);
    SolidarityCore<Int128> narrow(count);
    SolidarityCore<BigInt> wide(count);
    SolidarityOutcome outcome{}, wide_outcome{};
    if (!narrow.settle(plan, region.figures, moved, outcome)) return;
    ASSERT_TRUE(wide.settle(plan, region.figures, wide_moved, wide_outcome));
    ASSERT_EQ(moved, wide_moved);
    ASSERT_EQ(outcome, wide_outcome);
    ++narrow_count;
  });
  EXPECT_GT(narrow_count, regions * 6 / 10);
}

TEST(SolidarityOnRandomRegions, MovesEveryCentFromOneToAnother) {
  for_random_input(regions, [&](RandomInput& draws) {
    const Region region = draw_region(draws, 25);
    const SolidaritySettlement settlement = settled(region);
    Cents sum, paid;
    for (const SolidarityLine& line : settlement.lines) {
      sum += line.moved;
      if (line.moved < Cents()) paid -= line.moved;
      ASSERT_FALSE(line.moved < Cents() && line.pooled < Cents());
      ASSERT_FALSE(line.moved > Cents() && line.pooled > Cents());
      // What is due is shown beside what moved: less than two cents apart, for the total was cut.
      ASSERT_LE(std::abs((line.moved - line.due).count()), 2);
    }
    ASSERT_EQ(sum, Cents());
    ASSERT_EQ(paid, settlement.total);
    const bool settles = settlement.outcome == SolidarityOutcome::settled;
    ASSERT_EQ(settles, settlement.total > Cents());
  });
}

TEST(SolidarityOnRandomRegions, NeverTurnsARealSurplusIntoADeficitWhereCapped) {
  for_random_input(regions, [&](RandomInput& draws) {
    Region region = draw_region(draws, 25);
    region.terms.capped = true;
    for (const SolidarityLine& line : settled(region).lines) {
      // To the cent, and without the cent of leeway: a real surplus is a whole number of cents.
      ASSERT_TRUE(line.moved >= Cents() || line.real_after >= Cents());
      ASSERT_LE(-line.moved, line.cap.value_or(Cents()) + Cents(1));
    }
  });
}

TEST(SolidarityOnRandomRegions, CoversAllDeficitsByOptionOneWithoutCap) {
  for_random_input(regions, [&](RandomInput& draws) {
    Region region = draw_region(draws, 25);
    region.terms.baseline = Baseline::income;
    region.terms.capped = false;
    const SolidaritySettlement settlement = settled(region);
    if (settlement.outcome != SolidarityOutcome::settled) return;
    ASSERT_LE(settlement.total, settlement.deficits);
    ASSERT_GE(settlement.total, settlement.deficits - Cents(1));
  });
}

TEST(SolidarityOnRandomRegions, DoesNotDependOnTheOrderOfMunicipalities) {
  for_random_input(regions, [&](RandomInput& draws) {
    Region region = draw_region(draws, 25);
    const auto in_order = moved_in(region);
    for (std::size_t i = region.members.size() - 1; i > 0; --i) {
      const auto j = static_cast<std::size_t>(draws.number(0, static_cast<std::int64_t>(i)));
      std::swap(region.members[i], region.members[j]);
      std::swap(region.figures[i], region.figures[j]);
    }
    ASSERT_EQ(amounts(settled(region)), in_order);
  });
}

/// Everything a thousand times as much.
Region thousandfold(Region region) {
  const auto times = [](Cents amount) { return Cents(amount.count() * 1000); };
  for (SolidarityFigures& own : region.figures) {
    own = {times(own.income), times(own.spending), times(own.execution), own.real_result};
    if (own.real_result) own.real_result = times(*own.real_result);
  }
  for (Correction& correction : region.terms.corrections)
    correction.amount = times(correction.amount);
  return region;
}

TEST(SolidarityOnRandomRegions, GrowsWithTheAmounts) {
  for_random_input(regions, [&](RandomInput& draws) {
    const Region region = draw_region(draws, 25);
    if (region.figures[0].income > Cents(100'000'000'000)) return;
    const bool in_range =
        std::all_of(region.figures.begin(), region.figures.end(), [](const auto& own) {
          return own.income.count() <= max_amount.count() / 1000 &&
                 own.spending.count() <= max_amount.count() / 1000;
        });
    if (!in_range) return;
    const auto small = moved_in(region);
    const auto large = moved_in(thousandfold(region));
    // A line may lose a cent where the total is cut and a cent where it is split.
    for (std::size_t i = 0; i < small.size(); ++i)
      ASSERT_LE(std::abs(large[i].count() - small[i].count() * 1000), 2002);
  });
}

TEST(SolidarityOnRandomRegions, MovesLessWhereMoreIsForOwnAccount) {
  for_random_input(regions, [&](RandomInput& draws) {
    Region region = draw_region(draws, 25);
    Cents before(INT64_MAX);
    for (const std::int64_t own_share : {0, 20, 45, 70, 95, 100}) {
      region.terms.own_share_deficit = Decimal(own_share, 2);
      region.terms.own_share_surplus = Decimal(own_share, 2);
      Cents total;
      for (const Cents amount : moved_in(region)) total += std::max(amount, Cents());
      ASSERT_LE(total, before) << "own share " << own_share;
      before = total;
    }
    ASSERT_EQ(before, Cents());
  });
}

TEST(SolidarityOnRandomRegions, GivesTheSameAmountsWithAndWithoutLines) {
  for_random_input(regions, [&](RandomInput& draws) {
    const Region region = draw_region(draws, 25);
    SolidaritySettler settler =
        SolidaritySettler::prepare(region.terms, year, region.members).value();
    std::vector<Cents> moved(region.members.size());
    // Twice, after another year: nothing of an earlier settlement may be left behind.
    std::vector<SolidarityFigures> other = region.figures;
    std::reverse(other.begin(), other.end());
    ASSERT_TRUE(settler.settle(other, moved));
    ASSERT_TRUE(settler.settle(region.figures, moved));
    ASSERT_EQ(moved, amounts(settled(region)));
  });
}

}  // namespace
}  // namespace houvast::region
