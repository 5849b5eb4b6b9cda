// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "houvast/random.h"

namespace houvast::demand {

/// Every order equally likely, but for 2^-40 or so; the same on every machine.
template <class T>
void shuffle(std::vector<T>& items, RandomStream& stream) {
  for (std::size_t left = items.size(); left > 1; --left)
    std::swap(items[left - 1], items[static_cast<std::size_t>(stream.bits() % left)]);
}

}  // namespace houvast::demand
