// SPDX-License-Identifier: EUPL-1.2
// Q. Income against net spending of many municipalities, by domain of the social field (NL:
// quickscan). Method: docs/methods/Q2-quickscan.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::quickscan {

/// Q2. Where a task field (NL: taakveld) of the accounts belongs. A new code is a new row.
struct TaskField {
  std::string code;  ///< "6.72b"
  std::string label;
  std::string domain;  ///< "youth", "wmo", ...; "other" is outside the scan.
  std::string trend;   ///< The code under which years before and after a change are one series.
  std::optional<int> from;  ///< First year in which the code may be used.
  std::optional<int> to;    ///< Last year.
};

/// Q2. Where the state's money for a cluster, or for one grant or measure in it, belongs.
struct ClusterField {
  std::string cluster;
  std::string measure;  ///< Empty: all of the cluster that no other row names.
  std::string domain;
};

/// Which task fields and clusters belong together. Data: params/quickscan/.
struct Mapping {
  std::vector<TaskField> task_fields;
  std::vector<ClusterField> clusters;
};

/// The task field of a code in a year. Errors: quickscan/unknown-task-field (with the nearest one),
/// quickscan/task-field-not-in-year: "6.71" cannot be used from 2023 on.
[[nodiscard]] Result<TaskField> task_field_in(const Mapping& mapping, std::string_view code,
                                              int year);

/// One moment at which books were looked at: a year, and whether budget or accounts.
enum class Books { budget, accounts };
struct Moment {
  int year = 0;
  Books books = Books::accounts;

  friend auto operator<=>(Moment, Moment) = default;
};
/// "begroting 2024", "jaarrekening 2023".
[[nodiscard]] Text label(Moment moment);

/// Who a municipality is, as far as the books say.
struct Profile {
  std::string name;
  std::int64_t inhabitants = 0;
  std::string size_class;
  std::string urbanity;
};

/// One line of the books: what a task field cost and brought.
struct AccountLine {
  std::string municipality;  ///< Name, as published.
  std::string task_field;    ///< Code.
  Cents spending;            ///< NL: lasten
  Cents income;              ///< NL: baten
  int line = 0;              ///< Of the file.
};

/// The books of all municipalities at one moment.
struct Accounts {
  Moment moment;
  std::string file;
  std::vector<AccountLine> lines;
  std::vector<Profile> profiles;
};

/// One line of the state's income: an amount of a municipality in a cluster.
struct IncomeLine {
  std::string code;  ///< "GM0014"; may be empty where only names are known.
  std::string name;
  std::string cluster;
  std::string measure;  ///< Empty where amounts are by cluster.
  Cents amount;
};

struct Income {
  int year = 0;
  std::string file;
  std::vector<IncomeLine> lines;
};

/// Names as one publication and another write them. "Hengelo (O.)" and "Hengelo" are one, but
/// "Bergen (L.)" and "Bergen (NH.)" are two: an addition is left out only where no file has two
/// names that differ in it alone.
class MunicipalityNames {
 public:
  MunicipalityNames() = default;
  MunicipalityNames(std::span<const Accounts> accounts, std::span<const Income> incomes);

  [[nodiscard]] std::string canonical(std::string_view name) const;

 private:
  std::set<std::string, std::less<>> ambiguous_;  ///< Names without addition.
};

struct ScanOptions {
  std::vector<std::string> domains = {"youth", "wmo"};  ///< Scanned apart and together.
  std::string total_row = "Nederland";  ///< A row of the books that is the sum of the others.
};

/// One municipality, moment and domain ("total" is all domains of the options together).
struct ScanLine {
  std::string municipality;  ///< Name.
  Moment moment;
  std::string domain;
  std::optional<Cents> income;  ///< From the state; empty: not known for this year.
  Cents spending;               ///< NL: lasten
  Cents own_income;             ///< NL: baten, taken off the spending.
  Cents net_spending;
  std::optional<Cents> result;  ///< income - net spending; below zero is a deficit (NL: tekort).

  friend bool operator==(const ScanLine&, const ScanLine&) = default;
};

