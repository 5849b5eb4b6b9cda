// SPDX-License-Identifier: EUPL-1.2
#include "houvast/historical_share.h"

#include <algorithm>
#include <map>
#include <set>

#include "funding/findings.h"
#include "houvast/split.h"

namespace houvast::funding {
namespace {

std::vector<std::string> codes_of(std::span<const Municipality> municipalities) {
  std::vector<std::string> codes;
  for (const Municipality& municipality : municipalities) codes.push_back(municipality.code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

void find_problems(const HistoricalSpending& row, Findings& findings) {
  const std::string place = figure_name(row.municipality, row.year);
  findings.refuse_negative(row.spending, place);
  findings.refuse_negative(row.own_money, place);
  if (row.own_money > row.spending)
    findings.add("funding/own-money-above-spending", place, to_string(row.own_money),
                 to_string(row.spending));
}

std::string receiver_of(const HistoricalTerms& terms, const std::string& code) {
  const auto centre = terms.centre_of.find(code);
  if (centre != terms.centre_of.end()) return centre->second;
  return terms.to_centre.value_or(code);
}

void find_unknown_centres(const HistoricalTerms& terms, const std::vector<std::string>& codes,
                          Findings& findings) {
  const auto refuse_unknown = [&](const std::string& code, const std::string& place) {
    if (!std::binary_search(codes.begin(), codes.end(), code))
      findings.add_unknown("funding/unknown-municipality", place, code, codes);
  };
  if (terms.to_centre) refuse_unknown(*terms.to_centre, "historical.to_centre");
  for (const auto& [code, centre] : terms.centre_of) {
    refuse_unknown(code, "historical.centre_of");
    refuse_unknown(centre, "historical.centre_of");
  }
}

}  // namespace

Result<HistoricalShares> historical_shares(const HistoricalTerms& terms,
                                           std::span<const Municipality> municipalities) {
  const std::vector<std::string> codes = codes_of(municipalities);
  Findings findings;
  find_unknown_centres(terms, codes, findings);
  std::map<std::string, HistoricalShare> lines;
  for (const std::string& code : codes)
    lines[code] = {.municipality = code, .receiver = receiver_of(terms, code)};
  std::set<int> base_years;
  std::set<std::pair<std::string, int>> seen;
  for (const HistoricalSpending& row : terms.spending) {
    find_problems(row, findings);
    const auto line = lines.find(row.municipality);
    if (line == lines.end()) {
      findings.add_unknown("funding/unknown-municipality", "historical", row.municipality, codes);
      continue;
    }
    if (!seen.insert({row.municipality, row.year}).second)
      findings.add("funding/figure-twice", figure_name(row.municipality, row.year));
    base_years.insert(row.year);
    line->second.spending += row.spending;
    line->second.own_money += row.own_money;
  }

  HistoricalShares shares{.with_own_money = terms.with_own_money};
  shares.base_years.assign(base_years.begin(), base_years.end());
  for (auto& [code, line] : lines) {
    line.weight = terms.with_own_money ? line.spending : line.spending - line.own_money;
    shares.total += line.weight;
    shares.lines.push_back(std::move(line));
  }
  if (findings.none() && shares.total == Cents()) findings.add("funding/no-base", "historical");
  if (!findings.none()) return findings.failure();
  return shares;
}

std::vector<OwnMoneyEffect> own_money_effect(const HistoricalShares& shares, Cents macro_budget) {
  std::vector<Cents> with;
  std::vector<Cents> without;
  for (const HistoricalShare& line : shares.lines) {
    with.push_back(line.spending);
    without.push_back(line.spending - line.own_money);
  }
  const auto amount_with = split(macro_budget, with);
  const auto amount_without = split(macro_budget, without);
  if (!amount_with || !amount_without) return {};
  std::vector<OwnMoneyEffect> effects;
  for (std::size_t i = 0; i < shares.lines.size(); ++i)
    effects.push_back({.municipality = shares.lines[i].municipality,
                       .own_money = shares.lines[i].own_money,
                       .with = (*amount_with)[i],
                       .without = (*amount_without)[i],
                       .effect = (*amount_without)[i] - (*amount_with)[i]});
  return effects;
}

}  // namespace houvast::funding
