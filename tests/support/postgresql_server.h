// SPDX-License-Identifier: EUPL-1.2
// A real PostgreSQL of the test's own: in a temporary folder, on a socket in that folder, as a user
// without rights when the test itself is root.
#pragma once

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace houvast::testing {

class PostgresqlServer {
 public:
  /// The folder with initdb and postgres: of the PATH, else of Debian; empty when there is none.
  static std::optional<std::filesystem::path> programs() {
    std::vector<std::filesystem::path> folders;
    const char* path = std::getenv("PATH");
    std::istringstream list(path == nullptr ? "" : path);
    for (std::string folder; std::getline(list, folder, ':');) folders.emplace_back(folder);
    const std::filesystem::path debian = "/usr/lib/postgresql";
    if (std::filesystem::is_directory(debian))
      for (const auto& version : std::filesystem::directory_iterator(debian))
        folders.push_back(version.path() / "bin");
    for (const auto& folder : folders)
      if (std::filesystem::exists(folder / "initdb") &&
          std::filesystem::exists(folder / "postgres"))
        return folder;
    return std::nullopt;
  }

  PostgresqlServer() : programs_(programs().value()) {
    std::string name = (std::filesystem::temp_directory_path() / "houvast-pg-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    if (const passwd* other = unprivileged()) {
      user_ = *other;
      if (chown(folder_.c_str(), user_->pw_uid, user_->pw_gid) != 0) std::abort();
    }
    const int code = wait_for(spawn({"initdb", "-D", data(), "-U", "houvast", "--auth=trust",
                                     "--no-sync", "--encoding=UTF8", "--locale=C"}));
    if (code != 0) fail();
    start();
  }
  ~PostgresqlServer() {
    stop();
    std::filesystem::remove_all(folder_);
  }
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  /// Returns when it answers.
  void start() {
    if (server_ != 0) return;
    server_ = spawn({"postgres", "-D", data(), "-k", folder_.string(), "-c",
                     "listen_addresses=", "-c", "max_connections=60", "-c", "fsync=off"});
    for (int i = 0; i < 600 && PQping(address("postgres").c_str()) != PQPING_OK; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (PQping(address("postgres").c_str()) != PQPING_OK) fail();
  }

  /// At once, without saying goodbye to who is connected: as in a crash.
  void stop() {
    if (server_ == 0) return;
    kill(server_, SIGQUIT);
    wait_for(server_);
    server_ = 0;
  }

  /// The address of a database that has nothing in it.
  std::string make_database() {
    const std::string name = "test_" + std::to_string(++made_);
    run("CREATE DATABASE " + name);
    return address(name);
  }

  [[nodiscard]] std::string address(const std::string& database) const {
    return "postgresql://houvast@/" + database + "?host=" + folder_.string();
  }

  /// Carries out a statement on the database "postgres", as its owner.
  void run(const std::string& statement) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(address("postgres").c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), statement.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail();
  }

 private:
  /// Who PostgreSQL can run as; none when we are nobody special ourselves.
  static const passwd* unprivileged() {
    if (geteuid() != 0) return nullptr;
    const passwd* postgres = getpwnam("postgres");
    return postgres != nullptr ? postgres : getpwnam("nobody");
  }

  [[nodiscard]] std::string data() const { return (folder_ / "data").string(); }
  [[nodiscard]] std::string log() const { return folder_.string() + "/log"; }

  [[nodiscard]] pid_t spawn(const std::vector<std::string>& words) const {
    const std::string program = (programs_ / words.front()).string();
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child != 0) return child;
    if (user_ && (setgid(user_->pw_gid) != 0 || setuid(user_->pw_uid) != 0)) _exit(126);
    // A test that is killed takes its server with it.
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int out = open(log().c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    if (chdir(folder_.c_str()) != 0) _exit(126);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }

  static int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return status;
  }

  [[noreturn]] void fail() const {
    std::ifstream file(log());
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::fprintf(stderr, "PostgreSQL does not do what the test needs:\n%s\n", text.c_str());
    std::abort();
  }

  std::filesystem::path programs_;
  std::filesystem::path folder_;
  std::optional<passwd> user_;
  pid_t server_ = 0;
  int made_ = 0;
};

}  // namespace houvast::testing
