// SPDX-License-Identifier: EUPL-1.2
// Accounts (R1) in the words of the one who made the dossier: "aanbieders van Beschermd wonen"
// where a file says "provider:bw".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "houvast/ledger.h"

namespace houvast {

/// Names from a dossier: of a municipality by its code ("GM9001"), of what an account can be called
/// after by its kind and id ("provider:noord", "scheme:bw", "agreement:bw").
using NamesByCode = std::map<std::string, std::string>;

/// Whether this key of NamesByCode is the code of a municipality.
[[nodiscard]] bool is_municipality_code(std::string_view key);

/// An account for people: "Haven", "reserve voor Beschermd wonen". What has no name here
/// is as account_name() has it: "gemeente GM9001", "regionale reserve bw".
[[nodiscard]] Text account_text(const Account& account, const NamesByCode& names);

/// The same where it begins a line: "Reserve voor Beschermd wonen".
[[nodiscard]] Text account_heading(const Account& account, const NamesByCode& names);

}  // namespace houvast
