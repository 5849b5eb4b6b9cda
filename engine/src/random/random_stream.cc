// SPDX-License-Identifier: EUPL-1.2
#include <Random123/philox.h>

#include "houvast/check.h"
#include "houvast/random.h"
#include "random/philox.h"

namespace houvast {
namespace {

std::uint32_t low(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t high(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32); }
std::uint64_t join(std::uint32_t low, std::uint32_t high) {
  return (std::uint64_t{high} << 32) | low;
}

/// Eight letters at `at` as a number, whatever the byte order of the machine.
std::uint64_t letters(std::string_view text, std::size_t at) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8 && at + i < text.size(); ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
  return bits;
}

}  // namespace

std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                    const std::array<std::uint32_t, 2>& key) {
  const philox4x32_ctr_t from{{counter[0], counter[1], counter[2], counter[3]}};
  const philox4x32_key_t under{{key[0], key[1]}};
  const philox4x32_ctr_t bits = philox4x32_R(10, from, under);
  return {bits[0], bits[1], bits[2], bits[3]};
}

StreamKey stream_key(std::uint64_t seed, std::initializer_list<std::string_view> purpose) {
  // Every eight letters are a counter under the key made of all that came before. The length of the
  // text goes in too, so that "ab", "c" is another purpose than "a", "bc".
  std::uint64_t key = seed;
  for (const std::string_view text : purpose)
    for (std::size_t at = 0; at == 0 || at < text.size(); at += 8) {
      const std::uint64_t eight = letters(text, at);
      const auto mixed =
          philox({low(eight), high(eight), low(at), low(text.size())}, {low(key), high(key)});
      key = join(mixed[0], mixed[1]);
    }
  return StreamKey{key};
}

void RandomStream::next_block() {
  const auto key = static_cast<std::uint64_t>(key_);
  const auto bits = philox({blocks_, replication_, moment_, 0}, {low(key), high(key)});
  block_ = {join(bits[0], bits[1]), join(bits[2], bits[3])};
  used_ = 0;
  ++blocks_;
  check(blocks_ != 0);  // After 2^32 blocks the stream would repeat itself.
}

}  // namespace houvast
