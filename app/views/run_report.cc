// SPDX-License-Identifier: EUPL-1.2
#include "views/run_report.h"

#include <algorithm>
#include <set>

#include "views/run_tables.h"

namespace houvast::views {
namespace {

Text receipt_line(const Receipt& receipt) {
  const std::string version = receipt.engine_version + " (" + receipt.engine_revision + ")";
  const std::string hash = receipt.dossier_hash.substr(0, 12);
  // A run that is only shown was not noted down, and has no date.
  const bool is_dated = !receipt.started_at.empty();
  Text line{"Gemaakt met Houvast " + version + (is_dated ? " op " + receipt.started_at : "") +
                "; dossier " + hash,
            "Made with Houvast " + version + (is_dated ? " at " + receipt.started_at : "") +
                "; dossier " + hash};
  if (!receipt.scenario.empty()) {
    line.nl += "; scenario " + receipt.scenario;
    line.en += "; scenario " + receipt.scenario;
  }
  if (receipt.replications > 0) {
    const std::string count = std::to_string(receipt.replications);
    const std::string seed = std::to_string(receipt.seed);
    line.nl += "; " + count + " trekkingen met startgetal " + seed;
    line.en += "; " + count + " draws with seed " + seed;
  }
  line.nl += ".";
  line.en += ".";
  return line;
}

Table many_rows(Table table) {
  table.only_in_files = true;
  return table;
}

/// After the scheme it is about; its own id tells several about one scheme apart.
std::string agreement_name(const Agreement& agreement, const Dossier& dossier, const Names& names) {
  const std::string scheme = scheme_name(agreement.scheme, names);
  const auto about =
      std::count_if(dossier.agreements.begin(), dossier.agreements.end(),
                    [&](const Agreement& one) { return one.scheme == agreement.scheme; });
  return about > 1 ? scheme + " (" + agreement.id + ")" : scheme;
}

}  // namespace

Names names_of(const Dossier& dossier) {
  Names names;
  for (const Municipality& municipality : dossier.municipalities)
    names[municipality.code] = municipality.name;
  for (const Provider& provider : dossier.contracts.providers)
    if (!provider.label.empty()) names["provider:" + provider.id] = provider.label;
  for (const Scheme& scheme : dossier.schemes)
    if (!scheme.label.empty()) names["scheme:" + scheme.id] = scheme.label;
  for (const Agreement& agreement : dossier.agreements)
    names["agreement:" + agreement.id] = agreement_name(agreement, dossier, names);
  return names;
}

std::string scheme_name(const std::string& scheme, const Names& names) {
  const auto known = names.find("scheme:" + scheme);
  return known == names.end() ? scheme : known->second;
}

std::string name_in(const Names& names, const std::string& code) {
  const auto known = names.find(code);
  return known == names.end() ? code : known->second;
}

Table results_table(std::span<const ItemAmount> results) {
  Table table{.key = "results",
              .title = {"Alle uitkomsten", "All results"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro}}};
  for (const ItemAmount& line : results)
    table.rows.push_back(
        {std::int64_t{line.year}, line.municipality, line.scheme, line.item, line.amount});
  return table;
}

Table distributions_table(std::span<const Distribution> distributions) {
  Table table{.key = "distributions",
              .title = {"Verdelingen over de trekkingen", "Distributions over the draws"},
              .columns = {{"year", {"Jaar (0: alle)", "Year (0: all)"}, Unit::year},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"figure", {"Grootheid", "Figure"}}}};
  const auto euro = [&](const char* key, Text label) {
    table.columns.push_back({std::string(key) + "_euro", std::move(label), Unit::euro});
  };
  euro("mean", {"Gemiddelde", "Mean"});
  euro("standard_deviation", {"Standaardafwijking", "Standard deviation"});
  euro("standard_error", {"Standaardfout", "Standard error"});
  euro("p5", {"5%", "5%"});
  euro("p25", {"25%", "25%"});
  euro("p50", {"50%", "50%"});
  euro("p75", {"75%", "75%"});
  euro("p95", {"95%", "95%"});
  euro("worst", {"Slechtste 5%", "Worst 5%"});
  for (const Distribution& line : distributions)
    table.rows.push_back({std::int64_t{line.year}, line.municipality, line.scheme, line.figure,
                          line.mean / 100, line.standard_deviation / 100, line.standard_error / 100,
                          line.p5 / 100, line.p25 / 100, line.p50 / 100, line.p75 / 100,
                          line.p95 / 100, line.worst / 100});
  return table;
}

Report report_of(const RunRecord& record, const Names& names) {
  Report report{.title = {record.receipt.dossier, record.receipt.dossier}};
  report.blocks.push_back(Paragraph{receipt_line(record.receipt)});
  report.blocks.push_back(result_by_year(record.results));
  report.blocks.push_back(result_by_municipality(record.results, names));
  std::set<std::string> schemes;
  for (const Distribution& line : record.distributions) schemes.insert(line.scheme);
  for (const std::string& scheme : schemes)
    if (auto bands = result_bands(record.distributions, scheme, names))
      report.blocks.push_back(std::move(*bands));
  report.blocks.push_back(money_streams(record.transfers, names));
  report.blocks.push_back(many_rows(results_table(record.results)));
  if (!record.distributions.empty())
    report.blocks.push_back(many_rows(distributions_table(record.distributions)));
  report.reasons = record.transfers;
  return report;
}

Report report_of(const study::Run& run, const Dossier& dossier) {
  const Names names = names_of(dossier);
  Report report = report_of(run.record, names);
  std::vector<Block> mechanisms;
  for (const study::SchemeOutcome& scheme : run.schemes)
    if (!scheme.macro.empty()) mechanisms.emplace_back(macro_table(scheme));
  for (const study::AgreementOutcome& outcome : run.agreements) {
    mechanisms.emplace_back(before_and_after(outcome, names));
    mechanisms.emplace_back(effect_table(outcome, names));
    if (auto reserve = reserve_table(outcome.agreement, run.agreement_years, names))
      mechanisms.emplace_back(std::move(*reserve));
    if (outcome.reserve) mechanisms.emplace_back(reserve_chances(outcome));
  }
  // Behind the receipt and the two tables of results.
  report.blocks.insert(report.blocks.begin() + 3, mechanisms.begin(), mechanisms.end());
  return report;
}

}  // namespace houvast::views
