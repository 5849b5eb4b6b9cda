// SPDX-License-Identifier: EUPL-1.2
#include "views/stream_report.h"

#include <algorithm>
#include <map>
#include <vector>

#include "houvast/account_names.h"
#include "houvast/ledger.h"
#include "views/run_tables.h"
#include "views/transfer_tables.h"

namespace houvast::views {
namespace {

std::vector<Transfer> chosen(std::span<const Transfer> transfers, const StreamsQuestion& question) {
  std::vector<Transfer> kept;
  for (const Transfer& transfer : transfers)
    if ((question.year == 0 || transfer.period.year == question.year) &&
        (question.scheme.empty() || transfer.scheme == question.scheme))
      kept.push_back(transfer);
  return kept;
}

Text when(const StreamsQuestion& question, const Names& names) {
  const std::string year = std::to_string(question.year);
  Text text =
      question.year == 0 ? Text{"alle jaren samen", "all years together"} : Text{year, year};
  if (!question.scheme.empty()) {
    text.nl += ", " + scheme_name(question.scheme, names);
    text.en += ", " + scheme_name(question.scheme, names);
  }
  return text;
}

Table streams_table(const FlowChart& chart) {
  Table table{.key = "streams",
              .title = {"De stromen als tabel", "The streams as a table"},
              .columns = {{"from", {"Van (sleutel)", "From (key)"}},
                          {"to", {"Naar (sleutel)", "To (key)"}},
                          {"payer", {"Betaalt", "Pays"}},
                          {"receiver", {"Ontvangt", "Receives"}},
                          {"amount_euro", {"Bedrag", "Amount"}, Unit::euro_whole},
                          {"what", {"Waarvoor", "For what"}}}};
  std::map<std::string, Text> labels;
  for (const FlowChart::Node& node : chart.nodes) labels[node.id] = node.label;
  for (const FlowChart::Link& link : chart.links)
    table.rows.push_back(
        {link.from, link.to, labels[link.from], labels[link.to], link.amount, link.label});
  return table;
}

/// A transfer seen along a stream; nothing when it belongs to another one. A transfer below zero is
/// money that goes the other way, as in the chart.
struct Along {
  bool belongs = false;
  Cents amount;
};
Along along(const Transfer& transfer, const StreamQuestion& question, const Names& names) {
  std::string from = to_string(drawn_as(transfer.from, names));
  std::string to = to_string(drawn_as(transfer.to, names));
  Cents amount = transfer.amount;
  if (amount < Cents()) {
    std::swap(from, to);
    amount = -amount;
  }
  return {from == question.from && to == question.to, amount};
}

Text ends_of(const Transfer& transfer, const Names& names) {
  const Text from = account_text(transfer.from, names);
  const Text to = account_text(transfer.to, names);
  return {from.nl + " naar " + to.nl, from.en + " to " + to.en};
}

}  // namespace

Report streams_report(std::span<const Transfer> transfers, const Names& names,
                      const StreamsQuestion& question) {
  FlowChart chart = money_streams(chosen(transfers, question), names);
  const Text text = when(question, names);
  chart.title = {"Geldstromen, " + text.nl, "Money streams, " + text.en};
  Report report{.title = chart.title};
  Table table = streams_table(chart);
  report.blocks.push_back(std::move(chart));
  report.blocks.push_back(std::move(table));
  report.names = names;
  return report;
}

Report stream_report(std::span<const Transfer> transfers, const Names& names,
                     const StreamQuestion& question) {
  std::vector<SeenTransfer> steps;
  Text from{question.from, question.from};
  Text to{question.to, question.to};
  for (const Transfer& transfer : chosen(transfers, question.of)) {
    const Along seen = along(transfer, question, names);
    if (!seen.belongs) continue;
    steps.push_back({transfer, seen.amount, ends_of(transfer, names)});
    const bool is_back = transfer.amount < Cents();
    from = drawn_name(drawn_as(is_back ? transfer.to : transfer.from, names), names);
    to = drawn_name(drawn_as(is_back ? transfer.from : transfer.to, names), names);
  }
  const Text text = when(question.of, names);
  Report report{.title = {from.nl + " → " + to.nl + ", " + text.nl,
                          from.en + " → " + to.en + ", " + text.en}};
  if (steps.empty()) {
    report.blocks.push_back(
        Paragraph{{"Er is hiervoor geen geld bewogen.", "No money moved for this."}});
  } else {
    report.blocks.push_back(
        items_table(steps, {"Waar de stroom uit bestaat", "What the stream is made of"}));
    report.blocks.push_back(transfers_table(steps, {"Van en naar", "From and to"}, names));
  }
  for (const SeenTransfer& step : steps) report.reasons.push_back(step.transfer);
  report.names = names;
  return report;
}

}  // namespace houvast::views
