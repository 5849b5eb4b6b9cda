// SPDX-License-Identifier: EUPL-1.2
#include "views/gemeentefonds_report.h"

#include <algorithm>

#include "houvast/check.h"
#include "houvast/format.h"

namespace houvast::views {
namespace {

constexpr std::size_t most_lines_on_screen = 60;

Text same(const std::string& text) { return {text, text}; }

Column code_column() { return {"code", {"Code", "Code"}}; }
Column name_column() { return {"name", {"Gemeente", "Municipality"}}; }
Column cluster_column() { return {"cluster", {"Cluster", "Cluster"}}; }
Column measure_column() { return {"measure", {"Maatstaf", "Measure"}}; }
Column euro_column(const std::string& key, const Text& label) { return {key, label, Unit::euro}; }
Column per_inhabitant_column(const std::string& key, const Text& label) {
  return {key, label, Unit::euro};
}

Cell known(const std::optional<Cents>& amount) { return amount ? Cell(*amount) : Cell(); }

std::string measure_name(const Circular& circular, const GemeentefondsPart& part) {
  return part.measure ? circular.measures[*part.measure].code : circular.grants[*part.grant].name;
}

/// Published with three decimals; a solved one has more.
Text factor_text(const std::string& nl, const std::string& en, Decimal factor) {
  const int decimals = std::max(3, factor.decimals());
  return {nl + format_number(factor, Language::dutch, decimals),
          en + format_number(factor, Language::english, decimals)};
}

/// What the files had that is worth knowing.
std::vector<Text> notes_of(const Circular& circular) {
  std::vector<Text> notes;
  for (const Problem& note : circular.notes)
    notes.push_back({to_string(note, Language::dutch), to_string(note, Language::english)});
  return notes;
}

Paragraph what_was_counted(const AllocationView& view) {
  const auto& options = view.options;
  Text text = factor_text("Uitkeringsfactor ", "Uitkeringsfactor ", view.amounts.factor);
  const auto add = [&](const char* nl, const char* en) {
    text.nl += nl;
    text.en += en;
  };
  if (view.amounts.factor_is_solved)
    add(", bepaald uit het macrobedrag", ", solved from the macro amount");
  add(options.with_fixed_amount ? "; het vaste bedrag telt mee" : "; zonder het vaste bedrag",
      options.with_fixed_amount ? "; the fixed amount is counted" : "; without the fixed amount");
  const bool has_grants = options.with_grants && !view.circular.grants.empty();
  add(has_grants ? "; uitkeringen buiten de factor tellen mee." : "; zonder uitkeringen.",
      has_grants ? "; grants outside the factor are counted." : "; without grants.");
  return {text};
}

/// The chosen municipalities together, by cluster.
Table clusters_table(const AllocationView& view) {
  Table table{.key = "clusters",
              .title = {"Per cluster", "By cluster"},
              .columns = {cluster_column(),
                          euro_column("general", {"Algemene uitkering", "General allocation"}),
                          euro_column("grants", {"Uitkeringen", "Grants"}),
                          euro_column("amount", {"Samen", "Together"})},
              .last_row_is_total = true,
              .notes = notes_of(view.circular)};
  Cents all_general;
  Cents all_grants;
  const std::size_t clusters = view.amounts.cluster_count;
  for (std::size_t c = 0; c < clusters; ++c) {
    Cents general;
    Cents grants;
    for (const std::size_t i : view.municipalities) {
      general += view.amounts.general[i * clusters + c];
      grants += view.amounts.grants[i * clusters + c];
    }
    table.rows.push_back({view.circular.clusters[c], general, grants, general + grants});
    all_general += general;
    all_grants += grants;
  }
  table.rows.push_back(
      {Text{"Totaal", "Total"}, all_general, all_grants, all_general + all_grants});
  return table;
}

/// The chosen municipalities together, by measure.
Table measures_table(const AllocationView& view) {
  const std::size_t measures = view.circular.measures.size();
  std::vector<Cents> sums(measures + view.circular.grants.size());
  std::vector<bool> is_chosen(view.circular.municipalities.size(), false);
  for (const std::size_t i : view.municipalities) is_chosen[i] = true;
  for (const GemeentefondsPart& part : view.amounts.parts)
    if (is_chosen[part.municipality])
      sums[part.measure ? *part.measure : measures + *part.grant] += part.amount;
  Table table{
      .key = "measures",
      .title = {"Wat elke maatstaf en uitkering brengt", "What each measure and grant brings"},
      .columns = {measure_column(),
                  {"label", {"Naam", "Name"}},
                  euro_column("amount", {"Bedrag", "Amount"})},
      .last_row_is_total = true};
  Cents all;
  for (std::size_t n = 0; n < sums.size(); ++n) {
    const bool is_measure = n < measures;
    if (sums[n] == Cents()) continue;
    table.rows.push_back(
        {is_measure ? view.circular.measures[n].code : std::string(),
         is_measure ? view.circular.measures[n].name : view.circular.grants[n - measures].name,
         sums[n]});
    all += sums[n];
  }
  table.rows.push_back({Text{"Totaal", "Total"}, std::string(), all});
  return table;
}

BarChart clusters_chart(const Table& clusters) {
  BarChart chart{
      .key = "clusters_chart", .title = {"Per cluster", "By cluster"}, .unit = Unit::euro_million};
  BarChart::Series series{.label = {"Bedrag", "Amount"}};
  for (std::size_t i = 0; i + 1 < clusters.rows.size(); ++i) {
    chart.categories.push_back(same(std::get<std::string>(clusters.rows[i][0])));
    series.values.emplace_back(static_cast<double>(std::get<Cents>(clusters.rows[i][3]).count()) /
                               100);
  }
  chart.series.push_back(std::move(series));
  return chart;
}

Text name_of(const Circular& circular, std::span<const std::size_t> municipalities) {
  if (municipalities.size() == 1) return same(circular.municipalities[municipalities[0]].name);
  const auto count = static_cast<std::int64_t>(municipalities.size());
  return {format_count(count, {"gemeente", "municipality"}, {"gemeenten", "municipalities"},
                       Language::dutch),
          format_count(count, {"gemeente", "municipality"}, {"gemeenten", "municipalities"},
                       Language::english)};
}

Text titled(const Text& of, const std::string& circular) {
  return {"Gemeentefonds " + circular + ", " + of.nl, "Gemeentefonds " + circular + ", " + of.en};
}

std::optional<std::size_t> place_of_measure(const Circular& circular, const std::string& code) {
  const auto found = std::ranges::find(circular.measures, code, &CircularMeasure::code);
  if (found == circular.measures.end()) return std::nullopt;
  return std::size_t(found - circular.measures.begin());
}

/// Rows in order of how large their change per inhabitant is; the ten largest.
void keep_largest(Table& table, std::size_t column) {
  const auto size = [&](const std::vector<Cell>& row) {
    const auto* amount = std::get_if<Cents>(&row[column]);
    return amount == nullptr ? std::int64_t{0} : std::abs(amount->count());
  };
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [&](const auto& a, const auto& b) { return size(a) > size(b); });
  if (table.rows.size() > 10) table.rows.resize(10);
}

}  // namespace

