// SPDX-License-Identifier: EUPL-1.2
// A Report as PDF: tagged, in its language, with bookmarks; the same report gives the same bytes.
// Node with Typst's compiler typesets it, in a folder of its own: docs/formats/pdf.md.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

#include "houvast/problem.h"
#include "houvast/report.h"

namespace houvast::pdf {

/// What typesets, and how far it may go.
struct Typesetter {
  std::filesystem::path folder;  ///< Holds typeset.cjs, its compiler and its fonts.
  std::string node = "node";     ///< Found along PATH.
  std::chrono::milliseconds time = std::chrono::seconds(60);
  std::size_t most_bytes = std::size_t{64} << 20U;
};

/// The folder that HOUVAST_PDF names, else the folder `pdf` beside the program.
[[nodiscard]] Typesetter typesetter_here();

/// Errors: exchange/no-pdf, exchange/pdf-failed, exchange/pdf-too-slow, exchange/pdf-too-large.
[[nodiscard]] Result<std::string> render_pdf(const Report& report, Language language,
                                             const Typesetter& typesetter = typesetter_here());

}  // namespace houvast::pdf
