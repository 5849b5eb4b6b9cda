// SPDX-License-Identifier: EUPL-1.2
// What contracts pay for care, observed or simulated (C1 to C9, C12).
#include "houvast/format.h"
#include "views/contracts_report.h"
#include "views/contracts_study_tables.h"
#include "views/contracts_tables.h"

namespace houvast::views {
namespace {

Text what_was_paid_for(const PaidCare& care, const study::SettledDraw& draw) {
  const auto count = static_cast<std::int64_t>(draw.sheet.orders.size());
  const Text orders{format_number(count, Language::dutch), format_number(count, Language::english)};
  if (care.records)
    return {
        "Betaald voor de " + orders.nl + " toewijzingen van dit dossier in " + *care.records + ".",
        "Paid for the " + orders.en + " care orders of this dossier in " + *care.records + "."};
  const std::string seed = std::to_string(care.seed);
  return {"Betaald voor één trekking van gesimuleerde zorg: " + orders.nl +
              " toewijzingen, startgetal " + seed + ".",
          "Paid for one draw of simulated care: " + orders.en + " care orders, seed " + seed + "."};
}

}  // namespace

Report contracts_report(const PaidCare& care, const Dossier& dossier,
                        const study::SettledDraw& draw, const study::ContractStudy* study) {
  const contracts::ContractBook& book = *draw.book;
  const auto& lines = draw.settlement.lines;
  const contracts::Economics economics =
      contracts::provider_years(book, draw.tally, draw.settlement);
  Report report{.title = {"Contracten " + dossier.name, "Contracts " + dossier.name}};
  report.names = names_of(dossier);
  report.blocks.emplace_back(Paragraph{what_was_paid_for(care, draw)});
  report.blocks.emplace_back(paid_by_contract(book, lines));
  report.blocks.emplace_back(paid_by_municipality(book, lines, report.names));
  report.blocks.emplace_back(paid_by_clause(book, lines));
  if (auto table = ceiling_table(book, draw.tally, draw.settlement, report.names))
    report.blocks.emplace_back(std::move(*table));
  report.blocks.emplace_back(provider_table(book, economics));
  report.blocks.emplace_back(market_table(book, economics));
  if (auto table = savings_table(draw)) report.blocks.emplace_back(std::move(*table));
  if (study != nullptr) {
    report.blocks.emplace_back(contract_chances(*study, dossier));
    report.blocks.emplace_back(provider_chances(*study, dossier));
  }
  report.blocks.emplace_back(line_table(book, lines));
  report.reasons = contracts::transfers(book, lines);
  return report;
}

}  // namespace houvast::views