Table amounts_table(const AllocationView& view) {
  const bool by_measure = view.detail == Detail::measure;
  Table table{.key = "amounts",
              .title = {"Bedragen", "Amounts"},
              .columns = {code_column(), name_column(), cluster_column()}};
  if (by_measure) table.columns.push_back(measure_column());
  table.columns.push_back(euro_column("amount", {"Bedrag", "Amount"}));
  std::vector<bool> is_chosen(view.circular.municipalities.size(), false);
  for (const std::size_t i : view.municipalities) is_chosen[i] = true;
  const auto add = [&](std::size_t i, std::size_t c, const std::string* measure, Cents amount) {
    const CircularMunicipality& municipality = view.circular.municipalities[i];
    std::vector<Cell>& row = table.rows.emplace_back();
    row.reserve(table.columns.size());
    row.emplace_back(municipality.code);
    row.emplace_back(municipality.name);
    row.emplace_back(view.circular.clusters[c]);
    if (measure != nullptr) row.emplace_back(*measure);
    row.emplace_back(amount);
  };
  if (by_measure) {
    for (const GemeentefondsPart& part : view.amounts.parts) {
      if (!is_chosen[part.municipality]) continue;
      const std::string measure = measure_name(view.circular, part);
      add(part.municipality, part.cluster, &measure, part.amount);
    }
  } else {
    table.rows.reserve(view.municipalities.size() * view.amounts.cluster_count);
    for (const std::size_t i : view.municipalities)
      for (std::size_t c = 0; c < view.amounts.cluster_count; ++c)
        add(i, c, nullptr, view.amounts.amount(i, c));
  }
  table.only_in_files = table.rows.size() > most_lines_on_screen;
  return table;
}

Report allocation_report(const AllocationView& view) {
  Report report{.title = titled(name_of(view.circular, view.municipalities), view.circular.name)};
  report.blocks.emplace_back(what_was_counted(view));
  const Table clusters = clusters_table(view);
  report.blocks.emplace_back(clusters);
  if (view.detail == Detail::measure) report.blocks.emplace_back(measures_table(view));
  report.blocks.emplace_back(clusters_chart(clusters));
  if (view.municipalities.size() > 1) report.blocks.emplace_back(amounts_table(view));
  return report;
}

