// SPDX-License-Identifier: EUPL-1.2
#include "houvast/account_names.h"

#include <optional>

#include "houvast/check.h"
#include "houvast/format.h"

namespace houvast {
namespace {

std::optional<std::string> named(const NamesByCode& names, const std::string& key) {
  const auto known = names.find(key);
  return known == names.end() ? std::nullopt : std::optional(known->second);
}

Text followed_by(const Text& words, const std::string& name) {
  return {words.nl + " " + name, words.en + " " + name};
}

/// What the region keeps under an agreement: its reserve, its fund and what it has set apart to
/// invest (R3, R5).
std::optional<Text> kept_under(const Account& account, const NamesByCode& names) {
  if (account.kind == AccountKind::reserve) {
    const auto name = named(names, "agreement:" + account.id);
    if (name) return followed_by({"reserve voor", "reserve for"}, *name);
  }
  if (account.kind != AccountKind::fund) return {};
  if (const auto name = named(names, "agreement:" + account.id))
    return followed_by({"fonds voor", "fund for"}, *name);
  constexpr std::string_view invested = "_investment";
  if (!account.id.ends_with(invested)) return {};
  const std::string agreement = account.id.substr(0, account.id.size() - invested.size());
  const auto name = named(names, "agreement:" + agreement);
  return name ? std::optional(followed_by({"investeringsfonds voor", "investment fund for"}, *name))
              : std::nullopt;
}

std::optional<Text> one_provider(const std::string& id, const NamesByCode& names) {
  const auto name = named(names, "provider:" + id);
  return name ? std::optional(Text{*name, *name}) : std::nullopt;
}

/// Care that no contract says who delivers goes to all providers of its scheme together.
std::optional<Text> providers(const Account& account, const NamesByCode& names) {
  if (auto one = one_provider(account.id, names)) return one;
  const auto scheme = named(names, "scheme:" + account.id);
  return scheme ? std::optional(followed_by({"aanbieders van", "providers of"}, *scheme))
                : std::nullopt;
}

std::optional<Text> of_municipality(const Account& account, const NamesByCode& names) {
  const auto name = named(names, account.id);
  if (!name) return {};
  if (account.kind == AccountKind::execution)
    return followed_by({"uitvoering door", "execution by"}, *name);
  if (account.kind == AccountKind::residents)
    return followed_by({"inwoners van", "residents of"}, *name);
  if (account.kind == AccountKind::own_means)
    return followed_by({"eigen middelen van", "own means of"}, *name);
  return Text{*name, *name};
}

/// "Jeugdregio Noord" says by itself that it is a region.
std::optional<Text> region(const Account& account) {
  const bool says_so = account.id.find("regio") != std::string::npos ||
                       account.id.find("Regio") != std::string::npos;
  return says_so ? std::optional(Text{account.id, account.id}) : std::nullopt;
}

std::optional<Text> in_names(const Account& account, const NamesByCode& names) {
  switch (account.kind) {
    case AccountKind::state:
      return {};
    case AccountKind::region:
      return region(account);
    case AccountKind::reserve:
    case AccountKind::fund:
      return kept_under(account, names);
    case AccountKind::provider:
      return providers(account, names);
    case AccountKind::insurer:
      return one_provider(account.id, names);
    case AccountKind::municipality:
    case AccountKind::execution:
    case AccountKind::residents:
    case AccountKind::own_means:
      return of_municipality(account, names);
  }
  check(false);
  return {};
}

std::string capital(std::string words) {
  if (words.front() >= 'a' && words.front() <= 'z') words.front() -= 'a' - 'A';
  return words;
}

}  // namespace

bool is_municipality_code(std::string_view key) { return key.find(':') == std::string_view::npos; }

Text account_text(const Account& account, const NamesByCode& names) {
  if (auto words = in_names(account, names)) return *std::move(words);
  return {account_name(account, Language::dutch), account_name(account, Language::english)};
}

Text account_heading(const Account& account, const NamesByCode& names) {
  const Text words = account_text(account, names);
  return {capital(words.nl), capital(words.en)};
}

}  // namespace houvast
