// SPDX-License-Identifier: EUPL-1.2
#include "dossier/reference.h"

#include <algorithm>
#include <vector>

#include "dossier/catalogue.h"
#include "dossier/presets.h"
#include "houvast/check.h"

namespace houvast::dossier {
namespace {

std::string code_list(std::string_view choices) {
  std::string text;
  for (const std::string_view choice : split_choices(choices))
    text += (text.empty() ? "`" : ", `") + std::string(choice) + "`";
  return text;
}

std::string form_of(const KeyEntry& key) {
  switch (key.form) {
    case Form::text:
      return "text";
    case Form::label:
      return "text, or `{ nl, en }`";
    case Form::file:
      return "name of a CSV file";
    case Form::year:
      return "year";
    case Form::whole:
      return "whole number from 0";
    case Form::share:
      return "share, 0 to 1";
    case Form::decimal:
      return "decimal";
    case Form::decimal_from_zero:
      return "decimal from 0";
    case Form::euro:
      return "amount";
    case Form::euro_from_zero:
      return "amount from 0";
    case Form::month:
      return "month";
    case Form::price:
      return "price";
    case Form::truth:
      return "`true` or `false`";
    case Form::choice:
      return code_list(key.choices);
    case Form::code:
      return "municipality code";
    case Form::municipality:
      return "municipality code or `centre`";
    case Form::centre_own_or_code:
      return "`own`, `centre` or municipality code";
    case Form::scheme:
      return "id of a scheme";
    case Form::product:
      return "id of a product";
    case Form::rate:
      return "id of a rate";
    case Form::provider:
      return "id of a provider";
    case Form::providers:
      return "list of ids of providers";
    case Form::contract:
      return "id of a contract";
    case Form::contracts:
      return "list of ids of contracts";
    case Form::schemes:
      return "list of ids of schemes";
    case Form::products:
      return "list of ids of products";
    case Form::levers:
      return "list of ids of levers";
    case Form::shares:
      return "list of shares";
    case Form::choices:
      return "list of " + code_list(key.choices);
    case Form::municipalities:
      return "list of municipality codes";
    case Form::years:
      return "list of years";
    case Form::paths:
      return "list of paths";
    case Form::blend:
      return "blend of keys";
    case Form::months:
      return "number by key";
    case Form::share_by_year:
      return "share by year";
    case Form::decimal_by_year:
      return "decimal by year";
    case Form::euro_by_year:
      return "amount by year";
    case Form::euro_from_zero_by_year:
      return "amount from 0 by year";
    case Form::whole_by_year:
      return "whole number by year";
    case Form::price_by_year:
      return "price by year";
    case Form::decimal_from_zero_by_year:
      return "decimal from 0 by year";
    case Form::yearly_euro:
      return "amount from 0, or by year";
    case Form::yearly_price:
      return "price, or by year";
    case Form::yearly_whole:
      return "whole number from 0, or by year";
    case Form::yearly_decimal:
      return "decimal from 0, or by year";
    case Form::share_by_month:
      return "share by number of months";
    case Form::share_by_provider:
      return "share by provider";
    case Form::price_by_product:
      return "price by product";
    case Form::share_by_product:
      return "share by product";
    case Form::decimal_by_code:
      return "decimal by municipality code";
    case Form::euro_by_code:
      return "amount by municipality code";
    case Form::code_by_code:
      return "code by municipality code";
    case Form::texts_by_code:
      return "list of texts by municipality code";
    case Form::euro_by_name:
      return "amount by name";
    case Form::changes:
      return "values by path";
    case Form::section:
      return "section";
    case Form::sections:
      return "sections by id";
    case Form::list_of_sections:
      return "list of sections";
    case Form::share_or_section:
      return "share, or section";
    case Form::choice_or_section:
      return code_list(key.choices) + ", or section";
    case Form::choice_or_sections:
      return code_list(key.choices) + ", or list of sections";
    case Form::file_or_sections:
      return "name of a CSV file, or list of sections";
    case Form::file_or_yearly_by_code:
      return "name of a CSV file, or decimals from 0 by municipality code (and year)";
    case Form::file_or_yearly_share_by_code:
      return "name of a CSV file, or shares by municipality code or `all` (and year)";
  }
  check(false);
  return {};
}

std::string form_of(const Column& column) {
  switch (column.cell) {
    case Cell::text:
      return "text";
    case Cell::municipality:
      return "municipality code";
    case Cell::scheme:
      return "id of a scheme";
    case Cell::year:
      return "year";
    case Cell::whole:
      return "whole number from 0";
    case Cell::share:
      return "share, 0 to 1";
    case Cell::decimal:
      return "decimal";
    case Cell::decimal_from_zero:
      return "decimal from 0";
    case Cell::euro:
      return "amount";
    case Cell::euro_from_zero:
      return "amount from 0";
    case Cell::truth:
      return "`true` or `false`; empty is `false`";
    case Cell::choice:
      return code_list(column.choices);
    case Cell::product:
      return "id of a product";
    case Cell::month:
      return "month";
    case Cell::provider:
      return "id of a provider";
  }
  check(false);
  return {};
}

/// "[scheme.ID.macro]"
std::string heading_of(std::string_view section) {
  std::string name(section);
  for (auto at = name.find('*'); at != std::string::npos; at = name.find('*'))
    name.replace(at, 1, "ID");
  return name.empty() ? "The file" : "`[" + name + "]`";
}

}  // namespace

std::string key_reference() {
  std::vector<std::string_view> sections;
  for (const KeyEntry& key : key_catalogue())
    if (std::find(sections.begin(), sections.end(), key.section) == sections.end())
      sections.push_back(key.section);
  std::string page;
  for (const std::string_view section : sections) {
    page += "\n### " + heading_of(section) + "\n\n";
    page += "| key | value | when left out | meaning |\n|---|---|---|---|\n";
    for (const KeyEntry& key : key_catalogue()) {
      if (key.section != section) continue;
      const bool is_phrase = key.standard.find(' ') != std::string_view::npos;
      const std::string given =
          is_phrase ? std::string(key.standard) : "`" + std::string(key.standard) + "`";
      const std::string standard = key.is_required        ? "**required**"
                                   : key.standard.empty() ? "-"
                                                          : given;
      page += "| `" + std::string(key.name) + "` | " + form_of(key) + " | " + standard + " | " +
              std::string(key.en) + " |\n";
    }
  }
  return page + "\n";
}

std::string column_reference(std::string_view table) {
  std::string page = "\n| column | value | needed | meaning |\n|---|---|---|---|\n";
  for (const Column& column : column_catalogue())
    if (column.table == table)
      page += "| `" + std::string(column.name) + "` | " + form_of(column) + " | " +
              (column.is_required ? "yes" : "no") + " | " + std::string(column.en) + " |\n";
  return page + "\n";
}

std::string clause_reference() {
  std::string page =
      "\n## Kinds\n\n| kind | needs | reads as well | meaning |\n|---|---|---|---|\n";
  for (const ClauseKind& kind : clause_kinds()) {
    std::string needs = code_list(kind.needs);
    if (const auto bar = needs.find('|'); bar != std::string::npos) needs.replace(bar, 1, "` or `");
    page += "| `" + std::string(kind.name) + "` | " + (needs.empty() ? "-" : needs) + " | " +
            (kind.reads.empty() ? "-" : code_list(kind.reads)) + " | " + std::string(kind.en) +
            " |\n";
  }
  page +=
      "\n## Forms with a name\n\n| preset | Dutch | kind | fixed | when left out | meaning |\n"
      "|---|---|---|---|---|---|\n";
  for (const Preset& preset : presets())
    page += "| `" + std::string(preset.name) + "` | " + std::string(preset.dutch) + " | `" +
            std::string(preset.kind) + "` | " +
            (preset.fixed.empty() ? "-" : code_list(preset.fixed)) + " | " +
            (preset.standard.empty() ? "-" : code_list(preset.standard)) + " | " +
            std::string(preset.en) + " |\n";
  return page + "\n";
}

}  // namespace houvast::dossier
