// SPDX-License-Identifier: EUPL-1.2
#include "houvast/contract_study.h"

#include <algorithm>
#include <array>
#include <memory>

#include "houvast/check.h"
#include "study/column_statistics.h"
#include "study/contract_draw.h"
#include "study/variant_receipt.h"

namespace houvast::study {
namespace {

using Cases = std::vector<CareCase>;

Result<Cases> prepare_cases(std::span<const Variant> variants, std::uint64_t seed) {
  Cases cases;
  Problems problems;
  for (const Variant& variant : variants) {
    auto prepared = prepare_contracts(variant.dossier, seed);
    if (prepared)
      cases.push_back(std::move(*prepared));
    else
      problems.insert(problems.end(), prepared.error().begin(), prepared.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return cases;
}

/// A unit is one replication of one variant; those of a replication stand together.
struct Units {
  std::size_t variants = 0;

  [[nodiscard]] std::size_t variant(std::uint64_t unit) const { return unit % variants; }
  [[nodiscard]] std::size_t replication(std::uint64_t unit) const { return unit / variants; }
};

MakeUnitWork work_of(const Cases& cases) {
  return [&cases]() -> UnitWork {
    auto workers = std::make_shared<std::vector<std::unique_ptr<ContractDraws>>>(cases.size());
    return [&cases, workers](std::uint64_t unit) {
      const Units units{cases.size()};
      const std::size_t v = units.variant(unit);
      std::unique_ptr<ContractDraws>& worker = (*workers)[v];
      if (!worker) worker = std::make_unique<ContractDraws>(cases[v]);
      Row row;
      for (const auto& [column, value] :
           figures_of(worker->simulate(static_cast<std::uint32_t>(units.replication(unit)))))
        row.push_back(value);
      return row;
    };
  };
}

ContractOutcome outcome_of(const std::string& name, const std::vector<ContractColumn>& columns,
                           const std::vector<Row>& rows) {
  ContractOutcome outcome{.name = name, .columns = {}};
  std::vector<std::int64_t> values(rows.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::int64_t below = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      values[r] = rows[r][c];
      below += values[r] < 0 ? 1 : 0;
    }
    outcome.columns.push_back(
        {.column = columns[c],
         .statistics = statistics_of(values),
         .below_zero = static_cast<double>(below) / static_cast<double>(rows.size())});
  }
  return outcome;
}

/// What all processes must have in common.
std::string fingerprint(std::span<const Variant> variants, const ContractStudyOptions& options) {
  std::string text = "contracts";
  for (const Variant& variant : variants) text += ' ' + variant.name + '=' + variant.dossier.hash;
  return text + ' ' + std::to_string(options.seed) + ' ' + std::to_string(options.replications);
}

Receipt receipt_of(std::span<const Variant> variants, const ContractStudyOptions& options) {
  Receipt receipt = common_receipt(variants);
  receipt.seed = options.seed;
  receipt.replications = options.replications;
  receipt.started_at = options.started_at;
  return receipt;
}

}  // namespace

std::string_view to_string(ContractFigure figure) {
  constexpr std::array<std::string_view, 10> names = {
      "paid",   "savings", "unpaid", "waiting",     "users",
      "starts", "revenue", "margin", "lowest_cash", "occupancy"};
  return names[static_cast<std::size_t>(figure)];
}

std::string_view to_string(ContractSubject subject) {
  constexpr std::array<std::string_view, 6> names = {"all",  "contract", "municipality",
                                                     "line", "product",  "provider"};
  return names[static_cast<std::size_t>(subject)];
}

const ContractStatistics* ContractOutcome::find(const ContractColumn& column) const {
  const auto found =
      std::lower_bound(columns.begin(), columns.end(), column,
                       [](const ContractStatistics& known, const ContractColumn& asked) {
                         return known.column < asked;
                       });
  return found != columns.end() && found->column == column ? &*found : nullptr;
}

Result<ContractStudy> run_contract_study(std::span<const Variant> variants,
                                         const ContractStudyOptions& options, Executor& executor) {
  check(!variants.empty() && options.replications > 0);
  auto prepared = prepare_cases(variants, options.seed);
  // Nobody may wait for a process that cannot begin.
  const bool agreed = executor.agree(prepared ? fingerprint(variants, options) : "");
  if (!prepared) return tl::unexpected(prepared.error());
  if (!agreed) return failure({.code = "study/processes-differ"});
  const Cases& cases = *prepared;
  const MakeUnitWork make = work_of(cases);
  if (!executor.leads()) {
    executor.run({}, make, {});
    return ContractStudy();
  }

  const auto replications = static_cast<std::size_t>(options.replications);
  const Units layout{cases.size()};
  std::vector<std::uint64_t> units(cases.size() * replications);
  for (std::size_t u = 0; u < units.size(); ++u) units[u] = u;
  std::vector<std::vector<Row>> rows(cases.size(), std::vector<Row>(replications));
  std::int64_t done = 0;
  bool stopped = false;
  executor.run(units, make, [&](std::uint64_t unit, Row row) {
    rows[layout.variant(unit)][layout.replication(unit)] = std::move(row);
    ++done;
    if (options.progress)
      options.progress(done / static_cast<std::int64_t>(cases.size()), options.replications);
    stopped = options.go_on && !options.go_on();
    return !stopped;
  });
  if (stopped) return failure({.code = "study/stopped"});

  ContractStudy study{.receipt = receipt_of(variants, options),
                      .replications = options.replications,
                      .variants = {}};
  for (std::size_t v = 0; v < cases.size(); ++v)
    study.variants.push_back(outcome_of(variants[v].name, columns_of(*cases[v].book), rows[v]));
  return study;
}

}  // namespace houvast::study
