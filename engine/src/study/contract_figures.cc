// SPDX-License-Identifier: EUPL-1.2
#include "study/contract_figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "houvast/provider_economics.h"

namespace houvast::study {
namespace {

using contracts::ContractLine;
using contracts::LineKind;

/// Columns of a figure and subject in every year, and all years together.
class Figures {
 public:
  explicit Figures(Years years) : years_(years) {}

  /// Makes the columns, so that they are there when nothing happens.
  void open(ContractFigure figure, ContractSubject subject, std::size_t places, bool with_sum) {
    for (std::size_t place = 0; place < places; ++place) {
      for (int year = years_.from; year <= years_.to; ++year)
        values_[{figure, subject, place, year}] = 0;
      if (with_sum) values_[{figure, subject, place, 0}] = 0;
    }
  }
  void add(ContractFigure figure, ContractSubject subject, std::size_t place, int year,
           std::int64_t value) {
    values_.at({figure, subject, place, year}) += value;
    if (const auto sum = values_.find({figure, subject, place, 0}); sum != values_.end())
      sum->second += value;
  }
  void set(ContractFigure figure, ContractSubject subject, std::size_t place, int year,
           std::int64_t value) {
    values_.at({figure, subject, place, year}) = value;
  }
  [[nodiscard]] ContractFigures take() const { return {values_.begin(), values_.end()}; }

