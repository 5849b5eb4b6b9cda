// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in places, houses and budgets (D5).
#include <algorithm>
#include <map>

#include "dossier/check_demand.h"

namespace houvast::dossier {
namespace {

/// The municipalities that something is for.
std::vector<std::string> scope_of(const Reader& reader, const std::vector<std::string>& codes) {
  return codes.empty() ? reader.known.municipalities : codes;
}

/// What is given by first year: known from the first year of the dossier, not beyond the last.
void check_known_years(Reader& reader, const Section& section, std::string_view key) {
  if (reader.known.years) check_years(reader, section, key, reader.known.years->from);
}

/// Lists that are there hold something.
void check_products_named(Reader& reader, const Section& section) {
  const Node* products = section.find("products");
  if (products != nullptr && products->kind == Node::Kind::list && products->items.empty())
    reader.report("dossier/no-products", section.place("products"));
}

/// One place is not kept twice: a second one for the same product and municipality is a mistake.
class Taken {
 public:
  Taken(Reader& reader, std::string_view key) : reader_(reader), key_(key) {}

  void take(const Section& section, const std::string& id, const std::vector<std::string>& products,
            const std::vector<std::string>& municipalities) {
    for (const std::string& product : products)
      for (const std::string& municipality : scope_of(reader_, municipalities)) {
        const auto [first, is_first] = by_.emplace(std::pair(product, municipality), id);
        if (is_first || first->second == id) continue;
        reader_.report("dossier/room-twice", section.place(), product + ", " + municipality,
                       std::string(key_) + "." + first->second);
        return;
      }
  }

 private:
  Reader& reader_;
  std::string_view key_;
  std::map<std::pair<std::string, std::string>, std::string> by_;
};

/// D4, D5. Clients with a right keep their place, so that there are as many places at least.
class FixedStock {
 public:
  FixedStock(Reader& reader, const Dossier& dossier)
      : reader_(reader), dossier_(dossier), inhabitants_(dossier.demand) {
    for (const StockRow& row : dossier.demand.stock)
      if (row.with_rights > 0 && row.rights_until) rows_[{row.municipality, row.product}] = &row;
  }

  void check(const Section& section, const Capacity& capacity) {
    if (rows_.empty()) return;
    const auto municipalities = scope_of(reader_, capacity.municipalities);
    for (int year = dossier_.years.from; year <= dossier_.years.to; ++year) {
      if (capacity.shared) {
        if (is_below(section, capacity, municipalities, year, "")) return;
        continue;
      }
      for (const std::string& municipality : municipalities)
        if (is_below(section, capacity, {municipality}, year, municipality)) return;
    }
  }

 private:
  bool is_below(const Section& section, const Capacity& capacity,
                const std::vector<std::string>& municipalities, int year,
                const std::string& label) {
    const std::int64_t fixed = with_rights(capacity.products, municipalities, year);
    const auto places = places_in(capacity, municipalities, year);
    if (!places || *places >= fixed) return false;
    reader_.report(
        "dossier/capacity-below-rights",
        section.place(capacity.places.empty() ? "per_thousand" : "places"),
        (label.empty() ? "" : label + ", ") + std::to_string(year) + ": " + std::to_string(*places),
        std::to_string(fixed));
    return true;
  }

  std::int64_t with_rights(const std::vector<std::string>& products,
                           const std::vector<std::string>& municipalities, int year) const {
    std::int64_t sum = 0;
    for (const std::string& municipality : municipalities)
      for (const std::string& product : products)
        if (const auto row = rows_.find({municipality, product});
            row != rows_.end() && row->second->rights_until->year >= year)
          sum += row->second->with_rights;
    return sum;
  }

  std::optional<std::int64_t> places_in(const Capacity& capacity,
                                        const std::vector<std::string>& municipalities,
                                        int year) const {
    if (!capacity.places.empty()) return value_in(capacity.places, year);
    std::int64_t inhabitants = 0;
    for (const std::string& municipality : municipalities)
      inhabitants += inhabitants_.in(municipality, year);
    // To the nearest whole number, as the simulation takes it.
    return static_cast<std::int64_t>(
        static_cast<double>(inhabitants) * capacity.per_thousand / 1000 + 0.5);
  }

  Reader& reader_;
  const Dossier& dossier_;
  Inhabitants inhabitants_;
  std::map<std::pair<std::string, std::string>, const StockRow*> rows_;  ///< With rights.
};

void check_capacity(Reader& reader, const Section& root, const Section& section,
                    const Capacity& capacity, FixedStock& stock) {
  check_scope(reader, section);
  check_products_named(reader, section);
  check_range(reader, section, "per_thousand", Decimal(), Decimal(1000));
  check_known_years(reader, section, "places");
  const bool has_places = section.has("places");
  const bool has_rate = section.has("per_thousand");
  if (has_places && has_rate) reader.report("dossier/places-twice", section.place("per_thousand"));
  if (!has_places && !has_rate) require(reader, section, "places");
  const bool has_population = root.section("tables").has("population");
  if (has_rate && !has_population)
    return reader.report("dossier/belongs-together", section.place("per_thousand"), "",
                         "tables.population");
  if (has_places != has_rate) stock.check(section, capacity);
}

/// D5. A budget belongs to one scheme: it is part of that scheme's money.
void check_budget(Reader& reader, const Section& section, const PlainBudget& budget,
                  const DemandTerms& terms) {
  check_scope(reader, section);
  check_products_named(reader, section);
  check_known_years(reader, section, "budget");
  std::set<std::string> schemes;
  for (const Product& product : terms.products)
    if (std::find(budget.products.begin(), budget.products.end(), product.id) !=
        budget.products.end())
      schemes.insert(product.scheme);
  std::string names;
  for (const std::string& scheme : schemes) names += (names.empty() ? "" : ", ") + scheme;
  if (schemes.size() > 1)
    reader.report("dossier/budget-of-two-schemes", section.place("products"), names);
}

}  // namespace

void check_room(Reader& reader, const Section& root, const Dossier& dossier) {
  const DemandTerms& terms = dossier.demand;
  FixedStock stock(reader, dossier);
  Taken capacities(reader, "capacity");
  for (const Capacity& capacity : terms.capacities) {
    const Section section = root.section("capacity").section(capacity.id);
    check_capacity(reader, root, section, capacity, stock);
    capacities.take(section, capacity.id, capacity.products, capacity.municipalities);
  }
  Taken queues(reader, "exit_queue");
  for (const ExitQueue& queue : terms.exit_queues) {
    const Section section = root.section("exit_queue").section(queue.id);
    check_scope(reader, section);
    check_known_years(reader, section, "houses_per_year");
    queues.take(section, queue.id, {queue.product}, queue.municipalities);
  }
  for (const PlainBudget& budget : terms.budgets)
    check_budget(reader, root.section("budget_ceiling").section(budget.id), budget, terms);
}

}  // namespace houvast::dossier
