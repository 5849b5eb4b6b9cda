// SPDX-License-Identifier: EUPL-1.2
#include "houvast/run.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "houvast/check.h"

namespace houvast {

std::vector<ResultChange> changes(const std::vector<ItemAmount>& before,
                                  const std::vector<ItemAmount>& after) {
  using Key = std::tuple<int, std::string, std::string, std::ptrdiff_t>;
  std::map<Key, std::pair<Cents, Cents>> sides;
  const auto key_of = [](const ItemAmount& line) {
    const auto all = items();
    const auto item = std::find(all.begin(), all.end(), line.item);
    check(item != all.end());
    return Key{line.year, line.municipality, line.scheme, item - all.begin()};
  };
  for (const ItemAmount& line : before) sides[key_of(line)].first += line.amount;
  for (const ItemAmount& line : after) sides[key_of(line)].second += line.amount;

  std::vector<ResultChange> lines;
  for (const auto& [key, amounts] : sides) {
    if (amounts.first == amounts.second) continue;
    const auto& [year, code, scheme, item] = key;
    lines.push_back({year, code, scheme, std::string(items()[static_cast<std::size_t>(item)]),
                     amounts.first, amounts.second});
  }
  return lines;
}

}  // namespace houvast
