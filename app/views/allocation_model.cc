// SPDX-License-Identifier: EUPL-1.2
#include "views/allocation_model.h"

#include <algorithm>

#include "houvast/check.h"
#include "houvast/gemeentefonds.h"
#include "houvast/objective.h"
#include "houvast/study.h"

namespace houvast::views {
namespace {

/// Only what shares the state's money: the rest would take time and change nothing.
Dossier funding_only(Dossier dossier) {
  dossier.agreements.clear();
  dossier.chance.clear();
  dossier.demand = {};
  dossier.contracts = {};
  for (Scheme& scheme : dossier.schemes) {
    scheme.relief.reset();  // Follows from deficits, which need care.
    scheme.spending.clear();
  }
  return dossier;
}

/// Of the year, or of the last count before it.
std::int64_t inhabitants_in(const Municipality& municipality, int year) {
  const auto after = municipality.inhabitants.upper_bound(year);
  return after == municipality.inhabitants.begin() ? 0 : std::prev(after)->second;
}

/// The terms with, for every measure and municipality, its latest volume up to the year as that of
/// the year: what counts in a run.
ObjectiveTerms with_latest_volumes(ObjectiveTerms terms, int year) {
  for (auto& [measure, figures] : terms.volumes) {
    std::map<std::string, Figure<Decimal>> latest;
    for (const Figure<Decimal>& figure : figures) {
      if (figure.year > year) continue;
      const auto [known, is_new] = latest.try_emplace(figure.municipality, figure);
      if (!is_new && figure.year > known->second.year) known->second = figure;
    }
    figures.clear();
    for (auto& [municipality, figure] : latest) {
      figure.year = year;
      figures.push_back(figure);
    }
  }
  return terms;
}

std::optional<double> volume_of(const ObjectiveTerms& terms, const std::string& measure) {
  const auto found = terms.volumes.find(measure);
  if (found == terms.volumes.end()) return std::nullopt;
  double sum = 0;
  for (const Figure<Decimal>& figure : found->second) sum += figure.value.to_double();
  return sum;
}

/// F3 of the last year, by measure: the run has the amounts, and this says what brings them.
Result<void> add_measures(SchemeModel& model, const Scheme& scheme, const Dossier& dossier) {
  if (!scheme.objective) return {};
  const int year = model.measures_year;
  const ObjectiveTerms terms = with_latest_volumes(*scheme.objective, year);
  std::vector<std::string> codes;
  for (const Municipality& one : dossier.municipalities) codes.push_back(one.code);
  std::optional<Cents> macro;
  if (!model.macro.empty()) macro = model.macro.back().amount;
  const funding::Allocation& last = model.years.back();
  if (scheme.transition && scheme.transition->objective_macro) macro = last.objective_macro;
  const auto objective = objective_allocation(terms, codes, year, macro);
  if (!objective) return tl::unexpected(objective.error());
  model.factor = objective->factor;
  model.factor_is_solved = objective->factor_is_solved;
  for (std::size_t m = 0; m < terms.measures.size(); ++m) {
    MeasureOutcome measure{.terms = terms.measures[m]};
    if (!measure.terms.is_fixed_amount) measure.volume = volume_of(terms, measure.terms.code);
    for (const ObjectiveAmount& amount : objective->amounts) {
      measure.amounts.push_back(amount.by_measure[m]);
      measure.total += amount.by_measure[m];
    }
    model.measures.push_back(std::move(measure));
  }
  return {};
}

SchemeModel model_of(const Scheme& scheme, study::SchemeOutcome& outcome, int last_year) {
  return {.id = scheme.id,
          .label = scheme.label.empty() ? scheme.id : scheme.label,
          .transition = scheme.transition,
          .macro = std::move(outcome.macro),
          .years = std::move(outcome.allocations),
          .measures_year = last_year};
}

std::vector<ModelLine> lines_of(const AllocationModel& model, const RunRecord& record) {
  std::vector<ModelLine> lines;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < model.municipalities.size(); ++i)
    places[model.municipalities[i].code] = i;
  for (const int year : model.years)
    for (std::size_t i = 0; i < places.size(); ++i)
      lines.push_back({.year = year,
                       .municipality = i,
                       .inhabitants = inhabitants_in(model.municipalities[i], year)});
  const auto line = [&](int year, const std::string& code) -> ModelLine* {
    const auto place = places.find(code);
    if (place == places.end() || year < model.years.front() || year > model.years.back())
      return nullptr;
    return &lines[static_cast<std::size_t>(year - model.years.front()) * places.size() +
                  place->second];
  };
  for (const SchemeModel& scheme : model.schemes)
    for (const funding::Allocation& year : scheme.years)
      for (const funding::AllocationLine& one : year.lines)
        if (ModelLine* sum = line(year.year, one.municipality)) {
          sum->amount += one.amount();
          sum->unchanged += year.historical_total == Cents() ? one.amount() : one.unchanged;
        }
  if (model.cumulation)
    for (const funding::CumulatedYear& year : model.cumulation->years)
      for (const funding::CumulatedLine& one : year.lines)
        if (ModelLine* sum = line(year.year, one.municipality)) {
          sum->compensation += one.compensation;
          sum->financing += one.financing;
        }
  for (const Transfer& transfer : record.transfers) {
    if (transfer.from.kind == AccountKind::state)
      if (ModelLine* sum = line(transfer.period.year, transfer.to.id))
        sum->income += transfer.amount;
    if (transfer.to.kind == AccountKind::state)
      if (ModelLine* sum = line(transfer.period.year, transfer.from.id))
        sum->income -= transfer.amount;
  }
  return lines;
}

}  // namespace

