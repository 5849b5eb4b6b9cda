// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pdf.h"

#include <cstdlib>

#include "houvast/check.h"
#include "houvast/render.h"
#include "pdf/child.h"

namespace houvast::pdf {
namespace {

namespace fs = std::filesystem;

/// A report of text and tables this large would be thousands of pages.
constexpr std::size_t most_input = std::size_t{32} << 20U;

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

tl::unexpected<Problems> too_large(std::size_t most) {
  return failure({.code = "exchange/pdf-too-large", .expected = megabytes(most)});
}

/// The first line of what was complained, which names no file of ours.
std::string first_line(const std::string& complaint) {
  return complaint.substr(0, std::min<std::size_t>(complaint.find('\n'), 200));
}

Result<std::string> bytes_of(ChildEnd end, const Typesetter& typesetter) {
  switch (end.how) {
    case ChildEnd::How::good:
      if (end.output.starts_with("%PDF-")) return std::move(end.output);
      return failure({.code = "exchange/pdf-failed"});
    case ChildEnd::How::failed:
      return failure({.code = "exchange/pdf-failed", .found = first_line(end.complaint)});
    case ChildEnd::How::not_there:
      return failure({.code = "exchange/no-pdf", .expected = "Node.js (node)"});
    case ChildEnd::How::too_slow:
      return failure({.code = "exchange/pdf-too-slow",
                      .expected = std::to_string(typesetter.time.count()) + " ms"});
    case ChildEnd::How::too_much:
      return too_large(typesetter.most_bytes);
  }
  check(false);
  return {};
}

}  // namespace

Typesetter typesetter_here() {
  if (const char* set = std::getenv("HOUVAST_PDF"); set != nullptr && *set != '\0')
    return {.folder = set};
  std::error_code ignored;
  return {.folder = fs::read_symlink("/proc/self/exe", ignored).parent_path() / "pdf"};
}

Result<std::string> render_pdf(const Report& report, Language language,
                               const Typesetter& typesetter) {
  const fs::path script = typesetter.folder / "typeset.cjs";
  for (const char* file : {"typeset.cjs", "typst.node"}) {
    std::error_code ignored;
    if (!fs::is_regular_file(typesetter.folder / file, ignored))
      return failure({.code = "exchange/no-pdf", .expected = std::string("pdf/") + file});
  }
  const std::string paper = render_print(report, language);
  if (paper.size() > most_input) return too_large(most_input);
  return bytes_of(run_child({typesetter.node, "--max-old-space-size=1024", script.string()}, paper,
                            {.time = typesetter.time, .output = typesetter.most_bytes}),
                  typesetter);
}

}  // namespace houvast::pdf
