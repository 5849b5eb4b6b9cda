// SPDX-License-Identifier: EUPL-1.2
// houvast settle: solidarity by the six choices on a small table, for the meeting (R4).
#include <memory>

#include "commands.h"
#include "houvast/settlement_table.h"
#include "option_values.h"
#include "views/settlement_report.h"

namespace houvast::cli {
namespace {

struct SettleCommand {
  std::string file;
  std::optional<int> year;
  std::string baseline = "income";
  std::optional<std::string> surcharge;
  std::string cap = "on";
  std::string weight = "none";
  std::string correction = "on";
  std::optional<std::string> own_share, own_share_deficit, own_share_surplus;
  bool explain = false;
};

Result<SolidarityTerms> terms_of(const SettleCommand& asked) {
  OptionValues values;
  SolidarityTerms terms;
  if (asked.baseline == "average") terms.baseline = SolidarityTerms::Baseline::regional_average;
  if (asked.surcharge) terms.execution_surcharge = values.share("--surcharge", asked.surcharge);
  terms.capped = asked.cap == "on";
  if (asked.weight == "inhabitants") terms.weight = SolidarityWeight::inhabitants;
  if (asked.weight == "income") terms.weight = SolidarityWeight::income;
  if (asked.weight == "column") terms.weight = SolidarityWeight::table;
  const Decimal own_share = values.share("--own-share", asked.own_share);
  terms.own_share_deficit = values.share("--own-share-deficit", asked.own_share_deficit, own_share);
  terms.own_share_surplus = values.share("--own-share-surplus", asked.own_share_surplus, own_share);
  if (!values.problems.empty()) return tl::unexpected(std::move(values.problems));
  return terms;
}

std::vector<std::string> columns_for(const SettleCommand& asked) {
  std::vector<std::string> columns{"income"};
  if (asked.weight == "inhabitants") columns.emplace_back("inhabitants");
  if (asked.weight == "column") columns.emplace_back("weight");
  return columns;
}

Status settle(const SettleCommand& asked, const Context& context) {
  const auto terms = terms_of(asked);
  if (!terms) return report_call(context, terms.error());
  const auto table = region::load_settlement_table(asked.file, columns_for(asked), asked.year);
  if (!table) return report_problems(context, table.error());
  region::SolidarityCase all = region::solidarity_case(*table, *terms);
  if (asked.correction == "off") all.terms.corrections.clear();
  const auto settlement =
      region::settle_solidarity(all.terms, table->year, all.members, all.figures);
  if (!settlement) return report_problems(context, region::with_lines(settlement.error(), *table));
  return deliver(context,
                 views::solidarity_report(all.terms, *settlement, {table->names, asked.explain}));
}

void add_options(CLI::App& command, const Context& context, SettleCommand& asked) {
  command
      .add_option(
          "file", asked.file,
          context.say({"Tabel met een rij per gemeente", "Table with a row a municipality"}))
      ->required()
      ->type_name("FILE");
  command
      .add_option("--year", asked.year,
                  context.say({"Jaar uit de tabel; anders het laatste",
                               "Year of the table; else the last"}))
      ->type_name("YEAR");
  add_choice(
      command, "--baseline", asked.baseline, {"income", "average"},
      context.say({"Keuze 1: vergelijk met de eigen inkomsten of met het regionaal gemiddelde",
                   "Choice 1: compare with own income or with the regional average"}));
  command.add_option(
      "--surcharge", asked.surcharge,
      context.say({"Keuze 2: opslag voor uitvoeringskosten (4%); anders de werkelijke kosten",
                   "Choice 2: surcharge for execution cost (4%); else actual cost"}));
  add_choice(command, "--cap", asked.cap, {"on", "off"},
             context.say(
                 {"Keuze 3: aftoppen op het eigen overschot", "Choice 3: cap at the own surplus"}));
  add_choice(command, "--weight", asked.weight, {"none", "inhabitants", "income", "column"},
             context.say({"Keuze 4: gewicht van wie betaalt; column is de kolom weight",
                          "Choice 4: weight of who pays; column is the column weight"}));
  add_choice(command, "--correction", asked.correction, {"on", "off"},
             context.say({"Keuze 5: corrigeer voor eigen beleid met de kolom correction",
                          "Choice 5: correct for own policy with the column correction"}));
  command.add_option("--own-share", asked.own_share,
                     context.say({"Keuze 6: deel voor eigen rekening (25%)",
                                  "Choice 6: share for own account (25%)"}));
  command.add_option(
      "--own-share-deficit", asked.own_share_deficit,
      context.say({"Keuze 6: alleen van een tekort", "Choice 6: of a deficit only"}));
  command.add_option(
      "--own-share-surplus", asked.own_share_surplus,
      context.say({"Keuze 6: alleen van een overschot", "Choice 6: of a surplus only"}));
  command.add_flag("--explain", asked.explain,
                   context.say({"Toon bij elk bedrag waarom", "Show the reason of every amount"}));
}

}  // namespace

void add_settle(CLI::App& app, Context& context) {
  CLI::App& command =
      add_command(app, context, "settle",
                  {"Verrekent tekorten en overschotten tussen gemeenten naar zes keuzes",
                   "Settles deficits and surpluses between municipalities by six choices"},
                  "houvast settle examples/vergadering/solidariteit.csv\n"
                  "houvast settle examples/vergadering/solidariteit.csv --baseline average "
                  "--own-share 25% --explain");
  const auto asked = std::make_shared<SettleCommand>();
  add_options(command, context, *asked);
  on_run(command, context, [asked, &context] { return settle(*asked, context); });
}

}  // namespace houvast::cli
