// SPDX-License-Identifier: EUPL-1.2
// F12. What it costs to run a scheme (NL: uitvoeringskosten).
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// ict, staff, tendering, contract_management, access, administration.
[[nodiscard]] std::span<const std::string_view> execution_cost_kinds();

/// What a payment form costs a municipality in administration.
struct BurdenLine {
  std::string payment_form;
  std::string action;
  std::int64_t count = 0;
  Cents cost_per_action;
  Cents amount;

  friend bool operator==(const BurdenLine&, const BurdenLine&) = default;
};

struct ExecutionCostLine {
  std::string municipality;
  std::map<std::string, Cents> own;    ///< By kind, paid by the municipality itself.
  std::map<std::string, Cents> joint;  ///< By kind, made for all: shared in the region by R8.
  std::vector<BurdenLine> burden;      ///< By payment form and action; paid by itself.
  Cents own_total;                     ///< own and burden.
  Cents joint_total;

  friend bool operator==(const ExecutionCostLine&, const ExecutionCostLine&) = default;
};

struct ExecutionCosts {
  int year = 0;
  std::vector<ExecutionCostLine> lines;          ///< In order of code.
  std::map<std::string, Cents> by_payment_form;  ///< Burden of all municipalities together.
};

/// F12. Errors: funding/unknown-execution-kind, funding/negative-amount, funding/unknown-burden,
/// money/out-of-range.
[[nodiscard]] Result<ExecutionCosts> execution_costs(const Scheme& scheme, int year);

/// Municipality to its execution account, one a kind (F12.own) and one a payment form and action
/// (F12.burden). Joint cost is left to R8.
[[nodiscard]] std::vector<Transfer> transfers(const ExecutionCosts& costs, std::string_view scheme);

}  // namespace houvast::funding
