// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/synth.h"

namespace houvast::demand {

/// Makes places, houses, budgets, levers and drivers of the example fit the country: by
/// inhabitants, and what municipalities share in the example is shared in each region. Of those
/// that are about the same products, the first holds for everybody.
void scale_scopes(FictionalCountry& country, const DemandTerms& like,
                  std::span<const Municipality> like_municipalities, int year);

}  // namespace houvast::demand
