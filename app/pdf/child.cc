// SPDX-License-Identifier: EUPL-1.2
#include "pdf/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <thread>
#include <utility>

#include "houvast/check.h"

namespace houvast::pdf {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t longest_complaint = 2'000;

/// A file descriptor that closes itself.
class End {
 public:
  End() = default;
  explicit End(int descriptor) : descriptor_(descriptor) {}
  End(End&& other) noexcept : descriptor_(std::exchange(other.descriptor_, std::nullopt)) {}
  End& operator=(End&& other) noexcept {
    close();
    descriptor_ = std::exchange(other.descriptor_, std::nullopt);
    return *this;
  }
  ~End() { close(); }

  [[nodiscard]] bool is_open() const { return descriptor_.has_value(); }
  [[nodiscard]] int get() const { return descriptor_.value(); }
  void close() {
    if (descriptor_) ::close(*descriptor_);
    descriptor_.reset();
  }

 private:
  std::optional<int> descriptor_;
};

/// Two ends of one stream: sockets, for a write to one that nobody reads need not be a signal.
std::optional<std::pair<End, End>> stream() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return std::pair(End(ends[0]), End(ends[1]));
}

/// What posix_spawn is told: our ends as its standard files, no signals held back, a group of its
/// own.
class SpawnTerms {
 public:
  SpawnTerms(int in, int out, int complaint) {
    check(posix_spawn_file_actions_init(&files_) == 0 && posix_spawnattr_init(&attributes_) == 0);
    check(posix_spawn_file_actions_adddup2(&files_, in, STDIN_FILENO) == 0);
    check(posix_spawn_file_actions_adddup2(&files_, out, STDOUT_FILENO) == 0);
    check(posix_spawn_file_actions_adddup2(&files_, complaint, STDERR_FILENO) == 0);
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGTERM, SIGINT}) sigaddset(&usual, signal);
    check(posix_spawnattr_setsigmask(&attributes_, &none) == 0);
    check(posix_spawnattr_setsigdefault(&attributes_, &usual) == 0);
    check(posix_spawnattr_setpgroup(&attributes_, 0) == 0);
    check(posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                     POSIX_SPAWN_SETPGROUP) == 0);
  }
  SpawnTerms(const SpawnTerms&) = delete;
  SpawnTerms& operator=(const SpawnTerms&) = delete;
  ~SpawnTerms() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }

  [[nodiscard]] std::optional<pid_t> start(std::vector<std::string> call) const {
    std::vector<char*> words;
    for (std::string& word : call) words.push_back(word.data());
    words.push_back(nullptr);
    // Settings and secrets of ours are not its business.
    const char* const path = std::getenv("PATH");
    std::string set_path = std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path);
    std::array<char*, 2> environment{set_path.data(), nullptr};
    pid_t child = 0;
    if (posix_spawnp(&child, words.front(), &files_, &attributes_, words.data(),
                     environment.data()) != 0)
      return std::nullopt;
    return child;
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

/// Writes what fits; closes the end when all is written or nobody listens any more.
void feed(End& end, std::string_view& input) {
  const ssize_t sent = ::send(end.get(), input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent >= 0) input.remove_prefix(static_cast<std::size_t>(sent));
  const bool is_broken = sent < 0 && errno != EAGAIN && errno != EINTR;
  if (input.empty() || is_broken) end.close();
}

/// Reads what there is; closes the end when that was all.
void drink(End& end, std::string& output, std::size_t most) {
  std::array<char, 65'536> some{};
  const ssize_t got = ::recv(end.get(), some.data(), some.size(), MSG_DONTWAIT);
  if (got > 0)
    output.append(some.data(), std::min(static_cast<std::size_t>(got), most - output.size()));
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) end.close();
}

struct Streams {
  End input, output, complaint;
};

/// Feeds and listens until the child says no more; says how that went, but not yet how it left.
ChildEnd::How talk(Streams& ours, std::string_view input, std::size_t most_output,
                   Clock::time_point deadline, ChildEnd& end) {
  if (input.empty()) ours.input.close();
  while (ours.output.is_open() || ours.complaint.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ChildEnd::How::too_slow;
    std::vector<pollfd> waiting;
    std::vector<End*> ends;
    const auto wait_for = [&](End& one, short event) {
      if (!one.is_open()) return;
      waiting.push_back({one.get(), event, 0});
      ends.push_back(&one);
    };
    wait_for(ours.input, POLLOUT);
    wait_for(ours.output, POLLIN);
    wait_for(ours.complaint, POLLIN);
    ::poll(waiting.data(), waiting.size(), static_cast<int>(std::min<long long>(left, 1'000)));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      if (ends[i] == &ours.input) feed(ours.input, input);
      if (ends[i] == &ours.output) drink(ours.output, end.output, most_output + 1);
      if (ends[i] == &ours.complaint) drink(ours.complaint, end.complaint, longest_complaint);
    }
    if (end.output.size() > most_output) return ChildEnd::How::too_much;
  }
  return ChildEnd::How::good;
}

/// How a child left that has said all it has to say; one that stays until the deadline is stopped.
ChildEnd::How leaving(pid_t child, Clock::time_point deadline) {
  int status = 0;
  pid_t left = 0;
  while ((left = ::waitpid(child, &status, WNOHANG)) == 0 && Clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (left != 0)
    return left == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::How::good
                                                                          : ChildEnd::How::failed;
  ::kill(-child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return ChildEnd::How::too_slow;
}

}  // namespace

ChildEnd run_child(const std::vector<std::string>& call, std::string_view input,
                   const ChildLimits& limits) {
  check(!call.empty());
  ChildEnd end{.how = ChildEnd::How::not_there};
  auto in = stream(), out = stream(), complaint = stream();
  if (!in || !out || !complaint) return end;
  const auto child =
      SpawnTerms(in->second.get(), out->second.get(), complaint->second.get()).start(call);
  if (!child) return end;
  in->second.close();
  out->second.close();
  complaint->second.close();
  Streams ours{std::move(in->first), std::move(out->first), std::move(complaint->first)};
  const auto deadline = Clock::now() + limits.time;
  end.how = talk(ours, input, limits.output, deadline, end);
  const bool is_done = end.how == ChildEnd::How::good;
  if (!is_done) ::kill(-*child, SIGKILL);
  const ChildEnd::How left = leaving(*child, is_done ? deadline : Clock::time_point::max());
  if (is_done) end.how = left;
  return end;
}

}  // namespace houvast::pdf
