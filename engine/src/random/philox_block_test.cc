// SPDX-License-Identifier: EUPL-1.2
#include "random/philox_block.h"

#include <gtest/gtest.h>

#include <vector>

#include "random/philox.h"
#include "support/random_input.h"

namespace houvast {
namespace {

std::uint32_t any_word(testing::RandomInput& random) {
  return static_cast<std::uint32_t>(random.number(0, 0xFFFFFFFF));
}

StreamKey any_key(testing::RandomInput& random) {
  return StreamKey{std::uint64_t{any_word(random)} << 32 | any_word(random)};
}

PhiloxBlock by_random123(std::uint32_t c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3,
                         StreamKey key) {
  const auto bits = static_cast<std::uint64_t>(key);
  const auto words = philox(
      {c0, c1, c2, c3}, {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)});
  return {{words[0], words[1], words[2], words[3]}};
}

}  // namespace

TEST(PhiloxBlock, HasTheBitsOfRandom123) {
  testing::RandomInput random(20260101);
  for (int i = 0; i < 100'000; ++i) {
    const std::uint32_t c[] = {any_word(random), any_word(random), any_word(random),
                               any_word(random)};
    const StreamKey key = any_key(random);
    ASSERT_EQ(philox_block(c[0], c[1], c[2], c[3], key), by_random123(c[0], c[1], c[2], c[3], key));
  }
}

TEST(PhiloxBlocks, AreTheBlocksOneByOneWhateverTheirNumber) {
  testing::RandomInput random(20260102);
  for (std::size_t count = 0; count < 200; ++count) {
    // Also past the last counter, where the first word starts at zero again.
    const std::uint32_t first = count % 3 == 0 ? 0xFFFFFFF0 : any_word(random);
    const std::uint32_t c[] = {any_word(random), any_word(random), any_word(random)};
    const StreamKey key = any_key(random);
    std::vector<PhiloxBlock> blocks(count);
    philox_blocks(first, c[0], c[1], c[2], key, blocks);
    for (std::size_t i = 0; i < count; ++i)
      ASSERT_EQ(blocks[i],
                by_random123(first + static_cast<std::uint32_t>(i), c[0], c[1], c[2], key));
  }
}

TEST(PhiloxSteps, AreTheBlocksOneByOneWhateverTheirNumber) {
  testing::RandomInput random(20260103);
  for (std::size_t count = 0; count < 70; ++count) {
    const std::uint32_t first = count % 3 == 0 ? 0xFFFFFF00 : any_word(random);
    const std::uint32_t step = count % 2 == 0 ? 256 : any_word(random);
    const std::uint32_t c[] = {any_word(random), any_word(random), any_word(random)};
    const StreamKey key = any_key(random);
    std::vector<PhiloxBlock> blocks(count);
    philox_steps(c[0], c[1], first, step, c[2], key, blocks);
    for (std::size_t i = 0; i < count; ++i)
      ASSERT_EQ(blocks[i],
                by_random123(c[0], c[1], first + step * static_cast<std::uint32_t>(i), c[2], key));
  }
}

TEST(PhiloxBlock, StartsTheStreamOfItsKey) {
  const StreamKey key = stream_key(7, {"philox"});
  RandomStream stream(key, 3, 2026);
  EXPECT_EQ(first_uniform(philox_block(0, 3, 2026, 0, key)), stream.uniform());
}

}  // namespace houvast
