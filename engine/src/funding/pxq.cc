// SPDX-License-Identifier: EUPL-1.2
#include "houvast/pxq.h"

#include <algorithm>
#include <set>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

using Rows = std::vector<const CareVolume*>;

/// The figures of one year, in order of municipality and form.
Rows rows_of(const PxqTerms& terms, int data_year, Findings& findings) {
  Rows rows;
  for (const CareVolume& row : terms.volumes) {
    if (row.year != data_year) continue;
    const std::string place = figure_name(row.municipality, row.year) + " " + row.form;
    if (row.volume.is_negative())
      findings.add("funding/negative-amount", place, to_string(row.volume));
    if (row.cases < 0) findings.add("funding/negative-amount", place, std::to_string(row.cases));
    if (row.actual_cost) findings.refuse_negative(*row.actual_cost, place);
    rows.push_back(&row);
  }
  std::sort(rows.begin(), rows.end(), [](const CareVolume* a, const CareVolume* b) {
    return std::tie(a->municipality, a->form) < std::tie(b->municipality, b->form);
  });
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i]->municipality == rows[i - 1]->municipality && rows[i]->form == rows[i - 1]->form)
      findings.add("funding/figure-twice",
                   figure_name(rows[i]->municipality, data_year) + " " + rows[i]->form);
  if (rows.empty()) findings.add("funding/no-figures-of-year", "pxq", std::to_string(data_year));
  return rows;
}

/// Forms with too few cases over the whole country.
std::set<std::string> rare_forms(const PxqTerms& terms, const Rows& rows) {
  std::map<std::string, BigInt> cases;
  for (const CareVolume* row : rows) cases[row->form] += row->cases;
  std::set<std::string> rare;
  for (const auto& [form, count] : cases)
    if (count < terms.fewest_cases && form != terms.pooled_form) rare.insert(form);
  return rare;
}

/// The mean price of a unit over some rows: by given prices, or else by actual cost.
std::optional<Exact> mean_price(const PxqTerms& terms, const Rows& rows) {
  Exact volume = 0;
  Exact at_given_price = 0;
  Exact at_actual_cost = 0;
  bool prices_are_given = true;
  bool costs_are_known = true;
  for (const CareVolume* row : rows) {
    volume += exact(row->volume);
    const auto price = terms.price.find(row->form);
    prices_are_given = prices_are_given && price != terms.price.end();
    if (price != terms.price.end()) at_given_price += exact(row->volume) * exact(price->second);
    costs_are_known = costs_are_known && row->actual_cost.has_value();
    if (row->actual_cost) at_actual_cost += exact(*row->actual_cost);
  }
  if (volume == 0 || (!prices_are_given && !costs_are_known)) return std::nullopt;
  return Exact((prices_are_given ? at_given_price : at_actual_cost) / volume);
}

/// The price of every form under which rows are priced, in whole cents as a price list has it.
std::map<std::string, Cents> prices_of(const PxqTerms& terms, const Rows& rows,
                                       const std::set<std::string>& rare, Findings& findings) {
  std::map<std::string, Rows> priced_as;
  for (const CareVolume* row : rows)
    priced_as[rare.contains(row->form) ? terms.pooled_form : row->form].push_back(row);
  std::map<std::string, Cents> prices;
  for (const auto& [form, of_form] : priced_as) {
    if (const auto given = terms.price.find(form); given != terms.price.end()) {
      findings.refuse_negative(given->second, "pxq.price." + form);
      prices[form] = given->second;
      continue;
    }
    const auto mean = mean_price(terms, of_form);
    if (!mean)
      findings.add("funding/no-price", "pxq.price", form);
    else if (!fits(*mean))
      findings.add("money/out-of-range", "pxq.price." + form);
    else
      prices[form] = round_to_cents(*mean);
  }
  return prices;
}

