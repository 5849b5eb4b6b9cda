// SPDX-License-Identifier: EUPL-1.2
#include "exchange/clean.h"

#include <gtest/gtest.h>

namespace houvast::exchange {
namespace {

TEST(Clean, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(clean("Súdwest-Fryslân\n€ 1"), "Súdwest-Fryslân\n€ 1");
  EXPECT_EQ(clean(""), "");
}

TEST(Clean, TakesThePowerOfControlCharactersAway) {
  EXPECT_EQ(clean("a\033[31mb"), "a�[31mb");
  EXPECT_EQ(clean("a\tb\r\n"), "a b\n");
  EXPECT_EQ(clean("a\xc2\x9b"
                  "b"),
            "a�b");
  EXPECT_EQ(clean(std::string_view("a\0b", 3)), "a�b");
}

TEST(Clean, MarksWhatIsNoUtf8) {
  EXPECT_EQ(clean("caf\xe9"), "caf�");
  EXPECT_EQ(clean("\xff\xfe"
                  "x"),
            "��x");
}

TEST(EscapeHtml, LeavesNoWayOutOfATextOrAnAttribute) {
  EXPECT_EQ(escape_html(R"(<b a="1" b='2'>&)"), "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
}

}  // namespace
}  // namespace houvast::exchange
