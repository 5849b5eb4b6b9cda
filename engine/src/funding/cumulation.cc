// SPDX-License-Identifier: EUPL-1.2
#include "houvast/cumulation.h"

#include <algorithm>
#include <set>

#include "funding/findings.h"
#include "funding/water_filling.h"
#include "houvast/split.h"

namespace houvast::funding {
namespace {

using Financing = CumulationTerms::Financing;

/// The effects of one year, by municipality.
struct YearEffects {
  std::map<std::string, std::map<std::string, Cents>> by_scheme;
  std::map<std::string, Cents> base;
};

bool takes_part(const CumulationTerms& terms, const RedistributionEffect& effect) {
  if (effect.year < terms.from) return false;
  return terms.schemes.empty() ||
         std::ranges::find(terms.schemes, effect.scheme) != terms.schemes.end();
}

std::vector<const Municipality*> in_order(std::span<const Municipality> municipalities) {
  std::vector<const Municipality*> ordered;
  for (const Municipality& municipality : municipalities) ordered.push_back(&municipality);
  std::sort(ordered.begin(), ordered.end(),
            [](const Municipality* a, const Municipality* b) { return a->code < b->code; });
  return ordered;
}

std::map<int, YearEffects> by_year(const CumulationTerms& terms,
                                   std::span<const RedistributionEffect> effects,
                                   const std::vector<const Municipality*>& municipalities,
                                   Findings& findings) {
  std::vector<std::string> codes;
  for (const Municipality* municipality : municipalities) codes.push_back(municipality->code);
  std::map<int, YearEffects> years;
  for (const RedistributionEffect& effect : effects) {
    if (!takes_part(terms, effect)) continue;
    if (!std::ranges::binary_search(codes, effect.municipality)) {
      findings.add_unknown("funding/unknown-municipality", "cumulation", effect.municipality,
                           codes);
      continue;
    }
    YearEffects& year = years[effect.year];
    if (!year.by_scheme[effect.municipality].emplace(effect.scheme, effect.effect).second)
      findings.add("funding/figure-twice", figure_name(effect.municipality, effect.year));
    year.base[effect.municipality] += effect.base;
  }
  return years;
}

/// k times the yearly limit, or as the path has it; growth_per_year: what a year may change.
Result<Cents> limit_of(const CumulationTerms& terms, int year) {
  const int step = year - terms.from + 1;
  const bool grows = terms.clamp == CumulationTerms::Clamp::growth_per_year;
  Exact limit = exact(terms.per_inhabitant) * (grows ? 1 : step);
  if (!terms.path.empty()) {
    const auto found = terms.path.find(year);
    if (found == terms.path.end())
      return failure({.code = "funding/year-outside-path",
                      .place = {.field = "cumulation.path"},
                      .found = std::to_string(year),
                      .expected = std::to_string(terms.path.begin()->first) + "-" +
                                  std::to_string(terms.path.rbegin()->first)});
    limit = exact(found->second);
  }
  if (limit < 0)
    return failure({.code = "funding/negative-amount", .place = {.field = "cumulation"}});
  if (!fits(limit))
    return failure({.code = "money/out-of-range", .place = {.field = "cumulation"}});
  return round_to_cents(limit);
}

std::string_view name_of(Financing financing) {
  switch (financing) {
    case Financing::state:
      return "state";
    case Financing::all_per_inhabitant:
      return "all_per_inhabitant";
    case Financing::all_by_base:
      return "all_by_base";
    case Financing::gainers_by_gain:
      return "gainers_by_gain";
    case Financing::gainers_per_inhabitant:
      return "gainers_per_inhabitant";
  }
  check(false);
  return {};
}

/// What was felt the year before, as an amount per inhabitant: where growth starts from.
Exact felt_per_inhabitant(const CumulatedLine* before) {
  if (before == nullptr) return 0;
  return exact(before->felt) / exact(before->inhabitants);
}

/// felt = max(effect, -limit), or clamped on both sides, or at most so much from last year's.
void cap(const CumulationTerms& terms, const CumulatedYear& year, const CumulatedLine* before,
         CumulatedLine& line) {
  using Clamp = CumulationTerms::Clamp;
  const Exact inhabitants = exact(line.inhabitants);
  const Exact from = terms.clamp == Clamp::growth_per_year
                         ? Exact(felt_per_inhabitant(before) * inhabitants)
                         : Exact(0);
  line.start = round_to_cents(from);
  line.loss_limit = round_to_cents(from - exact(year.limit) * inhabitants);
  line.felt = std::max(line.effect, line.loss_limit);
  if (terms.clamp != Clamp::losers)
    line.felt = std::min(line.felt, round_to_cents(from + exact(year.gain_limit) * inhabitants));
  line.compensation = line.felt - line.effect;
}

/// What gainers can be asked for; or, when gains held back are more than compensations, what each
/// of them can be given back.
Cents room_of(const CumulatedLine& line, bool pays) {
  return std::max(Cents(), pays ? line.felt : -line.compensation);
}

Result<std::vector<Cents>> shares_of(Financing financing, const std::vector<CumulatedLine>& lines,
                                     Cents net) {
  std::vector<Cents> weights;
  std::vector<std::int64_t> inhabitants;
  Cents room;
  for (const CumulatedLine& line : lines) {
    inhabitants.push_back(line.inhabitants);
    weights.push_back(financing == Financing::all_by_base ? line.base
                                                          : room_of(line, net > Cents()));
    room += weights.back();
  }
  switch (financing) {
    case Financing::state:
      return std::vector<Cents>(lines.size());
    case Financing::all_per_inhabitant:
      return split(net, inhabitants);
    case Financing::all_by_base:
      return split(net, weights);
    case Financing::gainers_by_gain:
      return split(std::clamp(net, -room, room), weights);
    case Financing::gainers_per_inhabitant: {
      const Cents total = std::clamp(net, -room, room);
      std::vector<Cents> parts = fill_up(total < Cents() ? -total : total, weights, inhabitants);
      if (total < Cents())
        for (Cents& part : parts) part = -part;
      return parts;
    }
  }
  check(false);
  return std::vector<Cents>();
}

/// Whoever finances, what is paid out is paid in: by municipalities, and the rest by the state.
Result<void> finance(const CumulationTerms& terms, CumulatedYear& year) {
  Cents net;
  for (const CumulatedLine& line : year.lines) net += line.compensation;
  const auto shares = shares_of(terms.financing, year.lines, net);
  if (!shares) return tl::unexpected(shares.error());
  year.state = net;
  for (std::size_t i = 0; i < year.lines.size(); ++i) {
    CumulatedLine& line = year.lines[i];
    line.financing = (*shares)[i];
    line.kept = line.felt - line.financing;
    year.state -= line.financing;
  }
  return {};
}

/// The lines of a year before capping.
std::vector<CumulatedLine> lines_of(int year, const YearEffects& effects,
                                    const std::vector<const Municipality*>& municipalities,
                                    Findings& findings) {
  std::vector<CumulatedLine> lines;
  for (const Municipality* municipality : municipalities) {
    CumulatedLine line{.municipality = municipality->code};
    const auto count = municipality->inhabitants.find(year);
    if (count == municipality->inhabitants.end())
      findings.add("funding/inhabitants-missing", municipality->code, std::to_string(year));
    else if (count->second <= 0 || count->second > largest_population)
      findings.add("funding/inhabitants-not-positive", figure_name(municipality->code, year),
                   std::to_string(count->second));
    else
      line.inhabitants = count->second;
    if (const auto by_scheme = effects.by_scheme.find(municipality->code);
        by_scheme != effects.by_scheme.end())
      line.by_scheme = by_scheme->second;
    for (const auto& [scheme, effect] : line.by_scheme) line.effect += effect;
    if (const auto base = effects.base.find(municipality->code); base != effects.base.end())
      line.base = base->second;
    lines.push_back(std::move(line));
  }
  return lines;
}

void find_missing_years(const CumulationTerms& terms, const std::map<int, YearEffects>& years,
                        Findings& findings) {
  if (terms.clamp != CumulationTerms::Clamp::growth_per_year || years.empty()) return;
  for (int year = terms.from; year < years.rbegin()->first; ++year)
    if (!years.contains(year))
      findings.add("funding/years-missing", "cumulation", std::to_string(year),
                   std::to_string(terms.from));
}

Result<CumulatedYear> cumulate_year(const CumulationTerms& terms, int number,
                                    const YearEffects& effects,
                                    const std::vector<const Municipality*>& municipalities,
                                    const CumulatedYear* before) {
  const auto limit = limit_of(terms, number);
  if (!limit) return tl::unexpected(limit.error());
  CumulatedYear year{.year = number, .step = number - terms.from + 1, .limit = *limit};
  year.gain_limit = terms.clamp == CumulationTerms::Clamp::growth_per_year
                        ? terms.gain_per_inhabitant.value_or(*limit)
                        : *limit;
  Findings findings;
  findings.refuse_negative(year.gain_limit, "cumulation.gain_per_inhabitant");
  year.lines = lines_of(number, effects, municipalities, findings);
  for (const CumulatedLine& line : year.lines)
    if (!fits(exact(std::max(*limit, year.gain_limit)) * exact(line.inhabitants)) ||
        !is_in_range(line.effect))
      findings.add("money/out-of-range", figure_name(line.municipality, number));
  if (!findings.none()) return findings.failure();
  for (std::size_t i = 0; i < year.lines.size(); ++i)
    cap(terms, year, before == nullptr ? nullptr : &before->lines[i], year.lines[i]);
  if (const auto financed = finance(terms, year); !financed)
    return tl::unexpected(financed.error());
  return year;
}

}  // namespace

std::vector<RedistributionEffect> effects(const Allocation& allocation, std::string_view scheme) {
  std::vector<RedistributionEffect> all;
  if (allocation.historical_total == Cents()) return all;
  for (const AllocationLine& line : allocation.lines)
    all.push_back({.year = allocation.year,
                   .scheme = std::string(scheme),
                   .municipality = line.municipality,
                   .effect = line.effect(),
                   .base = line.amount()});
  return all;
}

Result<Cumulation> cumulate(const CumulationTerms& terms,
                            std::span<const Municipality> municipalities,
                            std::span<const RedistributionEffect> effects) {
  const auto ordered = in_order(municipalities);
  Findings findings;
  const auto years = by_year(terms, effects, ordered, findings);
  find_missing_years(terms, years, findings);

  Cumulation cumulation{.terms = terms};
  cumulation.years.reserve(years.size());
  for (const auto& [number, of_year] : years) {
    const CumulatedYear* before = cumulation.years.empty() ? nullptr : &cumulation.years.back();
    auto year = cumulate_year(terms, number, of_year, ordered, before);
    if (!year) {
      findings.add(year.error());
      break;
    }
    for (const CumulatedLine& line : year->lines)
      if (line.compensation > Cents()) cumulation.years_drawn[line.municipality].push_back(number);
    cumulation.years.push_back(*std::move(year));
  }
  if (!findings.none()) return findings.failure();
  return cumulation;
}

std::vector<Transfer> transfers(const CumulatedYear& year, const CumulationTerms& terms,
                                std::string_view scheme) {
  std::vector<Transfer> all;
  const auto post = [&](const CumulatedLine& line, bool is_paid_to_it, Cents amount,
                        Reason reason) {
    if (amount == Cents()) return;
    all.push_back({.period = {year.year, 0},
                   .from = is_paid_to_it ? state() : municipality(line.municipality),
                   .to = is_paid_to_it ? municipality(line.municipality) : state(),
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  };
  Cents net;
  for (const CumulatedLine& line : year.lines) net += line.compensation;
  for (const CumulatedLine& line : year.lines) {
    const bool lost = line.compensation > Cents();
    post(line, lost, lost ? line.compensation : -line.compensation,
         {.rule = lost ? "F5.compensation" : "F5.limited_gain",
          .inputs = {{"effect", line.effect},
                     {"felt", line.felt},
                     {"start", line.start},
                     {"limit", lost ? year.limit : year.gain_limit},
                     {"inhabitants", Decimal(line.inhabitants)}}});
    const bool pays = line.financing > Cents();
    post(line, !pays, pays ? line.financing : -line.financing,
         {.rule = pays ? "F5.financing" : "F5.returned",
          .inputs = {{"net", net},
                     {"key", std::string(name_of(terms.financing))},
                     {"felt", line.felt},
                     {"base", line.base},
                     {"inhabitants", Decimal(line.inhabitants)}}});
  }
  return all;
}

CumulationTerms general_fund_2023() {
  return {.from = 2023,
          .path = {{2023, Cents(750)}, {2024, Cents(2250)}, {2025, Cents(3750)}},
          .clamp = CumulationTerms::Clamp::both,
          .financing = Financing::state};
}

}  // namespace houvast::funding
