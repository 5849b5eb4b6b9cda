// SPDX-License-Identifier: EUPL-1.2
// Clients with providers (C12): orders add up to what was counted, shares hold, a closed door or
// the behaviour of one provider (D11) changes nothing at another.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "domain/month_volume.h"
#include "support/rich_demand.h"
#include "support/simulated_care.h"

namespace houvast::testing {
namespace {

constexpr Years years{2026, 2030};
constexpr std::size_t stay = 0;

struct Simulated {
  std::vector<CareOrder> orders;
  std::vector<demand::CareYear> by_year;
};

Simulated simulate_all(const demand::Model& model, std::uint32_t replication,
                       demand::Room* room = nullptr) {
  Simulated all;
  demand::Simulator simulator(model);
  for (std::size_t c = 0; c < model.clusters().size(); ++c) {
    const demand::CareFigures& figures = simulator.simulate(
        c, {.replication = replication, .months = true, .orders = &all.orders, .room = room});
    all.by_year.insert(all.by_year.end(), figures.by_year.begin(), figures.by_year.end());
  }
  return all;
}

/// One product with three providers; the third comes in 2028.
DemandTerms three_providers() {
  Product product = product_of("verblijf", exponential(200));
  product.intensity = {.kind = Spread::Kind::gamma, .mean = 3, .shape = 4};
  DemandTerms terms = terms_of({product}, years);
  terms.inflow = {inflow_of("verblijf", 300)};
  terms.stock = {{.municipality = "GM9001", .product = "verblijf", .clients = 150}};
  terms.providers = {"eik", "iep", "linde"};
  terms.placements = {{.month = 0, .shares = {{0, 0.6}, {1, 0.4}}},
                      {.month = 24, .shares = {{0, 0.5}, {1, 0.3}, {2, 0.2}}}};
  return terms;
}

demand::Model model_of(const DemandTerms& terms,
                       const std::vector<demand::SharedRoom>& rooms = {}) {
  return demand::prepare(terms, years, one_municipality(years), 1, rooms);
}

std::vector<CareOrder> with(const std::vector<CareOrder>& orders, std::uint16_t provider) {
  std::vector<CareOrder> chosen;
  for (const CareOrder& order : orders)
    if (order.provider == provider) chosen.push_back(order);
  std::sort(chosen.begin(), chosen.end(), [](const CareOrder& a, const CareOrder& b) {
    return std::tuple(a.client, a.start, a.end) < std::tuple(b.client, b.start, b.end);
  });
  return chosen;
}

/// Who is there: clients and their first days.
std::vector<std::pair<std::uint64_t, int>> starts_of(const std::vector<CareOrder>& orders) {
  std::vector<std::pair<std::uint64_t, int>> starts;
  for (const CareOrder& order : orders) starts.emplace_back(order.client, order.start);
  std::sort(starts.begin(), starts.end());
  return starts;
}

bool same(const std::vector<CareOrder>& a, const std::vector<CareOrder>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const CareOrder& x, const CareOrder& y) {
                      return std::tie(x.client, x.start, x.end, x.monthly_volume, x.chance) ==
                             std::tie(y.client, y.start, y.end, y.monthly_volume, y.chance);
                    });
}

/// Nobody new with one provider, except acute cases.
class ClosedDoor final : public demand::Room {
 public:
  explicit ClosedDoor(std::uint16_t closed) : closed_(closed) {}
  void reset() override { in_care = 0; }
  void new_year(int /*year*/) override { in_care = 0; }
  [[nodiscard]] bool has_room(const demand::RoomRequest& request) override {
    return request.provider != closed_;
  }
  void started(const demand::RoomRequest& /*request*/) override { ++in_care; }
  void stopped(const demand::RoomRequest& /*request*/, int /*day*/) override { --in_care; }

  std::int64_t in_care = 0;

 private:
  std::uint16_t closed_;
};

/// So many at a time, whoever they are.
class FewPlaces final : public demand::Room {
 public:
  explicit FewPlaces(std::int64_t places) : places_(places) {}
  void reset() override { in_care_ = 0; }
  void new_year(int /*year*/) override { in_care_ = 0; }
  [[nodiscard]] bool has_room(const demand::RoomRequest& /*request*/) override {
    return in_care_ < places_;
  }
  void started(const demand::RoomRequest& /*request*/) override { ++in_care_; }
  void stopped(const demand::RoomRequest& /*request*/, int /*day*/) override { --in_care_; }

