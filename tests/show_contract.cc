// SPDX-License-Identifier: EUPL-1.2
// Prints what a form of payment pays for the ten-line care book: show_contract FORM
// The cases in cases/contracts are made with it. Lines of a year are added up; every line has been
// rounded on its own.
#include <cstdio>
#include <map>
#include <string>
#include <tuple>

#include "care_book.h"
#include "contracts/cash.h"
#include "houvast/shared_savings.h"

namespace houvast {
namespace {

using contracts::ContractBook;
using contracts::ContractLine;
using contracts::LineKind;

/// Is the quantity of a year that of its months together?
bool adds_up(LineKind kind) {
  return (kind >= LineKind::unit && kind <= LineKind::client_following) ||
         (kind >= LineKind::result && kind <= LineKind::budget_spent);
}

/// What a printed row is about, in the order of rows.
struct RowKey {
  int year = 0;
  std::string municipality, provider;
  std::uint16_t source = 0;
  LineKind kind = LineKind::unit;
  std::string product;
  std::uint16_t part = 0;

  friend auto operator<=>(const RowKey&, const RowKey&) = default;
};
struct RowSum {
  Cents amount;
  Millionths quantity = 0;
  std::int64_t price = 0;
};

RowKey key_of(const ContractBook& book, const ContractLine& line) {
  RowKey key;
  key.year = book.facts().years.from + line.month / 12;
  key.municipality = book.facts().municipalities[line.municipality];
  key.provider = line.provider ? book.terms().providers[*line.provider].id : "inwoners";
  key.source = line.source;
  key.kind = line.kind;
  if (line.product) key.product = book.facts().products[*line.product].id;
  key.part = line.part;
  return key;
}

void print_lines(const ContractBook& book, const std::vector<ContractLine>& lines) {
  std::map<RowKey, RowSum> rows;
  std::map<int, Cents> years;
  for (const ContractLine& line : lines) {
    RowSum& row = rows[key_of(book, line)];
    row.amount += line.amount;
    row.quantity = adds_up(line.kind) ? row.quantity + line.quantity : line.quantity;
    row.price = line.price;
    years[book.facts().years.from + line.month / 12] += line.amount;
  }
  for (const auto& [key, row] : rows) {
    const std::string rule(rule_of(key.kind));
    std::string units;
    if (row.quantity != 0) units = to_string(Decimal(row.quantity, 6));
    if (row.price != 0) units += " x " + to_string(Decimal(row.price, 4));
    std::printf("%d  %s  %-8s  %d.%d  %-19s  %-11s  %-17s  %10s\n", key.year,
                key.municipality.c_str(), key.provider.c_str(), key.source + 1, key.part + 1,
                rule.c_str(), key.product.c_str(), units.c_str(), to_string(row.amount).c_str());
  }
  for (const auto& [year, sum] : years)
    std::printf("%d  together  %76s\n", year, to_string(sum).c_str());
}

void print_steps(const ContractBook& book, const contracts::CareTally& tally,
                 const std::vector<ContractLine>& lines) {
  for (const contracts::SettledSavings& settled : settled_savings(book, tally, lines))
    for (const contracts::SavingsStep& step : settled.payment.steps)
      std::printf("%d  step  %-15s %12s\n", settled.year, std::string(to_string(step.kind)).c_str(),
                  to_string(step.amount).c_str());
}

void print_cash(const ContractBook& book, const std::vector<ContractLine>& lines) {
  const auto flows = cash_flows(book, lines);
  for (std::size_t p = 0; p < flows.size(); ++p) {
    for (std::size_t month = 0; month < flows[p].by_month.size(); ++month)
      if (const Cents amount = flows[p].by_month[month]; amount != Cents())
        std::printf("%zu-%02zu  cash  %-8s  %10s\n", 2026 + month / 12, month % 12 + 1,
                    book.terms().providers[p].id.c_str(), to_string(amount).c_str());
    if (flows[p].later != Cents())
      std::printf("later    cash  %-8s  %10s\n", book.terms().providers[p].id.c_str(),
                  to_string(flows[p].later).c_str());
  }
}

int show(const std::string& form) {
  const auto terms = care_book::terms_of(form);
  if (!terms) {
    for (const std::string& name : care_book::forms()) std::printf("%s\n", name.c_str());
    return 2;
  }
  const ContractBook book(*terms, care_book::facts());
  contracts::CareTally tally(book);
  tally.add(care_book::orders());
  const std::vector<ContractLine> lines = settle(book, tally).lines;
  print_lines(book, lines);
  print_steps(book, tally, lines);
  if (form == "advance") print_cash(book, lines);
  return 0;
}

}  // namespace
}  // namespace houvast

int main(int argc, char** argv) { return houvast::show(argc > 1 ? argv[1] : ""); }
