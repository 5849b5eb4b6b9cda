// SPDX-License-Identifier: EUPL-1.2
// Started by mpirun with any number of processes: rank 0 must get every row once, and all must end
// when there is enough, when there is nothing to do, and when the leader gives up.
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <set>
#include <string>

#include "houvast/check.h"
#include "houvast/mpi_executor.h"

namespace houvast::study {
namespace {

MakeUnitWork squares() {
  return [] {
    return [](std::uint64_t unit) {
      // Now and then a long one: rows do not come in order.
      Row row(unit % 7 == 0 ? 100'000 : 2, static_cast<std::int64_t>(unit * unit));
      row.front() = static_cast<std::int64_t>(unit);
      return row;
    };
  };
}

void does_every_unit_once(int threads) {
  const auto executor = mpi_executor(threads);
  check(executor->agree("the same"));
  std::vector<std::uint64_t> units;
  if (executor->leads()) {
    units.resize(1'000);
    std::iota(units.begin(), units.end(), 3);
  }
  std::set<std::uint64_t> seen;
  executor->run(units, squares(), [&](std::uint64_t unit, const Row& row) {
    check(seen.insert(unit).second);
    check(row.size() == (unit % 7 == 0 ? 100'000U : 2U));
    check(row.front() == static_cast<std::int64_t>(unit));
    check(row.back() == static_cast<std::int64_t>(unit * unit));
    return true;
  });
  check(seen.size() == units.size());
}

void stops_when_it_is_enough() {
  const auto executor = mpi_executor(1);
  check(executor->agree("the same"));
  std::vector<std::uint64_t> units;
  if (executor->leads()) units.resize(100'000, 2);
  int taken = 0;
  executor->run(units, squares(), [&](std::uint64_t, const Row&) { return ++taken < 50; });
  check(taken == (executor->leads() ? 50 : 0));
}

void ends_without_units() {
  const auto executor = mpi_executor(2);
  check(executor->agree("the same"));
  executor->run({}, squares(), [](std::uint64_t, const Row&) { return false; });
}

void ends_when_the_leader_gives_up() {
  const auto executor = mpi_executor(1);
  check(executor->agree("the same"));
  if (executor->leads()) return;
  executor->run({}, squares(), [](std::uint64_t, const Row&) { return true; });
}

void sees_that_processes_differ(bool leads, bool alone) {
  const auto executor = mpi_executor(1);
  check(executor->agree(leads ? "mine" : "another") == alone);
  if (alone) executor->run({}, squares(), [](std::uint64_t, const Row&) { return true; });
}

}  // namespace
}  // namespace houvast::study

int main(int argc, char** argv) {
  using namespace houvast::study;
  const MpiSession session(argc, argv);
  const bool alone = argc > 1 && std::string(argv[1]) == "alone";
  for (const int threads : {1, 2}) does_every_unit_once(threads);
  stops_when_it_is_enough();
  ends_without_units();
  ends_when_the_leader_gives_up();
  sees_that_processes_differ(session.leads(), alone);
  if (session.leads()) std::puts("every row once, and everybody home");
  return 0;
}
