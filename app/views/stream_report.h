// SPDX-License-Identifier: EUPL-1.2
// The money streams of a run by year and scheme, and one of them unfolded (R1, page Geldstromen).
#pragma once

#include <span>
#include <string>

#include "houvast/report.h"
#include "views/run_report.h"

namespace houvast::views {

struct StreamsQuestion {
  int year = 0;        ///< 0: all years together.
  std::string scheme;  ///< Empty: all.
};

/// The flow chart "money_streams" and the table "streams" with the same amounts.
[[nodiscard]] Report streams_report(std::span<const Transfer> transfers, const Names& names,
                                    const StreamsQuestion& question);

/// One stream: its two ends as the chart names its nodes.
struct StreamQuestion {
  StreamsQuestion of;
  std::string from, to;
};

/// What a stream is made of: the table "items", and "transfers", each with its reason. A transfer
/// below zero is money that goes the other way, and belongs to the stream of that direction.
[[nodiscard]] Report stream_report(std::span<const Transfer> transfers, const Names& names,
                                   const StreamQuestion& question);

}  // namespace houvast::views