/// Something in the files that a reader of the figures must know. Nothing is dropped silently.
struct Finding {
  std::string code;  ///< Of a Problem's catalogue.
  Place place;
  std::string found;
  std::int64_t count = 1;  ///< How many lines.
  Cents amount;            ///< What they hold together.
};

struct Scan {
  std::vector<Profile> profiles;  ///< In order of name.
  std::vector<Moment> moments;
  std::vector<std::string> domains;  ///< With "total" at the end.
  std::vector<ScanLine> lines;       ///< By municipality, moment and domain.
  std::vector<Finding> findings;
  MunicipalityNames names;

  [[nodiscard]] const ScanLine* find(std::string_view municipality, Moment moment,
                                     std::string_view domain) const;
};

/// Q2. Adds up books by domain and sets the state's income beside it. A year without income gives
/// spending alone. A code that is not in the mapping, an old code with an amount in a year in which
/// it may no longer be used, a municipality without income, a total row that is not the sum of the
/// others: each is a finding. Old codes count; unknown ones cannot, and say so.
/// Errors: quickscan/no-accounts, quickscan/moment-twice, quickscan/unknown-cluster.
[[nodiscard]] Result<Scan> scan(const Mapping& mapping, std::span<const Accounts> accounts,
                                std::span<const Income> incomes, const ScanOptions& options = {});

/// Net spending by trend code, so that years before and after a change of codes are one series.
struct TrendLine {
  std::string trend;
  Moment moment;
  Cents net_spending;  ///< Of all municipalities, without the total row.
};
[[nodiscard]] std::vector<TrendLine> trends(const Mapping& mapping,
                                            std::span<const Accounts> accounts,
                                            const ScanOptions& options = {});

/// Q2. A band of results, as shares of income: from <= share < to.
struct Band {
  std::optional<Decimal> from;
  std::optional<Decimal> to;
};
/// Deficits of 20, 15, 10 and 5 per cent, zero, surpluses of 5 and 10 per cent.
[[nodiscard]] const std::vector<Band>& default_bands();
/// "tekort 5 tot 10%".
[[nodiscard]] Text label(const Band& band);

/// The band of a result; decided on the exact share. Income above zero.
[[nodiscard]] std::size_t band_of(Cents result, Cents income, std::span<const Band> bands);

/// By which trait municipalities are grouped in a table of bands.
enum class Group { none, size_class, urbanity };

/// How many municipalities of a group are in each band at a moment.
struct BandCount {
  Moment moment;
  std::string domain;
  std::string group;  ///< Empty with Group::none.
  std::vector<std::int64_t> counts;
  std::int64_t all = 0;       ///< Municipalities with a known result.
  std::int64_t deficits = 0;  ///< Of which below zero.
};
[[nodiscard]] std::vector<BandCount> count_bands(const Scan& scan, Group group,
                                                 std::span<const Band> bands);

/// The same for a grouping that the user brings: name of the municipality to group (years under F5,
/// region).
[[nodiscard]] std::vector<BandCount> count_bands(const Scan& scan,
                                                 const std::map<std::string, std::string>& groups,
                                                 std::span<const Band> bands);

/// Two moments against each other (003, figure 2).
enum class Quadrant { stays_surplus, turns_deficit, stays_deficit, turns_surplus };
struct QuadrantPoint {
  std::string municipality;
  double before = 0;  ///< Result as a share of income; for a chart.
  double after = 0;
  Quadrant quadrant = Quadrant::stays_surplus;
};
struct Quadrants {
  std::vector<QuadrantPoint> points;
  std::map<Quadrant, std::int64_t> counts;
};
/// Municipalities whose result is known at both moments.
[[nodiscard]] Quadrants quadrants(const Scan& scan, std::string_view domain, Moment before,
                                  Moment after);

/// Q2. One more scheme beside the scan, of which deficits pile up (003, 2.4: income support).
struct Stack {
  std::string municipality;
  Moment moment;
  Cents result;        ///< "total" of the scan.
  Cents other_result;  ///< Of the scheme beside it.
  bool both_deficits = false;
  bool other_is_larger = false;  ///< Both are deficits, and that of the other scheme is larger.
};
[[nodiscard]] std::vector<Stack> stack(const Scan& scan, Moment moment,
                                       const std::map<std::string, Cents>& other_results);

}  // namespace houvast::quickscan