namespace {

bool is_chosen(const ComparisonView& view, const std::string& code) {
  return view.municipalities.empty() ||
         std::ranges::find(view.municipalities, code) != view.municipalities.end();
}

constexpr std::array<const char*, change_effect_count> effect_keys{
    "volumes", "weights", "factor", "measures", "fixed_amount", "grants", "municipality"};

Text effect_label(std::size_t effect) {
  return change_effect_label(static_cast<ChangeEffect>(effect));
}

/// Changes of one municipality added up over its clusters, in order of code.
std::vector<GemeentefondsChange> by_municipality(const ComparisonView& view) {
  std::vector<GemeentefondsChange> sums;
  for (const GemeentefondsChange& change : view.comparison.changes) {
    if (!is_chosen(view, change.municipality)) continue;
    if (sums.empty() || sums.back().municipality != change.municipality)
      sums.push_back({.municipality = change.municipality, .name = change.name});
    GemeentefondsChange& sum = sums.back();
    sum.before += change.before;
    sum.after += change.after;
    for (std::size_t e = 0; e < change_effect_count; ++e) sum.effects[e] += change.effects[e];
  }
  return sums;
}

void add_change(Table& table, const GemeentefondsChange& change, bool with_cluster) {
  std::vector<Cell>& row = table.rows.emplace_back();
  row.emplace_back(change.municipality);
  row.emplace_back(change.name);
  if (with_cluster) row.emplace_back(change.cluster);
  row.emplace_back(change.before);
  row.emplace_back(change.after);
  row.emplace_back(change.after - change.before);
  for (const Cents effect : change.effects) row.emplace_back(effect);
}

Table measure_changes_table(const ComparisonView& view) {
  Table table{.key = "changes",
              .title = {"Verandering per maatstaf", "Change by measure"},
              .columns = {code_column(),
                          name_column(),
                          cluster_column(),
                          {"effect", {"Oorzaak", "Cause"}},
                          measure_column(),
                          euro_column("amount", {"Bedrag", "Amount"})}};
  for (const GemeentefondsMeasureChange& part : view.comparison.by_measure) {
    const GemeentefondsChange& change = view.comparison.changes[part.change];
    if (!is_chosen(view, change.municipality)) continue;
    table.rows.push_back({change.municipality, change.name, change.cluster,
                          std::string(effect_keys[static_cast<std::size_t>(part.effect)]),
                          part.measure, part.amount});
  }
  return table;
}

/// From the one total to the other, cause by cause.
Table bridge_table(const ComparisonView& view) {
  Table table{
      .key = "bridge",
      .title = {"Waar de verandering vandaan komt", "What the change comes from"},
      .columns = {{"item", {"Onderdeel", "Item"}}, euro_column("amount", {"Bedrag", "Amount"})},
      .last_row_is_total = true,
      .notes = {{"Volumes, gewichten en factor delen hun gezamenlijke effect volgens "
                 "Shapley: het gemiddelde over alle volgordes.",
                 "Volumes, weights and factor share their joint effect by Shapley value: "
                 "the mean over all orders."}}};
  GemeentefondsChange sum;
  for (const GemeentefondsChange& one : by_municipality(view)) {
    sum.before += one.before;
    sum.after += one.after;
    for (std::size_t e = 0; e < change_effect_count; ++e) sum.effects[e] += one.effects[e];
  }
  table.rows.push_back({same(view.before.name), sum.before});
  for (std::size_t e = 0; e < change_effect_count; ++e)
    if (sum.effects[e] != Cents()) table.rows.push_back({effect_label(e), sum.effects[e]});
  table.rows.push_back({same(view.after.name), sum.after});
  const auto add_codes = [&](const std::vector<std::string>& codes, const std::string& in) {
    if (codes.empty()) return;
    std::string list;
    for (const std::string& code : codes) list += (list.empty() ? "" : ", ") + code;
    table.notes.push_back({"Alleen in " + in + ": " + list, "Only in " + in + ": " + list});
  };
  for (const Circular* circular : {&view.before, &view.after})
    for (Text& note : notes_of(*circular)) table.notes.push_back(std::move(note));
  add_codes(view.comparison.only_before, view.before.name);
  add_codes(view.comparison.only_after, view.after.name);
  return table;
}

Table largest_changes_table(const ComparisonView& view) {
  Table table{
      .key = "largest_changes",
      .title = {"Grootste verandering per inwoner", "Largest change per inhabitant"},
      .columns = {
          code_column(), name_column(), euro_column("before", same(view.before.name)),
          euro_column("after", same(view.after.name)),
          euro_column("change", {"Verandering", "Change"}),
          per_inhabitant_column("change_per_inhabitant", {"Per inwoner", "Per inhabitant"})}};
  const auto measure = place_of_measure(view.after, view.inhabitants);
  for (const GemeentefondsChange& change : by_municipality(view)) {
    const auto place = std::ranges::find(view.after.municipalities, change.municipality,
                                         &CircularMunicipality::code);
    const bool has_people = measure && place != view.after.municipalities.end();
    const Cents difference = change.after - change.before;
    table.rows.push_back(
        {change.municipality, change.name, change.before, change.after, difference,
         has_people ? known(per_inhabitant(difference, place->volumes[*measure])) : Cell()});
  }
  keep_largest(table, 5);
  return table;
}

}  // namespace

