// SPDX-License-Identifier: EUPL-1.2
// The web app as it is carried inside the program: web/app builds one pack of files.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace houvast::server {

struct Asset {
  std::string type;
  std::string_view bytes;
  std::string_view gzip;
  bool immutable = false;  ///< Its name changes when it changes.
};

/// A pack: one line of JSON, a list of {path, type, size, gzip, immutable}, then for every file
/// its bytes and its bytes compressed. Empty when it is no pack.
[[nodiscard]] std::map<std::string, Asset, std::less<>> read_pack(std::string_view pack);

/// The pack of this program.
[[nodiscard]] const std::map<std::string, Asset, std::less<>>& assets();

/// A file of the app; for every other path that is no file name, its first page: the app itself
/// knows its pages.
[[nodiscard]] http::Response asset_answer(const http::Request& request);

}  // namespace houvast::server
