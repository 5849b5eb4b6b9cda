// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/check.h"
#include "houvast/problem.h"

namespace houvast {
namespace {

std::vector<ProblemText> sorted(std::vector<ProblemText> texts) {
  std::sort(texts.begin(), texts.end(),
            [](const ProblemText& a, const ProblemText& b) { return a.code < b.code; });
  const auto twice = std::adjacent_find(
      texts.begin(), texts.end(),
      [](const ProblemText& a, const ProblemText& b) { return a.code == b.code; });
  check(twice == texts.end());
  return texts;
}

}  // namespace

const std::vector<ProblemText>& problem_catalogue() {
  // One file a part; each entry: code, then sentence, expectation and cure in Dutch, the same in
  // English. docs/errors.md is written from this table.
  static const std::vector<ProblemText> catalogue = sorted({
#include "base/texts/problems_app.inc"
#include "base/texts/problems_base.inc"
#include "base/texts/problems_contracts.inc"
#include "base/texts/problems_demand.inc"
#include "base/texts/problems_dossier.inc"
#include "base/texts/problems_exchange.inc"
#include "base/texts/problems_funding.inc"
#include "base/texts/problems_money.inc"
#include "base/texts/problems_people.inc"
#include "base/texts/problems_quickscan.inc"
#include "base/texts/problems_region.inc"
#include "base/texts/problems_server.inc"
#include "base/texts/problems_store.inc"
#include "base/texts/problems_study.inc"
  });
  return catalogue;
}

}  // namespace houvast
