// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <unordered_map>

#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

constexpr std::string_view all_domains = "total";

/// What one municipality has at one moment in one domain.
struct Sum {
  Cents spending;
  Cents own_income;
  std::optional<Cents> income;
};

/// Adds up everything, by name and moment.
class Scanner {
 public:
  Scanner(const Mapping& mapping, const ScanOptions& options, MunicipalityNames names)
      : options_(options), names_(std::move(names)) {
    for (const TaskField& field : mapping.task_fields) fields_.emplace(field.code, &field);
    for (const ClusterField& field : mapping.clusters)
      clusters_.emplace(field.cluster + '\n' + field.measure, field.domain);
    for (std::size_t d = 0; d < options.domains.size(); ++d)
      domains_.emplace(options.domains[d], d);
  }

  void add(const Accounts& accounts) {
    std::map<std::string, std::pair<Cents, Cents>> sums, totals;
    for (const AccountLine& line : accounts.lines) {
      auto& side = line.municipality == options_.total_row ? totals : sums;
      side[line.task_field].first += line.spending;
      side[line.task_field].second += line.income;
      if (line.municipality != options_.total_row) add(accounts, line);
    }
    if (!totals.empty()) compare(accounts, sums, totals);
    for (const Profile& profile : accounts.profiles)
      if (profile.name != options_.total_row)
        profiles_.insert_or_assign(names_.canonical(profile.name), profile);
    years_.insert(accounts.moment.year);
  }

  /// Problems: a cluster that no row of the mapping names.
  Problems add(const Income& income) {
    Problems problems;
    std::set<std::string> unknown;
    for (const IncomeLine& line : income.lines) {
      const std::string* domain = domain_of(line);
      if (domain == nullptr) {
        if (unknown.insert(line.cluster).second)
          problems.push_back({.code = "quickscan/unknown-cluster",
                              .place = {.file = income.file},
                              .found = line.cluster,
                              .suggestion = nearest_name(line.cluster, cluster_names())});
        continue;
      }
      const auto wanted = domains_.find(*domain);
      if (wanted == domains_.end()) continue;
      auto& amounts = incomes_[income.year][names_.canonical(line.name)];
      amounts.resize(domains_.size());
      amounts[wanted->second] += line.amount;
    }
    income_files_[income.year] = income.file;
    return problems;
  }

  Scan finish(std::vector<Moment> moments) {
    Scan scan;
    std::sort(moments.begin(), moments.end());
    scan.moments = std::move(moments);
    scan.domains = options_.domains;
    scan.domains.emplace_back(all_domains);
    for (auto& [name, profile] : profiles_) {
      profile.name = name;
      scan.profiles.push_back(profile);
    }
    for (const Profile& profile : scan.profiles)
      for (const Moment moment : scan.moments) lines_of(profile.name, moment, scan);
    report_strangers();
    scan.names = names_;
    for (auto& [key, finding] : findings_) scan.findings.push_back(std::move(finding));
    return scan;
  }

 private:
  void note(const std::string& code, const Place& place, const std::string& found, Cents amount) {
    auto& finding = findings_[code + '\n' + place.file + '\n' + found];
    if (finding.code.empty()) {
      finding = {code, place, found, 0, {}};
    }
    ++finding.count;
    finding.amount += amount;
  }

  void add(const Accounts& accounts, const AccountLine& line) {
    const auto known = fields_.find(line.task_field);
    const Place place{accounts.file, line.line, ""};
    if (known == fields_.end()) {
      note("quickscan/unknown-task-field", place, line.task_field, line.spending);
      return;
    }
    const TaskField& field = *known->second;
    const int year = accounts.moment.year;
    const bool out_of_years = (field.from && year < *field.from) || (field.to && year > *field.to);
    const bool empty = line.spending == Cents() && line.income == Cents();
    if (out_of_years && !empty)
      note("quickscan/task-field-not-in-year", place,
           line.task_field + " (" + std::to_string(year) + ")", line.spending);
    auto& sums = books_[accounts.moment][names_.canonical(line.municipality)];
    sums.resize(domains_.size());
    const auto domain = domains_.find(field.domain);
    if (domain == domains_.end()) return;
    sums[domain->second].spending += line.spending;
    sums[domain->second].own_income += line.income;
  }

  void compare(const Accounts& accounts, const std::map<std::string, std::pair<Cents, Cents>>& sums,
               const std::map<std::string, std::pair<Cents, Cents>>& totals) {
    for (const auto& [code, total] : totals) {
      const auto found = sums.find(code);
      const auto sum = found == sums.end() ? std::pair<Cents, Cents>() : found->second;
      if (sum != total)
        note("quickscan/total-differs", {accounts.file, 0, options_.total_row}, code,
             total.first - sum.first);
    }
  }