/// What a municipality's own price level means: actual cost beside the national price.
std::vector<PxqGap> gaps_of(const Rows& rows, const std::vector<PxqLine>& lines,
                            const std::vector<Exact>& worth) {
  std::map<std::string, PxqGap> gaps;
  std::map<std::string, Exact> at_national_price;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]->actual_cost) continue;
    PxqGap& gap = gaps[lines[i].municipality];
    gap.municipality = lines[i].municipality;
    gap.actual_cost += *rows[i]->actual_cost;
    at_national_price[lines[i].municipality] += worth[i];
  }
  std::vector<PxqGap> all;
  for (auto& [code, gap] : gaps) {
    gap.at_national_price = round_to_cents(at_national_price[code]);
    gap.gap = gap.actual_cost - gap.at_national_price;
    all.push_back(gap);
  }
  return all;
}

/// Volume times price of every line, scaled to the macro budget where there is one.
std::vector<Cents> amounts_of(const std::vector<Exact>& worth, const Exact& sum,
                              std::optional<Cents> macro) {
  std::vector<Cents> amounts;
  if (macro) return split_exactly(*macro, worth);
  check(sum >= 0);
  for (const Exact& one : worth) amounts.push_back(round_to_cents(one));
  return amounts;
}

}  // namespace

Result<Pxq> pxq(const PxqTerms& terms, int year, std::optional<Cents> macro) {
  Pxq result{.year = year, .data_year = year - terms.lag, .macro = macro};
  Findings findings;
  if (macro) findings.refuse_negative(*macro, "macro");
  const Rows rows = rows_of(terms, result.data_year, findings);
  if (!findings.none()) return findings.failure();
  const std::set<std::string> rare = rare_forms(terms, rows);
  result.pooled_forms.assign(rare.begin(), rare.end());
  result.prices = prices_of(terms, rows, rare, findings);
  if (!findings.none()) return findings.failure();

  std::vector<Exact> worth;
  Exact sum = 0;
  for (const CareVolume* row : rows) {
    const std::string& priced_as = rare.contains(row->form) ? terms.pooled_form : row->form;
    const Cents price = result.prices.at(priced_as);
    worth.push_back(exact(row->volume) * exact(price));
    sum += worth.back();
    result.lines.push_back({.municipality = row->municipality,
                            .form = row->form,
                            .priced_as = priced_as,
                            .volume = row->volume,
                            .price = price});
  }
  if (!fits(sum)) findings.add("money/out-of-range", "pxq " + std::to_string(year));
  if (macro && *macro != Cents() && sum == 0)
    findings.add("funding/nothing-to-scale", "pxq", std::to_string(result.data_year));
  if (!findings.none()) return findings.failure();

  result.before_scaling = round_to_cents(sum);
  const std::vector<Cents> amounts = amounts_of(worth, sum, macro);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    result.lines[i].amount = amounts[i];
    result.amounts[result.lines[i].municipality] += amounts[i];
  }
  result.gaps = gaps_of(rows, result.lines, worth);
  return result;
}

std::vector<Transfer> transfers(const Pxq& pxq, std::string_view scheme) {
  std::vector<Transfer> all;
  for (const PxqLine& line : pxq.lines) {
    if (line.amount == Cents()) continue;
    Reason reason{.rule = pxq.macro ? "F6.pxq_scaled" : "F6.pxq",
                  .inputs = {{"form", line.form},
                             {"priced_as", line.priced_as},
                             {"data_year", std::to_string(pxq.data_year)},
                             {"volume", line.volume},
                             {"price", line.price}}};
    if (pxq.macro) {
      reason.inputs.push_back({"macro", *pxq.macro});
      reason.inputs.push_back({"before_scaling", pxq.before_scaling});
    }
    all.push_back({.period = {pxq.year, 0},
                   .from = state(),
                   .to = municipality(line.municipality),
                   .amount = line.amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  }
  return all;
}

}  // namespace houvast::funding
