// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>

#include "demand/books.h"
#include "demand/existing.h"
#include "demand/pathway.h"
#include "demand/plain_budget.h"
#include "demand/starts.h"
#include "demand/waiting_list.h"

namespace houvast::demand {

struct Simulator::Impl {
  explicit Impl(const Model& shared)
      : model(shared),
        books(model.impl()),
        pathway(model.impl(), books),
        starts(model.impl(), books, pathway),
        waiting_list(model.impl(), books, pathway),
        existing(model.impl(), books, pathway, waiting_list) {}

  /// Cells whose clients never meet a waiting list: all years at once.
  void draw_free_cells(std::size_t municipality);
  void live_with_waiting_lists(const std::vector<std::size_t>& municipalities);

  Model model;
  Books books;
  Pathway pathway;
  Starts starts;
  WaitingList waiting_list;
  Existing existing;
  CareFigures figures;
};

void Simulator::Impl::draw_free_cells(std::size_t municipality) {
  const Model::Impl& impl = model.impl();
  const Years years = impl.timeline.years();
  for (std::size_t c = impl.cells_from[municipality]; c < impl.cells_from[municipality + 1]; ++c)
    if (!impl.may_queue(municipality, impl.cells[c].product))
      for (int year = years.from; year <= years.to; ++year) starts.draw_cell(c, year);
}

void Simulator::Impl::live_with_waiting_lists(const std::vector<std::size_t>& municipalities) {
  const Model::Impl& impl = model.impl();
  const Years years = impl.timeline.years();
  for (int year = years.from; year <= years.to; ++year) {
    for (const std::size_t m : municipalities)
      for (std::size_t c = impl.cells_from[m]; c < impl.cells_from[m + 1]; ++c)
        if (impl.may_queue(m, impl.cells[c].product)) starts.draw_cell(c, year);
    waiting_list.live(year);
  }
  waiting_list.finish();
}

Simulator::Simulator(const Model& model) : impl_(std::make_unique<Impl>(model)) {}
Simulator::~Simulator() = default;
Simulator::Simulator(Simulator&&) noexcept = default;
Simulator& Simulator::operator=(Simulator&&) noexcept = default;

const CareFigures& Simulator::simulate(std::size_t cluster, const SimulateOptions& options) {
  Impl& impl = *impl_;
  const Model::Impl& model = impl.model.impl();
  const std::vector<std::size_t>& municipalities = model.clusters[cluster];
  std::optional<Influences> adjusted;
  if (!options.adjustments.empty())
    adjusted.emplace(model.terms, model.timeline, model.names, options.adjustments);
  const Influences& influences = adjusted ? *adjusted : model.influences;

  impl.books.open(municipalities);
  PlainBudgets budgets(model, cluster, options.adjustments);
  Rooms rooms(model, budgets, options.room);
  impl.pathway.begin(influences, options, &impl.waiting_list);
  const bool waits = impl.waiting_list.open(cluster, rooms);
  for (const std::size_t m : municipalities) {
    impl.existing.draw_municipality(m);
    impl.draw_free_cells(m);
  }
  if (waits) impl.live_with_waiting_lists(municipalities);

  impl.figures.municipalities = municipalities;
  impl.figures.products = model.products.size();
  impl.figures.years = model.timeline.years();
  fold(model, influences, impl.books, options.months, impl.figures);
  if (!waits) impl.figures.waiting_times.clear();
  return impl.figures;
}

}  // namespace houvast::demand
