// SPDX-License-Identifier: EUPL-1.2
#include "views/why_report.h"

#include <algorithm>

#include "houvast/account_names.h"
#include "views/transfer_tables.h"

namespace houvast::views {
namespace {

/// What a transfer did to this municipality: received is above zero.
SeenTransfer seen_by(const Account& account, const Transfer& transfer, const Names& names) {
  const bool received = transfer.to == account;
  const Text name = account_text(received ? transfer.from : transfer.to, names);
  return {transfer,
          received ? transfer.amount : -transfer.amount,
          {(received ? "van " : "naar ") + name.nl, (received ? "from " : "to ") + name.en}};
}

struct Selection {
  std::string code;
  Account account;
  std::optional<int> year;
  std::string item;
  std::string scheme;

  [[nodiscard]] bool holds(const Transfer& transfer) const {
    const std::string_view of_rule = rule(transfer.reason.rule).item;
    return (!year || transfer.period.year == *year) &&
           (transfer.from == account || transfer.to == account) &&
           (item.empty() || item == "result" || item == of_rule) &&
           (scheme.empty() || scheme == transfer.scheme);
  }
};

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
    if (name == asked && is_municipality_code(code)) return code;
  for (const auto& [code, name] : names)
    if (is_municipality_code(code)) known.push_back(name);
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
  Text when{" over alle jaren", " over all years"};
  if (question.year)
    when = {" in " + std::to_string(*question.year), " in " + std::to_string(*question.year)};
  Text what{"Resultaat", "Result"};
  if (!question.item.empty()) what = item_label(question.item);
  Report report{.title = {what.nl + " van " + name + when.nl, what.en + " of " + name + when.en}};
  if (chosen.empty()) {
    report.blocks.push_back(
        Paragraph{{"Er is hiervoor geen geld bewogen.", "No money moved for this."}});
  } else {
    std::vector<SeenTransfer> seen;
    for (const Transfer& transfer : chosen)
      seen.push_back(seen_by(selection.account, transfer, names));
    report.blocks.push_back(items_table(seen, {"Waar het uit bestaat", "What it is made of"}));
    report.blocks.push_back(transfers_table(seen, {"Van of naar", "From or to"}, names));
  }
  report.reasons = chosen;
  return report;
}

}  // namespace houvast::views
