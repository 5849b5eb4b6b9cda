// SPDX-License-Identifier: EUPL-1.2
// Inflow and stock against the inhabitants (D1, D2, D4).
#include <algorithm>
#include <map>

#include "dossier/check_demand.h"

namespace houvast::dossier {
namespace {

std::string in_words(const AgeBand& ages) {
  return std::to_string(ages.from) + "-" + std::to_string(ages.to);
}

struct Group {
  std::string municipality;
  int year = 0;
  friend auto operator<=>(const Group&, const Group&) = default;
};

std::string in_words(const Group& group) {
  return group.municipality + ", " + std::to_string(group.year);
}

using Bands = std::map<Group, std::vector<const PopulationRow*>>;  ///< In order of age.

Bands bands_of(const DemandTerms& terms) {
  Bands bands;
  for (const PopulationRow& row : terms.population)
    bands[{row.municipality, row.year}].push_back(&row);
  for (auto& [group, rows] : bands)
    std::sort(rows.begin(), rows.end(),
              [](const auto* a, const auto* b) { return a->ages < b->ages; });
  return bands;
}

bool overlaps(const AgeBand& a, const AgeBand& b) { return a.from <= b.to && b.from <= a.to; }

bool is_within(const AgeBand& part, const AgeBand& whole) {
  return part.from >= whole.from && part.to <= whole.to;
}

class Population {
 public:
  Population(Reader& reader, const Section& tables, const DemandTerms& terms)
      : reader_(reader), tables_(tables), terms_(terms), bands_(bands_of(terms)) {}

  /// Ages of one municipality and year adjoin: nobody is left out or counted twice.
  [[nodiscard]] bool bands_adjoin() {
    bool adjoin = true;
    for (const auto& [group, rows] : bands_)
      for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i]->ages.from != rows[i - 1]->ages.to + 1) {
          adjoin = false;
          reader_.report("dossier/ages-not-adjoining", at("population", "age_from"),
                         in_words(group) + ": " + in_words(rows[i - 1]->ages) + ", " +
                             in_words(rows[i]->ages));
        }
    return adjoin;
  }

  /// Every municipality has inhabitants in the first year, or before it.
  void check_municipalities(int first_year) {
    for (const std::string& code : reader_.known.municipalities) {
      const bool is_there = std::any_of(bands_.begin(), bands_.end(), [&](const auto& entry) {
        return entry.first.municipality == code && entry.first.year <= first_year;
      });
      if (!is_there) reader_.report("dossier/population-missing", at("population", "year"), code);
    }
  }

  /// The ages of inflow are whole bands of the population, and somebody has these ages.
  void check_inflow() {
    std::set<AgeBand> told;
    for (const InflowRow& row : terms_.inflow) {
      if (!told.insert(row.ages).second) continue;
      const bool has_inhabitants = std::any_of(
          terms_.population.begin(), terms_.population.end(), [&](const PopulationRow& people) {
            return people.inhabitants > 0 && overlaps(people.ages, row.ages);
          });
      if (!has_inhabitants) {
        reader_.report("dossier/band-without-inhabitants", at("inflow", "age_from"),
                       in_words(row.ages));
      } else {
        check_cut(row.ages);
      }
    }
  }

  /// D4. Nobody is in the same product twice.
  void check_stock(int first_year) {
    for (const StockRow& row : terms_.stock) {
      const std::int64_t inhabitants = inhabitants_of(row.municipality, first_year);
      if (inhabitants > 0 && row.clients + row.waiting > inhabitants)
        reader_.report("dossier/more-than-inhabitants", at("stock", "clients"),
                       row.municipality + ", " + row.product + ": " +
                           std::to_string(row.clients + row.waiting),
                       std::to_string(inhabitants));
    }
  }

 private:
  Place at(std::string_view table, std::string_view column) const {
    return {.file = tables_.text(table).value_or(""), .field = std::string(column)};
  }

  /// One place is enough to see what is wrong with a band.
  void check_cut(const AgeBand& ages) {
    for (const auto& [group, rows] : bands_)
      for (const PopulationRow* people : rows)
        if (overlaps(people->ages, ages) && !is_within(people->ages, ages))
          return reader_.report("dossier/ages-cut", at("inflow", "age_from"), in_words(ages),
                                in_words(people->ages) + " (" + in_words(group) + ")");
  }

  std::int64_t inhabitants_of(const std::string& municipality, int year) const {
    std::int64_t sum = 0;
    for (const auto& [group, rows] : bands_) {  // In order of year: the latest counts.
      if (group.municipality != municipality || group.year > year) continue;
      sum = 0;
      for (const PopulationRow* people : rows) sum += people->inhabitants;
    }
    return sum;
  }

  Reader& reader_;
  const Section& tables_;
  const DemandTerms& terms_;
  Bands bands_;
};

}  // namespace

void check_population(Reader& reader, const Section& root, const DemandTerms& terms) {
  const Section tables = root.section("tables");
  require_beside(reader, tables, "inflow", "population");
  const std::set<std::string> wrong = reader.wrong_files();
  const auto is_read = [&](std::string_view table) {
    const auto file = tables.text(table);
    return file && !wrong.contains(*file);
  };
  if (!is_read("population") || !reader.known.years) return;
  Population population(reader, tables, terms);
  const bool adjoin = population.bands_adjoin();
  if (is_read("municipalities")) population.check_municipalities(reader.known.years->from);
  if (adjoin && is_read("inflow")) population.check_inflow();
  if (is_read("stock")) population.check_stock(reader.known.years->from);
}

}  // namespace houvast::dossier
