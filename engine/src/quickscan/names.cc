// SPDX-License-Identifier: EUPL-1.2
#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

/// "Hengelo (O.)" is "Hengelo".
std::string_view without_addition(std::string_view name) {
  if (name.empty() || name.back() != ')') return name;
  const auto open = name.rfind(" (");
  return open == std::string_view::npos ? name : name.substr(0, open);
}

/// Looks at the names of one file.
template <class Lines>
void find_ambiguous(const Lines& lines, const auto& name_of,
                    std::set<std::string, std::less<>>& ambiguous) {
  std::map<std::string_view, std::string_view> seen;
  for (const auto& line : lines) {
    const std::string_view name = name_of(line);
    const auto [first, is_new] = seen.emplace(without_addition(name), name);
    if (!is_new && first->second != name) ambiguous.emplace(first->first);
  }
}

}  // namespace

MunicipalityNames::MunicipalityNames(std::span<const Accounts> accounts,
                                     std::span<const Income> incomes) {
  for (const Accounts& books : accounts)
    find_ambiguous(
        books.lines, [](const AccountLine& line) { return std::string_view(line.municipality); },
        ambiguous_);
  for (const Income& income : incomes)
    find_ambiguous(
        income.lines, [](const IncomeLine& line) { return std::string_view(line.name); },
        ambiguous_);
}

std::string MunicipalityNames::canonical(std::string_view name) const {
  const std::string_view plain = without_addition(name);
  return std::string(ambiguous_.contains(plain) ? name : plain);
}

}  // namespace houvast::quickscan
