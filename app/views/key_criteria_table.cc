// SPDX-License-Identifier: EUPL-1.2
#include "views/key_criteria_table.h"

namespace houvast::views {
namespace {

template <class Value>
Cell cell_of(const std::optional<Value>& value) {
  if (value) return *value;
  return {};
}

}  // namespace

Table key_criteria_table(std::span<const region::KeyCriteria> criteria, const Names& names) {
  Table shown{
      .key = "key_criteria",
      .title = {"Vijf criteria, berekend", "Five criteria, computed"},
      .columns = {{"key", {"Sleutel", "Key"}},
                  {"off_task", {"Naast de opgave", "Off the task"}, Unit::percent, 1},
                  {"worst_loss", {"Grootste verlies", "Largest loss"}, Unit::percent, 1},
                  {"worst_loss_of", {"bij", "of"}},
                  {"data_fields", {"Gegevens", "Data fields"}, Unit::number},
                  {"administration_fields", {"waarvan eigen", "of which own"}, Unit::number},
                  {"reconciliations", {"Afstemmingen", "Reconciliations"}, Unit::number},
                  {"yearly_change", {"Schommeling", "Yearly change"}, Unit::percent, 1},
                  {"months_until_final", {"Maanden", "Months"}, Unit::number, 1}}};
  for (const region::KeyCriteria& one : criteria)
    shown.rows.push_back({region::label(one.key), one.off_task, cell_of(one.worst_loss),
                          name_in(names, one.worst_loss_of), std::int64_t{one.data_fields},
                          std::int64_t{one.administration_fields},
                          std::int64_t{one.reconciliations}, cell_of(one.yearly_change),
                          cell_of(one.months_until_final)});
  shown.notes = {
      {"Naast de opgave: welk deel van de bijdragen bij een andere gemeente ligt dan de eigen "
       "gemiddelde uitgaven",
       "Off the task: which part of the contributions lies with another municipality than its own "
       "mean spending"},
      {"Grootste verlies: tekort na de bijdrage in de 5% slechtste jaren, als deel van de "
       "inkomsten, van de gemeente die dan het meest verliest; onder nul is een overschot",
       "Largest loss: deficit after the contribution in the 5% worst years, as a share of income, "
       "of the municipality that loses most; below zero is a surplus"},
      {"Gegevens en afstemmingen: wat elk jaar per gemeente moet worden verzameld en vastgesteld; "
       "eigen is uit de eigen administratie",
       "Data fields and reconciliations: what must be collected and settled every year for each "
       "municipality; own is from its own administration"},
      {"Schommeling: gemiddelde verandering van de bijdragen van jaar op jaar, als deel van de "
       "bijdragen",
       "Yearly change: mean change of contributions from year to year, as a share of them"},
      {"Maanden: tot de bijdrage na het jaar vaststaat; een aanname: inwoners en inkomsten 0, "
       "cliënten 1, uitgaven 3",
       "Months: until the contribution is final after the year; an assumption: inhabitants and "
       "income 0, clients 1, spending 3"}};
  return shown;
}

}  // namespace houvast::views
