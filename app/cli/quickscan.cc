// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "commands.h"
#include "houvast/iv3.h"
#include "houvast/period.h"
#include "views/quickscan_input.h"
#include "views/quickscan_report.h"
#include "views/resilience_report.h"

namespace houvast::cli {
namespace {

struct QuickscanCommand {
  std::vector<std::string> iv3;
  std::vector<std::string> income;
  std::vector<std::string> domains;
  std::string mapping;
  std::string groups;
  std::string other;
  std::string municipality;
  std::string resilience;
  std::string survey;
  std::vector<std::string> survey_schemes;
  std::vector<int> survey_years;
};

/// "2024:budget=FILE" or "2024=FILE".
struct NamedFile {
  int year = 0;
  std::string kind;
  std::string file;
};

std::optional<NamedFile> parse_named_file(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) return std::nullopt;
  std::string head = text.substr(0, equals);
  NamedFile named;
  named.file = text.substr(equals + 1);
  if (const auto colon = head.find(':'); colon != std::string::npos) {
    named.kind = head.substr(colon + 1);
    head.resize(colon);
  }
  const auto period = parse_period(head);
  if (!period || period->month != 0) return std::nullopt;
  named.year = period->year;
  return named;
}

Problem wrong_option(const char* option, const std::string& found) {
  return {.code = "app/file-of-year", .place = {.field = option}, .found = found};
}

/// What does not name a file of a year goes to `problems`.
views::QuickscanFiles files_of(const QuickscanCommand& command, Problems& problems) {
  views::QuickscanFiles files{
      .mapping = command.mapping, .groups = command.groups, .other_results = command.other};
  for (const std::string& text : command.iv3) {
    const auto named = parse_named_file(text);
    const bool known_kind =
        named && (named->kind.empty() || named->kind == "budget" || named->kind == "accounts");
    if (!known_kind) {
      problems.push_back(wrong_option("--iv3", text));
      continue;
    }
    const auto books =
        named->kind == "budget" ? quickscan::Books::budget : quickscan::Books::accounts;
    files.iv3.push_back({{named->year, books}, named->file});
  }
  for (const std::string& text : command.income) {
    const auto named = parse_named_file(text);
    if (named && named->kind.empty())
      files.income.push_back({named->year, named->file});
    else
      problems.push_back(wrong_option("--income", text));
  }
  return files;
}

Status scan_books(const Context& context, const QuickscanCommand& command) {
  Problems problems;
  auto tables = views::read_quickscan(files_of(command, problems));
  if (!tables) problems.insert(problems.end(), tables.error().begin(), tables.error().end());
  if (!problems.empty()) return report_problems(context, problems);
  const auto report = views::quickscan_report(
      *std::move(tables), {command.domains, command.municipality, "--municipality"});
  return report ? deliver(context, *report) : report_problems(context, report.error());
}

Status take_survey(const Context& context, const QuickscanCommand& command) {
  const auto answers = exchange::read_survey(command.survey);
  if (!answers) return report_problems(context, answers.error());
  const auto survey =
      quickscan::take_in({command.survey_schemes, command.survey_years}, *answers, command.survey);
  if (!survey) return report_problems(context, survey.error());
  return deliver(context, views::report_of(*survey));
}

Status show_resilience(const Context& context, const QuickscanCommand& command) {
  const auto figures = exchange::read_resilience(command.resilience);
  if (!figures) return report_problems(context, figures.error());
  const auto report = views::resilience_report(*figures);
  if (!report) return report_problems(context, report.error());
  return deliver(context, *report);
}

}  // namespace

void add_quickscan(CLI::App& app, Context& context) {
  auto command = std::make_shared<QuickscanCommand>();
  CLI::App& quickscan = add_command(
      app, context, "quickscan",
      {"Zet voor alle gemeenten inkomsten van het Rijk tegenover netto uitgaven (Iv3).",
       "Set state income against net spending (Iv3) for all municipalities."},
      "houvast quickscan --iv3 2024:budget=iv3_2024_begroting.csv --income 2024=gemeentefonds.csv\n"
      "houvast quickscan --survey uitvraag.csv --survey-schemes jeugd,wmo --survey-years "
      "2025,2026");
  quickscan.add_option(
      "--iv3", command->iv3,
      context.say({"JAAR[:budget|accounts]=BESTAND, meer dan eens mogelijk; zonder soort een "
                   "jaarrekening",
                   "YEAR[:budget|accounts]=FILE, more than once; without a kind accounts"}));
  quickscan.add_option("--income", command->income,
                       context.say({"JAAR=BESTAND, uitvoer van houvast gemeentefonds",
                                    "YEAR=FILE, output of houvast gemeentefonds"}));
  quickscan
      .add_option("--domains", command->domains,
                  context.say({"Domeinen uit de indeling; zonder deze jeugd en Wmo",
                               "Domains of the mapping; without it youth and Wmo"}))
      ->delimiter(',');
  quickscan.add_option("--mapping", command->mapping,
                       context.say({"Map met task_fields.csv en clusters.csv",
                                    "Folder with task_fields.csv and clusters.csv"}));
  quickscan.add_option("--groups", command->groups,
                       context.say({"CSV met name,group: een eigen indeling van gemeenten",
                                    "CSV with name,group: a grouping of your own"}));
  quickscan.add_option("--other", command->other,
                       context.say({"CSV met name,result: resultaat op een andere regeling (BUIG)",
                                    "CSV with name,result: result on another scheme (BUIG)"}));
  quickscan.add_option("--municipality", command->municipality,
                       context.say({"Alleen deze gemeente", "This municipality only"}));
  quickscan.add_option("--resilience", command->resilience,
                       context.say({"CSV met weerstandscapaciteit en balanscijfers (Q2)",
                                    "CSV with capacity and balance figures (Q2)"}));
  quickscan.add_option("--survey", command->survey,
                       context.say({"CSV met antwoorden op een uitvraag (Q1)",
                                    "CSV with answers to a survey (Q1)"}));
  quickscan
      .add_option("--survey-schemes", command->survey_schemes,
                  context.say({"Gevraagde regelingen", "Schemes that were asked"}))
      ->delimiter(',');
  quickscan
      .add_option("--survey-years", command->survey_years,
                  context.say({"Gevraagde jaren", "Years that were asked"}))
      ->delimiter(',');
  on_run(quickscan, context, [&context, command] {
    if (!command->resilience.empty()) return show_resilience(context, *command);
    if (!command->survey.empty()) return take_survey(context, *command);
    return scan_books(context, *command);
  });
}

}  // namespace houvast::cli
