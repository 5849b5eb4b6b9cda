// SPDX-License-Identifier: EUPL-1.2
// What the reader of dossiers lets through can be simulated: it checks all that the simulation
// counts on. Whatever somebody changes in a dossier with clients, he gets problems or figures.
#include <gtest/gtest.h>

#include <vector>

#include "dossier/test_care_dossier.h"
#include "houvast/demand.h"
#include "support/random_input.h"

namespace houvast {
namespace {

using dossier::Texts;
using testing::RandomInput;

bool is_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.'; }

/// Beginnings and lengths of the numbers in a text.
std::vector<std::pair<std::size_t, std::size_t>> numbers_in(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_part(text[end])) ++end;
    const bool is_number = end > at && text.find_first_not_of("0123456789.", at) >= end;
    if (is_number) found.emplace_back(at, end - at);
    at = end + 1;
  }
  return found;
}

void change_a_number(RandomInput& random, std::string& text) {
  const std::vector<std::string> values{"0",  "1",  "2",   "7",   "0.5",  "0.01", "0.999", "18",
                                        "17", "60", "120", "365", "1.25", "2026", "2028",  "5000"};
  const auto numbers = numbers_in(text);
  if (numbers.empty()) return;
  const auto [at, length] = numbers[random.index(numbers.size())];
  text.replace(at, length, values[random.index(values.size())]);
}

void change_a_name(RandomInput& random, std::string& text) {
  const std::vector<std::string> names{"ambulant", "verblijf", "wijkteam", "beschermd"};
  const std::string& from = names[random.index(names.size())];
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
    places.push_back(at);
  if (!places.empty())
    text.replace(places[random.index(places.size())], from.size(), names[random.index(4)]);
}

void drop_a_line(RandomInput& random, std::string& text) {
  const std::size_t at = text.find('\n', random.index(text.size()));
  if (at == std::string::npos) return;
  const std::size_t end = text.find('\n', at + 1);
  if (end != std::string::npos) text.erase(at, end - at);
}

Texts changed(RandomInput& random) {
  Texts files = dossier::good_care_dossier();
  const std::vector<std::string> names{"dossier.toml", "dossier.toml",   "dossier.toml",
                                       "inflow.csv",   "population.csv", "stock.csv",
                                       "duur.csv",     "uitstroom.csv",  "levels.csv"};
  for (std::int64_t changes = random.number(1, 3); changes > 0; --changes) {
    std::string& text = files.at(names[random.index(names.size())]);
    if (random.one_in(2)) {
      change_a_number(random, text);
    } else if (random.one_in(2)) {
      change_a_name(random, text);
    } else {
      drop_a_line(random, text);
    }
  }
  return files;
}

TEST(DossierOfCare, GivesProblemsOrCanBeSimulated) {
  int simulated = 0, refused = 0;
  testing::for_random_input(600, [&](RandomInput& random) {
    const auto read = dossier::read_dossier(dossier::folder_of(changed(random)));
    const auto terms =
        read ? demand::with_rates(read->demand, read->years) : tl::unexpected(read.error());
    if (!terms) {
      ++refused;
      EXPECT_FALSE(terms.error().empty());
      return;
    }
    ++simulated;
    const demand::Model model = demand::prepare(*terms, read->years, read->municipalities, 1);
    demand::Simulator simulator(model);
    for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster)
      for (const demand::CareYear& year : simulator.simulate(cluster, {}).by_year) {
        EXPECT_GE(year.spending, Cents());
        EXPECT_GE(year.users, 0);
        EXPECT_GE(year.waiting, 0);
      }
  });
  EXPECT_GT(simulated, 0);
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace houvast
