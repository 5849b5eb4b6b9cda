// SPDX-License-Identifier: EUPL-1.2
// houvast synth: a fictional country as a dossier of its own, care as in a dossier given.
#include "houvast/synth.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "commands.h"
#include "houvast/care_files.h"
#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "houvast/files.h"
#include "houvast/split.h"
#include "option_values.h"

namespace houvast::cli {
namespace {

struct SynthCommand {
  std::string like;
  demand::SynthOptions options;
};

using SpendingByYear = std::map<std::pair<std::string, int>, Cents>;  ///< By scheme and year.

/// What care costs in one draw: income is then neither short nor ample for all together.
SpendingByYear simulated_spending(const demand::FictionalCountry& country, Years years,
                                  std::uint64_t seed) {
  const demand::Model model = demand::prepare(country.demand, years, country.municipalities, seed);
  demand::Simulator simulator(model);
  SpendingByYear spending;
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const demand::CareFigures& care = simulator.simulate(cluster, {});
    for (std::size_t m = 0; m < care.municipalities.size(); ++m)
      for (std::size_t p = 0; p < country.demand.products.size(); ++p)
        for (int year = years.from; year <= years.to; ++year)
          spending[{country.demand.products[p].scheme, year}] += care.year(m, p, year).spending;
  }
  return spending;
}

/// Income by inhabitants: who has more care than the mean has a deficit.
std::string income_table(const demand::FictionalCountry& country, Years years, std::uint64_t seed) {
  std::string table = "code,scheme,year,amount\n";
  for (const auto& [key, total] : simulated_spending(country, years, seed)) {
    std::vector<std::int64_t> inhabitants;
    for (const Municipality& each : country.municipalities)
      inhabitants.push_back(each.inhabitants.at(key.second));
    const std::vector<Cents> parts = *split(total, inhabitants);
    for (std::size_t m = 0; m < parts.size(); ++m)
      table += country.municipalities[m].code + ',' + key.first + ',' + std::to_string(key.second) +
               ',' + to_string(parts[m]) + '\n';
  }
  return table;
}

std::string toml_head(const Context& context, const Dossier& like, const SynthCommand& command) {
  const std::string seed = std::to_string(command.options.seed);
  const std::string name = context.say({"Verzonnen land " + seed, "Fictional country " + seed});
  return "# SPDX-License-Identifier: EUPL-1.2\n# " +
         context.say({"Een verzonnen land. Zorg zoals in: ", "A fictional country. Care as in: "}) +
         like.name + "\n\n[dossier]\nname   = " + toml_text(name) +
         "\nregion = " + toml_text(name) +
         "\nyears  = { from = " + std::to_string(like.years.from) +
         ", to = " + std::to_string(like.years.to) + " }\n\n[tables]\n" +
         "municipalities = \"municipalities.csv\"\nincome = \"income.csv\"\n";
}

/// The schemes that pay for products, levers or drivers.
std::string schemes_of(const Dossier& like, const DemandTerms& terms) {
  std::set<std::string> used;
  for (const Product& product : terms.products) used.insert(product.scheme);
  std::string text;
  for (const Scheme& scheme : like.schemes)
    if (used.contains(scheme.id))
      text += "\n[scheme." + scheme.id + "]\nlabel = " + toml_text(scheme.label) + "\n";
  return text;
}

/// What concerns a scheme that is not there cannot be there.
void keep_to_schemes(DemandTerms& terms) {
  std::set<std::string> used;
  for (const Product& product : terms.products) used.insert(product.scheme);
  std::erase_if(terms.levers, [&](const Lever& each) { return !used.contains(each.scheme); });
  std::erase_if(terms.reactions,
                [&](const BudgetReaction& each) { return !used.contains(each.scheme); });
  for (Driver& driver : terms.drivers)
    if (!used.contains(driver.income_scheme)) {
      driver.income_scheme.clear();
      driver.income_per_year = Cents();
    }
}

std::vector<FileToWrite> files_of(const Context& context, const Dossier& like,
                                  const demand::FictionalCountry& country,
                                  const SynthCommand& command) {
  const std::filesystem::path folder = context.out;
  const CareFiles care = write_care(country.demand);
  std::string toml = toml_head(context, like, command);
  std::vector<FileToWrite> files = {
      {folder / "municipalities.csv", write_municipalities(country.municipalities)},
      {folder / "income.csv", income_table(country, like.years, command.options.seed)}};
  for (const auto& [key, table] : care.tables) {
    toml += key + " = \"" + key + ".csv\"\n";
    files.push_back({folder / (key + ".csv"), table});
  }
  for (const auto& [name, table] : care.files) files.push_back({folder / name, table});
  toml += schemes_of(like, country.demand) + '\n' + care.sections;
  files.push_back({folder / "dossier.toml", toml});
  return files;
}

Report report_on(const demand::FictionalCountry& country, int year) {
  std::vector<std::int64_t> sizes;
  std::int64_t inhabitants = 0, clients = 0;
  for (const Municipality& each : country.municipalities) {
    sizes.push_back(each.inhabitants.at(year));
    inhabitants += sizes.back();
  }
  for (const StockRow& row : country.demand.stock) clients += row.clients;
  std::sort(sizes.begin(), sizes.end());
  Table table{
      .key = "country",
      .title = {"Het land", "The country"},
      .columns = {{"item", {"Onderdeel", "Item"}}, {"value", {"Aantal", "Number"}, Unit::number}}};
  const auto row = [&](Text item, std::int64_t value) {
    table.rows.push_back({std::move(item), value});
  };
  row({"Gemeenten", "Municipalities"}, static_cast<std::int64_t>(sizes.size()));
  row({"Regio's", "Regions"}, static_cast<std::int64_t>(country.regions.size()));
  row({"Inwoners", "Inhabitants"}, inhabitants);
  row({"Grootste gemeente", "Largest municipality"}, sizes.back());
  row({"Middelste gemeente", "Median municipality"}, sizes[sizes.size() / 2]);
  row({"Kleinste gemeente", "Smallest municipality"}, sizes.front());
  row({"Producten", "Products"}, static_cast<std::int64_t>(country.demand.products.size()));
  row({"Cliënten in zorg aan het begin", "Clients in care at the start"}, clients);
  Report report{.title = {"Verzonnen land", "Fictional country"}};
  report.blocks.emplace_back(std::move(table));
  return report;
}

Status synth(const SynthCommand& command, Context context) {
  if (context.out.empty())
    return report_call(context, {{.code = "app/needs-folder", .place = {.field = "--out"}}});
  const auto like = load_dossier(command.like);
  if (!like) return report_problems(context, like.error());
  auto terms = demand::with_rates(like->demand, like->years);
  if (!terms) return report_problems(context, terms.error());
  keep_to_schemes(*terms);
  const auto country =
      demand::synthesise(*terms, like->municipalities, like->years, command.options);
  if (!country) return report_problems(context, country.error());
  const std::vector<FileToWrite> files = files_of(context, *like, *country, command);
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  const std::string count = std::to_string(files.size());
  tell(context, {count + " bestanden geschreven in " + context.out + ".",
                 count + " files written to " + context.out + "."});
  const Report report = report_on(*country, like->years.from);
  context.out.clear();
  return deliver(context, report);
}

}  // namespace

