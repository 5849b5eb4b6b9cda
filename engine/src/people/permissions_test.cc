// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "houvast/people.h"

namespace houvast::people {
namespace {

const Identity viewer{.name = "wethouder", .role = Role::viewer};
const Identity analyst{.name = "ans", .role = Role::analyst, .municipality = "GM9001"};
const Identity controller{.name = "rik", .role = Role::regional_controller};
const Identity administrator{.name = "beheerder", .role = Role::administrator};

}  // namespace

TEST(Permissions, LetEveryRoleLook) {
  for (const Identity& who : {viewer, analyst, controller, administrator}) {
    EXPECT_TRUE(may(who, Permission::view)) << who.name;
    EXPECT_TRUE(may(who, Permission::view, "GM9001")) << who.name;
  }
}

TEST(Permissions, ShowClientsToTheirOwnMunicipalityAlone) {
  EXPECT_TRUE(may(analyst, Permission::see_clients, "GM9001"));
  EXPECT_FALSE(may(analyst, Permission::see_clients, "GM9002"));
  for (const Identity& who : {viewer, controller, administrator}) {
    EXPECT_FALSE(may(who, Permission::see_clients, "GM9001")) << who.name;
    EXPECT_FALSE(may(who, Permission::see_clients)) << who.name;
    EXPECT_FALSE(may(who, Permission::load_clients)) << who.name;
  }
}

TEST(Permissions, GiveAnAnalystWithoutAMunicipalityNothingOfItsOwn) {
  const Identity nobody{.name = "x", .role = Role::analyst};
  EXPECT_FALSE(may(nobody, Permission::see_clients));
  EXPECT_FALSE(may(nobody, Permission::see_clients, ""));
  EXPECT_FALSE(may(nobody, Permission::score, "GM9001"));
  EXPECT_TRUE(may(nobody, Permission::view));
}

TEST(Permissions, LetAMunicipalityScoreForItselfOnly) {
  EXPECT_TRUE(may(analyst, Permission::score, "GM9001"));
  EXPECT_FALSE(may(analyst, Permission::score, "GM9002"));
  EXPECT_FALSE(may(viewer, Permission::score, "GM9001"));
}

TEST(Permissions, GiveTheAdministratorWhatTheControllerHasAndPeopleAndTheLog) {
  for (const PermissionRow& row : permission_table()) {
    const bool only_administrator =
        row.permission == Permission::manage_people || row.permission == Permission::see_audit;
    EXPECT_EQ(may(administrator, row.permission),
              may(controller, row.permission) || only_administrator)
        << to_string(row.permission);
  }
}

TEST(Permissions, LetTheOnlyUserDoEverything) {
  const Identity only{.name = "lokaal", .is_only_user = true};
  for (const Permission permission : all_permissions) {
    EXPECT_TRUE(may(only, permission)) << to_string(permission);
    EXPECT_TRUE(may(only, permission, "GM9001")) << to_string(permission);
  }
}

TEST(Roles, AreReadAsTheyAreWritten) {
  for (const Role role : all_roles) EXPECT_EQ(parse_role(to_string(role)), role);
  EXPECT_FALSE(parse_role("Administrator"));
  EXPECT_FALSE(parse_role(""));
}

}  // namespace houvast::people
