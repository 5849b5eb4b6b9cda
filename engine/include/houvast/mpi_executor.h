// SPDX-License-Identifier: EUPL-1.2
// Many machines (S6), by MPI. Only the program houvast-mpi links to it, so that houvast itself runs
// where there is no MPI.
#pragma once

#include <memory>

#include "houvast/executor.h"

namespace houvast::study {

/// MPI, from the first line of a program to the last: one object, in main().
class MpiSession {
 public:
  MpiSession(int& argc, char**& argv);
  MpiSession(const MpiSession&) = delete;
  MpiSession& operator=(const MpiSession&) = delete;
  ~MpiSession();

  [[nodiscard]] bool leads() const;
};

/// All processes of the session, each with so many threads that work. Rank 0 leads: it hands out
/// units one by one as others finish theirs, works along, and receives rows; nothing else travels.
/// To be made and used by every process; one at a time.
[[nodiscard]] std::unique_ptr<Executor> mpi_executor(int threads);

}  // namespace houvast::study
