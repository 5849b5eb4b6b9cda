// SPDX-License-Identifier: EUPL-1.2
// What must hold to the last bit in every simulation: the books balance, money is volume times
// price, and neither the order of work nor a lever that does nothing makes a difference (D12).
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "support/rich_demand.h"

namespace houvast::testing {
namespace {

using demand::CareFigures;
using demand::CareMonth;
using demand::CareYear;

demand::Model rich_model(const DemandTerms& terms) {
  return demand::prepare(terms, rich_years, rich_municipalities(), 7);
}

/// A copy that outlives the simulator.
struct Kept {
  std::vector<CareYear> years;
  std::vector<CareMonth> months;
  std::vector<std::int64_t> waiting_times;

  friend bool operator==(const Kept&, const Kept&) = default;
};

Kept keep(const CareFigures& figures) {
  return {figures.by_year, figures.by_month, figures.waiting_times};
}

/// All clusters in the order given, by a simulator that did other things before.
std::vector<Kept> simulate_all(const demand::Model& model, std::uint32_t replication,
                               const std::vector<std::size_t>& order) {
  demand::Simulator simulator(model);
  (void)simulator.simulate(order.back(), {.replication = replication + 1});
  std::vector<Kept> all(order.size());
  for (const std::size_t cluster : order)
    all[cluster] = keep(simulator.simulate(cluster, {.replication = replication, .months = true}));
  return all;
}

std::vector<std::size_t> forward(const demand::Model& model) {
  std::vector<std::size_t> order(model.clusters().size());
  std::iota(order.begin(), order.end(), 0);
  return order;
}

/// Volume times price in cents, half away from zero; the price has at most four decimals.
std::int64_t cents_of(Millionths volume, Decimal price) {
  std::int64_t units = price.units();
  for (int d = price.decimals(); d < 4; ++d) units *= 10;
  for (int d = price.decimals(); d > 4; --d) units = (units + 5) / 10;
  __extension__ using Wide = __int128;
  constexpr Wide per_cent = 100'000'000;  // 10^6 millionths, 10^4 units a euro, 100 cents.
  return static_cast<std::int64_t>((2 * Wide(volume) * units + per_cent) / (2 * per_cent));
}

}  // namespace

TEST(Clusters, HaveTheSameBitsInWhateverOrder) {
  const demand::Model model = rich_model(rich_demand());
  ASSERT_EQ(model.clusters().size(), 3U);
  const std::vector<std::size_t> order = forward(model);
  const std::vector<std::size_t> backward(order.rbegin(), order.rend());
  EXPECT_EQ(simulate_all(model, 3, order), simulate_all(model, 3, backward));
  EXPECT_NE(simulate_all(model, 3, order), simulate_all(model, 4, order));
}

TEST(Municipalities, DoNotFeelWhatHappensInAnotherCluster) {
  const DemandTerms terms = rich_demand();
  DemandTerms alone = terms;
  const auto elsewhere = [](const auto& row) {
    return row.municipality != "GM9001" && row.municipality != "GM9004";
  };
  std::erase_if(alone.stock, elsewhere);
  std::erase_if(alone.levels, elsewhere);
  alone.budgets.clear();
  alone.exit_queues.clear();
  const demand::Model all = rich_model(terms);
  const demand::Model some = rich_model(alone);
  const auto of_first = [](const demand::Model& model) {
    demand::Simulator simulator(model);
    return keep(simulator.simulate(0, {.replication = 2, .months = true}));
  };
  ASSERT_EQ(all.clusters().front(), (std::vector<std::size_t>{0, 3}));
  ASSERT_EQ(some.clusters().front(), all.clusters().front());
  EXPECT_EQ(of_first(all), of_first(some));
}

TEST(Books, BalanceMonthByMonthAndYearByYear) {
  const demand::Model model = rich_model(rich_demand());
  demand::Simulator simulator(model);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const CareFigures& figures = simulator.simulate(cluster, {.replication = 1, .months = true});
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      for (std::size_t p = 0; p < figures.products; ++p)
        for (int year = rich_years.from; year <= rich_years.to; ++year) {
          CareYear sum;
          for (std::size_t c = 0; c < channel_count; ++c)
            for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
              for (int month = 1; month <= 12; ++month) {
                const auto channel = static_cast<Channel>(c);
                const CareMonth& care = figures.month(m, p, channel, form, {year, month});
                sum.volume += care.volume;
                sum.starts += care.starts;
                sum.stops += care.stops;
                sum.users += care.starts + (month == 1 ? care.clients_before : 0);
                if (month == 12 && year == rich_years.to) continue;
                const Period next = month == 12 ? Period{year + 1, 1} : Period{year, month + 1};
                EXPECT_EQ(figures.month(m, p, channel, form, next).clients_before,
                          care.clients_before + care.starts - care.stops);
              }
          const CareYear& care = figures.year(m, p, year);
          EXPECT_EQ(sum.volume, care.volume);
          EXPECT_EQ(sum.starts, care.starts);
          EXPECT_EQ(sum.stops, care.stops);
          EXPECT_EQ(sum.users, care.users);
        }
  }
}

