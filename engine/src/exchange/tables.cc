// SPDX-License-Identifier: EUPL-1.2
#include "houvast/account_names.h"
#include "houvast/format.h"
#include "houvast/render.h"

namespace houvast {
namespace {

std::string in_files(const Input& input) {
  if (const auto* amount = std::get_if<Cents>(&input.value)) return to_string(*amount);
  if (const auto* number = std::get_if<Decimal>(&input.value)) return to_string(*number);
  return std::get<std::string>(input.value);
}

std::string inputs_of(const Reason& reason) {
  std::string text;
  for (const Input& input : reason.inputs)
    text += (text.empty() ? "" : "; ") + input.name + "=" + in_files(input);
  return text;
}

std::string name_of(const Account& account, const Report& report, Language language) {
  const auto known = report.names.find(account.id);
  if (account.kind != AccountKind::municipality || known == report.names.end())
    return account_text(account, report.names).in(language);
  return known->second + " (" + account.id + ")";
}

std::string scheme_of(const Transfer& transfer, const Report& report) {
  const auto known = report.names.find("scheme:" + transfer.scheme);
  return known == report.names.end() ? transfer.scheme : known->second;
}

std::string readable_inputs(const Reason& reason, Language language) {
  std::string text;
  for (const Input& input : reason.inputs) {
    text += (text.empty() ? "" : "; ") + input.name + " = ";
    if (const auto* amount = std::get_if<Cents>(&input.value))
      text += "€ " + format_euro(*amount, language);
    else if (const auto* number = std::get_if<Decimal>(&input.value))
      text += format_number(*number, language);
    else
      text += std::get<std::string>(input.value);
  }
  return text;
}

}  // namespace

Table readable_reasons(const Report& report, Language language) {
  Table table = reasons_table({});
  table.key = "reasons";
  table.title = {"Redenen", "Reasons"};
  table.rows.reserve(report.reasons.size());
  for (const Transfer& transfer : report.reasons)
    table.rows.push_back({to_string(transfer.period), name_of(transfer.from, report, language),
                          name_of(transfer.to, report, language), transfer.amount,
                          scheme_of(transfer, report), item_label(rule(transfer.reason.rule).item),
                          transfer.reason.rule, reason_sentence(transfer.reason, language),
                          readable_inputs(transfer.reason, language)});
  return table;
}

std::vector<const Table*> tables_of(const Report& report) {
  std::vector<const Table*> tables;
  for (const Block& block : report.blocks)
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
  return tables;
}

Table reasons_table(std::span<const Transfer> reasons) {
  Table table{.key = "transfers",
              .title = {"Boekingen en hun redenen", "Transfers and their reasons"},
              .columns = {{"period", {"Periode", "Period"}},
                          {"from", {"Van", "From"}},
                          {"to", {"Naar", "To"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"rule", {"Regel", "Rule"}},
                          {"reason", {"Reden", "Reason"}},
                          {"inputs", {"Invoer", "Inputs"}}},
              .only_in_files = true};
  table.rows.reserve(reasons.size());
  for (const Transfer& transfer : reasons) {
    const Reason& reason = transfer.reason;
    table.rows.push_back(
        {to_string(transfer.period), to_string(transfer.from), to_string(transfer.to),
         transfer.amount, transfer.scheme, std::string(rule(reason.rule).item), reason.rule,
         Text{reason_sentence(reason, Language::dutch), reason_sentence(reason, Language::english)},
         inputs_of(reason)});
  }
  return table;
}

}  // namespace houvast
