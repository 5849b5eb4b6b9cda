// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "exchange/read_block.h"

namespace houvast::exchange {
namespace {

Account account_of(const JsonNode& node) {
  const std::string text = node.text();
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto kind = parse_account_kind(std::string_view(text).substr(0, colon));
  if (!kind) node.is_wrong("municipality:GM9001");
  return {kind.value_or(AccountKind::state), colon < text.size() ? text.substr(colon + 1) : ""};
}

Input input_of(const JsonNode& node) {
  Input input{.name = node.member("name").text(), .value = {}};
  if (node.has("amount_cents")) {
    input.value = cents_of(node.member("amount_cents"));
  } else if (node.has("decimal")) {
    const JsonNode member = node.member("decimal");
    const auto decimal = parse_decimal(member.text());
    if (!decimal) member.is_wrong("\"0.25\"");
    input.value = decimal.value_or(Decimal());
  } else {
    input.value = node.member("text").text();
  }
  return input;
}

/// The rule must be one of ours, and have all that its sentence tells.
bool can_be_told(const Reason& reason) {
  const auto known = std::find_if(rules().begin(), rules().end(),
                                  [&](const Rule& one) { return one.id == reason.rule; });
  if (known == rules().end()) return false;
  const std::string_view words = known->nl;
  for (std::size_t open = words.find('{'); open != std::string_view::npos;
       open = words.find('{', open + 1)) {
    const auto name = words.substr(open + 1, words.find('}', open) - open - 1);
    if (std::none_of(reason.inputs.begin(), reason.inputs.end(),
                     [&](const Input& one) { return one.name == name; }))
      return false;
  }
  return true;
}

}  // namespace

Transfer transfer_of(const JsonNode& node) {
  const JsonNode period_node = node.member("period");
  const auto period = parse_period(period_node.text());
  if (!period) period_node.is_wrong("\"2026-03\"");
  const JsonNode rule_node = node.member("rule");
  Reason reason{.rule = rule_node.text(), .inputs = {}};
  for (const JsonNode& one : node.member("inputs").list()) reason.inputs.push_back(input_of(one));
  if (!can_be_told(reason)) rule_node.is_wrong("docs/rules.md");
  return {.period = period.value_or(Period{}),
          .from = account_of(node.member("from")),
          .to = account_of(node.member("to")),
          .amount = cents_of(node.member("amount_cents")),
          .scheme = node.member("scheme").text(),
          .reason = std::move(reason)};
}

}  // namespace houvast::exchange
