// SPDX-License-Identifier: EUPL-1.2
// P. Somebody stays who can let people in, also when many leave at the same moment.
#include <algorithm>
#include <thread>

#include "houvast/people_changes.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using testing::code_of;

constexpr const char* kept_role = "administrator";

Result<void> deactivate(Person& person) {
  person.is_active = false;
  return {};
}
Result<void> demote(Person& person) {
  person.role = "viewer";
  return {};
}
Result<void> take_password(Person& person) {
  person.password_hash.reset();
  return {};
}

class KeepTheLastOfARole : public testing::OnBothDatabases {
 protected:
  static Person administrator(const std::string& name) {
    return {.name = name, .role = kept_role, .password_hash = "hash", .created_at = "2026"};
  }
  static std::vector<std::int64_t> make(PeopleStore& people, int count) {
    std::vector<std::int64_t> ids;
    for (int i = 0; i < count; ++i)
      ids.push_back(people.create(administrator("a" + std::to_string(i))).value());
    return ids;
  }
  static std::int64_t how_many_are_left(PeopleStore& people) {
    const std::vector<Person> all = people.list().value();
    return std::count_if(all.begin(), all.end(), [](const Person& person) {
      return person.is_active && person.password_hash && person.role == kept_role;
    });
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepTheLastOfARole);

TEST_P(KeepTheLastOfARole, RefusesWhatWouldLeaveNobody) {
  const Database database = open();
  PeopleStore people(database);
  const std::int64_t last = make(people, 1).front();
  Person viewer = administrator("kijker");
  viewer.role = "viewer";
  const std::int64_t other = people.create(viewer).value();
  for (const auto& edit : {deactivate, demote, take_password})
    EXPECT_EQ(code_of(change_person(database, last, kept_role, edit)), "store/last-of-role");
  const auto refused = remove_person(database, last, kept_role);
  ASSERT_EQ(code_of(refused), "store/last-of-role");
  EXPECT_EQ(refused.error().front().found, "a0");
  EXPECT_EQ(how_many_are_left(people), 1);
  EXPECT_EQ(code_of(change_person(database, other, kept_role, deactivate)), "none");
  EXPECT_EQ(code_of(remove_person(database, other, kept_role)), "none");
}

TEST_P(KeepTheLastOfARole, LetsGoWhoHasASuccessorWithAPassword) {
  const Database database = open();
  PeopleStore people(database);
  const std::int64_t first = make(people, 1).front();
  Person without = administrator("zonder");
  without.password_hash.reset();
  const std::int64_t second = people.create(without).value();
  EXPECT_EQ(code_of(remove_person(database, first, kept_role)), "store/last-of-role");
  const auto give = [](Person& person) -> Result<void> {
    person.password_hash = "hash";
    return {};
  };
  ASSERT_EQ(code_of(change_person(database, second, kept_role, give)), "none");
  EXPECT_EQ(code_of(remove_person(database, first, kept_role)), "none");
}

// Each of eight goes in a thread of their own, the four ways by turns.
TEST_P(KeepTheLastOfARole, KeepsOneOfManyWhoLeaveAtTheSameMoment) {
  constexpr std::size_t leavers = 8;
  const Database database = open();
  PeopleStore people(database);
  for (int round = 0; round < 12; ++round) {
    const std::vector<std::int64_t> ids = make(people, leavers);
    std::vector<std::string> codes(leavers);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < leavers; ++i)
      threads.emplace_back([&, i] {
        const EditPerson edits[] = {deactivate, demote, take_password};
        codes[i] = i % 4 == 3 ? code_of(remove_person(database, ids[i], kept_role))
                              : code_of(change_person(database, ids[i], kept_role, edits[i % 4]));
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(how_many_are_left(people), 1) << round;
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "none"), leavers - 1) << round;
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "store/last-of-role"), 1) << round;
    const std::vector<Person> all = people.list().value();
    for (const Person& person : all)
      ASSERT_EQ(code_of(remove_person(database, person.id, "")), "none");
  }
}

TEST_P(KeepTheLastOfARole, LosesNoneOfManyChangesToOnePerson) {
  constexpr int changes = 8;
  const Database database = open();
  PeopleStore people(database);
  const std::int64_t id = make(people, 1).front();
  std::vector<std::thread> threads;
  for (int i = 0; i < changes; ++i)
    threads.emplace_back([&] {
      const auto longer = [](Person& person) -> Result<void> {
        person.display_name += "x";
        return {};
      };
      EXPECT_EQ(code_of(change_person(database, id, kept_role, longer)), "none");
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(people.find_by_id(id).value()->display_name, std::string(changes, 'x'));
}

}  // namespace
}  // namespace houvast::store
