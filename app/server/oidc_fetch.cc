// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_fetch.h"

#include <curl/curl.h>

#include <memory>

#include "server/oidc_settings.h"

namespace houvast::server {
namespace {

constexpr long patience_ms = 5000;
constexpr std::size_t largest = std::size_t{1} << 20U;

struct CleanUp {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CleanUp>;

bool is_ready() {
  static const bool is_good = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return is_good;
}

/// Taking less than was given ends the transfer.
std::size_t append(char* bytes, std::size_t, std::size_t count, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + count > largest) return 0;
  text.append(bytes, count);
  return count;
}

void limit(CURL* handle, const std::string& url) {
  const bool is_here = is_loopback_http(url);
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, is_here ? "http" : "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, patience_ms);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, patience_ms);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (is_here) curl_easy_setopt(handle, CURLOPT_PROXY, "");
}

}  // namespace

std::string percent_encoded(const std::string& text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain)
      encoded += c;
    else
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return encoded;
}

std::optional<Fetched> fetch(const FetchRequest& request) {
  if (!is_ready()) return std::nullopt;
  const CurlHandle handle(curl_easy_init());
  if (!handle) return std::nullopt;
  limit(handle.get(), request.url);
  Fetched fetched;
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &fetched.body);
  const std::unique_ptr<curl_slist, FreeList> headers(
      curl_slist_append(nullptr, "Accept: application/json"));
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  if (request.form) {
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form->size()));
    curl_easy_setopt(handle.get(), CURLOPT_COPYPOSTFIELDS, request.form->c_str());
  }
  if (!request.secret.empty()) {
    // As RFC 6749, 2.3.1 has it: both encoded first.
    curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, percent_encoded(request.user).c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, percent_encoded(request.secret).c_str());
  }
  if (curl_easy_perform(handle.get()) != CURLE_OK) return std::nullopt;
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  fetched.status = static_cast<int>(status);
  return fetched;
}

}  // namespace houvast::server
