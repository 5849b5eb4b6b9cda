// SPDX-License-Identifier: EUPL-1.2
#include "views/demand_tables.h"

#include "houvast/check.h"
#include "views/contracts_tables.h"

namespace houvast::views {
namespace {

using study::Statistics;
using study::StudyFigure;

const std::vector<Column> place_columns = {{"municipality", {"Code", "Code"}},
                                           {"name", {"Gemeente", "Municipality"}},
                                           {"product", {"Product", "Product"}},
                                           {"label", {"Naam", "Name"}}};

std::vector<Cell> place(std::optional<std::size_t> municipality, std::size_t product,
                        const Dossier& dossier) {
  const Product& of = dossier.demand.products[product];
  if (!municipality)
    return {std::string(), Text{"Alle gemeenten", "All municipalities"}, of.id, label_of(of)};
  const Municipality& where = dossier.municipalities[*municipality];
  return {where.code, where.name, of.id, label_of(of)};
}

std::vector<Column> with(std::vector<Column> columns, const std::vector<Column>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

std::vector<Column> band_columns(const std::string& key, const Text& label) {
  std::vector<Column> columns{{key, label, Unit::number, 1}};
  for (const char* part : {"5", "25", "50", "75", "95"})
    columns.push_back({key + "_p" + part,
                       {label.nl + " " + part + "%", label.en + " " + part + "%"},
                       Unit::number,
                       1});
  return columns;
}

void add_band(std::vector<Cell>& row, const Statistics& line) {
  for (const double value : {line.mean, line.p5, line.p25, line.p50, line.p75, line.p95})
    row.emplace_back(value);
}

}  // namespace

Text channel_label(Channel channel) {
  switch (channel) {
    case Channel::municipal_access:
      return {"Gemeentelijke toegang", "Municipal access"};
    case Channel::general_practitioner:
      return {"Huisarts", "General practitioner"};
    case Channel::specialist:
      return {"Jeugdarts of medisch specialist", "Youth doctor or specialist"};
    case Channel::certified_institution:
      return {"Gecertificeerde instelling of rechter", "Certified institution or court"};
    case Channel::school:
      return {"School", "School"};
    case Channel::veilig_thuis:
      return {"Veilig Thuis", "Veilig Thuis"};
    case Channel::provider:
      return {"Aanbieder", "Provider"};
    case Channel::resident:
      return {"Inwoner zelf", "Resident"};
  }
  check(false);
  return {};
}

Table care_table(const study::Ensemble& ensemble, const Dossier& dossier) {
  const study::StudyLayout& layout = ensemble.layout;
  Table table{
      .key = "care",
      .title = {"Zorg per gemeente, product en jaar", "Care by municipality, product and year"},
      .columns = {{"variant", {"Maatregelen", "Levers"}}},
      .only_in_files = true};
  table.columns = with(table.columns, place_columns);
  table.columns.push_back({"year", {"Jaar", "Year"}, Unit::year});
  table.columns = with(table.columns, band_columns("users", {"Cliënten", "Clients"}));
  table.columns = with(table.columns, band_columns("starts", {"Nieuw", "New"}));
  table.columns = with(table.columns, band_columns("waiting", {"Wachtend", "Waiting"}));
  table.columns.push_back({"spending_euro", {"Uitgaven", "Spending"}, Unit::euro_whole});
  const bool compares = ensemble.variants.size() > 1;
  for (const study::VariantOutcome& variant : ensemble.variants) {
    const bool without = compares && &variant == &ensemble.variants.front();
    for (std::size_t i = 0; i <= layout.municipalities(); ++i)
      for (std::size_t p = 0; p < layout.products(); ++p)
        for (int year = layout.years().from; year <= layout.years().to; ++year) {
          const auto m = i == 0 ? std::nullopt : std::optional(i - 1);
          std::vector<Cell> row{std::string(without ? "without" : "with")};
          for (Cell& cell : place(m, p, dossier)) row.push_back(std::move(cell));
          row.emplace_back(std::int64_t{year});
          for (const StudyFigure figure :
               {StudyFigure::users, StudyFigure::starts, StudyFigure::waiting})
            add_band(row, variant.columns[layout.care(m, p, year, figure)]);
          row.emplace_back(variant.columns[layout.care(m, p, year, StudyFigure::spending)].mean /
                           100);
          table.rows.push_back(std::move(row));
        }
  }
  table.notes = {
      {"Gemiddelden en kwantielen over de trekkingen. Cliënten: op enige dag van het jaar "
       "in zorg. Wachtend: op 31 december.",
       "Means and quantiles over the draws. Clients: in care on some day of the year. "
       "Waiting: on 31 December."}};
  return table;
}

Table channel_table(const study::CareProfile& profile, const Dossier& dossier) {
  Table table{.key = "channels",
              .title = {"Nieuwe cliënten naar verwijzer", "New clients by who sent them"},
              .columns = place_columns,
              .only_in_files = true};
  table.columns.push_back({"channel", {"Kanaal", "Channel"}});
  table.columns.push_back({"channel_label", {"Verwijzer", "Sent by"}});
  table.columns.push_back({"year", {"Jaar", "Year"}, Unit::year});
  table.columns = with(table.columns, band_columns("starts", {"Nieuw", "New"}));
  for (const study::ChannelStarts& line : profile.channels) {
    std::vector<Cell> row = place(line.municipality, line.product, dossier);
    row.emplace_back(std::string(channel_names[static_cast<std::size_t>(line.channel)]));
    row.emplace_back(channel_label(line.channel));
    row.emplace_back(std::int64_t{line.year});
    add_band(row, line.starts);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table waiting_time_table(const study::CareProfile& profile, const Dossier& dossier) {
  Table table{.key = "waiting_times",
              .title = {"Hoe lang wie van de wachtlijst kwam, had gewacht",
                        "How long those who came off the waiting list had waited"},
              .columns = place_columns,
              .only_in_files = true};
  table.columns.push_back({"days_from", {"Vanaf dag", "From day"}, Unit::number});
  table.columns.push_back({"days_to", {"Tot en met dag", "To day"}, Unit::number});
  table.columns.push_back({"starts", {"Begonnen", "Started"}, Unit::number, 1});
  table.columns.push_back({"share", {"Deel", "Share"}, Unit::percent, 1});
  constexpr std::int64_t days = 30;
  for (const study::WaitingProfile& line : profile.waiting) {
    double all = 0;
    for (const double starts : line.starts) all += starts;
    for (std::size_t d = 0; d < line.starts.size(); ++d) {
      std::vector<Cell> row = place(line.municipality, line.product, dossier);
      const auto first = static_cast<std::int64_t>(d) * days;
      row.emplace_back(first);
      row.emplace_back();  // The last class is open.
      if (d + 1 < line.starts.size()) row.back() = first + days - 1;
      row.emplace_back(line.starts[d]);
      row.emplace_back();
      if (all > 0) row.back() = line.starts[d] / all;
      table.rows.push_back(std::move(row));
    }
  }
  table.notes = {
      {"Alle jaren samen, gemiddeld over de trekkingen. Wie zonder wachten begon, telt "
       "niet mee.",
       "All years together, mean of the draws. Who started without waiting is left out."}};
  return table;
}

Table waiting_year_table(const study::CareProfile& profile, const Dossier& dossier) {
  Table table{.key = "waiting_years",
              .title = {"Wie van de wachtlijst ging", "Who left the waiting list"},
              .columns = place_columns,
              .only_in_files = true};
  table.columns.push_back({"year", {"Jaar", "Year"}, Unit::year});
  table.columns.push_back({"waited", {"Begonnen", "Started"}, Unit::number, 1});
  table.columns.push_back({"mean_days", {"Gewacht, dagen", "Waited, days"}, Unit::number});
  table.columns.push_back({"dropped_out", {"Afgehaakt", "Dropped out"}, Unit::number, 1});
  table.columns.push_back({"escalated", {"Zwaarder geworden", "Became heavier"}, Unit::number, 1});
  for (const study::WaitingProfile& line : profile.waiting)
    for (const study::WaitingProfile::Year& year : line.years) {
      std::vector<Cell> row = place(line.municipality, line.product, dossier);
      row.emplace_back(std::int64_t{year.year});
      row.emplace_back(year.waited);
      row.emplace_back();
      if (year.waited > 0) row.back() = year.mean_days;
      row.emplace_back(year.dropped_out);
      row.emplace_back(year.escalated);
      table.rows.push_back(std::move(row));
    }
  return table;
}

}  // namespace houvast::views
