// SPDX-License-Identifier: EUPL-1.2
#include "server/quickscan_json.h"

#include <algorithm>

#include "houvast/format.h"
#include "houvast/gemeentefonds.h"
#include "views/council_words.h"
#include "views/quickscan_report.h"

namespace houvast::server {
namespace {

using quickscan::Moment;
using quickscan::Scan;
using quickscan::ScanLine;

Json optional_cents(const std::optional<Cents>& amount) {
  return amount ? Json(amount->count()) : Json();
}

Json share_of(const ScanLine& line) {
  if (!line.result || !line.income || *line.income <= Cents()) return nullptr;
  return static_cast<double>(line.result->count()) / static_cast<double>(line.income->count());
}

class Asked {
 public:
  Asked(const KeptScan& kept, const ScanQuestion& question)
      : scan_(kept.scan), codes_(kept.codes), question_(question) {
    const auto& domains = scan_.domains;
    domain_ = std::ranges::find(domains, question.domain) == domains.end() ? domains.back()
                                                                           : question.domain;
    for (const Moment moment : scan_.moments)
      if (std::ranges::any_of(scan_.lines, [&](const ScanLine& line) {
            return line.moment == moment && line.domain == domain_ && line.result;
          }))
        known_.push_back(moment);
    if (known_.empty()) return;
    after_ = find(question.after, known_.back());
    before_ = find(question.before, known_.front());
  }

  [[nodiscard]] Json json() const {
    Json domains = Json::array();
    for (const std::string& domain : scan_.domains)
      domains.push_back({{"key", domain}, {"label", to_json(label_of(domain))}});
    Json moments = Json::array();
    for (const Moment moment : scan_.moments)
      moments.push_back({{"key", key_of(moment)},
                         {"label", to_json(label_of(moment))},
                         {"year", moment.year},
                         {"has_result", std::ranges::find(known_, moment) != known_.end()}});
    Json bands = Json::array();
    for (const quickscan::Band& band : quickscan::default_bands())
      bands.push_back(to_json(quickscan::label(band)));
    return {{"sentence", to_json(sentence())},
            {"domain", domain_},
            {"domains", std::move(domains)},
            {"moments", std::move(moments)},
            {"bands", std::move(bands)},
            {"band_counts", counts(quickscan::Group::none)},
            {"size_classes", counts(quickscan::Group::size_class)},
            {"quadrants", quadrants()},
            {"municipalities", municipalities()},
            {"has_findings", !scan_.findings.empty()}};
  }

 private:
  [[nodiscard]] Moment find(const std::string& key, Moment otherwise) const {
    for (const Moment moment : known_)
      if (key_of(moment) == key) return moment;
    return otherwise;
  }

  [[nodiscard]] Text label_of(Moment moment) const {
    const std::string year = std::to_string(moment.year);
    return question_.is_of_dossier ? Text{year, year} : quickscan::label(moment);
  }

  [[nodiscard]] Text label_of(const std::string& domain) const {
    const auto own = question_.labels.find(domain);
    return own != question_.labels.end() ? Text{own->second, own->second}
                                         : views::domain_label(domain);
  }

  [[nodiscard]] Json counts(quickscan::Group group) const {
    auto all = quickscan::count_bands(scan_, group, quickscan::default_bands());
    std::stable_sort(all.begin(), all.end(),
                     [](const quickscan::BandCount& a, const quickscan::BandCount& b) {
                       if (a.moment != b.moment) return a.moment < b.moment;
                       return views::order_of_group(a.group) < views::order_of_group(b.group);
                     });
    Json list = Json::array();
    for (const quickscan::BandCount& count : all)
      if (count.domain == domain_ && count.all > 0)
        list.push_back({{"moment", key_of(count.moment)},
                        {"group", views::group_label(count.group)},
                        {"counts", count.counts},
                        {"all", count.all},
                        {"deficits", count.deficits}});
    return list;
  }

  [[nodiscard]] Json quadrants() const {
    if (!before_ || !after_ || *before_ == *after_) return nullptr;
    const auto found = quickscan::quadrants(scan_, domain_, *before_, *after_);
    Json points = Json::array();
    for (const quickscan::QuadrantPoint& point : found.points)
      points.push_back({{"label", point.municipality},
                        {"x", point.before},
                        {"y", point.after},
                        {"group", to_json(views::quadrant_label(point.quadrant))}});
    Json counted = Json::array();
    for (const auto& [quadrant, count] : found.counts)
      counted.push_back({{"label", to_json(views::quadrant_label(quadrant))}, {"count", count}});
    return {{"before", key_of(*before_)},
            {"after", key_of(*after_)},
            {"points", std::move(points)},
            {"counts", std::move(counted)}};
  }

