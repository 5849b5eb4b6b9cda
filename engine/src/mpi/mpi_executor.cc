// SPDX-License-Identifier: EUPL-1.2
#define OMPI_SKIP_MPICXX 1  // The C++ bindings of old.
#include "houvast/mpi_executor.h"

#include <mpi.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <string>

#include "houvast/check.h"
#include "study/worker_pool.h"

namespace houvast::study {
namespace {

/// What a message is.
enum Tag : int {
  room_tag = 1,  ///< To rank 0: I can take so many units.
  unit_tag,      ///< From rank 0: do this one.
  row_tag,       ///< To rank 0: the unit, then its row.
  stop_tag,      ///< From rank 0: no more units will come.
  drop_tag,      ///< From rank 0: nor are those needed that were not begun.
  bye_tag,       ///< To rank 0: nothing will follow.
};

/// Between two looks at the mail when there is nothing else to do: short beside a unit of work,
/// long beside a look.
constexpr std::chrono::microseconds between_looks(200);

/// MPI reports failure by ending all processes, unless told otherwise.
void expect_success(int status) { check(status == MPI_SUCCESS); }

int rank_of_this() {
  int rank = 0;
  expect_success(MPI_Comm_rank(MPI_COMM_WORLD, &rank));
  return rank;
}

int rank_count() {
  int count = 1;
  expect_success(MPI_Comm_size(MPI_COMM_WORLD, &count));
  return count;
}

void send(int to, Tag tag, std::span<const std::int64_t> numbers) {
  check(numbers.size() <= std::size_t{std::numeric_limits<int>::max()});
  expect_success(MPI_Send(numbers.data(), static_cast<int>(numbers.size()), MPI_INT64_T, to, tag,
                          MPI_COMM_WORLD));
}

void send(int to, Tag tag) { send(to, tag, {}); }

struct Mail {
  int from = 0;
  int tag = 0;
  Row numbers;

  /// The one number, or the last: how much room there is, or which unit.
  [[nodiscard]] std::uint64_t last() const {
    check(!numbers.empty());
    return static_cast<std::uint64_t>(numbers.back());
  }
};

std::optional<Mail> next_mail() {
  int is_there = 0;
  MPI_Status status;
  expect_success(MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &is_there, &status));
  if (is_there == 0) return std::nullopt;
  int count = 0;
  expect_success(MPI_Get_count(&status, MPI_INT64_T, &count));
  Mail mail{status.MPI_SOURCE, status.MPI_TAG, Row(static_cast<std::size_t>(count))};
  expect_success(MPI_Recv(mail.numbers.data(), count, MPI_INT64_T, mail.from, mail.tag,
                          MPI_COMM_WORLD, MPI_STATUS_IGNORE));
  return mail;
}

/// Rank 0: who can take how much, what is left, who is still there.
class Leader {
 public:
  Leader(std::span<const std::uint64_t> units, const RowSink& sink)
      : units_(units), sink_(sink), room_(static_cast<std::size_t>(rank_count())) {}

  void run(WorkerPool* own) {
    int others = static_cast<int>(room_.size()) - 1;
    bool told_to_stop = false;
    while (others > 0 || (own != nullptr && !has_enough_ && (is_left() || own->under_way() > 0))) {
      hand_out(own);
      if (!told_to_stop && !is_left()) {
        for (int rank = 1; rank < rank_count(); ++rank)
          send(rank, has_enough_ ? drop_tag : stop_tag);
        told_to_stop = true;
      }
      bool heard = false;
      while (auto mail = next_mail()) {
        heard = true;
        if (mail->tag == bye_tag) --others;
        if (mail->tag == room_tag) room_[index(mail->from)] = mail->last();
        if (mail->tag == row_tag) {
          ++room_[index(mail->from)];
          put_away(std::move(mail->numbers));
        }
        hand_out(own);
      }
      const auto wait = heard ? std::chrono::microseconds(0) : between_looks;
      if (own == nullptr) continue;
      if (auto done = own->take(wait)) {
        done->row.push_back(static_cast<std::int64_t>(done->unit));
        put_away(std::move(done->row));
      }
    }
  }

 private:
  static std::size_t index(int rank) { return static_cast<std::size_t>(rank); }

