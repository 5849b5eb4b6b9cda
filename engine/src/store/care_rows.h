// SPDX-License-Identifier: EUPL-1.2
// Care records as rows of the tables care_record and care_claim.
#pragma once

#include "houvast/record_store.h"
#include "store/session.h"

namespace houvast::store {

void insert_records(soci::session& sql, std::int64_t dossier,
                    const std::vector<CareRecord>& records);

[[nodiscard]] std::vector<CareRecord> select_records(soci::session& sql, std::int64_t dossier,
                                                     const std::string& municipality);

[[nodiscard]] std::vector<RecordCount> count_records(soci::session& sql, std::int64_t dossier,
                                                     const std::string& municipality, Years years);

}  // namespace houvast::store
