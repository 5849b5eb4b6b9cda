// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "houvast/problem.h"

namespace houvast::server {

/// What a map of municipal borders holds.
struct BorderMap {
  std::size_t shapes = 0;       ///< In all layers together.
  std::set<std::string> codes;  ///< Of municipalities: "GM0363".
};

/// Looks into GeoJSON (a FeatureCollection) or TopoJSON (a Topology); the browser draws it.
/// Coordinates are not looked at. Errors: server/no-map, server/map-without-codes.
[[nodiscard]] Result<BorderMap> read_map(const std::string& text);

}  // namespace houvast::server
