// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "commands.h"

namespace houvast::cli {

void add_people(CLI::App& app, Context& context);

}  // namespace houvast::cli
