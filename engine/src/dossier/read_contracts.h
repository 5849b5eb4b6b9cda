// SPDX-License-Identifier: EUPL-1.2
// The readers of ContractTerms, by subject, and words that they share. Private to the engine.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/reader.h"

namespace houvast::dossier {

void read_providers(Reader& reader, const Section& root, ContractTerms& terms);
[[nodiscard]] Clause read_clause(Reader& reader, const Section& section);
void read_access(Reader& reader, const Section& root, ContractTerms& terms);

/// From when one value holds: the first year of the dossier.
[[nodiscard]] inline int first_year(const Reader& reader) {
  return reader.known.years.value_or(known_years).from;
}

[[nodiscard]] inline std::vector<std::string> read_municipalities(Reader& reader,
                                                                  const Section& section) {
  auto codes = section.municipalities("municipalities", reader.known.centre);
  // The centre may be named by its code as well.
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

[[nodiscard]] inline std::vector<Channel> read_channels(const Section& section) {
  std::vector<Channel> channels;
  for (const std::string& text : section.texts("channels"))
    if (const auto found = std::find(channel_names.begin(), channel_names.end(), text);
        found != channel_names.end())
      channels.push_back(static_cast<Channel>(found - channel_names.begin()));
  return channels;
}

/// The sections by id below a key.
template <class Terms>
std::vector<Terms> read_all(Reader& reader, const Section& root, std::string_view key,
                            Terms (*read)(Reader&, const std::string&, const Section&)) {
  std::vector<Terms> all;
  for (const auto& [id, section] : root.sections(key)) all.push_back(read(reader, id, section));
  return all;
}

}  // namespace houvast::dossier
