// SPDX-License-Identifier: EUPL-1.2
#include "views/why_report.h"

#include <algorithm>

#include "houvast/format.h"

namespace houvast::views {
namespace {

/// What a transfer did to this municipality: received is above zero.
Cents effect_on(const Transfer& transfer, const Account& account) {
  return transfer.to == account ? transfer.amount : -transfer.amount;
}

struct Selection {
  std::string code;
  Account account;
  int year = 0;
  std::string item;
  std::string scheme;

  [[nodiscard]] bool holds(const Transfer& transfer) const {
    const std::string_view of_rule = rule(transfer.reason.rule).item;
    return transfer.period.year == year && (transfer.from == account || transfer.to == account) &&
           (item.empty() || item == "result" || item == of_rule) &&
           (scheme.empty() || scheme == transfer.scheme);
  }
};

Table items_table(const std::vector<Transfer>& chosen, const Selection& selection) {
  Table table{.key = "items",
              .title = {"Waar het uit bestaat", "What it is made of"},
              .columns = {{"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro}},
              .last_row_is_total = true};
  std::map<std::pair<std::string, std::size_t>, Cents> sums;
  Cents total;
  const auto all = items();
  for (const Transfer& transfer : chosen) {
    const auto at = std::find(all.begin(), all.end(), rule(transfer.reason.rule).item);
    const Cents amount = effect_on(transfer, selection.account);
    sums[{transfer.scheme, static_cast<std::size_t>(at - all.begin())}] += amount;
    total += amount;
  }
  for (const auto& [key, amount] : sums)
    table.rows.push_back({key.first, item_label(all[key.second]), amount});
  table.rows.push_back({Text{"Totaal", "Total"}, std::monostate{}, total});
  return table;
}

Table transfers_table(const std::vector<Transfer>& chosen, const Selection& selection) {
  Table table{.key = "transfers",
              .title = {"Elke overdracht met haar reden", "Every transfer with its reason"},
              .columns = {{"period", {"Periode", "Period"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"rule", {"Regel", "Rule"}},
                          {"other", {"Van of naar", "From or to"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"reason", {"Reden", "Reason"}}}};
  for (const Transfer& transfer : chosen) {
    const bool received = transfer.to == selection.account;
    const Account& other = received ? transfer.from : transfer.to;
    table.rows.push_back(
        {to_string(transfer.period), transfer.scheme, transfer.reason.rule,
         Text{(received ? "van " : "naar ") + account_name(other, Language::dutch),
              (received ? "from " : "to ") + account_name(other, Language::english)},
         effect_on(transfer, selection.account),
         Text{reason_sentence(transfer.reason, Language::dutch),
              reason_sentence(transfer.reason, Language::english)}});
  }
  return table;
}

}  // namespace

Result<std::string> find_municipality(const RunRecord& record, const Names& names,
                                      const std::string& asked, const std::string& field) {
  std::vector<std::string> known;
  for (const ItemAmount& line : record.results)
    if (known.empty() || known.back() != line.municipality) known.push_back(line.municipality);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (std::find(known.begin(), known.end(), asked) != known.end()) return asked;
  for (const auto& [code, name] : names)
    if (name == asked) return code;
  for (const auto& [code, name] : names) known.push_back(name);
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  return failure({.code = "app/unknown-municipality",
                  .place = {.field = field},
                  .found = asked,
                  .expected = list,
                  .suggestion = nearest_name(asked, known)});
}

std::vector<Transfer> transfers_behind(const RunRecord& record, const WhyQuestion& question) {
  const Selection selection{question.municipality, municipality(question.municipality),
                            question.year, question.item, question.scheme};
  std::vector<Transfer> chosen;
  for (const Transfer& transfer : record.transfers)
    if (selection.holds(transfer)) chosen.push_back(transfer);
  return chosen;
}

Report why_report(const RunRecord& record, const Names& names, const WhyQuestion& question) {
  const Selection selection{question.municipality, municipality(question.municipality),
                            question.year, question.item, question.scheme};
  const std::vector<Transfer> chosen = transfers_behind(record, question);
  const std::string name = name_in(names, question.municipality);
  const std::string year = std::to_string(question.year);
  Text what{"Resultaat", "Result"};
  if (!question.item.empty()) what = item_label(question.item);
  Report report{
      .title = {what.nl + " van " + name + " in " + year, what.en + " of " + name + " in " + year}};
  if (chosen.empty()) {
    report.blocks.push_back(
        Paragraph{{"Er is hiervoor geen geld bewogen.", "No money moved for this."}});
  } else {
    report.blocks.push_back(items_table(chosen, selection));
    report.blocks.push_back(transfers_table(chosen, selection));
  }
  report.reasons = chosen;
  return report;
}

}  // namespace houvast::views
