// SPDX-License-Identifier: EUPL-1.2
#include "server/job_heart.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "houvast/job_store.h"
#include "server/job_runner.h"
#include "server/service.h"

namespace houvast::server {
namespace {

namespace fs = std::filesystem;
using store::JobState;

std::chrono::system_clock::time_point clock_now() { return std::chrono::system_clock::now(); }

TEST(AJobOfAServerThatIsGone, IsInterruptedByAnotherAndOneThatLivesIsNot) {
  std::string name = (fs::temp_directory_path() / "houvast-heart-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  auto database = store::Database::open((fs::path(name) / "store.db").string());
  ASSERT_TRUE(database.has_value());
  store::JobStore jobs(*database);
  const store::Stamp made{"anna", to_text(clock_now())};
  const auto gone = jobs.create("study", "{}", made).value();
  const auto alive = jobs.create("study", "{}", made).value();
  ASSERT_TRUE(jobs.start(gone, "a-container-that-was:8080", made.at).value());
  ASSERT_TRUE(jobs.start(alive, "the-neighbour:8080", made.at).value());

  std::FILE* log = std::fopen("/dev/null", "w");
  {
    const Service service(Settings{.sign_of_life = std::chrono::milliseconds(300)}, *database,
                          clock_now, log);
    const auto until = clock_now() + std::chrono::minutes(1);
    while (jobs.load(gone).value().state == JobState::running && clock_now() < until) {
      ASSERT_TRUE(jobs.sign_of_life("the-neighbour:8080", to_text(clock_now())).has_value());
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(jobs.load(gone).value().state, JobState::interrupted);
    EXPECT_EQ(jobs.load(alive).value().state, JobState::running);
  }
  std::fclose(log);
  fs::remove_all(name);
}

}  // namespace
}  // namespace houvast::server
