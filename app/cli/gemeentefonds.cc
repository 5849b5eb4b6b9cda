// SPDX-License-Identifier: EUPL-1.2
// houvast gemeentefonds: F3 on a published circular; compare and what-if.
#include <cstdio>
#include <memory>

#include "gemeentefonds_input.h"
#include "views/gemeentefonds_report.h"

namespace houvast::cli {
namespace {

const std::vector<std::string> details{"municipality", "cluster", "measure"};

views::Detail detail_named(const std::string& name) {
  if (name == "measure") return views::Detail::measure;
  return name == "cluster" ? views::Detail::cluster : views::Detail::municipality;
}

/// Problems with how the command was called end it with another status than those of a file.
Status fail(const Context& context, const Problems& problems) {
  const bool is_call = problems.size() == 1 && problems.front().code.starts_with("app/");
  if (!is_call) return report_problems(context, problems);
  std::fprintf(stderr, "houvast: %s\n", to_string(problems.front(), context.language).c_str());
  return Status::wrong_call;
}

void tell_notes(const Context& context, const Circular& circular) {
  for (const Problem& note : circular.notes)
    tell(context, {to_string(note, Language::dutch), to_string(note, Language::english)});
}

/// One table for programs, or everything for people.
template <class View>
Status show(const Context& context, const View& view, Table (*table)(const View&),
            Report (*report)(const View&)) {
  if (!is_csv(context)) return deliver(context, report(view));
  Report only_table;
  only_table.blocks.emplace_back(table(view));
  return deliver(context, only_table);
}

struct Allocation {
  CircularOptions circular;
  AllocationOptions allocation;
  std::string detail = "cluster";
};

Status run_allocation(const Allocation& asked, const Context& context) {
  auto options = to_options(asked.allocation);
  if (!options) return fail(context, options.error());
  const auto circular = read_circular(asked.circular);
  if (!circular) return fail(context, circular.error());
  const auto chosen = chosen_municipalities(*circular, asked.allocation.municipalities);
  if (!chosen) return fail(context, chosen.error());
  options->by_measure = asked.detail == "measure";
  const auto amounts = allocate_gemeentefonds(*circular, *options);
  if (!amounts) return fail(context, amounts.error());
  if (is_csv(context)) tell_notes(context, *circular);
  const views::AllocationView view{*circular, *amounts, *chosen, *options,
                                   detail_named(asked.detail)};
  return show(context, view, views::amounts_table, views::allocation_report);
}

struct Comparison {
  CircularOptions before;
  CircularOptions after;
  AllocationOptions allocation;
  std::string detail = "municipality";
  std::string inhabitants = "inwo";
};

Status run_comparison(const Comparison& asked, const Context& context) {
  const auto options = to_options(asked.allocation);
  if (!options) return fail(context, options.error());
  const auto before = read_circular(asked.before);
  const auto after = read_circular(asked.after);
  Problems problems;
  for (const auto* circular : {&before, &after})
    if (!*circular)
      problems.insert(problems.end(), circular->error().begin(), circular->error().end());
  if (!problems.empty()) return fail(context, problems);
  std::vector<std::string> codes;
  for (const std::string& name : asked.allocation.municipalities) {
    auto place = find_municipality(*after, name);
    const Circular& where = place ? *after : *before;
    if (!place) place = find_municipality(*before, name);
    if (!place) return fail(context, place.error());
    codes.push_back(where.municipalities[*place].code);
  }
  const auto comparison = compare_circulars(*before, *options, *after, *options);
  if (!comparison) return fail(context, comparison.error());
  if (is_csv(context)) {
    tell_notes(context, *before);
    tell_notes(context, *after);
  }
  const views::ComparisonView view{
      *before, *after, *comparison, codes, detail_named(asked.detail), asked.inhabitants};
  return show(context, view, views::comparison_table, views::comparison_report);
}

struct WhatIf {
  CircularOptions circular;
  AllocationOptions allocation;
  std::vector<std::string> weights;
  std::vector<std::string> volumes;
  std::vector<std::string> means;
  bool solve = false;
  std::string inhabitants = "inwo";
};

Result<std::vector<CircularEdit>> edits_of(const WhatIf& asked) {
  std::vector<CircularEdit> edits;
  Problems problems;
  const auto add = [&](CircularEdit::Kind kind, const std::vector<std::string>& texts,
                       const std::string& option) {
    for (const std::string& text : texts) {
      auto edit = parse_edit(kind, text, option);
      if (edit)
        edits.push_back(*std::move(edit));
      else
        problems.insert(problems.end(), edit.error().begin(), edit.error().end());
    }
  };
  add(CircularEdit::Kind::weight, asked.weights, "--weight");
  add(CircularEdit::Kind::volume, asked.volumes, "--volume");
  add(CircularEdit::Kind::at_mean, asked.means, "--mean");
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return edits;
}

Status run_what_if(const WhatIf& asked, const Context& context) {
  const auto options = to_options(asked.allocation);
  if (!options) return fail(context, options.error());
  const auto edits = edits_of(asked);
  if (!edits) return fail(context, edits.error());
  const auto circular = read_circular(asked.circular);
  if (!circular) return fail(context, circular.error());
  const auto chosen = chosen_municipalities(*circular, asked.allocation.municipalities);
  if (!chosen) return fail(context, chosen.error());
  const auto edited = edit_circular(*circular, *edits, asked.inhabitants);
  if (!edited) return fail(context, edited.error());
  const auto before = allocate_gemeentefonds(*circular, *options);
  if (!before) return fail(context, before.error());
  GemeentefondsOptions then = *options;
  if (asked.solve) then.macro = before->general_total();
  const auto after = allocate_gemeentefonds(*edited, then);
  if (!after) return fail(context, after.error());
  if (is_csv(context)) tell_notes(context, *circular);
  const views::WhatIfView view{*circular,        *before, *after, *chosen, after->factor_is_solved,
                               asked.inhabitants};
  return show(context, view, views::effects_table, views::what_if_report);
}

void add_inhabitants(CLI::App& command, const Context& context, std::string& inhabitants) {
  command
      .add_option("--inhabitants", inhabitants,
                  context.say({"Maatstaf die de inwoners telt (inwo)",
                               "Measure that counts the inhabitants (inwo)"}))
      ->type_name("CODE");
}

void add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
              const std::string& description) {
  command.add_option(name, values, description)->type_name("TEXT")->expected(1)->take_all();
}

void add_macro(CLI::App& command, const Context& context, std::string& macro) {
  command
      .add_option("--macro", macro,
                  context.say({"Bepaal de factor zo dat de algemene uitkering samen dit bedrag is",
                               "Solve the factor so that the general allocation adds up to this"}))
      ->type_name("AMOUNT");
}

void add_compare(CLI::App& parent, Context& context) {
  CLI::App& command = add_command(
      parent, context, "compare",
      {"Vergelijkt twee circulaires en verdeelt het verschil over de oorzaken",
       "Compares two circulars and splits the difference over its causes"},
      "houvast gemeentefonds compare map/GF_M2024_2024 map/GF_S2024_2024 --municipality Asten");
  const auto asked = std::make_shared<Comparison>();
  command
      .add_option("before", asked->before.set,
                  context.say({"Map en begin van de namen van de ene set",
                               "Folder and start of the names of the one set"}))
      ->required();
  command
      .add_option("after", asked->after.set,
                  context.say({"Map en begin van de namen van de andere set",
                               "Folder and start of the names of the other set"}))
      ->required();
  command
      .add_option("--factor-before", asked->before.factor,
                  context.say({"Uitkeringsfactor van de ene set, of een tabel",
                               "Uitkeringsfactor of the one set, or a table"}))
      ->type_name("TEXT");
  command
      .add_option("--factor-after", asked->after.factor,
                  context.say({"Uitkeringsfactor van de andere set, of een tabel",
                               "Uitkeringsfactor of the other set, or a table"}))
      ->type_name("TEXT");
  add_allocation_options(command, context, asked->allocation);
  add_choice(command, "--by", asked->detail, details,
             context.say({"Regels van de CSV-tabel (municipality)",
                          "Lines of the CSV table (municipality)"}));
  add_inhabitants(command, context, asked->inhabitants);
  on_run(command, context, [asked, &context] { return run_comparison(*asked, context); });
}

void add_what_if(CLI::App& parent, Context& context) {
  CLI::App& command = add_command(
      parent, context, "what-if",
      {"Laat zien wat een ander gewicht, een ander volume of gemiddeld gebruik zou doen",
       "Shows what another weight, another volume or average use would do"},
      "houvast gemeentefonds what-if --set map/GF_S2024_2024 --mean lidr_w_nw:Asten --solve\n"
      "houvast gemeentefonds what-if --set map/GF_S2024_2024 --weight bo3_nw:Participatie=5300");
  const auto asked = std::make_shared<WhatIf>();
  add_circular_options(command, context, asked->circular);
  add_macro(command, context, asked->allocation.macro);
  add_list(command, "--weight", asked->weights,
           context.say({"Ander gewicht: MAATSTAF:CLUSTER=GETAL",
                        "Another weight: MEASURE:CLUSTER=NUMBER"}));
  add_list(command, "--volume", asked->volumes,
           context.say({"Ander volume: MAATSTAF:GEMEENTE=GETAL, of MAATSTAF=GETAL voor alle",
                        "Another volume: MEASURE:MUNICIPALITY=NUMBER, or MEASURE=NUMBER for all"}));
  add_list(command, "--mean", asked->means,
           context.say({"Volume op het landelijk gemiddelde per inwoner: MAATSTAF:GEMEENTE, of "
                        "MAATSTAF voor alle",
                        "Volume at the national mean per inhabitant: MEASURE:MUNICIPALITY, or "
                        "MEASURE for all"}));
  command.add_flag("--solve", asked->solve,
                   context.say({"Bepaal de factor opnieuw, zodat het totaal gelijk blijft",
                                "Solve the factor anew, so that the total stays as it is"}));
  add_allocation_options(command, context, asked->allocation);
  add_inhabitants(command, context, asked->inhabitants);
  on_run(command, context, [asked, &context] { return run_what_if(*asked, context); });
}

}  // namespace

void add_gemeentefonds(CLI::App& app, Context& context) {
  CLI::App& command = add_command(
      app, context, "gemeentefonds",
      {"Rekent een gepubliceerde circulaire van het gemeentefonds door tot bedragen per gemeente "
       "en cluster",
       "Works a published circular of the gemeentefonds out to amounts by municipality and "
       "cluster"},
      "houvast gemeentefonds --set map/GF_S2024_2024 --municipality Asten --by measure\n"
      "houvast gemeentefonds --weights Gewichten.csv --volumes Volumina.csv --factor 1.420 "
      "--format csv");
  const auto asked = std::make_shared<Allocation>();
  add_circular_options(command, context, asked->circular);
  add_macro(command, context, asked->allocation.macro);
  add_allocation_options(command, context, asked->allocation);
  add_choice(command, "--by", asked->detail, {"cluster", "measure"},
             context.say({"Regels per cluster, of ook per maatstaf (cluster)",
                          "Lines by cluster, or by measure as well (cluster)"}));
  on_run(command, context, [asked, &context] { return run_allocation(*asked, context); });
  add_compare(command, context);
  add_what_if(command, context);
}

}  // namespace houvast::cli
