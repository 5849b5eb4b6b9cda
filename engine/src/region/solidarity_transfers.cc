// SPDX-License-Identifier: EUPL-1.2
// R4. A settlement as transfers, each with what a controller needs to check it by hand.
#include <string>
#include <utility>

#include "houvast/solidarity.h"

namespace houvast::region {
namespace {

/// The sum of what is due on either side; in a settlement both are the total before it was cut.
Cents sum_due(const SolidaritySettlement& settlement, bool of_payers) {
  Cents sum;
  for (const SolidarityLine& line : settlement.lines)
    if ((line.due < Cents()) == of_payers) sum += of_payers ? -line.due : line.due;
  return sum;
}

std::string rule_of(const SolidarityLine& line) {
  if (line.moved > Cents()) return "R4.receipt";
  if (line.weight) return line.cap ? "R4.payment_weighted_capped" : "R4.payment_weighted";
  return line.cap ? "R4.payment_capped" : "R4.payment";
}

Reason reason_of(const SolidaritySettlement& settlement, const SolidarityLine& line) {
  const bool is_payer = line.moved < Cents();
  const auto amount = [&](Cents signed_amount) {
    return is_payer ? -signed_amount : signed_amount;
  };
  Reason reason{rule_of(line),
                {{"municipality", line.municipality},
                 {"baseline", line.baseline},
                 {"cost", line.cost},
                 {"result", line.result},
                 {"own_share", line.own_share},
                 {"pooled", is_payer ? line.pooled : -line.pooled},
                 {"total", settlement.total},
                 {"part", amount(line.due)},
                 {"parts", sum_due(settlement, is_payer)}}};
  if (is_payer && line.weight) reason.inputs.push_back({"weight", *line.weight});
  if (is_payer && line.cap) reason.inputs.push_back({"cap", *line.cap});
  return reason;
}

}  // namespace

std::vector<Transfer> transfers(const SolidaritySettlement& settlement, std::string_view scheme,
                                const Account& joint) {
  std::vector<Transfer> payments, receipts;
  for (const SolidarityLine& line : settlement.lines) {
    const Account own = municipality(line.municipality);
    if (line.moved == Cents() || own == joint) continue;
    const bool is_payer = line.moved < Cents();
    (is_payer ? payments : receipts)
        .push_back({{settlement.year},
                    is_payer ? own : joint,
                    is_payer ? joint : own,
                    is_payer ? -line.moved : line.moved,
                    std::string(scheme),
                    reason_of(settlement, line)});
  }
  for (Transfer& receipt : receipts) payments.push_back(std::move(receipt));
  return payments;
}

}  // namespace houvast::region
