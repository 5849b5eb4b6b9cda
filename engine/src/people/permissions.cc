// SPDX-License-Identifier: EUPL-1.2
#include "houvast/check.h"
#include "houvast/people.h"

namespace houvast::people {
namespace {

constexpr Reach none = Reach::nowhere;
constexpr Reach own = Reach::own;
constexpr Reach all = Reach::everywhere;

// clang-format off
constexpr std::array<PermissionRow, all_permissions.size()> table = {{
    //                             viewer  analyst  controller  administrator
    {Permission::use_session,     {all,    all,     all,        all}},
    {Permission::view,            {all,    all,     all,        all}},
    {Permission::compute,         {all,    all,     all,        all}},
    {Permission::export_files,    {all,    all,     all,        all}},
    {Permission::see_counts,      {all,    all,     all,        all}},
    {Permission::comment,         {none,   all,     all,        all}},
    {Permission::score,           {none,   own,     all,        all}},
    {Permission::run_jobs,        {none,   all,     all,        all}},
    {Permission::edit_scenarios,  {none,   all,     all,        all}},
    {Permission::edit_dossiers,   {none,   none,    all,        all}},
    {Permission::manage_tables,   {none,   none,    all,        all}},
    {Permission::see_clients,     {none,   own,     none,       none}},
    {Permission::load_clients,    {none,   own,     none,       none}},
    {Permission::manage_people,   {none,   none,    none,       all}},
    {Permission::see_audit,       {none,   none,    none,       all}},
}};
// clang-format on

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].permission != all_permissions[i] ||
        static_cast<std::size_t>(all_permissions[i]) != i)
      return false;
  return true;
}
static_assert(is_in_order());

Reach reach_of(Role role, Permission permission) {
  return table[static_cast<std::size_t>(permission)].reach[static_cast<std::size_t>(role)];
}

}  // namespace

const std::array<PermissionRow, all_permissions.size()>& permission_table() { return table; }

bool may(const Identity& identity, Permission permission, std::string_view municipality) {
  if (identity.is_only_user) return true;
  switch (reach_of(identity.role, permission)) {
    case Reach::nowhere:
      return false;
    case Reach::own:
      return identity.municipality.has_value() && *identity.municipality == municipality;
    case Reach::everywhere:
      return true;
  }
  check(false);
  return false;
}

bool may(const Identity& identity, Permission permission) {
  if (identity.is_only_user) return true;
  const Reach reach = reach_of(identity.role, permission);
  return reach == Reach::everywhere || (reach == Reach::own && identity.municipality.has_value());
}

}  // namespace houvast::people
