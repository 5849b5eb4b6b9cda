// SPDX-License-Identifier: EUPL-1.2
// houvast contracts savings: what an agreement about savings pays, and how often by luck alone
// (C9).
#include <memory>

#include "contracts.h"
#include "option_values.h"
#include "views/contracts_report.h"

namespace houvast::cli {
namespace {

struct SavingsCommand {
  std::optional<std::string> minimum_rate, sharing, cap, quality, completion;
  std::optional<std::string> loss_minimum_rate, loss_sharing, loss_cap;
  std::optional<std::string> benchmark, actual;
  std::vector<std::int64_t> inhabitants = {10'000, 25'000, 50'000, 100'000, 250'000, 500'000};
  std::optional<std::string> use, cost, variation, baseline_years;
};

Result<views::SavingsQuestion> read(const SavingsCommand& command) {
  OptionValues values;
  views::SavingsQuestion asked;
  asked.inhabitants = command.inhabitants;
  asked.terms.minimum_rate = values.share("--minimum-rate", command.minimum_rate, Decimal(2, 2));
  asked.terms.sharing = values.share("--sharing", command.sharing, Decimal(5, 1));
  asked.terms.cap = values.share("--cap", command.cap, Decimal(1, 1));
  asked.terms.quality = values.share("--quality", command.quality, Decimal(1));
  asked.terms.completion = values.share("--completion", command.completion, Decimal(1));
  if (command.loss_sharing || command.loss_cap || command.loss_minimum_rate)
    asked.terms.losses = {
        values.share("--loss-minimum-rate", command.loss_minimum_rate, asked.terms.minimum_rate),
        values.share("--loss-sharing", command.loss_sharing, asked.terms.sharing),
        values.share("--loss-cap", command.loss_cap, asked.terms.cap)};
  asked.use = values.share("--use", command.use, Decimal(3, 2)).to_double();
  asked.cost_euro = values.number("--cost", command.cost, Decimal(8'000)).to_double();
  asked.luck.variation =
      values.number("--variation", command.variation, Decimal(15, 1)).to_double();
  asked.luck.baseline_years =
      values.number("--baseline-years", command.baseline_years, Decimal(3)).to_double();
  if (command.benchmark) asked.benchmark = values.amount("--benchmark", command.benchmark);
  if (command.actual) asked.actual = values.amount("--actual", command.actual);
  const auto refuse = [&](const char* option, const std::optional<std::string>& text) {
    values.problems.push_back(
        {.code = "app/bad-option-value", .place = {.field = option}, .found = text.value_or("")});
  };
  if (asked.terms.completion <= Decimal()) refuse("--completion", command.completion);
  if (asked.use <= 0) refuse("--use", command.use);
  if (asked.luck.variation < 0) refuse("--variation", command.variation);
  if (asked.luck.baseline_years < 0) refuse("--baseline-years", command.baseline_years);
  if (asked.benchmark.has_value() != asked.actual.has_value())
    values.problems.push_back(
        {.code = "app/missing-option", .found = asked.benchmark ? "--actual" : "--benchmark"});
  if (!values.problems.empty()) return tl::unexpected(std::move(values.problems));
  return asked;
}

Status savings(const SavingsCommand& command, const Context& context) {
  const auto asked = read(command);
  if (!asked) return report_call(context, asked.error());
  return deliver(context, views::savings_report(*asked));
}

void add_options(CLI::App& app, const Context& context, SavingsCommand& command) {
  const auto option = [&](const char* name, auto& value, const Text& description,
                          const char* type = "TEXT") {
    app.add_option(name, value, context.say(description))->type_name(type);
  };
  option("--minimum-rate", command.minimum_rate,
         {"Minimale besparing, als deel van de benchmark (2%)",
          "Minimum rate, as a share of the benchmark (2%)"});
  option("--sharing", command.sharing,
         {"Deel van de besparing dat wordt uitgekeerd (50%)", "Share of the saving paid (50%)"});
  option("--cap", command.cap,
         {"Aftopping, als deel van de benchmark (10%)", "Cap, as a share of the benchmark (10%)"});
  option("--quality", command.quality,
         {"Deel dat de gehaalde kwaliteit verdient (100%)",
          "Share that the quality reached earns (100%)"});
  option(
      "--completion", command.completion,
      {"Deel van de declaraties dat al binnen is (100%)", "Share of the claims that is in (100%)"});
  option("--loss-minimum-rate", command.loss_minimum_rate,
         {"Tweezijdig: minimaal verlies", "Two-sided: minimum loss rate"});
  option(
      "--loss-sharing", command.loss_sharing,
      {"Tweezijdig: deel van het verlies dat terugkomt", "Two-sided: share of a loss paid back"});
  option("--loss-cap", command.loss_cap,
         {"Tweezijdig: aftopping van het verlies", "Two-sided: cap of the loss"});
  option("--benchmark", command.benchmark,
         {"Benchmark van een jaar, in euro: toont de uitkering in stappen",
          "Benchmark of a year, in euro: shows the payment in steps"},
         "AMOUNT");
  option("--actual", command.actual,
         {"Werkelijke kosten van dat jaar, in euro", "Actual cost of that year, in euro"},
         "AMOUNT");
  app.add_option("--inhabitants", command.inhabitants,
                 context.say({"Aantallen inwoners (10000,25000,...,500000)",
                              "Numbers of inhabitants (10000,25000,...,500000)"}))
      ->delimiter(',')
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000'000}).description(""))
      ->type_name("INT");
  option("--use", command.use, {"Cliënten per inwoner (3%)", "Clients for each inhabitant (3%)"});
  option("--cost", command.cost,
         {"Gemiddelde kosten van een cliënt in een jaar, in euro (8000)",
          "Mean cost of a client in a year, in euro (8000)"},
         "AMOUNT");
  option("--variation", command.variation,
         {"Standaardafwijking van die kosten, gedeeld door het gemiddelde (1,5)",
          "Standard deviation of that cost over the mean (1.5)"});
  option("--baseline-years", command.baseline_years,
         {"Jaren waarvan de benchmark het gemiddelde is; 0: zonder toeval bekend (3)",
          "Years that the benchmark is the mean of; 0: known without chance (3)"});
}

}  // namespace

void add_contracts_savings(CLI::App& contracts, Context& context) {
  CLI::App& app = add_command(
      contracts, context, "savings",
      {"Rekent een afspraak over gedeelde besparing door, en hoe vaak die bij toeval uitkeert "
       "(C9).",
       "Work out an agreement about shared savings, and how often it pays by luck (C9)."},
      "houvast contracts savings --minimum-rate 3,9% --sharing 50% --cap 10%\n"
      "houvast contracts savings --minimum-rate 2% --quality 90% --benchmark 10000000 "
      "--actual 9610000");
  const auto asked = std::make_shared<SavingsCommand>();
  add_options(app, context, *asked);
  on_run(app, context, [asked, &context] { return savings(*asked, context); });
}

}  // namespace houvast::cli