 private:
  std::int64_t places_, in_care_ = 0;
};

const std::vector<demand::SharedRoom> everybody = {{.municipalities = {0}, .products = {stay}}};

DemandTerms with_effect(DemandTerms terms, Effect::Kind kind, double factor) {
  Effect effect{.kind = kind, .factor = factor};
  effect.scope.providers = {"eik"};
  terms.levers.push_back({.id = "gedrag", .from = {2026, 1}, .effects = {effect}});
  return terms;
}

}  // namespace

TEST(CareOrders, AddUpToWhatWasCounted) {
  const Timeline timeline(rich_years);
  DemandTerms terms = rich_demand();
  const auto municipalities = rich_municipalities();
  terms.providers = {"eik", "iep"};
  for (std::size_t m = 0; m < municipalities.size(); ++m)
    for (std::size_t p = 0; p < terms.products.size(); p += 2)
      terms.placements.push_back({.municipality = m, .product = p, .shares = {{0, 0.7}, {1, 0.3}}});
  const demand::Model model = demand::prepare(terms, rich_years, municipalities, 7);
  demand::Simulator simulator(model);
  for (std::size_t c = 0; c < model.clusters().size(); ++c) {
    std::vector<CareOrder> orders;
    const demand::CareFigures& figures =
        simulator.simulate(c, {.replication = 3, .months = true, .orders = &orders});
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      for (std::size_t p = 0; p < figures.products; ++p) {
        std::vector<MonthChange> changes(static_cast<std::size_t>(timeline.months()) + 2);
        std::int64_t starts = 0, running = 0;
        for (const CareOrder& order : orders) {
          if (order.municipality != figures.municipalities[m] || order.product != p) continue;
          EXPECT_EQ(order.provider.has_value(), p % 2 == 0);
          add_stay(timeline, changes.data(), order.start, order.end, order.monthly_volume);
          (order.was_running ? running : starts) += 1;
        }
        std::int64_t counted = 0, before = 0;
        Millionths volume = 0;
        for (int month = 0; month < timeline.months(); ++month) {
          volume += changes[static_cast<std::size_t>(month)].volume;
          Millionths expected = 0;
          for (std::size_t channel = 0; channel < channel_count; ++channel)
            for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget}) {
              const demand::CareMonth& of_month = figures.month(m, p, static_cast<Channel>(channel),
                                                                form, timeline.period_of(month));
              expected += of_month.volume;
              counted += of_month.starts;
              if (month == 0) before += of_month.clients_before;
            }
          ASSERT_EQ(volume, expected) << terms.products[p].id << ' ' << month;
        }
        EXPECT_EQ(starts, counted) << terms.products[p].id;
        EXPECT_EQ(running, before) << terms.products[p].id;
      }
  }
}

TEST(CareOrders, AreTheSameWhateverElseIsAskedFor) {
  const demand::Model model = model_of(three_providers());
  demand::Simulator simulator(model);
  std::vector<CareOrder> plain, recorded;
  std::vector<std::string> providers;
  (void)simulator.simulate(0, {.orders = &plain});
  (void)simulator.simulate(
      0, {.records = [&](const CareRecord& record) { providers.push_back(record.provider); },
          .orders = &recorded});
  EXPECT_TRUE(same(plain, recorded));
  ASSERT_EQ(providers.size(), plain.size());
  const std::vector<std::string> names = three_providers().providers;
  for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(providers[i], names[*plain[i].provider]);
}

TEST(Providers, GetTheirSharesOfTheStarts) {
  const demand::Model model = model_of(three_providers());
  std::map<std::pair<bool, std::uint16_t>, double> counts;
  for (std::uint32_t r = 0; r < 20; ++r)
    for (const CareOrder& order : simulate_all(model, r).orders)
      if (!order.was_running) ++counts[{order.start >= 730, *order.provider}];
  const double early = counts[{false, 0}] + counts[{false, 1}];
  const double late = counts[{true, 0}] + counts[{true, 1}] + counts[{true, 2}];
  EXPECT_EQ((counts[{false, 2}]), 0);
  EXPECT_NEAR((counts[{false, 0}]) / early, 0.6, 4 * std::sqrt(0.24 / early));
  EXPECT_NEAR((counts[{true, 2}]) / late, 0.2, 4 * std::sqrt(0.16 / late));
}

