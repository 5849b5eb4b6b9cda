// SPDX-License-Identifier: EUPL-1.2
#include "study/collect.h"

#include <algorithm>

#include "houvast/check.h"

namespace houvast::study {
namespace {

/// Puts rows of units together until a replication is whole.
class Collector {
 public:
  Collector(const UnitPlan& plan, Records& records, const CollectOptions& options)
      : plan_(plan), records_(records), options_(options) {
    for (const auto& [key, place] : records.places()) done_ += is_planned(key) ? 1 : 0;
  }

  /// Looks whether what is there is enough, then says whether to go on.
  bool goes_on() {
    while (true) {
      while (finished_ < plan_.replications && all_variants_have(finished_)) ++finished_;
      if (finished_ == plan_.replications) return false;
      if (!options_.enough || finished_ < next_look_) return true;
      const auto enough = options_.enough(next_look_);
      if (!enough) return fail(enough.error());
      if (*enough) {
        stopped_at_ = next_look_;
        return false;
      }
      next_look_ *= 2;
    }
  }

  bool take(std::uint64_t number, const Row& row) {
    const UnitPlan::Unit unit = plan_.unit(number);
    const std::size_t width = row.size() / (unit.to - unit.from);
    for (std::size_t r = unit.from; r < unit.to; ++r) {
      const ReplicationKey key{unit.variant, r};
      if (records_.has(key)) continue;
      Open& open = open_[key];
      open.rows.resize(plan_.blocks[unit.variant]);
      const auto begin = row.begin() + static_cast<std::ptrdiff_t>((r - unit.from) * width);
      open.rows[unit.block].assign(begin, begin + static_cast<std::ptrdiff_t>(width));
      if (++open.there < open.rows.size()) continue;
      if (!finish(key, open.rows)) return false;
      open_.erase(key);
    }
    if (options_.go_on && !options_.go_on()) return fail({{.code = "study/stopped"}});
    return goes_on();
  }

  [[nodiscard]] const Problems& problems() const { return problems_; }
  [[nodiscard]] std::size_t replications() const {
    return stopped_at_.value_or(plan_.replications);
  }

 private:
  struct Open {
    BlockRows rows;
    std::size_t there = 0;
  };

  [[nodiscard]] bool is_planned(ReplicationKey key) const {
    return key.variant < plan_.blocks.size() && key.replication < plan_.replications;
  }

  [[nodiscard]] bool all_variants_have(std::size_t replication) const {
    for (std::size_t v = 0; v < plan_.blocks.size(); ++v)
      if (!records_.has({v, replication})) return false;
    return true;
  }

  bool finish(ReplicationKey key, const BlockRows& rows) {
    auto row = options_.finish(key, rows);
    if (!row) return fail(row.error());
    if (auto added = records_.add(key, std::move(*row)); !added) return fail(added.error());
    ++done_;
    if (options_.progress)
      options_.progress(done_, static_cast<std::int64_t>(plan_.replications * plan_.blocks.size()));
    return true;
  }

  bool fail(Problems problems) {
    problems_ = std::move(problems);
    return false;
  }

  const UnitPlan& plan_;
  Records& records_;
  const CollectOptions& options_;
  std::map<ReplicationKey, Open> open_;
  std::int64_t done_ = 0;
  std::size_t finished_ = 0;  ///< First replications that all variants have.
  std::size_t next_look_ = first_look;
  std::optional<std::size_t> stopped_at_;
  Problems problems_;
};

}  // namespace

std::size_t UnitPlan::most_blocks() const {
  check(!blocks.empty());
  return *std::max_element(blocks.begin(), blocks.end());
}

UnitPlan::Unit UnitPlan::unit(std::uint64_t number) const {
  Unit unit;
  unit.block = number % most_blocks();
  number /= most_blocks();
  unit.variant = number % blocks.size();
  unit.from = number / blocks.size() * replications_a_unit;
  unit.to = std::min(unit.from + replications_a_unit, replications);
  check(unit.block < blocks[unit.variant] && unit.from < unit.to);
  return unit;
}

std::vector<std::uint64_t> UnitPlan::missing(const Records& records) const {
  std::vector<std::uint64_t> units;
  const std::size_t most = most_blocks();
  std::uint64_t group = 0;
  for (std::size_t from = 0; from < replications; from += replications_a_unit)
    for (std::size_t v = 0; v < blocks.size(); ++v, ++group) {
      bool is_there = true;
      for (std::size_t r = from; r < std::min(from + replications_a_unit, replications); ++r)
        is_there = is_there && records.has({v, r});
      if (is_there) continue;
      for (std::size_t b = 0; b < blocks[v]; ++b) units.push_back(group * most + b);
    }
  return units;
}

Result<std::size_t> collect(const UnitPlan& plan, Executor& executor, const MakeUnitWork& make,
                            Records& records, const CollectOptions& options) {
  check(plan.replications > 0);
  Collector collector(plan, records, options);
  std::vector<std::uint64_t> units;
  if (collector.goes_on()) units = plan.missing(records);
  if (collector.problems().empty())
    executor.run(units, make,
                 [&](std::uint64_t unit, const Row& row) { return collector.take(unit, row); });
  if (!collector.problems().empty()) return tl::unexpected(collector.problems());
  if (auto synced = records.sync(); !synced) return tl::unexpected(synced.error());
  return collector.replications();
}

}  // namespace houvast::study
