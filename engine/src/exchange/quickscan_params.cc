// SPDX-License-Identifier: EUPL-1.2
#include "exchange/quickscan_params.h"

__asm__(
    ".pushsection .rodata\n"
    ".global houvast_task_fields_begin\n"
    "houvast_task_fields_begin:\n"
    ".incbin \"" HOUVAST_QUICKSCAN_PARAMS
    "/task_fields.csv\"\n"
    ".global houvast_task_fields_end\n"
    "houvast_task_fields_end:\n"
    ".global houvast_clusters_begin\n"
    "houvast_clusters_begin:\n"
    ".incbin \"" HOUVAST_QUICKSCAN_PARAMS
    "/clusters.csv\"\n"
    ".global houvast_clusters_end\n"
    "houvast_clusters_end:\n"
    ".popsection\n");

extern "C" const char houvast_task_fields_begin[];
extern "C" const char houvast_task_fields_end[];
extern "C" const char houvast_clusters_begin[];
extern "C" const char houvast_clusters_end[];

namespace houvast::exchange {

std::string_view task_fields_file() { return {houvast_task_fields_begin, houvast_task_fields_end}; }

std::string_view clusters_file() { return {houvast_clusters_begin, houvast_clusters_end}; }

}  // namespace houvast::exchange
