// SPDX-License-Identifier: EUPL-1.2
// Accounts (R1) in the words of a dossier.
#include "houvast/account_names.h"

#include <gtest/gtest.h>

namespace houvast {
namespace {

const NamesByCode names{{"GM0001", "Aarle"},
                        {"provider:de_brug", "De Brug"},
                        {"scheme:bw", "Beschermd wonen"},
                        {"agreement:samen", "Beschermd wonen"}};

std::string dutch(AccountKind kind, const std::string& id) {
  return account_text({kind, id}, names).nl;
}
std::string english(AccountKind kind, const std::string& id) {
  return account_text({kind, id}, names).en;
}

TEST(AccountText, CallsAMunicipalityAndWhatIsItsOwnByItsName) {
  EXPECT_EQ(dutch(AccountKind::municipality, "GM0001"), "Aarle");
  EXPECT_EQ(dutch(AccountKind::execution, "GM0001"), "uitvoering door Aarle");
  EXPECT_EQ(dutch(AccountKind::residents, "GM0001"), "inwoners van Aarle");
  EXPECT_EQ(english(AccountKind::own_means, "GM0001"), "own means of Aarle");
}

TEST(AccountText, CallsWhatARegionKeepsAfterWhatTheAgreementIsAbout) {
  EXPECT_EQ(dutch(AccountKind::reserve, "samen"), "reserve voor Beschermd wonen");
  EXPECT_EQ(dutch(AccountKind::fund, "samen"), "fonds voor Beschermd wonen");
  EXPECT_EQ(dutch(AccountKind::fund, "samen_investment"), "investeringsfonds voor Beschermd wonen");
  EXPECT_EQ(english(AccountKind::fund, "samen_investment"), "investment fund for Beschermd wonen");
}

TEST(AccountText, CallsAProviderByItsNameAndAllOfASchemeAfterTheScheme) {
  EXPECT_EQ(dutch(AccountKind::provider, "de_brug"), "De Brug");
  EXPECT_EQ(dutch(AccountKind::provider, "bw"), "aanbieders van Beschermd wonen");
  EXPECT_EQ(english(AccountKind::provider, "bw"), "providers of Beschermd wonen");
}

TEST(AccountText, SaysRegionOnce) {
  EXPECT_EQ(dutch(AccountKind::region, "Voorbeeldregio"), "Voorbeeldregio");
  EXPECT_EQ(dutch(AccountKind::region, "Rijnland"), "regio Rijnland");
}

TEST(AccountText, FallsBackOnTheIdWhereThereIsNoName) {
  EXPECT_EQ(dutch(AccountKind::municipality, "GM0002"), "gemeente GM0002");
  EXPECT_EQ(dutch(AccountKind::reserve, "bw"), "regionale reserve bw");
  EXPECT_EQ(dutch(AccountKind::provider, "noord"), "aanbieder noord");
  EXPECT_EQ(dutch(AccountKind::state, ""), "Rijk");
  EXPECT_EQ(dutch(AccountKind::residents, ""), "inwoners");
}

TEST(AccountHeading, BeginsWithACapital) {
  EXPECT_EQ(account_heading({AccountKind::reserve, "samen"}, names).nl,
            "Reserve voor Beschermd wonen");
  EXPECT_EQ(account_heading({AccountKind::residents, ""}, names).en, "Residents");
}

}  // namespace
}  // namespace houvast
