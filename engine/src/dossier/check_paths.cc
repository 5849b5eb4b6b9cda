// SPDX-License-Identifier: EUPL-1.2
// How products lead to each other (D3): every product can be reached, and care can end.
#include <algorithm>
#include <map>

#include "dossier/check_demand.h"

namespace houvast::dossier {
namespace {

using Names = std::set<std::string>;
using Graph = std::map<std::string, Names>;  ///< By product: where its clients may go.

/// Everything that can be reached from `from`, itself left out unless a path leads back.
Names reach(const Graph& graph, const std::string& from) {
  Names found;
  std::vector<std::string> open{from};
  while (!open.empty()) {
    const auto next = graph.find(open.back());
    open.pop_back();
    if (next == graph.end()) continue;
    for (const std::string& name : next->second)
      if (found.insert(name).second) open.push_back(name);
  }
  return found;
}

/// Where a stay that ends may lead; the empty name is out of care.
Names ways_from(const Product& product) {
  Names ways;
  double total = 0;
  for (const Exit& exit : product.exits) {
    if (exit.share > 0) ways.insert(exit.to);
    total += exit.share;
  }
  constexpr double rounding = 1e-12;  // Shares are decimals that add up to 1 or to clearly less.
  if (product.hazards.empty() && total < 1 - rounding) ways.insert("");
  for (const HazardRow& row : product.hazards)
    if (row.per_year > 0) ways.insert(row.to);
  if (product.review && product.review->ends > 0) ways.insert("");
  if (product.review && product.review->steps_down > 0) ways.insert(product.review->to);
  if (product.until_age) ways.insert(product.then);
  return ways;
}

/// What one product starts besides: at the same time, while waiting, or under a lever.
Graph all_ways(const DemandTerms& terms) {
  Graph graph;
  for (const Product& product : terms.products) {
    Names& ways = graph[product.id];
    ways = ways_from(product);
    ways.erase("");
    for (const auto& [other, chance] : product.together_with) ways.insert(other);
    if (product.waiting) ways.insert({product.waiting->escalates_to, product.waiting->bridge});
  }
  for (const Lever& lever : terms.levers)
    for (const Effect& effect : lever.effects)
      for (const Product& product : terms.products)
        if (covers(effect.scope.products, product.id)) graph[product.id].insert(effect.to);
  return graph;
}

/// D2, D4. Somebody comes into every product, in some way.
void check_reached(Reader& reader, const Section& root, const DemandTerms& terms) {
  Names reached;
  const Graph graph = all_ways(terms);
  const auto start = [&](const std::string& product) {
    if (!reached.insert(product).second) return;
    reached.merge(reach(graph, product));
  };
  for (const InflowRow& row : terms.inflow) start(row.product);
  for (const StockRow& row : terms.stock) start(row.product);
  for (const Product& product : terms.products)
    if (!reached.contains(product.id))
      reader.report("dossier/product-unreachable",
                    root.section("product").section(product.id).place(), product.id);
}

std::string in_words(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// D3. Products that only lead to each other hold their clients for ever.
void check_way_out(Reader& reader, const Section& root, const DemandTerms& terms) {
  Graph graph;
  for (const Product& product : terms.products) graph[product.id] = ways_from(product);
  Names told;
  for (const Product& product : terms.products) {
    Names circle = reach(graph, product.id);
    if (circle.contains("")) continue;
    circle.insert(product.id);
    const bool is_end = std::all_of(circle.begin(), circle.end(), [&](const std::string& other) {
      return other == product.id || reach(graph, other).contains(product.id);
    });
    if (!is_end || told.contains(product.id)) continue;  // Else it is told about where it leads.
    reader.report("dossier/no-way-out", root.section("product").section(product.id).place(),
                  in_words(circle));
    told.merge(circle);
  }
}

}  // namespace

void check_paths(Reader& reader, const Section& root, const DemandTerms& terms, bool is_scenario) {
  // With a mistyped name, or a table that could not be read, a way that is meant is not seen.
  const bool is_whole =
      std::none_of(reader.problems.begin(), reader.problems.end(), [](const Problem& problem) {
        return problem.place.file != dossier_file || problem.code == "dossier/unknown-product" ||
               problem.code == "dossier/file-missing" || problem.code == "dossier/path-outside" ||
               problem.code == "dossier/unknown-key" || problem.code == "dossier/no-hazards";
      });
  if (!is_whole) return;
  check_way_out(reader, root, terms);
  // A scenario may take away the lever that leads to a product.
  if (!is_scenario) check_reached(reader, root, terms);
}

}  // namespace houvast::dossier
