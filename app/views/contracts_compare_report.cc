// SPDX-License-Identifier: EUPL-1.2
// Payment forms side by side on the same simulated care (C, S3).
#include "houvast/shared_savings.h"
#include "views/contracts_report.h"
#include "views/contracts_study_tables.h"

namespace houvast::views {
namespace {

/// The picture of source 001: what municipalities paid in the last year, before and after, from the
/// transfers of the first draw.
Result<BarChart> savings_chart(std::span<const study::Variant> variants, std::uint64_t seed) {
  const Dossier& base = variants.front().dossier;
  const int year = base.years.to;
  const std::string text = std::to_string(year);
  BarChart chart{.key = "savings_bars",
                 .title = {"Huidig en interventie: betaald in " + text + ", eerste trekking",
                           "Current and intervention: paid in " + text + ", first draw"},
                 .unit = Unit::euro_whole,
                 .categories = {},
                 .series = {{{"Specialistische ondersteuning", "Specialist support"}, {}},
                            {{"Basisondersteuning", "Basis support"}, {}},
                            {{"Substitutie naar de basis", "Substitution to the basis"}, {}},
                            {{"Gedeelde besparing", "Shared savings"}, {}},
                            {{"Overig", "Other"}, {}}},
                 .stacked = true};
  const auto add = [&](Text label, const contracts::SavingsBar& bar) {
    chart.categories.push_back(std::move(label));
    const Cents parts[] = {bar.specialist, bar.basis, bar.substitution, bar.shared, bar.other};
    for (std::size_t i = 0; i < chart.series.size(); ++i)
      chart.series[i].values.emplace_back(static_cast<double>(parts[i].count()) / 100);
  };
  const auto now = study::draw_contracts(base, seed);
  if (!now) return tl::unexpected(now.error());
  for (std::size_t v = 1; v < variants.size(); ++v) {
    const auto draw = study::draw_contracts(variants[v].dossier, seed);
    if (!draw) return tl::unexpected(draw.error());
    const contracts::SavingsBars bars =
        contracts::savings_bars({now->book.get(), now->settlement.lines},
                                {draw->book.get(), draw->settlement.lines}, "", year);
    if (v == 1) add({"Huidig", "Current"}, bars.now);
    add(contract_variant(variants[v].name, base), bars.intervention);
  }
  // What is nowhere needs no place in the legend.
  std::erase_if(chart.series, [](const BarChart::Series& series) {
    for (const auto& value : series.values)
      if (value.value_or(0) != 0) return false;
    return true;
  });
  return chart;
}

}  // namespace

Result<Report> compare_report(const study::ContractStudy& study,
                              std::span<const study::Variant> variants, std::uint64_t seed) {
  const Dossier& dossier = variants.front().dossier;
  auto bars = savings_chart(variants, seed);
  if (!bars) return tl::unexpected(bars.error());
  const std::string count = std::to_string(study.replications);
  Report report{
      .title = {"Vormen van bekostiging: " + dossier.name, "Payment forms: " + dossier.name}};
  report.blocks.emplace_back(
      Paragraph{{count + " trekkingen met startgetal " + std::to_string(seed) +
                     "; elke vorm betaalt voor dezelfde inwoners met hetzelfde toeval.",
                 count + " draws with seed " + std::to_string(seed) +
                     "; every form pays for the same residents with the same luck."}});
  report.blocks.emplace_back(compare_totals(study, dossier));
  report.blocks.emplace_back(paid_bands(study, dossier));
  report.blocks.emplace_back(waiting_bars(study, dossier));
  report.blocks.emplace_back(compare_providers(study, variants));
  report.blocks.emplace_back(compare_municipalities(study, variants));
  report.blocks.emplace_back(std::move(*bars));
  return report;
}

}  // namespace houvast::views
