// SPDX-License-Identifier: EUPL-1.2
// Waiting lists (D5) against queueing theory: stays of years, so that a day is little time; a
// century of clients, the first decades left out. Every comparison is within three standard errors
// of its mean over replications; the seed is fixed.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/queue_theory.h"
#include "support/simulated_care.h"

namespace houvast::testing {
namespace {

constexpr Years years{2000, 2100};
constexpr int equilibrium_from = 2020;

struct Case {
  double arrivals = 0;  ///< A day.
  Spread stay;
  int places = 1;
  std::optional<double> patience_days;
};

/// Means over replications, each over the years of equilibrium.
struct Measured {
  Mean waiting;      ///< On 31 December.
  Mean in_care;      ///< All days.
  Mean waited;       ///< Days of all who started in a year together.
  Mean starts;       ///< A year.
  Mean dropped_out;  ///< A year.
};

DemandTerms terms_of_queue(const Case& queue) {
  Product product = product_of("zorg", queue.stay);
  if (queue.patience_days) product.waiting = Waiting{.patience = exponential(*queue.patience_days)};
  DemandTerms terms = terms_of({product}, years);
  terms.inflow = {inflow_of("zorg", queue.arrivals * days_of_a_year)};
  terms.capacities = {{.id = "plaatsen",
                       .label = "Plaatsen",
                       .products = {"zorg"},
                       .places = {{years.from, queue.places}}}};
  return terms;
}

Measured measure(const Case& queue, std::uint32_t replications) {
  Measured measured;
  for_each_replication(
      terms_of_queue(queue), years, replications, [&](const demand::CareFigures& figures) {
        double waiting = 0, volume = 0, waited = 0, starts = 0, dropped_out = 0, count = 0;
        for (int year = equilibrium_from; year <= years.to; ++year) {
          const demand::CareYear& care = figures.year(0, 0, year);
          waiting += static_cast<double>(care.waiting);
          volume += static_cast<double>(care.volume) * 1e-6;
          waited += static_cast<double>(care.waited_days);
          starts += static_cast<double>(care.starts);
          dropped_out += static_cast<double>(care.dropped_out);
          ++count;
        }
        measured.waiting.add(waiting / count);
        measured.in_care.add(volume / (12 * count));
        measured.waited.add(waited / count);
        measured.starts.add(starts / count);
        measured.dropped_out.add(dropped_out / count);
      });
  return measured;
}

void expect_near(const Mean& found, double theory, const std::string& what) {
  EXPECT_NEAR(found.distance(theory), 0, 3) << what << ": " << found.value() << " +- "
                                            << found.standard_error() << ", in theory " << theory;
}

Queue in_theory(const Case& queue) {
  return {.arrivals = queue.arrivals,
          .service = 1 / queue.stay.mean,
          .places = queue.places,
          .patience = queue.patience_days ? 1 / *queue.patience_days : 0};
}

}  // namespace

/// M/M/c.
TEST(WaitingList, IsThatOfErlangWhereAllWait) {
  for (const Case& queue : {Case{.arrivals = 0.003, .stay = exponential(200), .places = 1},
                            Case{.arrivals = 0.010, .stay = exponential(400), .places = 5},
                            Case{.arrivals = 0.045, .stay = exponential(400), .places = 20},
                            Case{.arrivals = 0.030, .stay = exponential(600), .places = 20}}) {
    const Measured found = measure(queue, 200);
    const Equilibrium theory = equilibrium(in_theory(queue));
    const std::string what = std::to_string(queue.places) + " places, ";
    expect_near(found.waiting, theory.waiting, what + "waiting");
    expect_near(found.in_care, theory.in_care, what + "in care");
    // Little's law: the days waited in a year.
    expect_near(found.waited, theory.waiting * days_of_a_year, what + "waited");
    expect_near(found.starts, queue.arrivals * days_of_a_year, what + "starts");
  }
}

/// M/M/c with exponential patience, also with more demand than the places can ever meet.
TEST(WaitingList, IsThatOfPalmWhereClientsDropOut) {
  for (const Case& queue :
       {Case{.arrivals = 0.004, .stay = exponential(1000), .places = 5, .patience_days = 1500},
        Case{.arrivals = 0.030, .stay = exponential(1000), .places = 20, .patience_days = 500},
        Case{.arrivals = 0.011, .stay = exponential(1000), .places = 5, .patience_days = 400}}) {
    const Measured found = measure(queue, 200);
    const Equilibrium theory = equilibrium(in_theory(queue));
    const std::string what = std::to_string(queue.places) + " places, ";
    expect_near(found.waiting, theory.waiting, what + "waiting");
    expect_near(found.in_care, theory.in_care, what + "in care");
    const double a_year = queue.arrivals * days_of_a_year;
    expect_near(found.dropped_out, a_year * theory.drops_out, what + "dropped out");
    expect_near(found.starts, a_year * (1 - theory.drops_out), what + "starts");
  }
}

/// M/G/1, Pollaczek and Khinchine: the wait is arrivals * E[stay^2] / 2 / (1 - load).
TEST(WaitingList, GrowsWithTheSpreadOfStays) {
  const double arrivals = 0.003;
  const double mean = 200;
  const std::vector<std::pair<Spread, double>> cases = {
      {constant(mean), 0.0},
      {{.kind = Spread::Kind::gamma, .mean = mean, .shape = 2}, 0.5},
      {{.kind = Spread::Kind::lognormal, .mean = mean, .cv = 1.5}, 2.25}};
  double last = 0;
  for (const auto& [stay, squared_cv] : cases) {
    const Measured found = measure({.arrivals = arrivals, .stay = stay, .places = 1}, 200);
    const double wait = arrivals * mean * mean * (1 + squared_cv) / 2 / (1 - arrivals * mean);
    expect_near(found.waiting, arrivals * wait, "waiting");
    expect_near(found.waited, arrivals * wait * days_of_a_year, "waited");
    EXPECT_GT(found.waiting.value(), last);
    last = found.waiting.value();
  }
}

}  // namespace houvast::testing
