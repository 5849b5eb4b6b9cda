// SPDX-License-Identifier: EUPL-1.2
// Random input for properties and oracles. Every failure prints the seed of its round; to play that
// round alone, set HOUVAST_TEST_SEED to it. Our own few lines instead of rapidcheck: that takes six
// seconds to compile in every test file, and shrinking adds little to inputs this small.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace houvast::testing {

/// SplitMix64: any seed is a good seed.
class RandomInput {
 public:
  explicit RandomInput(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t bits() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  /// From `least` to `most`, both included.
  [[nodiscard]] std::int64_t number(std::int64_t least, std::int64_t most) {
    const std::uint64_t choices =
        static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
    const std::uint64_t chosen = choices == 0 ? bits() : bits() % choices;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + chosen);
  }

  [[nodiscard]] std::size_t index(std::size_t size) {
    return static_cast<std::size_t>(number(0, static_cast<std::int64_t>(size) - 1));
  }

  [[nodiscard]] bool one_in(std::int64_t chances) { return number(1, chances) == 1; }

  /// Zero to `most`, small numbers as often as large ones: where the edges are.
  [[nodiscard]] std::int64_t magnitude(std::int64_t most) {
    int length = 0;
    while (length < 63 && (most >> length) != 0) ++length;
    const std::int64_t bound = number(0, length);
    const std::int64_t cap = bound == 63 ? INT64_MAX : (std::int64_t{1} << bound) - 1;
    return number(0, cap < most ? cap : most);
  }

  [[nodiscard]] std::string text(std::string_view letters, std::size_t longest) {
    std::string made;
    for (std::size_t left = index(longest + 1); left > 0; --left)
      made += letters[index(letters.size())];
    return made;
  }

 private:
  std::uint64_t state_;
};

/// Plays `property(RandomInput&)` for `rounds` rounds, up to the first that fails.
template <class Property>
void for_random_input(int rounds, Property property) {
  const char* const replayed = std::getenv("HOUVAST_TEST_SEED");
  const std::uint64_t first = replayed == nullptr ? 1 : std::strtoull(replayed, nullptr, 10);
  if (replayed != nullptr) rounds = 1;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(rounds); ++seed) {
    SCOPED_TRACE("HOUVAST_TEST_SEED=" + std::to_string(seed));
    RandomInput input(seed);
    property(input);
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace houvast::testing
