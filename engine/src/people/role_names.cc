// SPDX-License-Identifier: EUPL-1.2
#include "houvast/people.h"

namespace houvast::people {
namespace {

constexpr std::array<std::string_view, all_roles.size()> role_names = {
    "viewer", "analyst", "regional_controller", "administrator"};

constexpr std::array<std::string_view, all_permissions.size()> permission_names = {
    "use_session",   "view",        "compute",      "export_files",   "see_counts",
    "comment",       "score",       "run_jobs",     "edit_scenarios", "edit_dossiers",
    "manage_tables", "see_clients", "load_clients", "manage_people",  "see_audit"};

}  // namespace

std::string_view to_string(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::string_view to_string(Permission permission) {
  return permission_names[static_cast<std::size_t>(permission)];
}

std::optional<Role> parse_role(std::string_view text) {
  for (const Role role : all_roles)
    if (to_string(role) == text) return role;
  return std::nullopt;
}

Text label(Role role) {
  switch (role) {
    case Role::viewer:
      return {"lezer", "viewer"};
    case Role::analyst:
      return {"analist van een gemeente", "analyst of a municipality"};
    case Role::regional_controller:
      return {"regiocontroller", "regional controller"};
    case Role::administrator:
      break;
  }
  return {"beheerder", "administrator"};
}

}  // namespace houvast::people