Table comparison_table(const ComparisonView& view) {
  if (view.detail == Detail::measure) {
    Table table = measure_changes_table(view);
    table.only_in_files = table.rows.size() > most_lines_on_screen;
    return table;
  }
  const bool with_cluster = view.detail == Detail::cluster;
  Table table{.key = "changes",
              .title = {"Verandering per gemeente", "Change by municipality"},
              .columns = {code_column(), name_column()}};
  if (with_cluster) table.columns.push_back(cluster_column());
  table.columns.push_back(euro_column("before", same(view.before.name)));
  table.columns.push_back(euro_column("after", same(view.after.name)));
  table.columns.push_back(euro_column("change", {"Verandering", "Change"}));
  for (std::size_t e = 0; e < change_effect_count; ++e)
    table.columns.push_back(euro_column(effect_keys[e], effect_label(e)));
  if (with_cluster) {
    for (const GemeentefondsChange& change : view.comparison.changes)
      if (is_chosen(view, change.municipality)) add_change(table, change, true);
  } else {
    for (const GemeentefondsChange& change : by_municipality(view))
      add_change(table, change, false);
  }
  table.only_in_files = true;
  return table;
}

Report comparison_report(const ComparisonView& view) {
  Report report{.title = same("Gemeentefonds " + view.before.name + " - " + view.after.name)};
  report.blocks.emplace_back(bridge_table(view));
  report.blocks.emplace_back(largest_changes_table(view));
  report.blocks.emplace_back(comparison_table(view));
  return report;
}

Table effects_table(const WhatIfView& view) {
  Table table{
      .key = "effects",
      .title = {"Effect per gemeente", "Effect by municipality"},
      .columns = {
          code_column(), name_column(), euro_column("before", {"Nu", "Now"}),
          euro_column("after", {"Dan", "Then"}), euro_column("change", {"Effect", "Effect"}),
          per_inhabitant_column("change_per_inhabitant", {"Per inwoner", "Per inhabitant"})}};
  const auto measure = place_of_measure(view.circular, view.inhabitants);
  for (const std::size_t i : view.municipalities) {
    const CircularMunicipality& municipality = view.circular.municipalities[i];
    const Cents before = view.before.of_municipality(i);
    const Cents after = view.after.of_municipality(i);
    table.rows.push_back(
        {municipality.code, municipality.name, before, after, after - before,
         measure ? known(per_inhabitant(after - before, municipality.volumes[*measure])) : Cell()});
  }
  table.only_in_files = table.rows.size() > most_lines_on_screen;
  return table;
}

Report what_if_report(const WhatIfView& view) {
  Report report{.title = {"Wat als: gemeentefonds " + view.circular.name,
                          "What if: gemeentefonds " + view.circular.name}};
  Table totals{.key = "totals",
               .title = {"Alle gemeenten samen", "All municipalities together"},
               .columns = {{"item", {"Onderdeel", "Item"}},
                           euro_column("before", {"Nu", "Now"}),
                           euro_column("after", {"Dan", "Then"}),
                           euro_column("change", {"Effect", "Effect"})}};
  totals.rows.push_back({Text{"Totaal", "Total"}, view.before.total(), view.after.total(),
                         view.after.total() - view.before.total()});
  Text factor = factor_text("Uitkeringsfactor nu ", "Uitkeringsfactor now ", view.before.factor);
  const Text then = factor_text(", dan ", ", then ", view.after.factor);
  factor.nl += then.nl + (view.factor_is_solved ? ": opnieuw bepaald, het totaal blijft gelijk."
                                                : ": ongewijzigd, het totaal verandert.");
  factor.en += then.en + (view.factor_is_solved ? ": solved anew, the total stays as it is."
                                                : ": as it was, the total changes.");
  totals.notes = notes_of(view.circular);
  report.blocks.emplace_back(Paragraph{factor});
  report.blocks.emplace_back(std::move(totals));
  Table effects = effects_table(view);
  if (effects.only_in_files) {
    Table largest = effects;
    largest.key = "largest_effects";
    largest.title = {"Grootste effect per inwoner", "Largest effect per inhabitant"};
    largest.only_in_files = false;
    keep_largest(largest, 5);
    report.blocks.emplace_back(std::move(largest));
  }
  report.blocks.emplace_back(std::move(effects));
  return report;
}

}  // namespace houvast::views
