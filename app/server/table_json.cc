// SPDX-License-Identifier: EUPL-1.2
#include "server/table_json.h"

#include <algorithm>

#include "server/live_dossier.h"
#include "server/live_json.h"

namespace houvast::server {
namespace {

Json to_json(const std::vector<store::TableEntry>& entries) {
  Json list = Json::array();
  for (const store::TableEntry& entry : entries)
    list.push_back({{"id", entry.id}, {"label", entry.label}});
  return list;
}

Json to_json(const store::Stamp& stamp) { return {{"by", stamp.by}, {"at", stamp.at}}; }

Json to_json(const store::Ballot& ballot) {
  Json scores = Json::array();
  for (const store::TableScore& one : ballot.scores)
    scores.push_back({{"option", one.option}, {"criterion", one.criterion}, {"score", one.score}});
  Json weights = Json::array();
  for (const store::TableWeight& one : ballot.weights)
    weights.push_back({{"criterion", one.criterion}, {"weight", one.weight}});
  return {{"municipality", ballot.municipality},
          {"version", ballot.version},
          {"changed", to_json(ballot.changed)},
          {"scores", std::move(scores)},
          {"weights", std::move(weights)}};
}

Json to_json(const region::ScoreComparison& comparison) {
  Json lines = Json::array();
  for (const region::ScoreLine& line : comparison.lines)
    lines.push_back({{"option", line.option},
                     {"criterion", line.criterion},
                     {"lowest", to_string(line.lowest)},
                     {"highest", to_string(line.highest)},
                     {"mean", to_string(line.mean)},
                     {"municipalities", line.municipalities},
                     {"agreed", line.agreed}});
  Json preferences = Json::array();
  for (const region::Preference& one : comparison.preferences)
    preferences.push_back({{"municipality", one.municipality},
                           {"option", one.option},
                           {"weighted_mean", to_string(one.weighted_mean)},
                           {"is_first", one.is_first}});
  return {{"lines", std::move(lines)},
          {"preferences", std::move(preferences)},
          {"shared_first", comparison.shared_first}};
}

}  // namespace

std::vector<store::Ballot> ballots_that_count(const store::WeighingTable& table) {
  std::vector<store::Ballot> ballots = table.ballots;
  const auto is_gone = [](const std::vector<store::TableEntry>& entries, const std::string& id) {
    return std::none_of(entries.begin(), entries.end(),
                        [&](const store::TableEntry& entry) { return entry.id == id; });
  };
  for (store::Ballot& ballot : ballots) {
    std::erase_if(ballot.scores, [&](const store::TableScore& one) {
      return is_gone(table.text.options, one.option) || is_gone(table.text.criteria, one.criterion);
    });
    std::erase_if(ballot.weights, [&](const store::TableWeight& one) {
      return is_gone(table.text.criteria, one.criterion);
    });
  }
  return ballots;
}

Json head_json(const store::WeighingTable& table) {
  return {{"id", table.id},
          {"title", table.text.title},
          {"is_open", table.text.is_open},
          {"dossier", table.text.dossier ? Json(*table.text.dossier) : Json()},
          {"version", table.version},
          {"revision", table.revision},
          {"made", to_json(table.made)},
          {"changed", to_json(table.changed)}};
}

Json to_json(const store::WeighingTable& table) {
  Json json = head_json(table);
  json["options"] = to_json(table.text.options);
  json["criteria"] = to_json(table.text.criteria);
  json["members"] = to_json(table.text.members);
  const std::vector<store::Ballot> ballots = ballots_that_count(table);
  json["ballots"] = Json::array();
  for (const store::Ballot& ballot : ballots) json["ballots"].push_back(to_json(ballot));
  // What was taken is fit to be compared: read_ballot() asked the engine.
  const auto compared = compared_ballots(ballots);
  json["comparison"] = to_json(compared.value_or(region::ScoreComparison{}));
  return json;
}

Said said_in(std::span<const store::Ballot> ballots) {
  Said said;
  for (const store::Ballot& ballot : ballots) {
    for (const store::TableScore& one : ballot.scores)
      said.scores.push_back({ballot.municipality, one.option, one.criterion,
                             parse_decimal(one.score).value_or(Decimal())});
    for (const store::TableWeight& one : ballot.weights)
      said.weights.push_back(
          {ballot.municipality, one.criterion, parse_decimal(one.weight).value_or(Decimal())});
  }
  return said;
}

Result<region::ScoreComparison> compared_ballots(std::span<const store::Ballot> ballots) {
  const Said said = said_in(ballots);
  return region::compare_scores(said.scores, said.weights);
}

Result<ComparedKeys> compared_keys(Service& service, std::int64_t dossier) {
  const auto prepared = prepare_live_table(service, {.dossier = dossier});
  if (!prepared) return tl::unexpected(prepared.error());
  const auto& agreements = (*prepared)->kept->dossier.agreements;
  if (agreements.empty()) return ComparedKeys{};
  const auto pooled = std::find_if(agreements.begin(), agreements.end(), [](const Agreement& one) {
    return one.contribution.has_value();
  });
  const Agreement& agreement = pooled == agreements.end() ? agreements.front() : *pooled;
  ComparedKeys compared{.keys = keys_to_compare(agreement), .criteria = {}};
  auto criteria =
      (*prepared)->table.compare_keys({.agreement = agreement, .years = {}}, compared.keys);
  if (!criteria) return tl::unexpected(criteria.error());
  compared.criteria = *std::move(criteria);
  return compared;
}

std::vector<region::KeyCriteria> known_criteria(
    std::span<const Result<region::KeyCriteria>> criteria) {
  std::vector<region::KeyCriteria> known;
  for (const Result<region::KeyCriteria>& one : criteria)
    if (one) known.push_back(*one);
  return known;
}

}  // namespace houvast::server
