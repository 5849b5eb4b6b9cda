// SPDX-License-Identifier: EUPL-1.2
// houvast calibrate: inflow, durations and the rest from care records, or scaled to totals (D13).
#include "houvast/calibrate.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "commands.h"
#include "houvast/care_files.h"
#include "houvast/care_record_table.h"
#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "houvast/files.h"
#include "houvast/published_total_table.h"
#include "houvast/render.h"
#include "option_values.h"
#include "views/calibrate_report.h"

namespace houvast::cli {
namespace {

using std::chrono::sys_days;

struct CalibrateCommand {
  std::string dossier;
  std::optional<std::string> records, claims, totals;
  std::optional<std::string> from, to, starts_known_from;
  int return_within_days = 365;
  int at_once_within_days = 3;
  std::uint64_t seed = 1;
  std::uint32_t replications = 20;
};

sys_days first_of(int year, unsigned month = 1) {
  return sys_days(std::chrono::year(year) / static_cast<int>(month) / 1);
}

/// What was not said: from the first 1 January on which records had begun, to the month of the last
/// order. Of who was in care on the day the records begin nobody knows since when.
Result<demand::CalibrateOptions> window_of(const CalibrateCommand& command,
                                           const std::vector<CareRecord>& records) {
  demand::CalibrateOptions options{.return_within_days = command.return_within_days,
                                   .at_once_within_days = command.at_once_within_days};
  Problems problems;
  const auto day = [&](const char* option, const std::optional<std::string>& text) {
    const auto parsed = text ? exchange::parse_day(*text) : std::nullopt;
    if (text && !parsed)
      problems.push_back(
          {.code = "exchange/record-not-a-date", .place = {.field = option}, .found = *text});
    return parsed;
  };
  const auto from = day("--from", command.from);
  const auto to = day("--to", command.to);
  options.starts_known_from = day("--starts-known-from", command.starts_known_from);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (records.empty()) return options;
  sys_days first = records.front().ordered, last = first;
  for (const CareRecord& record : records) {
    first = std::min({first, record.ordered, record.start.value_or(record.ordered)});
    last = std::max(last, record.ordered);
  }
  const std::chrono::year_month_day begin(first), end(last);
  options.from = from.value_or(first_of(static_cast<int>(begin.year()) + 1));
  options.to =
      to.value_or(first_of(static_cast<int>(end.year()), static_cast<unsigned>(end.month())));
  if (!options.starts_known_from) options.starts_known_from = first + std::chrono::days(1);
  return options;
}

/// Whole years that were watched.
Years years_of(const demand::CalibrateOptions& options) {
  const std::chrono::year_month_day from(options.from), to(options.to);
  const bool whole = options.from == first_of(static_cast<int>(from.year()));
  return {static_cast<int>(from.year()) + (whole ? 0 : 1), static_cast<int>(to.year()) - 1};
}

/// Finds what records tell, writes it into the terms and looks how they then fit.
Result<void> use_records(const CalibrateCommand& command, const Dossier& dossier,
                         DemandTerms& terms, views::CalibrateResult& result) {
  const auto records = exchange::read_care_records(*command.records, command.claims);
  if (!records) return tl::unexpected(records.error());
  const auto options = window_of(command, *records);
  if (!options) return tl::unexpected(options.error());
  auto found = demand::calibrate(*records, terms, *options);
  if (!found) return tl::unexpected(found.error());
  terms = demand::fitted(std::move(terms), *found);
  result.found = *std::move(found);
  if (const Years years = years_of(*options); years.count() > 0)
    result.fit = demand::compare_fit(
        *records, terms, dossier.municipalities,
        {.years = years, .seed = command.seed, .replications = command.replications});
  return {};
}

Result<void> use_totals(const CalibrateCommand& command, const Dossier& dossier, DemandTerms& terms,
                        views::CalibrateResult& result) {
  const auto totals = exchange::read_published_totals(*command.totals);
  if (!totals) return tl::unexpected(totals.error());
  auto scaled = demand::scale_to_totals(std::move(terms), *totals, dossier.years.from);
  if (!scaled) return tl::unexpected(scaled.error());
  terms = std::move(scaled->terms);
  result.scaled = std::move(scaled->lines);
  return {};
}

std::vector<FileToWrite> files_of(const Context& context, const DemandTerms& terms,
                                  const Report& report) {
  const std::filesystem::path folder = context.out;
  const CareFiles care = write_care(terms);
  std::vector<FileToWrite> files = {
      {folder / "products.toml", write_products(terms).sections},
      {folder / "fit-report.html", render_html(report, context.language)}};
  for (const char* key : {"inflow", "levels"})
    if (const auto table = care.tables.find(key); table != care.tables.end())
      files.push_back({folder / (std::string(key) + ".csv"), table->second});
  for (const auto& [name, text] : care.files) files.push_back({folder / name, text});
  for (const Table* table : tables_of(report))
    files.push_back({folder / (table->key + ".csv"), render_csv(*table, context.language)});
  return files;
}

Status calibrate(const CalibrateCommand& command, Context context) {
  if (!command.records && !command.totals)
    return report_call(context, {{.code = "app/missing-option", .found = "--records, --totals"}});
  const auto dossier = load_dossier(command.dossier);
  if (!dossier) return report_problems(context, dossier.error());
  auto priced = demand::with_rates(dossier->demand, dossier->years);
  if (!priced) return report_problems(context, priced.error());
  DemandTerms terms = *std::move(priced);
  views::CalibrateResult result;
  if (command.records)
    if (const auto used = use_records(command, *dossier, terms, result); !used)
      return report_problems(context, used.error());
  if (command.totals)
    if (const auto used = use_totals(command, *dossier, terms, result); !used)
      return report_problems(context, used.error());
  const Report report = views::calibrate_report(result);
  const bool wants_folder = !context.out.empty() && !context.format &&
                            std::filesystem::path(context.out).extension().empty();
  if (!wants_folder) return deliver(context, report);
  const std::vector<FileToWrite> files = files_of(context, terms, report);
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  const std::string count = std::to_string(files.size());
  tell(context, {count + " bestanden geschreven in " + context.out + ".",
                 count + " files written to " + context.out + "."});
  context.out.clear();
  return deliver(context, report);
}

void add_options(CLI::App& command, const Context& context, CalibrateCommand& asked) {
  const auto add = [&](const char* name, auto& value, const char* type, const Text& text) {
    command.add_option(name, value, context.say(text))->type_name(type);
  };
  command
      .add_option("DOSSIER", asked.dossier,
                  context.say({"Dossier met bevolking, producten en instroom",
                               "Dossier with population, products and inflow"}))
      ->required();
  add("--records", asked.records, "FILE",
      {"Toewijzingen: een rij per toewijzing", "Care orders: a row an order"});
  add("--claims", asked.claims, "FILE",
      {"Declaraties bij die toewijzingen", "Claims that belong to those orders"});
  add("--totals", asked.totals, "FILE",
      {"Gepubliceerde totalen per product en jaar", "Published totals by product and year"});
  add("--from", asked.from, "DAY",
      {"Eerste dag die telt (de eerste 1 januari na het begin van de toewijzingen)",
       "First day that counts (the first 1 January after the orders begin)"});
  add("--to", asked.to, "DAY",
      {"Eerste dag die niet meer telt (de eerste van de maand van de laatste toewijzing)",
       "First day that no longer counts (the first of the month of the last order)"});
  add("--starts-known-from", asked.starts_known_from, "DAY",
      {"Van zorg van voor die dag is het begin niet bekend",
       "Of care from before that day the start is not known"});
  add("--return-within", asked.return_within_days, "N",
      {"Dagen waarbinnen een volgende toewijzing een terugkeer is (365)",
       "Days within which a next order is a return (365)"});
  add("--at-once-within", asked.at_once_within_days, "N",
      {"Dagen waarbinnen zij direct volgt (3)", "Days within which it follows at once (3)"});
  add("--seed", asked.seed, "N", {"Startgetal van de vergelijking", "Seed of the comparison"});
  add("--replications", asked.replications, "N",
      {"Trekkingen van de vergelijking (20)", "Draws of the comparison (20)"});
}

}  // namespace

void add_calibrate(CLI::App& app, Context& context) {
  CLI::App& command =
      add_command(app, context, "calibrate",
                  {"IJkt instroom, duur en de rest op toewijzingen of gepubliceerde totalen",
                   "Calibrate inflow, durations and the rest to care orders or published totals"},
                  "houvast calibrate examples/zorgregio --records records.csv --claims claims.csv "
                  "--out ijking\n"
                  "houvast calibrate examples/zorgregio --totals totalen.csv");
  const auto asked = std::make_shared<CalibrateCommand>();
  add_options(command, context, *asked);
  on_run(command, context, [asked, &context] { return calibrate(*asked, context); });
}

}  // namespace houvast::cli
