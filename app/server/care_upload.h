// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/password.h"
#include "houvast/problem.h"

namespace houvast::server {

struct CareUpload {
  std::string municipality;  ///< Code; of every record.
  std::string records;       ///< CSV.
  std::optional<std::string> claims;
};

/// P. The care records of a municipality with pseudonyms in the place of client numbers. A citizen
/// number anywhere in a file refuses it, and no problem shows nine digits in a row.
/// Errors: exchange/*, base/*, people/other-municipality.
[[nodiscard]] Result<std::vector<CareRecord>> read_care_upload(const CareUpload& upload,
                                                               const people::PseudonymKey& key);

}  // namespace houvast::server
