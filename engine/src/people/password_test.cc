// SPDX-License-Identifier: EUPL-1.2
#include "houvast/password.h"

#include <gtest/gtest.h>

#include <set>

namespace houvast::people {
namespace {

constexpr HashCost quick{.passes = 1, .memory_bytes = 8192};

std::string code_of(std::string_view password, std::string_view name = "ans") {
  const Problems problems = find_password_problems(password, name);
  return problems.empty() ? "" : problems.front().code;
}

}  // namespace

TEST(Password, IsKnownByItsHash) {
  const std::string hash = hash_password("drie fietsen op zolder", quick).value();
  EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
  EXPECT_TRUE(verify_password("drie fietsen op zolder", hash));
  EXPECT_FALSE(verify_password("drie fietsen op zolde", hash));
  EXPECT_FALSE(verify_password("", hash));
}

TEST(Password, HasAnotherHashEveryTime) {
  EXPECT_NE(hash_password("drie fietsen", quick).value(),
            hash_password("drie fietsen", quick).value());
}

TEST(Password, IsNotKnownByWhatIsNoHash) {
  EXPECT_FALSE(verify_password("x", ""));
  EXPECT_FALSE(verify_password("x", "x"));
  EXPECT_FALSE(verify_password("x", std::string(1000, '$')));
}

TEST(Password, IsHashedAnewWhenTheCostChanged) {
  const std::string hash = hash_password("drie fietsen", quick).value();
  EXPECT_FALSE(needs_rehash(hash, quick));
  EXPECT_TRUE(needs_rehash(hash, {.passes = 2, .memory_bytes = 8192}));
  EXPECT_TRUE(needs_rehash("no hash", quick));
}

TEST(Password, SaysWhenThereIsNoMemoryForIt) {
  const auto hash = hash_password("x", {.passes = 1, .memory_bytes = 1});
  ASSERT_FALSE(hash);
  EXPECT_EQ(hash.error().front().code, "people/no-memory");
}

TEST(NewPassword, MayBeAnythingLong) {
  for (const char* good :
       {"drie fietsen op zolder", "kvwqzpxmfhtd", "ééééééééééë1", "12 apen 13 noten"})
    EXPECT_EQ(code_of(good), "") << good;
}

TEST(NewPassword, HasTwelveCharactersOrMore) {
  EXPECT_EQ(code_of("elf tekens."), "people/password-too-short");
  EXPECT_EQ(code_of("éééééé"), "people/password-too-short");  // twelve bytes
  EXPECT_EQ(code_of(std::string(257, 'x')), "people/password-too-long");
}

TEST(NewPassword, IsNotTheName) {
  EXPECT_EQ(code_of("Jan.deVries1", "jandevries"), "people/password-is-name");
  EXPECT_EQ(code_of("jandevries-jandevries", "jandevries"), "");
}

TEST(NewPassword, IsNotOneThatEverybodyTries) {
  for (const char* bad : {"Wachtwoord2026!", "welkom123456", "111111111111", "123456789012",
                          "abcabcabcabc", "qwertyuiop123", "correct horse battery staple"})
    EXPECT_EQ(code_of(bad), "people/password-too-common") << bad;
}

TEST(NewPassword, IsNeverRepeatedInAProblem) {
  for (const Problem& problem : find_password_problems("kort", "ans"))
    EXPECT_EQ(problem.found, "4");
  for (const Problem& problem : find_password_problems("welkom123456", "ans"))
    EXPECT_EQ(problem.found, "");
}

TEST(Tokens, AreLongAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_token());
  EXPECT_EQ(seen.size(), 1000U);
  EXPECT_EQ(seen.begin()->size(), 43U);
}

TEST(Tokens, AreStoredAsADigest) {
  EXPECT_EQ(token_digest("abc").size(), 64U);
  EXPECT_EQ(token_digest("abc"), token_digest("abc"));
  EXPECT_NE(token_digest("abc"), token_digest("abd"));
  // BLAKE2b with 32 bytes of output, as b2sum -l 256 gives it.
  EXPECT_EQ(token_digest("abc"),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(OneTimePassword, IsGoodEnoughToLogInWith) {
  const std::string password = one_time_password();
  EXPECT_EQ(password.size(), 23U);
  EXPECT_EQ(code_of(password), "");
  EXPECT_NE(password, one_time_password());
}

TEST(Secrets, AreEqualWhenTheyAre) {
  EXPECT_TRUE(equal_secrets("", ""));
  EXPECT_TRUE(equal_secrets("abc", "abc"));
  EXPECT_FALSE(equal_secrets("abc", "abd"));
  EXPECT_FALSE(equal_secrets("abc", "abcd"));
}

TEST(Pseudonym, IsTheSameForTheSameClientOfOneMunicipality) {
  const PseudonymKey key{1, 2, 3};
  EXPECT_EQ(pseudonym(key, "GM9001", "4711"), pseudonym(key, "GM9001", "4711"));
  EXPECT_NE(pseudonym(key, "GM9001", "4711"), pseudonym(key, "GM9001", "4712"));
  EXPECT_NE(pseudonym(key, "GM9001", "4711"), pseudonym(key, "GM9002", "4711"));
  EXPECT_NE(pseudonym(key, "GM9001", "4711"), pseudonym({9}, "GM9001", "4711"));
}

TEST(Pseudonym, DoesNotLookLikeANumberOrAFormula) {
  const std::string name = pseudonym({}, "GM9001", "123456782");
  EXPECT_EQ(name.size(), 33U);
  EXPECT_EQ(name.front(), 'p');
  EXPECT_EQ(name.find("123456782"), std::string::npos);
}

}  // namespace houvast::people
