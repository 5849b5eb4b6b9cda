// SPDX-License-Identifier: EUPL-1.2
// What anyone can send to the server: the first line of the input is a target and a cookie, the
// rest a body. It is read or refused; never a crash.
#include <cstddef>
#include <cstdint>
#include <string>

#include "houvast/check.h"
#include "http/message.h"
#include "server/body.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::string first = text.substr(0, line);
  if (const auto target = http::parse_target(first)) {
    for (const std::string& segment : target->segments)
      for (const char c : segment) check(static_cast<unsigned char>(c) >= 0x20);
  }
  http::Request request;
  request.headers["cookie"] = first;
  check(request.cookie("houvast_session").size() <= first.size());

  server::Body body(text.substr(std::min(line + 1, text.size())));
  static_cast<void>(body.text("name"));
  static_cast<void>(body.optional_number("draws", 1, 1'000'000));
  static_cast<void>(body.optional_decimal("share"));
  static_cast<void>(body.optional_flag("capped"));
  static_cast<void>(body.texts("municipalities"));
  server::Body inner = body.object("reserve");
  static_cast<void>(inner.optional_decimal("minimum"));
  body.take(std::move(inner));
  for (const Problem& problem : body.problems())
    check(!to_string(problem, Language::dutch).empty());
  return 0;
}
