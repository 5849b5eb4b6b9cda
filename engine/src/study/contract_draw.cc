// SPDX-License-Identifier: EUPL-1.2
#include "study/contract_draw.h"

#include <algorithm>

#include "houvast/check.h"
#include "houvast/contract_study.h"
#include "money/exact.h"
#include "study/contract_case.h"

namespace houvast::study {

namespace {

/// What is missing to pay for care.
Problems missing_from(const Dossier& dossier) {
  Problems problems;
  if (dossier.contracts.contracts.empty())
    problems.push_back({.code = "study/no-contracts", .place = {.file = dossier.name}});
  if (dossier.demand.products.empty())
    problems.push_back({.code = "study/no-products", .place = {.file = dossier.name}});
  return problems;
}

}  // namespace

Result<std::shared_ptr<const contracts::ContractBook>> book_of(const Dossier& dossier) {
  if (Problems problems = missing_from(dossier); !problems.empty())
    return tl::unexpected(std::move(problems));
  const auto terms = demand::with_rates(dossier.demand, dossier.years);
  if (!terms) return tl::unexpected(terms.error());
  return contract_book(dossier, *terms);
}

Result<CareCase> prepare_contracts(const Dossier& dossier, std::uint64_t seed) {
  if (Problems problems = missing_from(dossier); !problems.empty())
    return tl::unexpected(std::move(problems));
  const auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  auto care = prepare_care(dossier, *funded, seed);
  if (!care) return tl::unexpected(care.error());
  check(care->has_value() && (*care)->book != nullptr);
  return std::move(**care);
}

ContractDraws::ContractDraws(const CareCase& contracts)
    : case_(contracts), simulator_(contracts.model), care_(*contracts.book) {}

PaidCare ContractDraws::simulate(std::uint32_t replication) {
  care_.clear();
  const contracts::ContractFacts& facts = case_.book->facts();
  const std::size_t width = facts.products.size() * static_cast<std::size_t>(facts.years.count());
  by_year_.assign(facts.municipalities.size() * width, {});
  for (std::size_t cluster = 0; cluster < case_.model.clusters().size(); ++cluster) {
    demand::SimulateOptions options{.replication = replication};
    care_.ask(options);
    const demand::CareFigures& figures = simulator_.simulate(cluster, options);
    care_.take_prices(figures);
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      std::copy_n(
          figures.by_year.begin() + static_cast<std::ptrdiff_t>(m * width), width,
          by_year_.begin() + static_cast<std::ptrdiff_t>(figures.municipalities[m] * width));
  }
  const contracts::Settlement& settlement = care_.pay();
  return {*case_.book, care_.tally(), settlement, by_year_};
}

Result<SettledDraw> draw_contracts(const Dossier& dossier, std::uint64_t seed,
                                   std::uint32_t replication) {
  const auto prepared = prepare_contracts(dossier, seed);
  if (!prepared) return tl::unexpected(prepared.error());
  ContractDraws draws(*prepared);
  const PaidCare care = draws.simulate(replication);
  return SettledDraw{prepared->book, draws.sheet(), care.tally, care.settlement};
}

Result<SettledDraw> settle_records(const Dossier& dossier, std::span<const CareRecord> records) {
  const auto book = book_of(dossier);
  if (!book) return tl::unexpected(book.error());
  SettledDraw settled{
      *book, contracts::care_sheet(**book, records), contracts::CareTally(**book), {}};
  settled.tally.add(settled.sheet);
  settled.settlement = contracts::settle(**book, settled.tally);
  return settled;
}

Result<std::map<std::string, Cents>> mean_income(const Dossier& dossier) {
  const auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  std::map<std::string, Cents> income;
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    Cents all;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
        all += funded->tables[s].income.at(year, m);
    if (all != Cents())
      income[dossier.schemes[s].id] = round_to_cents(exact(all) / dossier.years.count());
  }
  return income;
}

}  // namespace houvast::study
