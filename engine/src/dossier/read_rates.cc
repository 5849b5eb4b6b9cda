// SPDX-License-Identifier: EUPL-1.2
// Rates as they are built up (D10). Their figures are judged where they are built: demand/rate-*.
#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

void take(Decimal& value, const Section& section, std::string_view key) {
  value = section.decimal(key).value_or(value);
}

MonthlyWage read_monthly(const Section& section) {
  MonthlyWage monthly;
  take(monthly.wage, section, "wage");
  take(monthly.holiday_allowance, section, "holiday_allowance");
  take(monthly.year_end_bonus, section, "year_end_bonus");
  take(monthly.employer_charges, section, "employer_charges");
  take(monthly.contract_hours, section, "contract_hours");
  return monthly;
}

FunctionCost read_function(const Section& section) {
  FunctionCost function{.label = section.text("label").value_or(""),
                        .wage_scale = section.text("wage_scale").value_or("")};
  take(function.share, section, "share");
  if (const Section monthly = section.section("monthly")) {
    function.wage = read_monthly(monthly);
  } else {
    function.wage = section.decimal("wage").value_or(Decimal());
  }
  return function;
}

ContractHours read_hours(const Section& section) {
  ContractHours hours;
  take(hours.contract, section, "contract");
  take(hours.leave, section, "leave");
  take(hours.absence, section, "absence");
  take(hours.training, section, "training");
  take(hours.meetings, section, "meetings");
  return hours;
}

int take_whole(const Section& section, std::string_view key, int standard) {
  return static_cast<int>(section.whole(key).value_or(standard));
}

}  // namespace

std::vector<RateTerms> read_rates(const Section& root) {
  std::vector<RateTerms> rates;
  for (const auto& [id, section] : root.sections("rate")) {
    RateTerms rate{.id = id,
                   .label = section.text("label").value_or(id),
                   .from = section.year("from").value_or(0),
                   .index_in = section.decimals_by_year("index_in"),
                   .minutes = take_whole(section, "minutes", 60),
                   .group_size = take_whole(section, "group_size", 1),
                   .decimals = take_whole(section, "decimals", 2),
                   .agreed = section.prices_by_year("agreed")};
    for (const auto& [none, function] : section.sections("function"))
      rate.functions.push_back(read_function(function));
    if (const Section hours = section.section("productive")) {
      rate.productive = read_hours(hours);
    } else {
      rate.productive = section.decimal("productive").value_or(Decimal(1));
    }
    take(rate.overhead, section, "overhead");
    take(rate.housing, section, "housing");
    take(rate.municipal_demands, section, "municipal_demands");
    take(rate.travel, section, "travel");
    take(rate.risk_margin, section, "risk_margin");
    take(rate.index, section, "index");
    rates.push_back(std::move(rate));
  }
  return rates;
}

}  // namespace houvast::dossier