TEST(Spending, IsVolumeTimesPriceRoundedOnceAMonth) {
  const DemandTerms terms = rich_demand();
  const demand::Model model = rich_model(terms);
  demand::Simulator simulator(model);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const CareFigures& figures = simulator.simulate(cluster, {.replication = 6, .months = true});
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      for (std::size_t p = 0; p < figures.products; ++p) {
        const Product& product = terms.products[p];
        if (product.personal_budget_share > 0) continue;
        for (int year = rich_years.from; year <= rich_years.to; ++year) {
          std::int64_t cents = 0;
          for (int month = 1; month <= 12; ++month) {
            Millionths volume = 0;
            for (std::size_t c = 0; c < channel_count; ++c)
              volume +=
                  figures.month(m, p, static_cast<Channel>(c), DeliveryForm::in_kind, {year, month})
                      .volume;
            cents += cents_of(volume, demand::price_in(product, rich_years.from, year));
          }
          EXPECT_EQ(figures.year(m, p, year).spending.count(), cents) << product.id << " " << year;
        }
      }
  }
}

TEST(Records, AddUpToTheFiguresOfEveryMonth) {
  const DemandTerms terms = rich_demand();
  const auto municipalities = rich_municipalities();
  const demand::Model model = rich_model(terms);
  demand::Simulator simulator(model);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    using Place = std::tuple<std::string, std::string, Channel, DeliveryForm, Period>;
    std::map<Place, Millionths> volume;
    std::map<Place, int> started, stopped;
    const auto period = [](std::chrono::sys_days day) {
      const std::chrono::year_month_day date(day);
      return Period{int(date.year()), static_cast<int>(unsigned(date.month()))};
    };
    const auto first = std::chrono::sys_days(std::chrono::year(rich_years.from) / 1 / 1);
    const auto take = [&](const CareRecord& record) {
      const auto place = [&](Period month) {
        return Place{record.municipality, record.product, record.channel, record.form, month};
      };
      for (const Claim& claim : record.claims) volume[place(claim.month)] += claim.volume;
      if (!record.start) return;
      if (*record.start > first) ++started[place(period(*record.start))];
      if (record.stop) ++stopped[place(period(*record.stop - std::chrono::days(1)))];
    };
    const CareFigures& figures =
        simulator.simulate(cluster, {.replication = 8, .months = true, .records = take});
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      for (std::size_t p = 0; p < figures.products; ++p)
        for (std::size_t c = 0; c < channel_count; ++c)
          for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
            for (int year = rich_years.from; year <= rich_years.to; ++year)
              for (int month = 1; month <= 12; ++month) {
                const auto channel = static_cast<Channel>(c);
                const Period when{year, month};
                const Place place{municipalities[figures.municipalities[m]].code,
                                  terms.products[p].id, channel, form, when};
                const CareMonth& care = figures.month(m, p, channel, form, when);
                ASSERT_EQ(care.volume, volume[place]);
                ASSERT_EQ(care.stops, stopped[place]);
                // A start on the very first day and stock look the same in a record.
                if (when > Period{rich_years.from, 1}) {
                  ASSERT_EQ(care.starts, started[place]);
                }
              }
  }
}

