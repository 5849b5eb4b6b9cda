// SPDX-License-Identifier: EUPL-1.2
// P. Who may do what: roles, permissions, and the one table between them. The table also stands in
// docs/server/people.md, and a test tries every role on every route of the server.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "houvast/problem.h"

namespace houvast::people {

enum class Role {
  viewer,               ///< (NL: lezer) An alderman, a member of the council.
  analyst,              ///< (NL: analist) Of one municipality.
  regional_controller,  ///< (NL: regiocontroller) Of the region; sees no clients.
  administrator,        ///< (NL: beheerder) Also people and the audit log; sees no clients.
};

inline constexpr std::array all_roles = {Role::viewer, Role::analyst, Role::regional_controller,
                                         Role::administrator};

enum class Permission {
  use_session,     ///< One's own session and password.
  view,            ///< Dossiers, scenarios, runs, tables, notes, the map.
  compute,         ///< What-if and comparison that keep nothing.
  export_files,    ///< A table or report as a file to take away.
  see_counts,      ///< Numbers of clients, after the disclosure rule.
  comment,         ///< Write notes on figures.
  score,           ///< The scores of a municipality at the Afweegtafel.
  run_jobs,        ///< Start and cancel runs and studies.
  edit_scenarios,  ///< Make, change and delete scenarios.
  edit_dossiers,   ///< Upload, change and delete dossiers; the map of the region.
  manage_tables,   ///< Make an Afweegtafel and set its options and criteria.
  see_clients,     ///< Care records, client by client, of a municipality.
  load_clients,    ///< Upload the care records of a municipality.
  manage_people,   ///< Accounts and roles.
  see_audit,       ///< The audit log.
};

inline constexpr std::array all_permissions = {
    Permission::use_session,   Permission::view,          Permission::compute,
    Permission::export_files,  Permission::see_counts,    Permission::comment,
    Permission::score,         Permission::run_jobs,      Permission::edit_scenarios,
    Permission::edit_dossiers, Permission::manage_tables, Permission::see_clients,
    Permission::load_clients,  Permission::manage_people, Permission::see_audit,
};

/// For which municipalities a role has a permission.
enum class Reach {
  nowhere,
  own,  ///< Only the municipality the person works for.
  everywhere
};

/// One line of the table: a permission, and its reach by role in the order of Role.
struct PermissionRow {
  Permission permission;
  std::array<Reach, all_roles.size()> reach;
};

/// The table, in the order of Permission.
[[nodiscard]] const std::array<PermissionRow, all_permissions.size()>& permission_table();

/// Who asks.
struct Identity {
  std::string name;  ///< Of the account.
  Role role = Role::viewer;
  std::optional<std::string> municipality;  ///< Code; an analyst has one, nobody else does.
  /// The one user of a server on their own machine, who may do everything. `role` says nothing
  /// then.
  bool is_only_user = false;
};

/// May this be done for this municipality?
[[nodiscard]] bool may(const Identity& identity, Permission permission,
                       std::string_view municipality);

/// May this be done for at least one municipality? Where nothing belongs to a municipality this is
/// the whole question; where it does, ask may() too.
[[nodiscard]] bool may(const Identity& identity, Permission permission);

/// "viewer", "regional_controller": as the API, the store and files write it.
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::string_view to_string(Permission permission);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// For the screen.
[[nodiscard]] Text label(Role role);

}  // namespace houvast::people
