// SPDX-License-Identifier: EUPL-1.2
// Q2. A scan out of books and income that were uploaded, or out of a dossier.
#pragma once

#include <functional>
#include <memory>

#include "houvast/dossier.h"
#include "houvast/run.h"
#include "server/upload_store.h"

namespace houvast::server {

/// What was said of each file: {"kind": "iv3" | "income", "year": 2024, "books": "budget" |
/// "accounts"}; and of amounts that come from a circular: {"id": "...", "year": 2024}. They stand
/// in Upload::about under "files" and "circulars". Asks the fields of a request.
[[nodiscard]] Upload read_scan_upload(Body& body);

using FindCircular = std::function<Result<std::shared_ptr<const Circular>>(const std::string& id)>;

/// Errors: those of the readers, with the names of the files; those of quickscan::scan();
/// server/not-found (a circular that is there no more).
[[nodiscard]] Result<KeptScan> read_scan(const Upload& upload, const FindCircular& find_circular);

/// The scan of a region's own dossier: schemes are the domains, years the moments. Net spending is
/// everything that is not income from the state.
[[nodiscard]] KeptScan scan_of(const Dossier& dossier, const RunRecord& run);

}  // namespace houvast::server
