// SPDX-License-Identifier: EUPL-1.2
// Inflow and stock against the inhabitants (D1, D2, D4).
#include <algorithm>
#include <map>

#include "dossier/check_demand.h"

namespace houvast::dossier {
namespace {

struct Group {
  std::string municipality;
  int year = 0;
  friend auto operator<=>(const Group&, const Group&) = default;
};

std::string name_of(const Group& group) {
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

bool is_within(const AgeBand& part, const AgeBand& whole) {
  return part.from >= whole.from && part.to <= whole.to;
}

class Population {
 public:
  Population(Reader& reader, const Section& tables, const DemandTerms& terms,
             const DemandLines& lines)
      : reader_(reader),
        tables_(tables),
        terms_(terms),
        lines_(lines),
        bands_(bands_of(terms)),
        inhabitants_(terms) {}

  /// Ages of one municipality and year adjoin: nobody is left out or counted twice.
  [[nodiscard]] bool bands_adjoin() {
    bool adjoin = true;
    for (const auto& [group, rows] : bands_)
      for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i]->ages.from != rows[i - 1]->ages.to + 1) {
          adjoin = false;
          reader_.report(
              "dossier/ages-not-adjoining", at(*rows[i], "age_from"),
              name_of(group) + ": " + in_words(rows[i - 1]->ages) + ", " + in_words(rows[i]->ages));
        }
    return adjoin;
  }

  /// Every municipality has inhabitants in the first year, or before it.
  void check_municipalities(int first_year) {
    for (const std::string& code : reader_.known.municipalities) {
      const bool is_there = std::any_of(bands_.begin(), bands_.end(), [&](const auto& entry) {
        return entry.first.municipality == code && entry.first.year <= first_year;
      });
      if (!is_there)
        reader_.report("dossier/population-missing", at("population", "code", 0), code);
    }
  }

  /// The ages of inflow are whole bands of the population, and somebody has these ages.
  void check_inflow() {
    std::set<AgeBand> told;
    for (const InflowRow& row : terms_.inflow) {
      if (!told.insert(row.ages).second) continue;
      const bool has_inhabitants = std::any_of(
          terms_.population.begin(), terms_.population.end(), [&](const PopulationRow& people) {
            return people.inhabitants > 0 && overlap(people.ages, row.ages);
          });
      if (!has_inhabitants) {
        reader_.report("dossier/band-without-inhabitants", at(row, "age_from"), in_words(row.ages));
      } else {
        check_cut(row);
      }
    }
  }

  /// One age comes in once, by the same channel.
  void check_twice() {
    std::map<std::pair<std::string, Channel>, std::vector<AgeBand>> by_channel;
    for (const InflowRow& row : terms_.inflow) {
      auto& others = by_channel[{row.product, row.channel}];
      for (const AgeBand& other : others)
        if (overlap(other, row.ages))
          reader_.report("dossier/ages-twice", at(row, "age_from"),
                         row.product + ", " +
                             std::string(channel_names[static_cast<std::size_t>(row.channel)]) +
                             ": " + in_words(other) + ", " + in_words(row.ages));
      others.push_back(row.ages);
    }
  }

  /// A million starts a year, from one row in one municipality, is a mistake in a unit.
  void check_starts() {
    constexpr double most_starts = 1e6;
    std::map<std::pair<std::string, std::string>, double> levels;
    for (const LevelRow& row : terms_.levels) levels[{row.product, row.municipality}] = row.level;
    for (const InflowRow& row : terms_.inflow) {
      double factor = row.per_thousand / 1000;
      if (const auto trend = terms_.trend.find(row.product); trend != terms_.trend.end())
        for (const auto& [year, value] : trend->second)
          factor = std::max(factor, row.per_thousand / 1000 * value);
      for (const auto& [group, rows] : bands_) {
        double starts = 0;
        for (const PopulationRow* people : rows)
          if (is_within(people->ages, row.ages))
            starts += static_cast<double>(people->inhabitants) * factor;
        const auto level = levels.find({row.product, group.municipality});
        if (starts * (level == levels.end() ? 1 : level->second) > most_starts) {
          reader_.report("dossier/too-many-starts", at(row, "per_thousand"),
                         row.product + ", " + name_of(group), "1000000");
          break;
        }
      }
    }
  }

  /// D4. Nobody is in the same product twice.
  void check_stock(int first_year) {
    for (const StockRow& row : terms_.stock) {
      constexpr std::int64_t most_anywhere = 1'000'000;  // Where inhabitants are not known.
      const std::int64_t known = inhabitants_.in(row.municipality, first_year);
      const std::int64_t inhabitants = known > 0 ? known : most_anywhere;
      if (row.clients + row.waiting > inhabitants)
        reader_.report("dossier/more-than-inhabitants", at(row, "clients"),
                       row.municipality + ", " + row.product + ": " +
                           std::to_string(row.clients + row.waiting),
                       std::to_string(inhabitants));
    }
  }

 private:
  Place at(std::string_view table, std::string_view column, int line) const {
    return {tables_.text(table).value_or(""), line, std::string(column)};
  }
  Place at(const PopulationRow& row, std::string_view column) const {
    return at("population", column,
              lines_.population[static_cast<std::size_t>(&row - terms_.population.data())]);
  }
  Place at(const InflowRow& row, std::string_view column) const {
    return at("inflow", column,
              lines_.inflow[static_cast<std::size_t>(&row - terms_.inflow.data())]);
  }
  Place at(const StockRow& row, std::string_view column) const {
    return at("stock", column, lines_.stock[static_cast<std::size_t>(&row - terms_.stock.data())]);
  }

  /// One place is enough to see what is wrong with a band.
  void check_cut(const InflowRow& row) {
    const AgeBand ages = row.ages;
    for (const auto& [group, rows] : bands_)
      for (const PopulationRow* people : rows)
        if (overlap(people->ages, ages) && !is_within(people->ages, ages))
          return reader_.report("dossier/ages-cut", at(row, "age_from"), in_words(ages),
                                in_words(people->ages) + " (" + name_of(group) + ")");
  }

  Reader& reader_;
  const Section& tables_;
  const DemandTerms& terms_;
  const DemandLines& lines_;
  Bands bands_;
  Inhabitants inhabitants_;
};

}  // namespace

void check_population(Reader& reader, const Section& root, const DemandTerms& terms,
                      const DemandLines& lines) {
  const Section tables = root.section("tables");
  require_beside(reader, tables, "inflow", "population");
  const std::set<std::string> wrong = reader.wrong_files();
  const auto is_read = [&](std::string_view table) {
    const auto file = tables.text(table);
    return file && !wrong.contains(*file);
  };
  if (!is_read("population") || !reader.known.years) return;
  Population population(reader, tables, terms, lines);
  const bool adjoin = population.bands_adjoin();
  if (is_read("municipalities")) population.check_municipalities(reader.known.years->from);
  if (adjoin && is_read("inflow")) {
    population.check_inflow();
    population.check_twice();
    population.check_starts();
  }
  if (is_read("stock")) population.check_stock(reader.known.years->from);
}

}  // namespace houvast::dossier
