// SPDX-License-Identifier: EUPL-1.2
#include "pdf/child.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace houvast::pdf {
namespace {

using How = ChildEnd::How;
using namespace std::chrono_literals;

constexpr ChildLimits usual{.time = 10s, .output = 10'000'000};

ChildEnd shell(const std::string& script, std::string_view input = {}, ChildLimits limits = usual) {
  return run_child({"sh", "-c", script}, input, limits);
}

}  // namespace

TEST(RunChild, GivesBackWhatItWasGiven) {
  const std::string much(3'000'000, 'x');
  const ChildEnd end = run_child({"cat"}, much, usual);
  EXPECT_EQ(end.how, How::good);
  EXPECT_EQ(end.output, much);
}

TEST(RunChild, TellsThatAProgramIsNotThere) {
  EXPECT_EQ(run_child({"no-such-program-anywhere"}, "x", usual).how, How::not_there);
}

TEST(RunChild, KeepsTheComplaintOfOneThatFails) {
  const ChildEnd end = shell("echo half; echo 'it hurts' >&2; exit 3");
  EXPECT_EQ(end.how, How::failed);
  EXPECT_EQ(end.output, "half\n");
  EXPECT_EQ(end.complaint, "it hurts\n");
}

TEST(RunChild, OutlivesOneThatDoesNotListen) {
  EXPECT_EQ(shell("exec 0<&-; exit 0", std::string(1'000'000, 'x')).how, How::good);
}

TEST(RunChild, StopsOneThatTakesTooLong) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(shell("sleep 30", {}, {.time = 100ms, .output = 10}).how, How::too_slow);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
}

TEST(RunChild, StopsOneThatHasNothingMoreToSayAndStays) {
  EXPECT_EQ(shell("exec 1>&- 2>&-; sleep 30", {}, {.time = 200ms, .output = 10}).how,
            How::too_slow);
}

TEST(RunChild, StopsOneThatSaysTooMuch) {
  const ChildEnd end = shell("yes", {}, {.time = 10s, .output = 5'000});
  EXPECT_EQ(end.how, How::too_much);
  EXPECT_LE(end.output.size(), 5'001U);
}

TEST(RunChild, TellsItNoSecrets) {
  ASSERT_EQ(::setenv("HOUVAST_TEST_SECRET", "geheim", 1), 0);
  const ChildEnd end = shell("env");
  EXPECT_EQ(end.how, How::good);
  EXPECT_EQ(end.output.find("geheim"), std::string::npos);
}

}  // namespace houvast::pdf
