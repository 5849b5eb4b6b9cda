// SPDX-License-Identifier: EUPL-1.2
#include "server/private_files.h"

#include <cctype>

namespace houvast::server {

bool holds_clients(std::string_view bytes) {
  const std::string_view header = bytes.substr(0, bytes.find('\n'));
  constexpr std::string_view wanted = "client";
  const auto is_edge = [&](std::size_t at) {
    return at >= header.size() ||
           (std::isalnum(static_cast<unsigned char>(header[at])) == 0 && header[at] != '_');
  };
  for (auto at = header.find(wanted); at != std::string_view::npos;
       at = header.find(wanted, at + 1))
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + wanted.size())) return true;
  return false;
}

bool sees_all_clients(const people::Identity& who) { return who.is_only_user; }

}  // namespace houvast::server
