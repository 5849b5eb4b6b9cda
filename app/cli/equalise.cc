// SPDX-License-Identifier: EUPL-1.2
// houvast equalise: risk equalisation in nine forms on a small table, for the meeting (R5).
#include <algorithm>
#include <array>
#include <memory>

#include "commands.h"
#include "houvast/settlement_table.h"
#include "option_values.h"
#include "views/settlement_report.h"

namespace houvast::cli {
namespace {

struct EqualiseCommand {
  std::string file;
  std::string form;
  std::optional<int> year;
  std::optional<std::string> key;
  int mean_years = 3;
  bool by_own_average = false;
  bool by_surcharge = false;
  std::optional<std::string> fixed_cost, minimum_volume, unit_rate, threshold, client_limit,
      premium_surcharge, fund;
  std::string clients;
  bool explain = false;
};

struct FormName {
  const char* name;
  EqualisationForm form;
};

constexpr std::array<FormName, 9> forms{{
    {"solidarity", EqualisationForm::solidarity},
    {"user_pays", EqualisationForm::user_pays},
    {"deferred_user_pays", EqualisationForm::deferred_user_pays},
    {"shared_under_use", EqualisationForm::shared_under_use},
    {"fixed_shared", EqualisationForm::fixed_shared},
    {"threshold", EqualisationForm::threshold},
    {"stop_loss", EqualisationForm::stop_loss},
    {"income_share", EqualisationForm::income_share},
    {"insurance", EqualisationForm::insurance},
}};

EqualisationForm form_named(const std::string& name) {
  return std::find_if(forms.begin(), forms.end(),
                      [&](const FormName& form) { return form.name == name; })
      ->form;
}

/// What a form cannot do without, as an option.
void need(bool is_given, const char* option, Problems& problems) {
  if (!is_given) problems.push_back({.code = "app/missing-option", .found = option});
}

Result<EqualisationTerms> terms_of(const EqualiseCommand& asked) {
  OptionValues values;
  EqualisationTerms terms;
  terms.form = form_named(asked.form);
  terms.key = values.blend("--key", asked.key);
  terms.mean_years = asked.mean_years;
  terms.by_own_average = asked.by_own_average;
  terms.by_surcharge = asked.by_surcharge;
  terms.minimum_volume = values.number("--minimum-volume", asked.minimum_volume);
  terms.unit_rate = values.amount("--unit-rate", asked.unit_rate);
  terms.threshold = values.share("--threshold", asked.threshold);
  terms.client_limit = values.amount("--client-limit", asked.client_limit);
  terms.premium_surcharge = values.share("--premium-surcharge", asked.premium_surcharge);
  terms.fund_opening = values.amount("--fund", asked.fund);
  static_cast<void>(values.amount("--fixed-cost", asked.fixed_cost));
  Problems& problems = values.problems;
  if (terms.form == EqualisationForm::fixed_shared)
    need(asked.fixed_cost.has_value(), "--fixed-cost", problems);
  if (terms.form == EqualisationForm::shared_under_use) {
    need(asked.minimum_volume.has_value(), "--minimum-volume", problems);
    need(asked.unit_rate.has_value(), "--unit-rate", problems);
  }
  if (terms.form == EqualisationForm::stop_loss) {
    need(asked.client_limit.has_value(), "--client-limit", problems);
    need(!asked.clients.empty(), "--clients", problems);
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return terms;
}

/// Columns that the form cannot do without. What is by key is found out when it is shared.
std::vector<std::string> columns_for(EqualisationForm form) {
  switch (form) {
    case EqualisationForm::income_share:
      return {"income"};
    case EqualisationForm::shared_under_use:
      return {"volume"};
    case EqualisationForm::threshold:
      return {"budget"};
    case EqualisationForm::insurance:
      return {"budget", "year"};
    case EqualisationForm::deferred_user_pays:
      return {"year"};
    default:
      return {};
  }
}

Status equalise(const EqualiseCommand& asked, const Context& context) {
  auto terms = terms_of(asked);
  if (!terms) return report_call(context, terms.error());
  const auto table =
      region::load_settlement_table(asked.file, columns_for(terms->form), asked.year);
  Problems problems;
  if (!table) problems = table.error();
  if (!asked.clients.empty() && table) {
    auto clients = region::load_large_clients(asked.clients, table->year);
    if (clients)
      terms->large_clients = *std::move(clients);
    else
      problems = clients.error();
  }
  if (!problems.empty()) return report_problems(context, problems);

  region::EqualisationCase all = region::equalisation_case(*table, *std::move(terms));
  // The command knows one fixed cost, that of the year it is about.
  if (asked.fixed_cost)
    all.terms.fixed_cost = {{table->year, OptionValues().amount("--fixed-cost", asked.fixed_cost)}};
  const auto result = region::equalise(all.terms, table->year, all.inputs);
  if (!result) return report_problems(context, region::with_lines(result.error(), *table));
  return deliver(context,
                 views::equalisation_report(all.terms, *result, {table->names, asked.explain}));
}

void add_options(CLI::App& command, const Context& context, EqualiseCommand& asked) {
  const auto option = [&](const char* name, auto& value, const Text& description) {
    return command.add_option(name, value, context.say(description));
  };
  option("file", asked.file,
         {"Tabel met een rij per gemeente (en jaar)", "Table with a row a municipality (and year)"})
      ->required()
      ->type_name("FILE");
  std::vector<std::string> names;
  for (const FormName& form : forms) names.emplace_back(form.name);
  add_choice(command, "--form", asked.form, names,
             context.say({"Vorm van risicoverevening", "Form of risk equalisation"}))
      .required();
  option("--year", asked.year,
         {"Jaar uit de tabel; anders het laatste", "Year of the table; else the last"})
      ->type_name("YEAR");
  option("--key", asked.key,
         {"Verdeelsleutel voor wat gedeeld wordt: inhabitants, income, clients, spending of een "
          "mengsel "
          "(inhabitants=0.5,use=0.5); anders inwoners",
          "Key for what is shared: inhabitants, income, clients, spending or a blend "
          "(inhabitants=0.5,use=0.5); else inhabitants"});
  option("--mean-years", asked.mean_years,
         {"Jaren waarover het gemiddelde gaat (uitgesteld profijt, verzekering)",
          "Years of the mean (deferred user pays, insurance)"});
  command.add_flag(
      "--by-own-average", asked.by_own_average,
      context.say({"Uitgesteld profijt: deel het verschil naar eigen gemiddelde kosten",
                   "Deferred user pays: share the difference by own mean cost"}));
  option("--fixed-cost", asked.fixed_cost,
         {"Vaste kosten van het jaar, in euro", "Fixed cost of the year, in euro"})
      ->type_name("AMOUNT");
  option("--minimum-volume", asked.minimum_volume,
         {"Afgesproken minimum van allen samen", "Minimum agreed, all together"});
  option("--unit-rate", asked.unit_rate,
         {"Tarief van een eenheid, in euro", "Price of a unit, in euro"})
      ->type_name("AMOUNT");
  command.add_flag("--by-surcharge", asked.by_surcharge,
                   context.say({"Onderbenutting: als gelijke opslag op het tarief",
                                "Under-use: as an equal surcharge on the rate"}));
  option("--threshold", asked.threshold,
         {"Eigen risico boven de begroting, als deel daarvan (10%)",
          "Own risk above budget, as a part of it (10%)"});
  option("--client-limit", asked.client_limit,
         {"Kosten van een cliënt hierboven worden gedeeld, in euro",
          "Cost of a client above this is shared, in euro"})
      ->type_name("AMOUNT");
  option("--clients", asked.clients,
         {"Tabel met dure cliënten: code, client, cost",
          "Table of expensive clients: code, client, cost"})
      ->type_name("FILE");
  option("--premium-surcharge", asked.premium_surcharge,
         {"Verzekering: opslag op de premie (5%)", "Insurance: surcharge on the premium (5%)"});
  option(
      "--fund", asked.fund,
      {"Verzekering: beginstand van het fonds, in euro", "Insurance: opening of the fund, in euro"})
      ->type_name("AMOUNT");
  command.add_flag("--explain", asked.explain,
                   context.say({"Toon bij elk bedrag waarom", "Show the reason of every amount"}));
}

}  // namespace

void add_equalise(CLI::App& app, Context& context) {
  CLI::App& command = add_command(
      app, context, "equalise",
      {"Verevent risico's tussen gemeenten in een van negen vormen",
       "Equalises risks between municipalities in one of nine forms"},
      "houvast equalise examples/vergadering/risicoverevening.csv --form solidarity\n"
      "houvast equalise examples/vergadering/risicoverevening.csv --form deferred_user_pays "
      "--explain");
  const auto asked = std::make_shared<EqualiseCommand>();
  add_options(command, context, *asked);
  on_run(command, context, [asked, &context] { return equalise(*asked, context); });
}

}  // namespace houvast::cli
