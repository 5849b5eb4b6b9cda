// SPDX-License-Identifier: EUPL-1.2
#include "server/assets.h"

#include <nlohmann/json.hpp>

#include "server/answer.h"

// The bytes come in through the assembler: a compiler would need minutes for such an array.
__asm__(
    ".pushsection .rodata\n"
    ".global houvast_web_pack_begin\n"
    "houvast_web_pack_begin:\n"
    ".incbin \"" HOUVAST_WEB_PACK
    "\"\n"
    ".global houvast_web_pack_end\n"
    "houvast_web_pack_end:\n"
    ".popsection\n");

extern "C" const char houvast_web_pack_begin[];
extern "C" const char houvast_web_pack_end[];

namespace houvast::server {

std::map<std::string, Asset, std::less<>> read_pack(std::string_view pack) {
  const std::size_t end = pack.find('\n');
  if (end == std::string_view::npos) return {};
  const auto list = Json::parse(pack.substr(0, end), nullptr, false);
  if (!list.is_array()) return {};
  std::map<std::string, Asset, std::less<>> files;
  std::size_t at = end + 1;
  for (const Json& file : list) {
    const auto size = file.value("size", std::size_t{0});
    const auto gzip = file.value("gzip", std::size_t{0});
    if (pack.size() - at < size || pack.size() - at - size < gzip) return {};
    files[file.value("path", "")] = {.type = file.value("type", ""),
                                     .bytes = pack.substr(at, size),
                                     .gzip = pack.substr(at + size, gzip),
                                     .immutable = file.value("immutable", false)};
    at += size + gzip;
  }
  return files;
}

const std::map<std::string, Asset, std::less<>>& assets() {
  static const auto files = read_pack({houvast_web_pack_begin, houvast_web_pack_end});
  return files;
}

http::Response asset_answer(const http::Request& request) {
  auto found = assets().find(request.path);
  const bool names_a_file =
      !request.segments.empty() && request.segments.back().find('.') != std::string::npos;
  if (found == assets().end() && !names_a_file) found = assets().find("/index.html");
  if (found == assets().end())
    return problem_answer({.code = "server/not-found", .found = request.path});
  const Asset& asset = found->second;
  http::Response response{.content_type = asset.type};
  response.headers.emplace_back(
      "Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.headers.emplace_back("Vary", "Accept-Encoding");
  const bool takes_gzip =
      request.header("accept-encoding").find("gzip") != std::string::npos && !asset.gzip.empty();
  if (takes_gzip) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = takes_gzip ? asset.gzip : asset.bytes;
  return response;
}

}  // namespace houvast::server
