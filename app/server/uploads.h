// SPDX-License-Identifier: EUPL-1.2
// What the handlers of uploads share: POST, GET and DELETE of files that were uploaded.
#pragma once

#include "server/route.h"
#include "server/upload_store.h"

namespace houvast::server {

/// Who asks, and now.
[[nodiscard]] store::Stamp stamp_of(const Service& service, const Call& call);

/// 201 with {"id", "name", "files"}, once it is in the store.
[[nodiscard]] http::Response keep_upload(Service& service, const Call& call,
                                         const std::string& kind, const Upload& upload);
[[nodiscard]] http::Response list_uploads(Service& service, const std::string& kind);
[[nodiscard]] http::Response remove_upload(Service& service, const Call& call,
                                           const std::string& kind);

}  // namespace houvast::server