void add_synth(CLI::App& app, Context& context) {
  CLI::App& command =
      add_command(app, context, "synth",
                  {"Verzint een land om op te rekenen", "Invents a country to compute on"},
                  "houvast synth --like examples/zorgregio --out land\n"
                  "houvast synth --like examples/zorgregio --municipalities 40 "
                  "--inhabitants 2000000 --seed 7 --out provincie");
  const auto asked = std::make_shared<SynthCommand>();
  command
      .add_option("--like", asked->like,
                  context.say({"Dossier waarvan producten, instroom en plaatsen worden overgenomen",
                               "Dossier whose products, inflow and places are taken"}))
      ->required()
      ->type_name("DOSSIER");
  command
      .add_option("--municipalities", asked->options.municipalities,
                  context.say({"Aantal gemeenten, hoogstens 999 (342)",
                               "Number of municipalities, at most 999 (342)"}))
      ->type_name("N");
  command
      .add_option("--inhabitants", asked->options.inhabitants,
                  context.say({"Inwoners in het eerste jaar (17900000)",
                               "Inhabitants in the first year (17900000)"}))
      ->type_name("N");
  command
      .add_option("--region-size", asked->options.region_size,
                  context.say({"Gemeenten per regio, ongeveer (8)",
                               "Municipalities in a region, about (8)"}))
      ->type_name("N");
  command
      .add_option("--seed", asked->options.seed,
                  context.say({"Startgetal: hetzelfde getal geeft hetzelfde land",
                               "Seed: the same number gives the same country"}))
      ->type_name("N");
  on_run(command, context, [asked, &context] { return synth(*asked, context); });
}

}  // namespace houvast::cli
