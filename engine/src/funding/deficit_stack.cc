// SPDX-License-Identifier: EUPL-1.2
#include "houvast/deficit_stack.h"

namespace houvast::funding {

std::vector<DeficitStack> stack_deficits(std::span<const SchemeResult> results) {
  std::map<std::pair<int, std::string>, DeficitStack> stacks;
  for (const SchemeResult& result : results)
    stacks[{result.year, result.municipality}].by_scheme[result.scheme] += result.result;

  std::vector<DeficitStack> all;
  for (auto& [key, stack] : stacks) {
    stack.year = key.first;
    stack.municipality = key.second;
    Cents largest;
    for (const auto& [scheme, result] : stack.by_scheme) {
      stack.result += result;
      if (result >= Cents()) {
        stack.surplus += result;
        continue;
      }
      ++stack.deficits;
      stack.deficit -= result;
      if (-result > largest) {
        largest = -result;
        stack.largest = scheme;
      }
    }
    all.push_back(std::move(stack));
  }
  return all;
}

}  // namespace houvast::funding
