// SPDX-License-Identifier: EUPL-1.2
#include "houvast/people_store.h"

#include "houvast/people_changes.h"
#include "houvast/session_store.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using testing::code_of;

class KeepPeople : public testing::OnBothDatabases {
 protected:
  static Person anna() {
    return {.name = "anna",
            .display_name = "Anna de Vries",
            .role = "analyst",
            .municipality = "GM9001",
            .password_hash = "$argon2id$v=19$m=65536",
            .subject = {},
            .must_change_password = true,
            .is_active = true,
            .created_at = "2026-11-22T08:00:00Z"};
  }
  static Session session_of(std::int64_t person, const std::string& token) {
    return {token,
            person,
            "csrf",
            "2026-11-22T08:00:00Z",
            "2026-11-22T08:00:00Z",
            "2026-11-22T20:00:00Z"};
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepPeople);

TEST_P(KeepPeople, GivesBackWhoWasKept) {
  PeopleStore people(open());
  Person person = anna();
  person.id = people.create(person).value();
  EXPECT_EQ(people.find("anna").value(), person);
  EXPECT_EQ(people.list().value(), std::vector{person});
  EXPECT_FALSE(people.find("bert").value().has_value());
}

TEST_P(KeepPeople, KnowsAPersonWhateverTheCapitals) {
  PeopleStore people(open());
  static_cast<void>(people.create(anna()).value());
  Person other = anna();
  other.name = "ANNA";
  EXPECT_EQ(code_of(people.create(other)), "store/name-taken");
  EXPECT_TRUE(people.find("Anna").value().has_value());
}

TEST_P(KeepPeople, FindsSomeoneByTheSubjectOfALogin) {
  PeopleStore people(open());
  Person person = anna();
  person.subject = "https://login.example/ 42";
  person.id = people.create(person).value();
  EXPECT_EQ(people.find_by_subject("https://login.example/ 42").value(), person);
  Person other = person;
  other.name = "bert";
  const auto refused = people.create(other);
  ASSERT_EQ(code_of(refused), "store/name-taken");
  EXPECT_EQ(refused.error().front().place.field, "subject");
}

TEST_P(KeepPeople, ChangesEverythingButNumberNameAndDay) {
  const Database database = open();
  PeopleStore people(database);
  Person changed = anna();
  changed.id = people.create(changed).value();
  changed.display_name = "Anna Devries";
  changed.municipality = {};
  changed.role = "regional_controller";
  changed.password_hash = {};
  changed.subject = "https://login.example/ 42";
  changed.must_change_password = false;
  changed.is_active = false;
  const auto edit = [&](Person& person) -> Result<void> {
    person = changed;
    person.id = 77;
    person.name = "bert";
    person.created_at = "2030-01-01T00:00:00Z";
    return {};
  };
  ASSERT_EQ(code_of(change_person(database, changed.id, "administrator", edit)), "none");
  EXPECT_EQ(people.list().value(), std::vector{changed});
  EXPECT_EQ(code_of(change_person(database, changed.id + 1, "administrator", edit)),
            "store/not-there");
}

TEST_P(KeepPeople, RefusesAChangeIntoTheSubjectOfAnother) {
  const Database database = open();
  PeopleStore people(database);
  Person person = anna();
  person.subject = "https://login.example/ 42";
  static_cast<void>(people.create(person).value());
  person.name = "bert";
  person.subject = {};
  const auto bert = people.create(person).value();
  const auto refused = change_person(database, bert, "administrator", [](Person& one) {
    one.subject = "https://login.example/ 42";
    return Result<void>();
  });
  EXPECT_EQ(code_of(refused), "store/name-taken");
  EXPECT_FALSE(people.find("bert").value()->subject.has_value());
}

TEST_P(KeepPeople, EndsTheSessionsOfWhoIsRemoved) {
  const Database database = open();
  PeopleStore people(database);
  SessionStore sessions(database);
  const auto id = people.create(anna()).value();
  ASSERT_EQ(code_of(sessions.create(session_of(id, "t1"))), "none");
  ASSERT_EQ(code_of(remove_person(database, id, "administrator")), "none");
  EXPECT_FALSE(sessions.find("t1").value().has_value());
  EXPECT_EQ(code_of(remove_person(database, id, "administrator")), "store/not-there");
  EXPECT_EQ(code_of(sessions.create(session_of(id, "t2"))), "store/not-there");
}

TEST_P(KeepPeople, NeverGivesANumberTwice) {
  const Database database = open();
  PeopleStore people(database);
  const auto first = people.create(anna()).value();
  ASSERT_EQ(code_of(remove_person(database, first, "administrator")), "none");
  EXPECT_GT(people.create(anna()).value(), first);
}

TEST_P(KeepPeople, KeepsNamesThatLookLikeStatements) {
  PeopleStore people(open());
  for (const std::string name :
       {"'; DROP TABLE person; --", "Robert'); DELETE FROM person WHERE ('1'='1", "\" OR 1=1 --",
        ":name", "$1", "\\'; --", "%", "a\\b\tc\nd", "Zoë ☂ 𝕏"}) {
    Person person = anna();
    person.name = name;
    person.display_name = name;
    person.id = people.create(person).value();
    EXPECT_EQ(people.find(name).value(), person) << name;
  }
  EXPECT_EQ(people.list().value().size(), 9U);
}

TEST_P(KeepPeople, RefusesWhatIsNoText) {
  PeopleStore people(open());
  Person person = anna();
  person.name = std::string("anna\0x", 6);
  EXPECT_EQ(code_of(people.create(person)), "store/not-text");
  person.name = "an\xffna";
  EXPECT_EQ(code_of(people.create(person)), "store/not-text");
  EXPECT_TRUE(people.list().value().empty());
}

TEST_P(KeepPeople, KeepsASessionUntilItEndsOrIsPurged) {
  const Database database = open();
  const auto id = PeopleStore(database).create(anna()).value();
  SessionStore sessions(database);
  Session session = session_of(id, "t1");
  ASSERT_EQ(code_of(sessions.create(session)), "none");
  EXPECT_EQ(code_of(sessions.create(session)), "store/name-taken");
  EXPECT_EQ(sessions.find("t1").value(), session);

  session.last_seen_at = "2026-11-22T09:00:00Z";
  session.expires_at = "2026-11-22T21:00:00Z";
  ASSERT_EQ(code_of(sessions.touch("t1", session.last_seen_at, session.expires_at)), "none");
  EXPECT_EQ(sessions.find("t1").value(), session);

  EXPECT_EQ(sessions.purge("2026-11-22T20:59:59Z").value(), 0);
  EXPECT_EQ(sessions.purge("2026-11-22T21:00:00Z").value(), 1);
  EXPECT_FALSE(sessions.find("t1").value().has_value());
}

TEST_P(KeepPeople, EndsOneSessionOrAllOfAPerson) {
  const Database database = open();
  const auto id = PeopleStore(database).create(anna()).value();
  SessionStore sessions(database);
  for (const char* token : {"t1", "t2", "t3"})
    ASSERT_EQ(code_of(sessions.create(session_of(id, token))), "none");
  ASSERT_EQ(code_of(sessions.end("t1")), "none");
  EXPECT_FALSE(sessions.find("t1").value().has_value());
  EXPECT_TRUE(sessions.find("t2").value().has_value());
  ASSERT_EQ(code_of(sessions.end_all_of(id)), "none");
  EXPECT_FALSE(sessions.find("t3").value().has_value());
  EXPECT_EQ(code_of(sessions.touch("t3", "", "")), "none");
}

}  // namespace
}  // namespace houvast::store