  [[nodiscard]] Json result_json(const ScanLine& line, std::int64_t people) const {
    std::optional<Cents> each;
    if (line.result) each = per_inhabitant(*line.result, Decimal(people));
    const bool has_share = line.result && line.income && *line.income > Cents();
    return {{"moment", key_of(line.moment)},
            {"income_cents", optional_cents(line.income)},
            {"net_spending_cents", line.net_spending.count()},
            {"result_cents", optional_cents(line.result)},
            {"share", share_of(line)},
            {"each_cents", optional_cents(each)},
            {"band", has_share ? Json(quickscan::band_of(*line.result, *line.income,
                                                         quickscan::default_bands()))
                               : Json()}};
  }

  [[nodiscard]] Json municipalities() const {
    std::map<std::string_view, Json> results;
    std::map<std::string_view, std::int64_t> people;
    for (const quickscan::Profile& profile : scan_.profiles) {
      people[profile.name] = profile.inhabitants;
      results[profile.name] = Json::array();
    }
    for (const ScanLine& line : scan_.lines)
      if (line.domain == domain_)
        results[line.municipality].push_back(result_json(line, people[line.municipality]));
    Json list = Json::array();
    for (const quickscan::Profile& profile : scan_.profiles) {
      const auto code = codes_.find(profile.name);
      list.push_back({{"code", code == codes_.end() ? Json() : Json(code->second)},
                      {"name", profile.name},
                      {"inhabitants", profile.inhabitants},
                      {"size_class", views::group_label(profile.size_class)},
                      {"results", std::move(results[profile.name])}});
    }
    return list;
  }

  [[nodiscard]] Text sentence() const {
    if (!after_)
      return {
          "Van geen enkel jaar zijn zowel inkomsten als uitgaven bekend: er valt nog niets te "
          "vergelijken.",
          "Of no year both income and spending are known: there is nothing to compare yet."};
    std::int64_t all = 0, deficits = 0;
    Cents income, result;
    for (const ScanLine& line : scan_.lines) {
      if (line.moment != *after_ || line.domain != domain_ || !line.result) continue;
      ++all;
      income += *line.income;
      result += *line.result;
      if (*line.result < Cents()) ++deficits;
    }
    const double share =
        income > Cents() ? static_cast<double>(result.count()) / static_cast<double>(income.count())
                         : 0;
    const bool is_deficit = result < Cents();
    const Cents size = is_deficit ? -result : result;
    const auto say = [&](Language language) {
      const bool nl = language == Language::dutch;
      const std::string when = (question_.is_of_dossier ? ""
                                : nl                    ? "de "
                                                        : "the ") +
                               label_of(*after_).in(language);
      const std::string what =
          domain_ == "total" ? "" : " (" + label_of(domain_).in(language) + ")";
      const std::string number =
          deficits == 0 ? (nl ? "geen" : "none") : format_number(deficits, language);
      const std::string of = format_number(all, language);
      const std::string part = format_percent(share < 0 ? -share : share, language);
      const std::string amount = views::amount_words(size, language);
      const std::string kind = is_deficit ? (nl ? "tekort" : "deficit")
                               : nl       ? "overschot"
                                          : "surplus";
      if (all == 1)
        return "In " + when + (nl ? " heeft de gemeente een " : " the municipality has a ") + kind +
               (nl ? " van " : " of ") + amount + what + ", " + part +
               (nl ? " van de inkomsten." : " of income.");
      if (nl)
        return "In " + when + (deficits <= 1 ? " komt " : " komen ") + number + " van de " + of +
               " gemeenten tekort" + what + "; samen is er een " + kind + " van " + amount + ", " +
               part + " van de inkomsten.";
      return "In " + when + " " + number + " of " + of + " municipalities " +
             (deficits <= 1 ? "has" : "have") + " a deficit" + what + "; together there is a " +
             kind + " of " + amount + ", " + part + " of income.";
    };
    return {say(Language::dutch), say(Language::english)};
  }

  const Scan& scan_;
  const std::map<std::string, std::string>& codes_;
  const ScanQuestion& question_;
  std::string domain_;
  std::vector<Moment> known_;
  std::optional<Moment> before_, after_;
};

}  // namespace

std::string key_of(Moment moment) {
  return std::to_string(moment.year) +
         (moment.books == quickscan::Books::budget ? ":budget" : ":accounts");
}

Json quickscan_json(const KeptScan& kept, const ScanQuestion& question) {
  return Asked(kept, question).json();
}

}  // namespace houvast::server
