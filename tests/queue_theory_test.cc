// SPDX-License-Identifier: EUPL-1.2
// The closed forms that waiting lists are held against, held against published answers themselves.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "support/matrix_exponential.h"
#include "support/queue_theory.h"

namespace houvast::testing {
namespace {

/// Cases that others published: the tests of octave-queueing, the guide of pyworkforce, and
/// Erlang's formula B by hand.
class PublishedQueues : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("HOUVAST_DATA");
    const std::string path =
        std::string(folder != nullptr ? folder : "") + "/known-answers/queue_cases.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no known answers: " << path;
    std::ifstream(path) >> cases;
  }

  nlohmann::json cases;
};

/// Where a case has the figure.
void compare(const nlohmann::json& published, const char* name, double found, double tolerance) {
  if (!published.contains(name)) return;
  EXPECT_NEAR(found, published[name].get<double>(), tolerance)
      << published["source"] << " " << name;
}

double number(const nlohmann::json& published, const char* name) {
  return published[name].get<double>();
}

/// The share that starts within the time, where all wait: 1 - C e^(-(places - load) t / stay).
double served_within(double load, int places, double time_over_stay) {
  return 1 - erlang_c(load, places) * std::exp(-(places - load) * time_over_stay);
}

}  // namespace

TEST_F(PublishedQueues, AreThoseWithoutLimit) {
  for (const auto& published : cases["mmc"]) {
    const Queue queue{.arrivals = number(published, "lambda"),
                      .service = number(published, "mu"),
                      .places = published["c"].get<int>()};
    const Equilibrium found = equilibrium(queue);
    const double tolerance = number(published, "tol");
    compare(published, "Lq", found.waiting, tolerance);
    compare(published, "R", found.time_present, tolerance);
    EXPECT_NEAR(found.has_to_wait, erlang_c(queue.arrivals / queue.service, queue.places), 1e-12);
  }
}

TEST_F(PublishedQueues, AreThoseWithRoomForAFew) {
  for (const auto& published : cases["mmck"]) {
    const Equilibrium found = equilibrium({.arrivals = number(published, "lambda"),
                                           .service = number(published, "mu"),
                                           .places = published["c"].get<int>(),
                                           .most = published["K"].get<int>()});
    const double tolerance = number(published, "tol");
    compare(published, "p0", found.chance.front(), tolerance);
    compare(published, "pK", found.chance.back(), tolerance);
    compare(published, "L", found.present, tolerance);
    compare(published, "R", found.time_present, tolerance);
  }
}

TEST_F(PublishedQueues, AreTheFormulaB) {
  for (const auto& published : cases["erlang_b"]) {
    const double load = number(published, "A");
    const int places = published["c"].get<int>();
    EXPECT_NEAR(erlang_b(load, places), number(published, "B"), 1e-12);
    const Equilibrium found =
        equilibrium({.arrivals = load, .service = 1, .places = places, .most = places});
    EXPECT_NEAR(found.turned_away, number(published, "B"), 1e-12);
  }
}

TEST_F(PublishedQueues, AreTheFormulaCForStaff) {
  for (const auto& published : cases["erlang_c_staffing"]) {
    const double stay = number(published, "aht_min");
    const double load = number(published, "calls") / number(published, "interval_min") * stay;
    const double soon = number(published, "asa_min") / stay;
    int places = static_cast<int>(load) + 1;
    while (served_within(load, places, soon) < number(published, "target_service_level") ||
           load / places > number(published, "max_occupancy"))
      ++places;
    EXPECT_EQ(places, published["raw_positions"].get<int>());
    // The first case has all digits, the second is published in three decimals.
    const double tolerance = published.contains("shrinkage") ? 1e-12 : 5e-4;
    EXPECT_NEAR(erlang_c(load, places), number(published, "waiting_probability"), tolerance);
    EXPECT_NEAR(served_within(load, places, soon), number(published, "service_level"), tolerance);
    EXPECT_NEAR(load / places, number(published, "occupancy"), tolerance);
    const double shrinkage = published.value("shrinkage", 0.3);
    EXPECT_EQ(static_cast<int>(std::ceil(places / (1 - shrinkage))),
              published["positions"].get<int>());
  }
}

TEST(Equilibrium, HasClosedFormsAtItsEnds) {
  // Who drops out at the pace of those who leave care: as many places as clients, so Poisson.
  const Equilibrium as_poisson =
      equilibrium({.arrivals = 6, .service = 2, .places = 2, .patience = 2});
  EXPECT_NEAR(as_poisson.present, 3, 1e-12);
  EXPECT_NEAR(as_poisson.chance[0], std::exp(-3.0), 1e-12);
  // Nobody who waits stays: Erlang B.
  const Equilibrium at_once =
      equilibrium({.arrivals = 6, .service = 2, .places = 2, .patience = 1e9});
  EXPECT_NEAR(at_once.drops_out, erlang_b(3, 2), 1e-7);
  // Everyone stays: Erlang C.
  const Equilibrium never = equilibrium({.arrivals = 6, .service = 2, .places = 4});
  EXPECT_NEAR(never.time_waiting, erlang_c(3, 4) / (4 * 2 - 6), 1e-12);
  EXPECT_NEAR(never.in_care, 3, 1e-12);
}

TEST(MatrixExponential, HasTheClosedFormOfTwoStates) {
  const double there = 0.7;
  const double back = 0.2;
  const Matrix chances = matrix_exponential({{-there, there}, {back, -back}});
  const double left = std::exp(-there - back);
  EXPECT_NEAR(chances[0][1], there / (there + back) * (1 - left), 1e-14);
  EXPECT_NEAR(chances[1][0], back / (there + back) * (1 - left), 1e-14);
  const Matrix nilpotent = matrix_exponential({{0, 3, 0}, {0, 0, 5}, {0, 0, 0}});
  EXPECT_NEAR(nilpotent[0][1], 3, 1e-12);
  EXPECT_NEAR(nilpotent[0][2], 7.5, 1e-12);
}

}  // namespace houvast::testing