std::optional<Cents> ModelLine::each(Cents sum) const {
  return per_inhabitant(sum, Decimal(inhabitants));
}

const ModelLine& AllocationModel::line(int year, std::size_t municipality) const {
  const std::size_t at =
      static_cast<std::size_t>(year - years.front()) * municipalities.size() + municipality;
  check(at < lines.size());
  return lines[at];
}

Result<AllocationModel> allocation_model(Dossier dossier) {
  dossier = funding_only(std::move(dossier));
  auto run = study::run(dossier, {});
  if (!run) return tl::unexpected(run.error());
  AllocationModel model{.municipalities = dossier.municipalities,
                        .cumulation = std::move(run->cumulation)};
  for (int year = dossier.years.from; year <= dossier.years.to; ++year) model.years.push_back(year);
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    if (run->schemes[s].allocations.empty()) continue;
    SchemeModel scheme = model_of(dossier.schemes[s], run->schemes[s], dossier.years.to);
    if (auto added = add_measures(scheme, dossier.schemes[s], dossier); !added)
      return tl::unexpected(added.error());
    model.schemes.push_back(std::move(scheme));
  }
  model.lines = lines_of(model, run->record);
  return model;
}

Dossier with_changes(Dossier dossier, const ModelChanges& changes) {
  for (Scheme& scheme : dossier.schemes) {
    const auto found = changes.schemes.find(scheme.id);
    if (found == changes.schemes.end()) continue;
    const SchemeChange& change = found->second;
    if (scheme.objective)
      for (MeasureTerms& measure : scheme.objective->measures)
        if (const auto weight = change.weights.find(measure.code); weight != change.weights.end())
          measure.weight = weight->second;
    if (change.macro && scheme.macro) scheme.macro->amount = *change.macro;
    if (change.transition_years && scheme.transition) {
      if (!scheme.transition->path.empty()) {
        scheme.transition->path.clear();
        if (scheme.transition->from == 0) scheme.transition->from = dossier.years.from - 1;
      }
      scheme.transition->years = *change.transition_years;
    }
  }
  if (changes.cap_per_inhabitant && dossier.cumulation) {
    dossier.cumulation->per_inhabitant = *changes.cap_per_inhabitant;
    dossier.cumulation->path.clear();
  }
  return dossier;
}

}  // namespace houvast::views
