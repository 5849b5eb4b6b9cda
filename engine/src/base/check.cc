// SPDX-License-Identifier: EUPL-1.2
#include "houvast/check.h"

#include <cstdio>
#include <cstdlib>

namespace houvast {

void fail_check(const char* file, int line) {
  std::fprintf(stderr,
               "houvast: a statement that must hold does not, at %s:%d. Please report this.\n",
               file, line);
  std::abort();
}

}  // namespace houvast
