// SPDX-License-Identifier: EUPL-1.2
// A report in any of its forms, as a file that a browser saves.
#pragma once

#include <string>

#include "houvast/problem.h"
#include "houvast/report.h"

namespace houvast::server {

struct Delivered {
  std::string bytes;
  std::string content_type;
  std::string file_name;  ///< Of the report's title: "beschermd-wonen-voorbeeldregio.pdf"
};

struct Delivery {
  std::string format = "json";  ///< json, csv, xlsx, html, pdf
  Language language = Language::dutch;
  std::string table;  ///< Key of the table in a csv; empty: the first.
};

/// Errors: server/wrong-type (an unknown format or table), and those of the renderers.
[[nodiscard]] Result<Delivered> deliver_report(const Report& report, const Delivery& delivery);

}  // namespace houvast::server
