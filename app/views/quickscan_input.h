// SPDX-License-Identifier: EUPL-1.2
// The files of a quickscan (Q) and what they say together.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "houvast/iv3.h"
#include "houvast/quickscan.h"
#include "houvast/report.h"

namespace houvast::views {

struct BooksFile {
  quickscan::Moment moment;
  std::filesystem::path file;
};
struct IncomeFile {
  int year = 0;
  std::filesystem::path file;
};

struct QuickscanFiles {
  std::vector<BooksFile> iv3;
  std::vector<IncomeFile> income;
  std::filesystem::path mapping;        ///< Folder; empty: the mapping that comes with us.
  std::filesystem::path groups;         ///< Empty: none.
  std::filesystem::path other_results;  ///< Empty: none.
};

struct QuickscanTables {
  quickscan::Mapping mapping;
  std::vector<quickscan::Accounts> accounts;
  std::vector<quickscan::Income> incomes;
  std::map<std::string, std::string> groups;
  std::map<std::string, Cents> other_results;
};

/// All problems of all files at once.
[[nodiscard]] Result<QuickscanTables> read_quickscan(const QuickscanFiles& files);

struct QuickscanQuestion {
  std::vector<std::string> domains;  ///< Empty: youth care and Wmo.
  std::string municipality;          ///< Empty: all.
  std::string municipality_field;    ///< Where the user said which, for the problem.
};

/// Error app/unknown-municipality, and those of quickscan::scan.
[[nodiscard]] Result<Report> quickscan_report(QuickscanTables tables,
                                              const QuickscanQuestion& question);

}  // namespace houvast::views
