// SPDX-License-Identifier: EUPL-1.2
#include "views/contracts_study_tables.h"

#include "houvast/check.h"
#include "houvast_version.h"
#include "views/contracts_tables.h"

namespace houvast::views {
namespace {

using study::ContractFigure;
using study::ContractStatistics;
using study::ContractSubject;

constexpr double cents = 100, millionths = 1'000'000;

const ContractStatistics& at(const study::ContractOutcome& outcome, ContractFigure figure,
                             ContractSubject subject, std::size_t place, int year) {
  const ContractStatistics* found = outcome.find({figure, subject, place, year});
  check(found != nullptr);
  return *found;
}

BandChart::Band band_of(const study::Statistics& line) {
  return {line.p5 / cents, line.p25 / cents, line.p50 / cents, line.p75 / cents, line.p95 / cents};
}

const Text over_draws{
    "Gemiddelden over de trekkingen; 5% en 95%: in één op de twintig trekkingen is het lager, "
    "in één op de twintig hoger.",
    "Means over the draws; 5% and 95%: in one of twenty draws it is lower, in one of twenty "
    "higher."};

const Text chances{
    "Verlies: de kans op een marge onder nul. Lege kas: de kans dat de kas aan het eind van een "
    "maand "
    "onder nul staat.",
    "Loss: the chance of a margin below zero. Out of cash: the chance that cash is below zero at "
    "the "
    "end of a month."};

}  // namespace

Text contract_variant(const std::string& name, const Dossier& dossier) {
  if (name.empty()) return {"Dossier", "Dossier"};
  const auto known = dossier.scenarios.find(name);
  return known == dossier.scenarios.end() ? Text{name, name} : known->second;
}

Table contract_chances(const study::ContractStudy& study, const Dossier& dossier) {
  Table table{.key = "contract_chances",
              .title = {"Betaald per contract, over de trekkingen", "Paid by contract, over draws"},
              .columns = {{"contract", {"Contract", "Contract"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"mean_euro", {"Gemiddeld", "Mean"}, Unit::euro_whole},
                          {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"p95_euro", {"95%", "95%"}, Unit::euro_whole}}};
  const study::ContractOutcome& outcome = study.variants.front();
  const auto& contracts = dossier.contracts.contracts;
  for (std::size_t c = 0; c < contracts.size(); ++c)
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      const study::Statistics& paid =
          at(outcome, ContractFigure::paid, ContractSubject::contract, c, year).statistics;
      table.rows.push_back({label_of(contracts[c]), std::int64_t{year}, paid.mean / cents,
                            paid.p5 / cents, paid.p95 / cents});
    }
  table.notes = {over_draws};
  return table;
}

Table provider_chances(const study::ContractStudy& study, const Dossier& dossier) {
  Table table{.key = "provider_chances",
              .title = {"Aanbieders over de trekkingen", "Providers over the draws"},
              .columns = {{"provider", {"Aanbieder", "Provider"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"revenue_euro", {"Opbrengst", "Revenue"}, Unit::euro_whole},
                          {"margin_euro", {"Marge", "Margin"}, Unit::euro_whole},
                          {"margin_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"margin_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"chance_of_loss", {"Verlies", "Loss"}, Unit::percent},
                          {"occupancy", {"Bezetting", "Occupancy"}, Unit::percent},
                          {"lowest_cash_euro", {"Laagste kas", "Lowest cash"}, Unit::euro_whole},
                          {"chance_out_of_cash", {"Lege kas", "Out of cash"}, Unit::percent}}};
  const study::ContractOutcome& outcome = study.variants.front();
  const auto& providers = dossier.contracts.providers;
  for (std::size_t p = 0; p < providers.size(); ++p)
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      const auto of = [&](ContractFigure figure) -> const ContractStatistics& {
        return at(outcome, figure, ContractSubject::provider, p, year);
      };
      const ContractStatistics& margin = of(ContractFigure::margin);
      const ContractStatistics& cash = of(ContractFigure::lowest_cash);
      const double occupancy = of(ContractFigure::occupancy).statistics.mean / millionths;
      table.rows.push_back({label_of(providers[p]), std::int64_t{year},
                            of(ContractFigure::revenue).statistics.mean / cents,
                            margin.statistics.mean / cents, margin.statistics.p5 / cents,
                            margin.statistics.p95 / cents, margin.below_zero,
                            providers[p].capacity.empty() ? Cell() : Cell(occupancy),
                            cash.statistics.mean / cents, cash.below_zero});
    }
  table.notes = {over_draws, chances};
  return table;
}

Table compare_totals(const study::ContractStudy& study, const Dossier& dossier) {
  Table table{.key = "compare",
              .title = {"Vormen van bekostiging naast elkaar", "Payment forms side by side"},
              .columns = {{"variant", {"Vorm", "Form"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"paid_euro", {"Betaald", "Paid"}, Unit::euro_whole},
                          {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"savings_euro", {"Gedeeld", "Shared"}, Unit::euro_whole},
                          {"unpaid_euro", {"Onbetaald", "Unpaid"}, Unit::euro_whole},
                          {"waiting", {"Wachtend", "Waiting"}, Unit::number},
                          {"margin_euro", {"Marge", "Margin"}, Unit::euro_whole}}};
  for (const study::ContractOutcome& outcome : study.variants)
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      const auto of = [&](ContractFigure figure) -> const study::Statistics& {
        return at(outcome, figure, ContractSubject::all, 0, year).statistics;
      };
      const study::Statistics& paid = of(ContractFigure::paid);
      table.rows.push_back(
          {contract_variant(outcome.name, dossier), std::int64_t{year}, paid.mean / cents,
           paid.p5 / cents, paid.p95 / cents, of(ContractFigure::savings).mean / cents,
           of(ContractFigure::unpaid).mean / cents, of(ContractFigure::waiting).mean,
           of(ContractFigure::margin).mean / cents});
    }
  table.notes = {
      over_draws,
      {"Betaald: door alle gemeenten, met wat van een besparing is gedeeld. Onbetaald: geleverd "
       "boven een budgetplafond. Wachtend: op 31 december. Marge: van alle aanbieders "
       "samen.",
       "Paid: by all municipalities, with what was shared of savings. Unpaid: delivered above a "
       "ceiling. Waiting: on 31 December. Margin: of all providers together."}};
  return table;
}

Table compare_municipalities(const study::ContractStudy& study,
                             std::span<const study::Variant> variants) {
  Table table{.key = "compare_municipalities",
              .title = {"Gemeenten: betaald in alle jaren samen en het risico daarvan",
                        "Municipalities: paid in all years together, and the risk of it"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}},
                          {"variant", {"Vorm", "Form"}},
                          {"paid_euro", {"Betaald", "Paid"}, Unit::euro_whole},
                          {"p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"spread", {"Spreiding", "Spread"}, Unit::percent, 1}}};
  const Dossier& dossier = variants.front().dossier;
  for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
    for (const study::ContractOutcome& outcome : study.variants) {
      const study::Statistics& paid =
          at(outcome, ContractFigure::paid, ContractSubject::municipality, m, 0).statistics;
      table.rows.push_back({dossier.municipalities[m].name, contract_variant(outcome.name, dossier),
                            paid.mean / cents, paid.p5 / cents, paid.p95 / cents,
                            paid.mean > 0 ? Cell(paid.standard_deviation / paid.mean) : Cell()});
    }
  table.notes = {
      {"Spreiding: de standaardafwijking over de trekkingen, als deel van het gemiddelde.",
       "Spread: the standard deviation over the draws, as a part of the mean."}};
  return table;
}

Table compare_providers(const study::ContractStudy& study,
                        std::span<const study::Variant> variants) {
  Table table{.key = "compare_providers",
              .title = {"Aanbieders: alle jaren samen", "Providers: all years together"},
              .columns = {{"provider", {"Aanbieder", "Provider"}},
                          {"variant", {"Vorm", "Form"}},
                          {"revenue_euro", {"Opbrengst", "Revenue"}, Unit::euro_whole},
                          {"margin_euro", {"Marge", "Margin"}, Unit::euro_whole},
                          {"margin_p5_euro", {"5%", "5%"}, Unit::euro_whole},
                          {"margin_p95_euro", {"95%", "95%"}, Unit::euro_whole},
                          {"chance_of_loss", {"Verlies", "Loss"}, Unit::percent},
                          {"unpaid_euro", {"Onbetaald", "Unpaid"}, Unit::euro_whole},
                          {"chance_out_of_cash", {"Lege kas", "Out of cash"}, Unit::percent}}};
  const Dossier& dossier = variants.front().dossier;
  for (const Provider& provider : dossier.contracts.providers)
    for (std::size_t v = 0; v < variants.size(); ++v) {
      // A scenario may have other providers.
      const auto& there = variants[v].dossier.contracts.providers;
      std::size_t p = 0;
      while (p < there.size() && there[p].id != provider.id) ++p;
      if (p == there.size()) continue;
      const auto of = [&](ContractFigure figure) -> const ContractStatistics& {
        return at(study.variants[v], figure, ContractSubject::provider, p, 0);
      };
      const ContractStatistics& margin = of(ContractFigure::margin);
      table.rows.push_back({label_of(provider), contract_variant(study.variants[v].name, dossier),
                            of(ContractFigure::revenue).statistics.mean / cents,
                            margin.statistics.mean / cents, margin.statistics.p5 / cents,
                            margin.statistics.p95 / cents, margin.below_zero,
                            of(ContractFigure::unpaid).statistics.mean / cents,
                            of(ContractFigure::lowest_cash).below_zero});
    }
  table.notes = {over_draws, chances};
  return table;
}

BandChart paid_bands(const study::ContractStudy& study, const Dossier& dossier) {
  BandChart chart{.key = "compare_paid",
                  .title = {"Betaald door alle gemeenten", "Paid by all municipalities"},
                  .unit = Unit::euro_whole,
                  .x = {},
                  .series = {}};
  for (int year = dossier.years.from; year <= dossier.years.to; ++year)
    chart.x.push_back(std::to_string(year));
  for (const study::ContractOutcome& outcome : study.variants) {
    BandChart::Series series{contract_variant(outcome.name, dossier), {}};
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      series.bands.push_back(
          band_of(at(outcome, ContractFigure::paid, ContractSubject::all, 0, year).statistics));
    chart.series.push_back(std::move(series));
  }
  return chart;
}

BarChart waiting_bars(const study::ContractStudy& study, const Dossier& dossier) {
  BarChart chart{.key = "compare_waiting",
                 .title = {"Wachtend op 31 december", "Waiting on 31 December"},
                 .unit = Unit::number,
                 .categories = {},
                 .series = {}};
  for (int year = dossier.years.from; year <= dossier.years.to; ++year)
    chart.categories.push_back({std::to_string(year), std::to_string(year)});
  for (const study::ContractOutcome& outcome : study.variants) {
    BarChart::Series series{contract_variant(outcome.name, dossier), {}};
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      series.values.emplace_back(
          at(outcome, ContractFigure::waiting, ContractSubject::all, 0, year).statistics.mean);
    chart.series.push_back(std::move(series));
  }
  return chart;
}

Receipt contract_receipt(const Dossier& dossier, const std::string& scenario) {
  Receipt receipt;
  receipt.engine_version = engine_version;
  receipt.engine_revision = engine_revision;
  receipt.dossier = dossier.name;
  receipt.dossier_hash = dossier.hash;
  receipt.scenario = scenario;
  return receipt;
}

}  // namespace houvast::views
