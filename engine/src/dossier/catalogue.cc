// SPDX-License-Identifier: EUPL-1.2
#include "dossier/catalogue.h"

#include <string>

#include "dossier/presets.h"
#include "houvast/demand_terms.h"

namespace houvast::dossier {
namespace {

/// The choices of a referral channel, separated by commas.
std::string_view channel_choices() {
  static const std::string choices = [] {
    std::string names;
    for (const std::string_view name : channel_names)
      names += (names.empty() ? "" : ",") + std::string(name);
    return names;
  }();
  return choices;
}

}  // namespace

const std::vector<KeyEntry>& key_catalogue() {
  static const std::string_view channels = channel_choices();
  static const std::string kind_names = kind_choices();
  static const std::string preset_names = preset_choices();
  static const std::vector<KeyEntry> catalogue{
#include "dossier/keys.inc"
#include "dossier/keys_contracts.inc"
#include "dossier/keys_demand.inc"
  };
  return catalogue;
}

const KeyEntry* find_key(std::string_view section, std::string_view name) {
  for (const KeyEntry& key : key_catalogue())
    if (key.section == section && key.name == name) return &key;
  return nullptr;
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> parts;
  while (!choices.empty()) {
    const auto comma = choices.find(',');
    parts.push_back(choices.substr(0, comma));
    choices.remove_prefix(comma == std::string_view::npos ? choices.size() : comma + 1);
  }
  return parts;
}

std::string section_of(const KeyEntry& key) {
  if (key.form == Form::section && !key.choices.empty()) return std::string(key.choices);
  std::string name(key.section);
  if (!name.empty()) name += '.';
  name += key.name;
  if (key.form == Form::sections) name += ".*";
  return name;
}

bool opens_section(Form form) {
  switch (form) {
    case Form::section:
    case Form::sections:
    case Form::list_of_sections:
    case Form::share_or_section:
    case Form::choice_or_section:
    case Form::choice_or_sections:
    case Form::file_or_sections:
      return true;
    default:
      return false;
  }
}

const std::vector<Column>& column_catalogue() {
  static const std::string_view channels = channel_choices();
  static const std::vector<Column> catalogue{
#include "dossier/columns.inc"
#include "dossier/columns_contracts.inc"
#include "dossier/columns_demand.inc"
  };
  return catalogue;
}

}  // namespace houvast::dossier