  [[nodiscard]] const std::string* domain_of(const IncomeLine& line) const {
    if (!line.measure.empty())
      if (const auto found = clusters_.find(line.cluster + '\n' + line.measure);
          found != clusters_.end())
        return &found->second;
    const auto found = clusters_.find(line.cluster + '\n');
    return found == clusters_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] std::vector<std::string> cluster_names() const {
    std::vector<std::string> names;
    for (const auto& [key, domain] : clusters_) names.push_back(key.substr(0, key.find('\n')));
    return names;
  }

  void lines_of(const std::string& name, Moment moment, Scan& scan) {
    const auto& books = books_[moment];
    const auto spent = books.find(name);
    if (spent == books.end()) return;
    const auto year = incomes_.find(moment.year);
    const std::vector<Cents>* received = nullptr;
    if (year != incomes_.end()) {
      const auto found = year->second.find(name);
      if (found != year->second.end())
        received = &found->second;
      else
        note("quickscan/no-income", {income_files_[moment.year], 0, ""}, name, {});
    }
    ScanLine total{name, moment, std::string(all_domains), {}, {}, {}, {}, {}};
    if (received != nullptr) total.income = Cents();
    for (std::size_t d = 0; d < options_.domains.size(); ++d) {
      ScanLine line{name, moment, options_.domains[d], {}, {}, {}, {}, {}};
      line.spending = spent->second[d].spending;
      line.own_income = spent->second[d].own_income;
      if (received != nullptr) line.income = (*received)[d];
      total.spending += line.spending;
      total.own_income += line.own_income;
      if (line.income) *total.income += *line.income;
      close(line);
      scan.lines.push_back(std::move(line));
    }
    close(total);
    scan.lines.push_back(std::move(total));
  }

  static void close(ScanLine& line) {
    line.net_spending = line.spending - line.own_income;
    if (line.income) line.result = *line.income - line.net_spending;
  }

  /// Municipalities with income and without books.
  void report_strangers() {
    for (const auto& [year, by_name] : incomes_) {
      if (!years_.contains(year)) continue;
      for (const auto& [name, amounts] : by_name)
        if (!profiles_.contains(name))
          note("quickscan/no-books", {income_files_[year], 0, ""}, name, {});
    }
  }

  const ScanOptions& options_;
  MunicipalityNames names_;
  std::unordered_map<std::string, const TaskField*> fields_;
  std::map<std::string, std::string> clusters_;
  std::unordered_map<std::string, std::size_t> domains_;
  std::map<Moment, std::unordered_map<std::string, std::vector<Sum>>> books_;
  std::map<int, std::map<std::string, std::vector<Cents>>> incomes_;
  std::map<int, std::string> income_files_;
  std::map<std::string, Profile> profiles_;
  std::set<int> years_;
  std::map<std::string, Finding> findings_;
};

}  // namespace

const ScanLine* Scan::find(std::string_view municipality, Moment moment,
                           std::string_view domain) const {
  for (const ScanLine& line : lines)
    if (line.municipality == municipality && line.moment == moment && line.domain == domain)
      return &line;
  return nullptr;
}

Result<Scan> scan(const Mapping& mapping, std::span<const Accounts> accounts,
                  std::span<const Income> incomes, const ScanOptions& options) {
  if (accounts.empty()) return failure({.code = "quickscan/no-accounts"});
  Problems problems;
  std::vector<Moment> moments;
  Scanner scanner(mapping, options, MunicipalityNames(accounts, incomes));
  for (const Accounts& books : accounts) {
    if (std::find(moments.begin(), moments.end(), books.moment) != moments.end()) {
      problems.push_back({.code = "quickscan/moment-twice",
                          .place = {.file = books.file},
                          .found = label(books.moment).nl});
      continue;
    }
    moments.push_back(books.moment);
    scanner.add(books);
  }
  for (const Income& income : incomes)
    for (Problem& problem : scanner.add(income)) problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return scanner.finish(std::move(moments));
}

std::vector<TrendLine> trends(const Mapping& mapping, std::span<const Accounts> accounts,
                              const ScanOptions& options) {
  std::map<std::string, const TaskField*> fields;
  for (const TaskField& field : mapping.task_fields) fields.emplace(field.code, &field);
  std::map<std::pair<std::string, Moment>, Cents> sums;
  for (const Accounts& books : accounts)
    for (const AccountLine& line : books.lines) {
      if (line.municipality == options.total_row) continue;
      const auto field = fields.find(line.task_field);
      if (field == fields.end() || field->second->domain == "other") continue;
      sums[{field->second->trend, books.moment}] += line.spending - line.income;
    }
  std::vector<TrendLine> lines;
  for (const auto& [key, amount] : sums) lines.push_back({key.first, key.second, amount});
  return lines;
}

}  // namespace houvast::quickscan
