// SPDX-License-Identifier: EUPL-1.2
#include "views/transfer_tables.h"

#include <algorithm>
#include <map>

#include "houvast/format.h"

namespace houvast::views {
namespace {

/// The text with names for codes of municipalities, which cannot be part of another word.
std::string in_names(std::string text, const Names& names) {
  for (const auto& [code, name] : names) {
    std::size_t at = text.find(code);
    while (at != std::string::npos) {
      text.replace(at, code.size(), name);
      at = text.find(code, at + name.size());
    }
  }
  return text;
}
Text in_names(const Text& text, const Names& names) {
  return {in_names(text.nl, names), in_names(text.en, names)};
}

}  // namespace

Table items_table(std::span<const SeenTransfer> seen, const Text& title) {
  Table table{.key = "items",
              .title = title,
              .columns = {{"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro}},
              .last_row_is_total = true};
  std::map<std::pair<std::string, std::size_t>, Cents> sums;
  Cents total;
  const auto all = items();
  for (const SeenTransfer& one : seen) {
    const auto at = std::find(all.begin(), all.end(), rule(one.transfer.reason.rule).item);
    sums[{one.transfer.scheme, static_cast<std::size_t>(at - all.begin())}] += one.amount;
    total += one.amount;
  }
  for (const auto& [key, amount] : sums)
    table.rows.push_back({key.first, item_label(all[key.second]), amount});
  table.rows.push_back({Text{"Totaal", "Total"}, std::monostate{}, total});
  return table;
}

Table transfers_table(std::span<const SeenTransfer> seen, const Text& other, const Names& names) {
  Table table{.key = "transfers",
              .title = {"Elke overdracht met haar reden", "Every transfer with its reason"},
              .columns = {{"period", {"Periode", "Period"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"rule", {"Regel", "Rule"}},
                          {"other", other},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"reason", {"Reden", "Reason"}}}};
  for (const SeenTransfer& one : seen) {
    const Reason& reason = one.transfer.reason;
    const Text sentence{reason_sentence(reason, Language::dutch),
                        reason_sentence(reason, Language::english)};
    table.rows.push_back({to_string(one.transfer.period), one.transfer.scheme, reason.rule,
                          one.other, one.amount, in_names(sentence, names)});
  }
  return table;
}

}  // namespace houvast::views
