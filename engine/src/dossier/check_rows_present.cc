// SPDX-License-Identifier: EUPL-1.2
// Rows that must be there: without them a year or a municipality would count as zero.
#include <algorithm>
#include <iterator>
#include <set>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

/// "2026-2028, 2030"
std::string in_runs(const std::vector<int>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    text += (text.empty() ? "" : ", ") + std::to_string(years[i]);
    if (last > i) text += "-" + std::to_string(years[last]);
    i = last;
  }
  return text;
}

template <class Has>
std::vector<int> years_without(Years years, Has has) {
  std::vector<int> missing;
  for (int year = years.from; year <= years.to; ++year)
    if (!has(year)) missing.push_back(year);
  return missing;
}

class Presence {
 public:
  Presence(Reader& reader, const Section& root, const Dossier& dossier)
      : reader_(reader), root_(root), dossier_(dossier), wrong_files_(reader.wrong_files()) {}

  void check_inhabitants() {
    const std::string file = file_of(root_.section("tables"), "municipalities");
    for (const Municipality& municipality : dossier_.municipalities)
      report(file, "inhabitants", municipality.code, years_without(dossier_.years, [&](int year) {
               return municipality.inhabitants.contains(year);
             }));
  }

  /// Income that was fixed elsewhere is known for everybody.
  void check_income(const Scheme& scheme) {
    const bool is_computed = scheme.macro || scheme.pxq || scheme.objective;
    if (scheme.given_income.empty() || is_computed) return;
    const std::string file = file_of(root_.section("tables"), "income");
    std::set<std::pair<std::string, int>> there;
    for (const auto& line : scheme.given_income) there.emplace(line.municipality, line.year);
    for (const Municipality& municipality : dossier_.municipalities)
      report(file, scheme.id, municipality.code, years_without(dossier_.years, [&](int year) {
               return there.contains({municipality.code, year});
             }));
  }

  /// F3. Every measure has a volume for every municipality and year.
  void check_measures(const Scheme& scheme, const Section& section) {
    if (!scheme.objective || scheme.objective->volumes.empty()) return;
    const std::string file = file_of(section.section("objective"), "measures");
    std::set<std::string> wanted;
    for (const MeasureTerms& measure : scheme.objective->measures) {
      if (!measure.is_fixed_amount) wanted.insert(measure.code);
      if (measure.threshold_of) wanted.insert(*measure.threshold_of);
      if (measure.relative_to) wanted.insert(*measure.relative_to);
    }
    for (const std::string& measure : wanted) {
      std::set<std::pair<std::string, int>> there;
      if (const auto volumes = scheme.objective->volumes.find(measure);
          volumes != scheme.objective->volumes.end())
        for (const auto& line : volumes->second) there.emplace(line.municipality, line.year);
      for (const Municipality& municipality : dossier_.municipalities)
        report(file, measure, municipality.code, years_without(dossier_.years, [&](int year) {
                 return there.contains({municipality.code, year});
               }));
    }
  }

  /// R2, R4, R5. What is settled must be known: spending, and clients where a key asks for them. A
  /// scheme with products takes them from its simulated clients.
  void check_spending(const Agreement& agreement, const Section& section) {
    const Scheme* scheme = find_scheme(agreement.scheme);
    if (scheme == nullptr || has_products(scheme->id)) return;
    const Section tables = root_.section("tables");
    if (!tables.has("spending"))
      return reader_.report("dossier/no-spending", section.place(), agreement.scheme);
    const std::string file = file_of(tables, "spending");
    std::set<std::pair<std::string, int>> amounts;
    std::set<std::pair<std::string, int>> clients;
    for (const Spending& line : scheme->spending) {
      amounts.emplace(line.municipality, line.year);
      if (line.clients) clients.emplace(line.municipality, line.year);
    }
    for (const std::string& code : members_of(agreement)) {
      const auto missing = years_without(dossier_.years, [&](int year) {
        return amounts.contains({code, year});
      });
      report(file, agreement.scheme, code, missing);
      if (!missing.empty() || !asks_for_clients(agreement)) continue;
      const auto unknown = years_without(dossier_.years, [&](int year) {
        return clients.contains({code, year});
      });
      if (!unknown.empty() && !wrong_files_.contains(file))
        reader_.report("dossier/no-clients", {.file = file, .field = "clients"},
                       code + ", " + in_runs(unknown), "[" + section.place().field + "]");
    }
  }

 private:
  static std::string file_of(const Section& section, std::string_view key) {
    return section.text(key).value_or(std::string(dossier_file));
  }

  static bool asks_for_clients(const Agreement& agreement) {
    const auto asks = [](const KeyBlend& blend) { return blend.contains(Key::clients); };
    return (agreement.contribution && asks(agreement.contribution->key)) ||
           (agreement.equalisation && asks(agreement.equalisation->key)) ||
           asks(agreement.cooperation.execution_key);
  }

  bool has_products(const std::string& scheme) const {
    const auto& products = dossier_.demand.products;
    return std::any_of(products.begin(), products.end(),
                       [&](const Product& product) { return product.scheme == scheme; });
  }

  const Scheme* find_scheme(const std::string& id) const {
    const auto found = std::find_if(dossier_.schemes.begin(), dossier_.schemes.end(),
                                    [&](const Scheme& scheme) { return scheme.id == id; });
    return found == dossier_.schemes.end() ? nullptr : &*found;
  }

  std::vector<std::string> members_of(const Agreement& agreement) const {
    const auto& known = reader_.known.municipalities;
    if (agreement.members.empty()) return known;
    std::vector<std::string> members;
    std::set_intersection(known.begin(), known.end(), agreement.members.begin(),
                          agreement.members.end(), std::back_inserter(members));
    return members;
  }

  void report(const std::string& file, const std::string& field, const std::string& code,
              const std::vector<int>& years) {
    // A row that could not be read would be reported as missing as well.
    if (!years.empty() && !wrong_files_.contains(file))
      reader_.report("dossier/rows-missing", {.file = file, .field = field},
                     code + ", " + in_runs(years));
  }

  Reader& reader_;
  const Section& root_;
  const Dossier& dossier_;
  std::set<std::string> wrong_files_;
};

}  // namespace

void check_rows_present(Reader& reader, const Section& root, const Dossier& dossier) {
  if (!reader.known.years) return;
  Presence presence(reader, root, dossier);
  presence.check_inhabitants();
  for (const Scheme& scheme : dossier.schemes) {
    presence.check_income(scheme);
    presence.check_measures(scheme, root.section("scheme").section(scheme.id));
  }
  for (const Agreement& agreement : dossier.agreements)
    presence.check_spending(agreement, root.section("agreement").section(agreement.id));
}

}  // namespace houvast::dossier
