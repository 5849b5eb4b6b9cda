// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ensemble.h"

#include <algorithm>
#include <cmath>

#include "houvast/check.h"
#include "houvast_version.h"
#include "study/collect.h"
#include "study/column_statistics.h"
#include "study/comparison.h"
#include "study/ensemble_case.h"
#include "study/variant_receipt.h"

namespace houvast::study {
namespace {

using Cases = std::vector<std::unique_ptr<EnsembleCase>>;

std::vector<std::string> ids_of(const auto& things) {
  std::vector<std::string> ids;
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

/// What variants must share to be laid side by side.
std::string shape_of(const Dossier& dossier) {
  std::vector<std::string> codes;
  for (const Municipality& municipality : dossier.municipalities)
    codes.push_back(municipality.code);
  return std::to_string(dossier.years.from) + "-" + std::to_string(dossier.years.to) + "; " +
         joined(codes) + "; " + joined(ids_of(dossier.schemes)) + "; " +
         joined(ids_of(dossier.demand.products));
}

Problems find_differences(std::span<const Variant> variants) {
  Problems problems;
  const std::string first = shape_of(variants.front().dossier);
  for (const Variant& variant : variants)
    if (shape_of(variant.dossier) != first)
      problems.push_back({.code = "study/variants-differ", .found = variant.name});
  return problems;
}

Result<Cases> prepare_cases(std::span<const Variant> variants, std::uint64_t seed, bool leads) {
  if (Problems problems = find_differences(variants); !problems.empty())
    return tl::unexpected(std::move(problems));
  Cases cases;
  for (const Variant& variant : variants) {
    auto prepared = EnsembleCase::prepare(variant.dossier, seed, leads);
    if (!prepared)
      return tl::unexpected(variant.name.empty() ? prepared.error()
                                                 : within(variant.name, prepared.error()));
    cases.push_back(std::move(*prepared));
  }
  return cases;
}

/// Where no variant has budget reactions, nor has the layout.
StudyLayout layout_of(std::span<const Variant> variants) {
  const Dossier& dossier = variants.front().dossier;
  const bool reacts = std::any_of(variants.begin(), variants.end(), [](const Variant& variant) {
    return !variant.dossier.demand.reactions.empty();
  });
  return {dossier.years, dossier.municipalities.size(), dossier.demand.products.size(),
          dossier.schemes.size(), reacts};
}

StateHeader header_of(std::span<const Variant> variants, const EnsembleOptions& options,
                      const StudyLayout& layout) {
  StateHeader header{{"engine", std::string(engine_version) + " " + std::string(engine_revision)},
                     {"dossier", variants.front().dossier.hash},
                     {"seed", std::to_string(options.seed)},
                     {"columns", std::to_string(layout.columns())}};
  std::vector<std::string> names;
  for (const Variant& variant : variants) names.push_back("[" + variant.name + "]");
  header.emplace_back("variants", joined(names));
  return header;
}

/// Everything that must be the same in all processes for their rows to belong together.
std::string fingerprint(const StateHeader& header, const EnsembleOptions& options) {
  std::string text = std::to_string(options.replications);
  for (const auto& [name, value] : header) text += "\n" + name + "=" + value;
  return text;
}

UnitPlan plan_of(const Cases& cases, std::int64_t replications) {
  UnitPlan plan{.blocks = {}, .replications = static_cast<std::size_t>(replications)};
  double most = 1;
  for (const auto& one : cases) {
    plan.blocks.push_back(one->blocks().size());
    most = std::max(most, one->work());
  }
  // Small regions: some replications at a time, but enough units to keep everybody busy.
  const double fit = std::floor(trajectories_a_unit / most);
  const double fair = static_cast<double>(replications) / 64;
  plan.replications_a_unit = static_cast<std::size_t>(std::clamp(std::min(fit, fair), 1.0, 64.0));
  return plan;
}

MakeUnitWork work_of(const Cases& cases, const UnitPlan& plan) {
  return [&cases, &plan]() -> UnitWork {
    // A simulator a variant, made when it is first needed.
    auto workers = std::make_shared<std::vector<std::unique_ptr<CareWorker>>>(cases.size());
    return [&cases, &plan, workers](std::uint64_t number) {
      const UnitPlan::Unit unit = plan.unit(number);
      const EnsembleCase& one = *cases[unit.variant];
      Row row;
      if (one.care() == nullptr) return row;
      std::unique_ptr<CareWorker>& worker = (*workers)[unit.variant];
      if (!worker) worker = std::make_unique<CareWorker>(*one.care());
      for (std::size_t r = unit.from; r < unit.to; ++r)
        for (const std::size_t cluster : one.blocks()[unit.block])
          worker->simulate(cluster, static_cast<std::uint32_t>(r), row);
      return row;
    };
  };
}

/// The largest relative standard error of a scheme's spending in a year, over all variants.
Result<std::optional<double>> worst_precision(const Records& records, const StudyLayout& layout,
                                              std::size_t variants, std::size_t replications) {
  std::optional<double> worst;
  const Years years = layout.years();
  const std::size_t begin = layout.scheme({}, 0, years.from, StudyFigure::spending);
  const std::size_t width =
      layout.schemes() * static_cast<std::size_t>(years.count()) * StudyLayout::scheme_figures;
  for (std::size_t v = 0; v < variants; ++v) {
    std::vector<Row> rows(replications, Row(width));
    for (std::size_t r = 0; r < replications; ++r)
      if (auto read = records.read({v, r}, begin, rows[r]); !read)
        return tl::unexpected(read.error());
    std::vector<std::int64_t> values(replications);
    for (std::size_t c = 0; c < width; c += StudyLayout::scheme_figures) {
      for (std::size_t r = 0; r < replications; ++r) values[r] = rows[r][c];
      if (const auto error = relative_error(values)) worst = std::max(worst.value_or(0), *error);
    }
  }
  return worst;
}

Result<VariantOutcome> outcome_of(const Records& records, const StudyLayout& layout,
                                  std::span<const Variant> variants, std::size_t v,
                                  std::size_t replications, std::size_t memory_bytes) {
  VariantOutcome outcome{
      .name = variants[v].name, .against = variants[v].against, .columns = {}, .comparison = {}};
  outcome.columns.reserve(layout.columns());
  const ColumnsWanted wanted{
      .variant = v, .less = {}, .replications = replications, .memory_bytes = memory_bytes};
  auto read = for_each_column(records, wanted, [&](std::size_t, std::span<std::int64_t> values) {
    outcome.columns.push_back(statistics_of(values));
  });
  if (!read) return tl::unexpected(read.error());
  if (outcome.against) {
    auto comparison = compare(records, layout, v, *outcome.against, replications, memory_bytes);
    if (!comparison) return tl::unexpected(comparison.error());
    outcome.comparison = std::move(*comparison);
  }
  return outcome;
}

Receipt receipt_of(std::span<const Variant> variants, const EnsembleOptions& options,
                   std::size_t replications) {
  Receipt receipt = common_receipt(variants);
  receipt.seed = options.seed;
  receipt.replications = static_cast<std::int64_t>(replications);
  receipt.started_at = options.started_at;
  return receipt;
}

}  // namespace

std::vector<Variant> lever_variants(const Dossier& dossier, std::size_t first) {
  std::vector<Variant> variants;
  const auto with = [&](const std::string& name, std::vector<Lever> levers,
                        std::optional<std::size_t> against) {
    Variant variant{.name = name, .dossier = dossier, .against = against};
    variant.dossier.demand.levers = std::move(levers);
    // A council cannot cut what is not there.
    for (BudgetReaction& reaction : variant.dossier.demand.reactions)
      std::erase_if(reaction.prevention, [&](const std::string& id) {
        const auto& there = variant.dossier.demand.levers;
        return std::none_of(there.begin(), there.end(),
                            [&](const Lever& lever) { return lever.id == id; });
      });
    variants.push_back(std::move(variant));
  };
  if (dossier.demand.levers.empty()) return variants;
  with("-", {}, std::nullopt);
  for (const Lever& lever : dossier.demand.levers) with("+" + lever.id, {lever}, first);
  if (dossier.demand.levers.size() > 1) with("+", dossier.demand.levers, first);
  return variants;
}

Result<Ensemble> run_ensemble(std::span<const Variant> variants, const EnsembleOptions& options,
                              Executor& executor) {
  check(!variants.empty() && options.replications > 0);
  const StudyLayout layout = layout_of(variants);
  const StateHeader header = header_of(variants, options, layout);
  auto prepared = prepare_cases(variants, options.seed, executor.leads());
  // Nobody may wait for a process that cannot begin.
  const bool agreed = executor.agree(prepared ? fingerprint(header, options) : "");
  if (!prepared) return tl::unexpected(prepared.error());
  if (!agreed) return failure({.code = "study/processes-differ"});
  const Cases& cases = *prepared;
  const UnitPlan plan = plan_of(cases, options.replications);
  const MakeUnitWork make = work_of(cases, plan);
  if (!executor.leads()) {
    executor.run({}, make, {});
    return Ensemble();
  }

  auto records = options.state
                     ? Records::state(*options.state, header, layout.columns())
                     : Records::temporary(layout.columns(), plan.replications * cases.size());
  if (!records) return tl::unexpected(records.error());
  CollectOptions collecting{.finish =
                                [&](ReplicationKey key, const BlockRows& rows) {
                                  return cases[key.variant]->finish(
                                      layout, static_cast<std::uint32_t>(key.replication), rows);
                                },
                            .enough = {},
                            .progress = options.progress,
                            .go_on = options.go_on};
  if (options.precision)
    collecting.enough = [&](std::size_t replications) -> Result<bool> {
      const auto worst = worst_precision(*records, layout, cases.size(), replications);
      if (!worst) return tl::unexpected(worst.error());
      return !*worst || **worst <= *options.precision;
    };
  const auto replications = collect(plan, executor, make, *records, collecting);
  if (!replications) return tl::unexpected(replications.error());

  Ensemble ensemble{.receipt = receipt_of(variants, options, *replications),
                    .layout = layout,
                    .variants = {},
                    .replications = static_cast<std::int64_t>(*replications),
                    .precision = {}};
  const auto precision = worst_precision(*records, layout, cases.size(), *replications);
  if (!precision) return tl::unexpected(precision.error());
  ensemble.precision = *precision;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    auto outcome = outcome_of(*records, layout, variants, v, *replications, options.memory_bytes);
    if (!outcome) return tl::unexpected(outcome.error());
    ensemble.variants.push_back(std::move(*outcome));
  }
  return ensemble;
}

}  // namespace houvast::study