TEST(Providers, KeepTheirClientsWhenAnotherClosesItsDoor) {
  const demand::Model model = model_of(three_providers(), everybody);
  ClosedDoor open(99), closed(0);
  const auto before = simulate_all(model, 1, &open).orders;
  const auto after = simulate_all(model, 1, &closed).orders;
  EXPECT_TRUE(same(with(before, 1), with(after, 1)));
  EXPECT_TRUE(same(with(before, 2), with(after, 2)));
  const auto left = with(after, 0);
  EXPECT_GT(left.size(), 0U);
  for (const CareOrder& order : left) EXPECT_TRUE(order.was_running);
}

TEST(Providers, TakeWhoGoesElsewhere) {
  DemandTerms terms = three_providers();
  for (Placement& placement : terms.placements) placement.goes_elsewhere = true;
  const demand::Model model = model_of(terms, everybody);
  ClosedDoor open(99), closed(0);
  const Simulated before = simulate_all(model, 1, &open);
  const Simulated after = simulate_all(model, 1, &closed);
  EXPECT_EQ(starts_of(before.orders), starts_of(after.orders));
  for (const CareOrder& order : after.orders) EXPECT_TRUE(order.was_running || order.provider != 0);
  for (const demand::CareYear& year : after.by_year) EXPECT_EQ(year.waiting, 0);
}

TEST(Providers, LetAcuteCasesInThroughAClosedDoor) {
  DemandTerms terms = three_providers();
  terms.products.front().waiting = Waiting{.urgent_share = 0.25};
  const demand::Model model = model_of(terms, everybody);
  ClosedDoor closed(0);
  const auto orders = with(simulate_all(model, 1, &closed).orders, 0);
  EXPECT_GT(orders.size(), 20U);
  for (const CareOrder& order : orders) EXPECT_TRUE(order.was_running || order.is_acute);
  EXPECT_GE(closed.in_care, 0);
}

TEST(Providers, GiveRoomToWhoAskedFirstWhereverHeLives) {
  DemandTerms terms = three_providers();
  for (PopulationRow row : std::vector(terms.population)) {
    row.municipality = "GM9002";
    terms.population.push_back(row);
  }
  terms.stock.clear();
  terms.placements.clear();
  auto municipalities = one_municipality(years);
  municipalities.push_back({"GM9002", "Tweede", municipalities.front().inhabitants});
  const std::vector<demand::SharedRoom> shared = {{.municipalities = {0, 1}, .products = {stay}}};
  const demand::Model model = demand::prepare(terms, years, municipalities, 1, shared);
  FewPlaces room(200);
  demand::Simulator simulator(model);
  std::int64_t waited[2] = {}, days[2] = {};
  for (std::uint32_t r = 0; r < 5; ++r) {
    const demand::CareFigures& figures = simulator.simulate(0, {.replication = r, .room = &room});
    for (std::size_t m = 0; m < 2; ++m)
      for (int year = years.from; year <= years.to; ++year) {
        waited[m] += figures.year(m, stay, year).waited;
        days[m] += figures.year(m, stay, year).waited_days;
      }
  }
  ASSERT_GT(waited[0], 500);
  const double first = static_cast<double>(days[0]) / static_cast<double>(waited[0]);
  const double second = static_cast<double>(days[1]) / static_cast<double>(waited[1]);
  EXPECT_GT(first, 20);
  EXPECT_NEAR(first / second, 1, 0.1);
}

TEST(Providers, TakeNobodyBeforeOrAfterTheirTime) {
  DemandTerms terms = three_providers();
  terms.placements.push_back({.month = 36, .shares = {{1, 1.0}}});
  terms.placements.push_back({.month = 48, .shares = {}});
  for (Placement& placement : terms.placements) placement.goes_elsewhere = true;
  ClosedDoor closed(1);
  for (const CareOrder& order : simulate_all(model_of(terms, everybody), 1, &closed).orders) {
    if (order.was_running) continue;
    EXPECT_TRUE(order.start < 1096 || order.start >= 1461);  // Then all doors are closed.
    if (order.start < 730) {
      EXPECT_EQ(order.provider, 0);
    } else if (order.start >= 1461) {
      EXPECT_EQ(order.provider, std::nullopt);
    }
  }
}

