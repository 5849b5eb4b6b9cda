// SPDX-License-Identifier: EUPL-1.2
#include "server/table_body.h"

#include <algorithm>
#include <tuple>

#include "houvast/score.h"
#include "server/citizen_numbers.h"
#include "server/table_json.h"

namespace houvast::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_label = 200;
constexpr std::size_t most_entries = 60;
constexpr std::size_t most_members = 400;

const std::vector<store::TableEntry>& keys() {
  static const std::vector<store::TableEntry> entries = {{"inhabitants", "Inwoners"},
                                                         {"income", "Rijksinkomsten"},
                                                         {"clients", "Cliënten"},
                                                         {"spending", "Uitgaven"}};
  return entries;
}

const std::vector<store::TableEntry>& five_criteria() {
  static const std::vector<store::TableEntry> entries = {{"off_task", "In lijn met de opgave"},
                                                         {"worst_loss", "Duurzaamheid"},
                                                         {"data_fields", "Uitvoerbaarheid"},
                                                         {"yearly_change", "Stabiliteit"},
                                                         {"months_until_final", "Snelheid"}};
  return entries;
}

bool has(const std::vector<store::TableEntry>& entries, const std::string& id) {
  return std::any_of(entries.begin(), entries.end(),
                     [&](const store::TableEntry& entry) { return entry.id == id; });
}

void wrong(Body& body, const std::string& field, std::string found, std::string expected) {
  body.add({.code = "server/wrong-type",
            .place = {.field = field},
            .found = std::move(found),
            .expected = std::move(expected)});
}

/// A text of a JSON object; empty when there is none.
std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<store::TableEntry> read_entries(Body& body, const std::string& field,
                                            std::size_t most) {
  std::vector<store::TableEntry> entries;
  const Json given = body.any(field);
  if (given.is_null()) return entries;
  const std::string expected = "[{\"id\": \"...\", \"label\": \"...\"}]";
  if (!given.is_array() || given.size() > most) {
    wrong(body, field, given.is_array() ? std::to_string(given.size()) : "", expected);
    return entries;
  }
  for (const Json& one : given) {
    if (!one.is_object()) {
      wrong(body, field, "", expected);
      continue;
    }
    store::TableEntry entry{text_in(one, "id"), text_in(one, "label")};
    for (std::size_t n = entries.size() + 1; entry.id.empty(); ++n)
      if (const std::string id = "own-" + std::to_string(n); !has(entries, id)) entry.id = id;
    if (entry.label.empty() || std::max(entry.label.size(), entry.id.size()) > longest_label ||
        has(entries, entry.id))
      wrong(body, field, entry.id, expected);
    if (words_hold_citizen_number(entry.id + "\n" + entry.label))
      body.add({.code = "people/citizen-number", .place = {.field = field}});
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// A decimal of a list, as text or number.
std::optional<Decimal> decimal_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if (found->is_string()) return parse_decimal(found->get<std::string>());
  return found->is_number() ? parse_decimal(found->dump()) : std::nullopt;
}

void read_scores(Body& body, const store::TableText& text, store::Ballot& ballot) {
  const Json given = body.any("scores");
  if (!given.is_array() && !given.is_null()) return wrong(body, "scores", "", "[{...}]");
  for (const Json& one : given) {
    const std::string option = one.is_object() ? text_in(one, "option") : "";
    const std::string criterion = one.is_object() ? text_in(one, "criterion") : "";
    const auto score = one.is_object() ? decimal_in(one, "score") : std::nullopt;
    if (!has(text.options, option) || !has(text.criteria, criterion) || !score)
      wrong(body, "scores", option + " " + criterion, "option, criterion, score");
    else
      ballot.scores.push_back({option, criterion, to_string(*score)});
  }
}

bool is_weighed(const store::Ballot& ballot, const std::string& criterion) {
  return std::any_of(ballot.weights.begin(), ballot.weights.end(),
                     [&](const store::TableWeight& one) { return one.criterion == criterion; });
}

void read_weights(Body& body, const store::TableText& text, store::Ballot& ballot) {
  const Json given = body.any("weights");
  if (!given.is_array() && !given.is_null()) return wrong(body, "weights", "", "[{...}]");
  for (const Json& one : given) {
    const std::string criterion = one.is_object() ? text_in(one, "criterion") : "";
    const auto weight = one.is_object() ? decimal_in(one, "weight") : std::nullopt;
    if (!has(text.criteria, criterion) || is_weighed(ballot, criterion) || !weight)
      wrong(body, "weights", criterion, "criterion, weight");
    else
      ballot.weights.push_back({criterion, to_string(*weight)});
  }
}

}  // namespace

store::TableText read_table(Body& body) {
  store::TableText text;
  text.title = body.words("title", longest_label);
  text.options = read_entries(body, "options", most_entries);
  text.criteria = read_entries(body, "criteria", most_entries);
  text.members = read_entries(body, "members", most_members);
  text.dossier = body.optional_number("dossier", 1, INT64_MAX);
  if (text.options.empty()) text.options = keys();
  if (text.criteria.empty()) text.criteria = five_criteria();
  return text;
}

store::Ballot read_ballot(Body& body, const store::WeighingTable& table,
                          const std::string& municipality) {
  store::Ballot ballot{.municipality = municipality};
  read_scores(body, table.text, ballot);
  read_weights(body, table.text, ballot);
  // The engine says what scores and weights may be.
  if (const auto compared = compared_ballots(std::span(&ballot, 1)); !compared)
    for (const Problem& problem : compared.error()) body.add(problem);
  const auto order = [](const auto& a, const auto& b) {
    return std::tie(a.option, a.criterion) < std::tie(b.option, b.criterion);
  };
  std::sort(ballot.scores.begin(), ballot.scores.end(), order);
  std::sort(ballot.weights.begin(), ballot.weights.end(),
            [](const auto& a, const auto& b) { return a.criterion < b.criterion; });
  return ballot;
}

}  // namespace houvast::server
