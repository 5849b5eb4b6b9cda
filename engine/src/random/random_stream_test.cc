// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "houvast/random.h"
#include "random/philox.h"

namespace houvast {
namespace {

using Words = std::array<std::uint32_t, 4>;

std::vector<std::uint64_t> first_bits(RandomStream stream, int count) {
  std::vector<std::uint64_t> bits;
  for (int i = 0; i < count; ++i) bits.push_back(stream.bits());
  return bits;
}

}  // namespace

// The known answers that come with Random123 (D.E. Shaw Research), tests/kat_vectors.
TEST(Philox, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  // The digits of pi.
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomStream, IsTheSameBitsEveryTime) {
  const StreamKey key = stream_key(2026, {"spending/own", "bw", "GM9001"});
  EXPECT_EQ(first_bits({key, 7, 2030}, 100), first_bits({key, 7, 2030}, 100));
}

// Computed apart from this code, in another language. Who changes them changes the outcome of every
// study that was ever made.
TEST(RandomStream, IsTheSameBitsOnEveryMachineAndInEveryVersion) {
  const StreamKey key = stream_key(2026, {"spending/own", "bw", "GM9001"});
  EXPECT_EQ(static_cast<std::uint64_t>(key), 0x83ae8208f368f3dd);
  EXPECT_EQ(
      first_bits({key, 7, 2030}, 3),
      (std::vector<std::uint64_t>{0x8cb535994d18f823, 0xbdd76c661137dad7, 0x44aaf2694a537fd7}));
}

TEST(RandomStream, IsPhiloxUnderTheKeyWithBlockReplicationAndMomentForACounter) {
  const StreamKey key{0x123456789abcdef0};
  RandomStream stream(key, 5, 2031);
  for (std::uint32_t block = 0; block < 10; ++block) {
    const Words words = philox({block, 5, 2031, 0}, {0x9abcdef0, 0x12345678});
    EXPECT_EQ(stream.bits(), (std::uint64_t{words[1]} << 32) | words[0]);
    EXPECT_EQ(stream.bits(), (std::uint64_t{words[3]} << 32) | words[2]);
  }
}

TEST(RandomStream, DoesNotCareInWhatOrderTheStreamsAreUsed) {
  const StreamKey key = stream_key(1, {"test"});
  std::vector<std::vector<std::uint64_t>> forwards;
  std::vector<std::vector<std::uint64_t>> backwards;
  for (std::uint32_t replication = 0; replication < 50; ++replication)
    forwards.push_back(first_bits({key, replication, 2026}, 5));
  for (std::uint32_t replication = 50; replication-- > 0;)
    backwards.push_back(first_bits({key, replication, 2026}, 5));
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(forwards, backwards);

  // Two streams in turns give what each gives alone.
  RandomStream one(key, 1, 2026);
  RandomStream other(key, 2, 2026);
  std::vector<std::uint64_t> in_turns;
  for (int i = 0; i < 5; ++i) {
    in_turns.push_back(one.bits());
    static_cast<void>(other.bits());
  }
  EXPECT_EQ(in_turns, forwards[1]);
}

TEST(RandomStream, SharesNothingWithAnotherPurposeReplicationOrMoment) {
  std::set<std::uint64_t> seen;
  std::size_t drawn = 0;
  for (const std::uint64_t seed : {0U, 1U, 2U})
    for (const std::string_view name : {"GM9001", "GM9002", ""})
      for (std::uint32_t replication = 0; replication < 20; ++replication)
        for (std::uint32_t year = 2026; year < 2040; ++year)
          for (const std::uint64_t bits :
               first_bits({stream_key(seed, {"spending/own", "bw", name}), replication, year}, 4)) {
            seen.insert(bits);
            ++drawn;
          }
  EXPECT_EQ(seen.size(), drawn);
}

TEST(StreamKey, TellsEveryPurposeApart) {
  const std::vector<StreamKey> keys{stream_key(1, {"ab", "c"}),
                                    stream_key(1, {"a", "bc"}),
                                    stream_key(1, {"abc"}),
                                    stream_key(1, {"abc", ""}),
                                    stream_key(1, {"", "abc"}),
                                    stream_key(2, {"abc"}),
                                    stream_key(1, {}),
                                    stream_key(1, {""}),
                                    stream_key(1, {"", ""}),
                                    stream_key(1, {"12345678"}),
                                    stream_key(1, {"123456789"}),
                                    stream_key(1, {"12345678", "9"}),
                                    stream_key(1, {std::string_view("a\0", 2)}),
                                    stream_key(1, {"a"}),
                                    stream_key(1, {"a lot longer than eight letters"}),
                                    stream_key(1, {"a lot longer than eight letterz"})};
  const std::set<StreamKey> different(keys.begin(), keys.end());
  EXPECT_EQ(different.size(), keys.size());
}

TEST(Uniform, LiesBetweenZeroAndOneAndNeverOnThem) {
  RandomStream stream(stream_key(1, {"uniform"}), 0, 0);
  for (int i = 0; i < 1'000'000; ++i) {
    const double u = stream.uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    // So that the mirror image of a draw is a draw, to the last bit.
    ASSERT_EQ(1 - (1 - u), u);
    ASSERT_LT(1 - u, 1);
  }
}

}  // namespace houvast
