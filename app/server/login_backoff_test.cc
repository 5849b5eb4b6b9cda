// SPDX-License-Identifier: EUPL-1.2
#include "server/login_backoff.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

using std::chrono::seconds;
constexpr LoginBackoff::Time noon(std::chrono::hours(12));

}  // namespace

TEST(LoginBackoff, ForgivesATypingMistake) {
  LoginBackoff backoff(seconds(60));
  for (int i = 0; i < 4; ++i) backoff.failed("ans", noon);
  EXPECT_EQ(backoff.wait("ans", noon), seconds(0));
}

TEST(LoginBackoff, MakesEveryFurtherFailureWaitLonger) {
  LoginBackoff backoff(seconds(60));
  for (int i = 0; i < 5; ++i) backoff.failed("ans", noon);
  EXPECT_EQ(backoff.wait("ans", noon), seconds(1));
  backoff.failed("ans", noon);
  EXPECT_EQ(backoff.wait("ans", noon), seconds(2));
  for (int i = 0; i < 100; ++i) backoff.failed("ans", noon);
  EXPECT_EQ(backoff.wait("ans", noon), seconds(60));
  EXPECT_EQ(backoff.wait("ans", noon + seconds(60)), seconds(0));
}

TEST(LoginBackoff, KeepsNobodyElseWaiting) {
  LoginBackoff backoff(seconds(60));
  for (int i = 0; i < 10; ++i) backoff.failed("ans", noon);
  EXPECT_EQ(backoff.wait("rik", noon), seconds(0));
}

TEST(LoginBackoff, ForgetsWhenItWentWell) {
  LoginBackoff backoff(seconds(60));
  for (int i = 0; i < 10; ++i) backoff.failed("ans", noon);
  backoff.succeeded("ans");
  EXPECT_EQ(backoff.wait("ans", noon), seconds(0));
}

}  // namespace houvast::server