  [[nodiscard]] bool is_left() const { return !has_enough_ && next_ < units_.size(); }

  void hand_out(WorkerPool* own) {
    bool handed_out = true;
    while (handed_out && is_left()) {
      handed_out = false;
      // One each in turn, so that nobody hoards units when they run out.
      for (int rank = 1; rank < rank_count() && is_left(); ++rank) {
        if (room_[index(rank)] == 0) continue;
        --room_[index(rank)];
        const auto unit = static_cast<std::int64_t>(units_[next_++]);
        send(rank, unit_tag, {&unit, 1});
        handed_out = true;
      }
      if (own != nullptr && is_left() && own->under_way() < own->room()) {
        own->give(units_[next_++]);
        handed_out = true;
      }
    }
  }

  /// A row as it travels has its unit behind it.
  void put_away(Row row) {
    if (has_enough_) return;
    const auto unit = static_cast<std::uint64_t>(row.back());
    row.pop_back();
    has_enough_ = !sink_(unit, std::move(row));
  }

  std::span<const std::uint64_t> units_;
  const RowSink& sink_;
  std::vector<std::size_t> room_;  ///< By rank.
  std::size_t next_ = 0;
  bool has_enough_ = false;
};

/// The other ranks: units in, rows out, until there are no more.
void follow(int threads, const MakeUnitWork& make) {
  WorkerPool pool(threads, make);
  const auto room = static_cast<std::int64_t>(pool.room());
  send(0, room_tag, {&room, 1});
  bool is_over = false;
  while (!is_over || pool.under_way() > 0) {
    while (auto mail = next_mail()) {
      if (mail->tag == unit_tag) pool.give(mail->last());
      is_over = is_over || mail->tag == stop_tag || mail->tag == drop_tag;
      if (mail->tag == drop_tag) pool.drop();
    }
    if (auto done = pool.take(between_looks)) {
      done->row.push_back(static_cast<std::int64_t>(done->unit));
      send(0, row_tag, done->row);
    }
  }
  send(0, bye_tag);
}

class Mpi final : public Executor {
 public:
  explicit Mpi(int threads) : threads_(threads) { check(threads >= 1); }

  /// Who works waits for the units of who leads, so it must hear that none will come.
  ~Mpi() override {
    if (!has_run_ && has_agreed_ && leads())
      run({}, {}, [](std::uint64_t, const Row&) { return true; });
  }

  [[nodiscard]] bool leads() const override { return rank_of_this() == 0; }

  [[nodiscard]] bool agree(std::string_view what) override {
    std::string leaders(what);
    unsigned long size = leaders.size();
    expect_success(MPI_Bcast(&size, 1, MPI_UNSIGNED_LONG, 0, MPI_COMM_WORLD));
    leaders.resize(size);
    expect_success(MPI_Bcast(leaders.data(), static_cast<int>(size), MPI_CHAR, 0, MPI_COMM_WORLD));
    const int same = !what.empty() && leaders == what ? 1 : 0;
    int all_same = 0;
    expect_success(MPI_Allreduce(&same, &all_same, 1, MPI_INT, MPI_LAND, MPI_COMM_WORLD));
    has_agreed_ = all_same != 0;
    return has_agreed_;
  }

  void run(std::span<const std::uint64_t> units, const MakeUnitWork& make,
           const RowSink& sink) override {
    has_run_ = true;
    if (!leads()) return follow(threads_, make);
    std::optional<WorkerPool> own;
    if (!units.empty()) own.emplace(threads_, make);
    Leader(units, sink).run(own ? &*own : nullptr);
  }

 private:
  int threads_;
  bool has_agreed_ = false;
  bool has_run_ = false;
};

}  // namespace

MpiSession::MpiSession(int& argc, char**& argv) {
  int provided = 0;
  expect_success(MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided));
  check(provided >= MPI_THREAD_FUNNELED);
}

MpiSession::~MpiSession() { MPI_Finalize(); }

bool MpiSession::leads() const { return rank_of_this() == 0; }

std::unique_ptr<Executor> mpi_executor(int threads) { return std::make_unique<Mpi>(threads); }

}  // namespace houvast::study