 private:
  Years years_;
  std::map<ContractColumn, std::int64_t> values_;
};

/// Advances only decide when money moves; what providers pay each other costs no payer anything.
bool is_paid(const ContractLine& line) {
  return line.kind != LineKind::advance && line.kind != LineKind::advance_settled &&
         !line.from_provider;
}

constexpr std::size_t line_count = 3;

/// The line that a contract pays for: that of the product, or of all products of the contract when
/// they are of one line.
std::optional<std::size_t> line_of(const PaidCare& care, const ContractLine& line) {
  const auto& products = care.book.facts().products;
  const auto of_product = [&](const contracts::ProductFacts& product) {
    return std::min(static_cast<std::size_t>(std::max(product.line, 0)), line_count - 1);
  };
  if (line.product) return of_product(products[*line.product]);
  std::optional<std::size_t> found;
  for (const std::string& id : care.book.terms().contracts[line.contract].products)
    for (const contracts::ProductFacts& product : products) {
      if (product.id != id) continue;
      if (found && *found != of_product(product)) return std::nullopt;
      found = of_product(product);
    }
  return found;
}

void add_paid(const PaidCare& care, Figures& figures) {
  const contracts::ContractFacts& facts = care.book.facts();
  const bool with_sum = true;
  figures.open(ContractFigure::paid, ContractSubject::all, 1, with_sum);
  figures.open(ContractFigure::paid, ContractSubject::contract, care.book.terms().contracts.size(),
               with_sum);
  figures.open(ContractFigure::paid, ContractSubject::municipality, facts.municipalities.size(),
               with_sum);
  figures.open(ContractFigure::paid, ContractSubject::line, line_count, with_sum);
  figures.open(ContractFigure::savings, ContractSubject::all, 1, with_sum);
  figures.open(ContractFigure::unpaid, ContractSubject::all, 1, with_sum);
  for (const ContractLine& line : care.settlement.lines) {
    if (!is_paid(line)) continue;
    const int year = facts.years.from + line.month / 12;
    const std::int64_t cents = line.amount.count();
    figures.add(ContractFigure::paid, ContractSubject::all, 0, year, cents);
    figures.add(ContractFigure::paid, ContractSubject::contract, line.contract, year, cents);
    figures.add(ContractFigure::paid, ContractSubject::municipality, line.municipality, year,
                cents);
    if (line.kind == LineKind::savings || line.kind == LineKind::losses)
      figures.add(ContractFigure::savings, ContractSubject::all, 0, year, cents);
    else if (const auto of_line = line_of(care, line))
      figures.add(ContractFigure::paid, ContractSubject::line, *of_line, year, cents);
    if (line.kind == LineKind::ceiling)
      figures.add(ContractFigure::unpaid, ContractSubject::all, 0, year, -cents);
  }
}

void add_care(const PaidCare& care, Figures& figures) {
  const contracts::ContractFacts& facts = care.book.facts();
  constexpr ContractFigure counts[] = {ContractFigure::waiting, ContractFigure::users,
                                       ContractFigure::starts};
  for (const ContractFigure figure : counts) {
    figures.open(figure, ContractSubject::all, 1, false);
    figures.open(figure, ContractSubject::product, facts.products.size(), false);
    figures.open(figure, ContractSubject::municipality, facts.municipalities.size(), false);
  }
  std::size_t place = 0;
  for (std::size_t m = 0; m < facts.municipalities.size(); ++m)
    for (std::size_t p = 0; p < facts.products.size(); ++p)
      for (int year = facts.years.from; year <= facts.years.to; ++year) {
        // Empty when only the columns are asked for.
        const demand::CareYear of_year =
            care.by_year.empty() ? demand::CareYear() : care.by_year[place++];
        const std::int64_t values[] = {of_year.waiting, of_year.users, of_year.starts};
        for (std::size_t i = 0; i < std::size(counts); ++i) {
          figures.add(counts[i], ContractSubject::all, 0, year, values[i]);
          figures.add(counts[i], ContractSubject::product, p, year, values[i]);
          figures.add(counts[i], ContractSubject::municipality, m, year, values[i]);
        }
      }
}

void add_providers(const PaidCare& care, Figures& figures) {
  const contracts::Economics economics =
      contracts::provider_years(care.book, care.tally, care.settlement);
  const std::size_t count = care.book.terms().providers.size();
  const Years years = care.book.facts().years;
  for (const ContractFigure figure : {ContractFigure::revenue, ContractFigure::margin})
    for (const ContractSubject subject : {ContractSubject::all, ContractSubject::provider})
      figures.open(figure, subject, subject == ContractSubject::all ? 1 : count, true);
  figures.open(ContractFigure::unpaid, ContractSubject::provider, count, true);
  figures.open(ContractFigure::lowest_cash, ContractSubject::provider, count, true);
  figures.open(ContractFigure::occupancy, ContractSubject::provider, count, false);
  for (const contracts::ProviderYear& line : economics.years) {
    const auto add = [&](ContractFigure figure, ContractSubject subject, std::int64_t value) {
      const std::size_t place = subject == ContractSubject::all ? 0 : line.provider;
      figures.add(figure, subject, place, line.year, value);
    };
    for (const ContractSubject subject : {ContractSubject::all, ContractSubject::provider}) {
      add(ContractFigure::revenue, subject, line.revenue.count());
      add(ContractFigure::margin, subject, line.margin().count());
    }
    add(ContractFigure::unpaid, ContractSubject::provider, line.unpaid.count());
    if (line.occupancy)
      add(ContractFigure::occupancy, ContractSubject::provider,
          std::llround(*line.occupancy * 1'000'000));
  }
  for (std::size_t p = 0; p < count; ++p) {
    Cents lowest = economics.of(p, years.from, years).lowest_cash;
    for (int year = years.from; year <= years.to; ++year) {
      const Cents of_year = economics.of(p, year, years).lowest_cash;
      figures.set(ContractFigure::lowest_cash, ContractSubject::provider, p, year, of_year.count());
      lowest = std::min(lowest, of_year);
    }
    figures.set(ContractFigure::lowest_cash, ContractSubject::provider, p, 0, lowest.count());
  }
}

}  // namespace

ContractFigures figures_of(const PaidCare& care) {
  Figures figures(care.book.facts().years);
  add_paid(care, figures);
  add_care(care, figures);
  add_providers(care, figures);
  return figures.take();
}

std::vector<ContractColumn> columns_of(const contracts::ContractBook& book) {
  // Those of no care at all.
  const contracts::CareTally tally(book);
  const contracts::Settlement settlement;
  std::vector<ContractColumn> columns;
  for (const auto& [column, value] : figures_of({book, tally, settlement, {}}))
    columns.push_back(column);
  return columns;
}

}  // namespace houvast::study
