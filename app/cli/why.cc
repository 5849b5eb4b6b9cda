// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "commands.h"
#include "houvast/format.h"
#include "houvast/study.h"
#include "run_report.h"
#include "stored_runs.h"

namespace houvast::cli {
namespace {

struct WhyCommand {
  std::string source;
  std::string scenario;
  std::string municipality;
  int year = 0;
  std::string item;
  std::string scheme;
  std::string store;
};

struct Explained {
  RunRecord record;
  Names names;
};

/// A run that was kept, or a dossier that is run now.
Result<Explained> explained(const WhyCommand& command) {
  if (names_a_run(command.source)) {
    auto store = Store::open(store_path(command.store));
    if (!store) return tl::unexpected(store.error());
    auto record = load_run(*store, command.source);
    if (!record) return tl::unexpected(record.error());
    return Explained{std::move(*record), {}};
  }
  const auto dossier = load_dossier(
      command.source, command.scenario.empty() ? std::nullopt : std::optional(command.scenario));
  if (!dossier) return tl::unexpected(dossier.error());
  auto run = study::run(*dossier, {.scenario = command.scenario});
  if (!run) return tl::unexpected(run.error());
  return Explained{std::move(run->record), names_of(*dossier)};
}

/// The code that the user means by a code or a name; a problem that names what there is.
Result<std::string> find_municipality(const Explained& source, const std::string& asked) {
  std::vector<std::string> known;
  for (const ItemAmount& line : source.record.results)
    if (known.empty() || known.back() != line.municipality) known.push_back(line.municipality);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (std::find(known.begin(), known.end(), asked) != known.end()) return asked;
  for (const auto& [code, name] : source.names)
    if (name == asked) return code;
  for (const auto& [code, name] : source.names) known.push_back(name);
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  return failure({.code = "app/unknown-municipality",
                  .place = {.field = "--municipality"},
                  .found = asked,
                  .expected = list,
                  .suggestion = nearest_name(asked, known)});
}

/// What a transfer did to this municipality: received is above zero.
Cents effect_on(const Transfer& transfer, const Account& account) {
  return transfer.to == account ? transfer.amount : -transfer.amount;
}

struct Selection {
  std::string code;
  Account account;
  int year = 0;
  std::string item;
  std::string scheme;

  [[nodiscard]] bool holds(const Transfer& transfer) const {
    const std::string_view of_rule = rule(transfer.reason.rule).item;
    return transfer.period.year == year && (transfer.from == account || transfer.to == account) &&
           (item.empty() || item == "result" || item == of_rule) &&
           (scheme.empty() || scheme == transfer.scheme);
  }
};

Table items_table(const std::vector<const Transfer*>& chosen, const Selection& selection) {
  Table table{.key = "items",
              .title = {"Waar het uit bestaat", "What it is made of"},
              .columns = {{"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro}},
              .last_row_is_total = true};
  std::map<std::pair<std::string, std::size_t>, Cents> sums;
  Cents total;
  const auto all = items();
  for (const Transfer* transfer : chosen) {
    const auto at = std::find(all.begin(), all.end(), rule(transfer->reason.rule).item);
    const Cents amount = effect_on(*transfer, selection.account);
    sums[{transfer->scheme, static_cast<std::size_t>(at - all.begin())}] += amount;
    total += amount;
  }
  for (const auto& [key, amount] : sums)
    table.rows.push_back({key.first, item_label(all[key.second]), amount});
  table.rows.push_back({Text{"Totaal", "Total"}, std::monostate{}, total});
  return table;
}

Table transfers_table(const std::vector<const Transfer*>& chosen, const Selection& selection) {
  Table table{.key = "transfers",
              .title = {"Elke overdracht met haar reden", "Every transfer with its reason"},
              .columns = {{"period", {"Periode", "Period"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"rule", {"Regel", "Rule"}},
                          {"other", {"Van of naar", "From or to"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"reason", {"Reden", "Reason"}}}};
  for (const Transfer* transfer : chosen) {
    const bool received = transfer->to == selection.account;
    const Account& other = received ? transfer->from : transfer->to;
    table.rows.push_back(
        {to_string(transfer->period), transfer->scheme, transfer->reason.rule,
         Text{(received ? "van " : "naar ") + account_name(other, Language::dutch),
              (received ? "from " : "to ") + account_name(other, Language::english)},
         effect_on(*transfer, selection.account),
         Text{reason_sentence(transfer->reason, Language::dutch),
              reason_sentence(transfer->reason, Language::english)}});
  }
  return table;
}

Status explain(const Context& context, const WhyCommand& command) {
  const auto source = explained(command);
  if (!source) return report_problems(context, source.error());
  const auto code = find_municipality(*source, command.municipality);
  if (!code) return report_problems(context, code.error());
  const Selection selection{*code, municipality(*code), command.year, command.item, command.scheme};

  std::vector<const Transfer*> chosen;
  for (const Transfer& transfer : source->record.transfers)
    if (selection.holds(transfer)) chosen.push_back(&transfer);
  const std::string name = name_in(source->names, *code);
  const std::string year = std::to_string(command.year);
  Text what{"Resultaat", "Result"};
  if (!command.item.empty()) what = item_label(command.item);
  Report report{
      .title = {what.nl + " van " + name + " in " + year, what.en + " of " + name + " in " + year}};
  if (chosen.empty()) {
    report.blocks.push_back(
        Paragraph{{"Er is hiervoor geen geld bewogen.", "No money moved for this."}});
  } else {
    report.blocks.push_back(items_table(chosen, selection));
    report.blocks.push_back(transfers_table(chosen, selection));
  }
  for (const Transfer* transfer : chosen) report.reasons.push_back(*transfer);
  return deliver(context, report);
}

}  // namespace

void add_why(CLI::App& app, Context& context) {
  auto command = std::make_shared<WhyCommand>();
  CLI::App& why =
      add_command(app, context, "why",
                  {"Vouwt een cijfer uit tot de overdrachten waaruit het bestaat, met hun reden.",
                   "Unfold a figure to the transfers it is made of, with their reasons."},
                  "houvast why examples/voorbeeldregio --municipality GM9001 --year 2028\n"
                  "houvast why laatste --municipality GM9001 --year 2028 --item solidarity");
  std::vector<std::string> choices;
  for (const std::string_view item : items()) choices.emplace_back(item);
  why.add_option("SOURCE", command->source,
                 context.say({"Map van een dossier, nummer van een run, of laatste",
                              "Folder of a dossier, number of a run, or last"}))
      ->required();
  why.add_option("--municipality", command->municipality,
                 context.say({"Code of naam van de gemeente", "Code or name of the municipality"}))
      ->required();
  why.add_option("--year", command->year, context.say({"Jaar", "Year"}))->required();
  add_choice(
      why, "--item", command->item, choices,
      context.say({"Post; zonder deze het hele resultaat", "Item; without it the whole result"}));
  why.add_option("--scheme", command->scheme,
                 context.say({"Alleen deze regeling", "This scheme only"}));
  why.add_option("--scenario", command->scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}));
  why.add_option("--store", command->store,
                 context.say({"Bestand van de opslag", "File of the store"}));
  on_run(why, context, [&context, command] { return explain(context, *command); });
}

}  // namespace houvast::cli
