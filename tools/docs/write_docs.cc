// SPDX-License-Identifier: EUPL-1.2
// houvast_write_docs CHECKOUT          writes docs/errors.md and docs/rules.md
// houvast_write_docs --check CHECKOUT  writes nothing; status 1 when one of them is out of date
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reference_pages.h"

namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  return static_cast<bool>(out.flush());
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  const bool only_checks = !arguments.empty() && arguments.front() == "--check";
  if (arguments.size() != (only_checks ? 2U : 1U)) {
    std::fputs("usage: houvast_write_docs [--check] CHECKOUT\n", stderr);
    return 2;
  }
  const std::filesystem::path docs = std::filesystem::path(arguments.back()) / "docs";
  int status = 0;
  for (const auto& [name, page] : {std::pair("errors.md", houvast::errors_page()),
                                   std::pair("rules.md", houvast::rules_page())}) {
    if (read(docs / name) == page) continue;
    if (only_checks) {
      std::fprintf(stderr, "docs/%s is out of date: run houvast_write_docs (CONTRIBUTING.md)\n",
                   name);
      status = 1;
    } else if (!write(docs / name, page)) {
      std::fprintf(stderr, "docs/%s cannot be written\n", name);
      status = 3;
    }
  }
  return status;
}