TEST(Lever, ThatDoesNothingChangesNoBit) {
  const DemandTerms before = rich_demand();
  DemandTerms after = before;
  Lever lever{.id = "niets", .label = "Niets", .scheme = "jeugd", .from = {2027, 3}};
  for (const Effect::Kind kind :
       {Effect::Kind::inflow, Effect::Kind::duration, Effect::Kind::intensity, Effect::Kind::review,
        Effect::Kind::price, Effect::Kind::capacity})
    lever.effects.push_back({.kind = kind, .factor = 1});
  lever.effects.push_back({.kind = Effect::Kind::exits, .factor = 1, .to = "verblijf"});
  after.levers = {lever};
  after.drivers = {{.id = "niets", .label = "Niets", .from = {2027, 1}}};
  const demand::Model one = rich_model(before);
  const demand::Model other = rich_model(after);
  EXPECT_EQ(simulate_all(one, 5, forward(one)), simulate_all(other, 5, forward(other)));
}

TEST(Lever, OnOneProductChangesNothingElsewhere) {
  const DemandTerms before = rich_demand();
  DemandTerms after = before;
  // Living leads to other products, but a price leads nowhere.
  after.levers = {{.id = "prijs",
                   .label = "Prijs",
                   .scheme = "bw",
                   .from = {2028, 1},
                   .effects = {{.kind = Effect::Kind::price,
                                .scope = {.products = {"wonen"}, .municipalities = {"GM9005"}},
                                .factor = 0.9}}}};
  const demand::Model one = rich_model(before);
  const demand::Model other = rich_model(after);
  const std::vector<Kept> first = simulate_all(one, 5, forward(one));
  const std::vector<Kept> second = simulate_all(other, 5, forward(other));
  const auto years = static_cast<std::size_t>(rich_years.count());
  int differences = 0;
  for (std::size_t c = 0; c < first.size(); ++c) {
    EXPECT_EQ(first[c].months, second[c].months);
    for (std::size_t i = 0; i < first[c].years.size(); ++i) {
      if (first[c].years[i] == second[c].years[i]) continue;
      ++differences;
      EXPECT_EQ(i / years % before.products.size(), 3U);
      EXPECT_GE(i % years, 2U);
      EXPECT_LT(second[c].years[i].spending, first[c].years[i].spending);
    }
  }
  EXPECT_EQ(differences, 3);  // One municipality, three years.
}

TEST(Years, AreTheSameHoweverManyFollow) {
  const DemandTerms terms = rich_demand();
  const auto municipalities = rich_municipalities();
  const demand::Model five = demand::prepare(terms, rich_years, municipalities, 7);
  const demand::Model three = demand::prepare(terms, {2026, 2028}, municipalities, 7);
  demand::Simulator long_run(five), short_run(three);
  for (std::size_t cluster = 0; cluster < five.clusters().size(); ++cluster) {
    const CareFigures& more = long_run.simulate(cluster, {.replication = 9});
    const CareFigures& fewer = short_run.simulate(cluster, {.replication = 9});
    for (std::size_t m = 0; m < more.municipalities.size(); ++m)
      for (std::size_t p = 0; p < more.products; ++p)
        for (int year = 2026; year <= 2028; ++year) {
          CareYear expected = more.year(m, p, year);
          // Who leaves on the evening of the last day is still in care when a simulation ends.
          if (year == 2028) expected.stops = fewer.year(m, p, year).stops;
          EXPECT_EQ(expected, fewer.year(m, p, year)) << m << " " << p << " " << year;
          EXPECT_GE(more.year(m, p, year).stops, expected.stops);
        }
  }
}

}  // namespace houvast::testing