TEST(Providers, KnowWhoIsAcuteWhereNobodyHasToWait) {
  DemandTerms terms = three_providers();
  terms.products.front().waiting = Waiting{.urgent_share = 0.25};
  const auto free = simulate_all(model_of(terms), 1).orders;
  ClosedDoor open(99);
  const auto asked = simulate_all(model_of(terms, everybody), 1, &open).orders;
  const auto acute = [](const std::vector<CareOrder>& orders) {
    std::vector<CareOrder> chosen;
    for (const CareOrder& order : orders)
      if (order.is_acute) chosen.push_back(order);
    return starts_of(chosen);
  };
  EXPECT_GT(acute(free).size(), 100U);
  EXPECT_EQ(acute(free), acute(asked));
}

TEST(ProviderBehaviour, LeavesOtherProvidersAlone) {
  const auto before = simulate_all(model_of(three_providers()), 2).orders;
  for (const auto& [kind, factor] :
       {std::pair(Effect::Kind::inflow, 1.3), std::pair(Effect::Kind::inflow, 0.7),
        std::pair(Effect::Kind::duration, 1.2), std::pair(Effect::Kind::intensity, 0.8)}) {
    const auto after =
        simulate_all(model_of(with_effect(three_providers(), kind, factor)), 2).orders;
    EXPECT_TRUE(same(with(before, 1), with(after, 1)));
    EXPECT_TRUE(same(with(before, 2), with(after, 2)));
    EXPECT_FALSE(same(with(before, 0), with(after, 0)));
  }
}

TEST(ProviderBehaviour, AddsOrTakesAwayStarts) {
  double base = 0, more = 0, fewer = 0;
  const demand::Model models[] = {
      model_of(three_providers()),
      model_of(with_effect(three_providers(), Effect::Kind::inflow, 1.3)),
      model_of(with_effect(three_providers(), Effect::Kind::inflow, 0.7))};
  for (std::uint32_t r = 0; r < 20; ++r) {
    const auto ordinary = starts_of(with(simulate_all(models[0], r).orders, 0));
    const auto extra = starts_of(with(simulate_all(models[1], r).orders, 0));
    const auto thinned = starts_of(with(simulate_all(models[2], r).orders, 0));
    EXPECT_TRUE(std::includes(extra.begin(), extra.end(), ordinary.begin(), ordinary.end()));
    EXPECT_TRUE(std::includes(ordinary.begin(), ordinary.end(), thinned.begin(), thinned.end()));
    base += static_cast<double>(ordinary.size());
    more += static_cast<double>(extra.size());
    fewer += static_cast<double>(thinned.size());
  }
  EXPECT_GT(more, 1.15 * base);  // The stock of the first day is not more.
  EXPECT_LT(fewer, 0.85 * base);
}

TEST(ProviderBehaviour, ChangesHowLongAndHowMuch) {
  double days[3] = {}, units[3] = {};
  const demand::Model models[] = {
      model_of(three_providers()),
      model_of(with_effect(three_providers(), Effect::Kind::duration, 1.2)),
      model_of(with_effect(three_providers(), Effect::Kind::intensity, 0.8))};
  for (std::size_t i = 0; i < 3; ++i)
    for (const CareOrder& order : with(simulate_all(models[i], 4).orders, 0))
      if (!order.was_running) {
        days[i] += order.end - order.start;
        units[i] += static_cast<double>(order.monthly_volume);
      }
  EXPECT_GT(days[1], 1.05 * days[0]);
  EXPECT_EQ(days[2], days[0]);
  EXPECT_NEAR(units[2], 0.8 * units[0], 1e-4 * units[0]);
}

TEST(ProviderBehaviour, ThatDoesNothingChangesNoBit) {
  const auto before = simulate_all(model_of(three_providers()), 5).orders;
  for (const Effect::Kind kind :
       {Effect::Kind::inflow, Effect::Kind::duration, Effect::Kind::intensity})
    EXPECT_TRUE(
        same(before, simulate_all(model_of(with_effect(three_providers(), kind, 1)), 5).orders));
}

}  // namespace houvast::testing
