// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in shared savings (C9).
#include "dossier/check_contracts.h"

namespace houvast::dossier {
namespace {

using Form = SharedSavings::Form;

/// Years in order; a problem at `to` when they are not.
bool check_reversed(Reader& reader, const Section& section) {
  const auto from = section.year("from");
  const auto to = section.year("to");
  if (!from || !to) return false;
  if (*from <= *to) return true;
  reader.report("dossier/years-reversed", section.place("to"), std::to_string(*to),
                std::to_string(*from));
  return false;
}

/// What it would have cost: given for every year, or the mean of earlier years of the dossier.
void check_benchmark(Reader& reader, const Section& section, const SharedSavings& savings) {
  const Section baseline = section.section("baseline");
  const bool has_benchmark = section.has("benchmark");
  if (has_benchmark && baseline)
    report_unused(reader, section, "baseline", section.place("benchmark").field);
  if (!has_benchmark && !section.has("baseline"))
    reader.report("dossier/savings-without-benchmark", section.place());
  check_years(reader, section, "benchmark", savings.from);
  if (!baseline || has_benchmark || !check_reversed(reader, baseline) || !reader.known.years)
    return;
  check_range(reader, baseline, "rise", Decimal(-5, 1), Decimal(5, 1));
  const Years years{reader.known.years->from, savings.from - 1};
  for (const std::string_view key : {"from", "to"})
    if (const auto year = baseline.year(key); !years.holds(*year))
      reader.report("dossier/baseline-outside", baseline.place(key), std::to_string(*year),
                    in_words(years));
}

/// Who gets what is paid, and who pays it.
void check_parties(Reader& reader, const Section& section, const SharedSavings& savings) {
  const std::string form =
      "form = \"" + section.text("form").value_or("payer_and_providers") + "\"";
  check_sum(reader, section, "receives", "dossier/shares-not-one");
  if (savings.form != Form::with_insurer) require(reader, section, "receives");
  if (savings.form == Form::payer_and_providers)
    return report_unused(reader, section, "payer", form);
  require(reader, section, "payer");
  if (savings.form == Form::with_insurer || savings.payer.empty()) return;
  const auto& known = reader.known.providers;
  if (!holds(known, savings.payer))
    return reader.report("dossier/unknown-provider", section.place("payer"), savings.payer,
                         join(known), nearest_name(savings.payer, known));
  if (savings.receives.contains(savings.payer))
    reader.report("dossier/payer-receives", section.place("payer"), savings.payer);
}

}  // namespace

void check_savings(Reader& reader, const Section& root, const ContractTerms& terms) {
  for (const SharedSavings& savings : terms.savings) {
    const Section section = root.section("savings").section(savings.id);
    check_scope(reader, section);
    if (section.has("contracts") && savings.contracts.empty())
      reader.report("dossier/missing-key", section.place("contracts"), "",
                    section.place("contracts").field);
    const auto& years = reader.known.years;
    if (check_reversed(reader, section) && years)
      for (const std::string_view key : {"from", "to"})
        if (const auto year = section.year(key); !years->holds(*year))
          reader.report("dossier/year-outside", section.place(key), std::to_string(*year),
                        in_words(*years));
    for (const std::string& id : savings.contracts)
      if (const Contract* contract = find_by_id(terms.contracts, id);
          contract != nullptr && !savings.scheme.empty() && contract->scheme != savings.scheme)
        reader.report("dossier/contract-of-other-scheme", section.place("contracts"),
                      id + ": " + contract->scheme, savings.scheme);
    check_benchmark(reader, section, savings);
    check_parties(reader, section, savings);
    check_above_zero(reader, section, "completion", Decimal(1));
  }
}

}  // namespace houvast::dossier
