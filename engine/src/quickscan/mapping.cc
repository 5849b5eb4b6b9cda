// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

std::string years_of(const TaskField& field) {
  if (field.from && field.to) return std::to_string(*field.from) + "-" + std::to_string(*field.to);
  if (field.from) return std::to_string(*field.from) + "-";
  return "-" + std::to_string(field.to.value_or(0));
}

}  // namespace

Result<TaskField> task_field_in(const Mapping& mapping, std::string_view code, int year) {
  const auto& all = mapping.task_fields;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const TaskField& field) { return field.code == code; });
  if (found == all.end()) {
    std::vector<std::string> known;
    for (const TaskField& field : all) known.push_back(field.code);
    return failure({.code = "quickscan/unknown-task-field",
                    .found = std::string(code),
                    .suggestion = nearest_name(code, known)});
  }
  if ((found->from && year < *found->from) || (found->to && year > *found->to))
    return failure({.code = "quickscan/task-field-not-in-year",
                    .found = std::string(code) + " (" + std::to_string(year) + ")",
                    .expected = years_of(*found)});
  return *found;
}

Text label(Moment moment) {
  const std::string year = std::to_string(moment.year);
  return moment.books == Books::budget ? Text{"begroting " + year, "budget " + year}
                                       : Text{"jaarrekening " + year, "accounts " + year};
}

}  // namespace houvast::quickscan
