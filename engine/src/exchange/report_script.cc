// SPDX-License-Identifier: EUPL-1.2
#include "exchange/report_script.h"

// The bytes come in through the assembler: a compiler would need minutes for such an array.
__asm__(
    ".pushsection .rodata\n"
    ".global houvast_report_script_begin\n"
    "houvast_report_script_begin:\n"
    ".incbin \"" HOUVAST_REPORT_SCRIPT
    "\"\n"
    ".global houvast_report_script_end\n"
    "houvast_report_script_end:\n"
    ".global houvast_report_style_begin\n"
    "houvast_report_style_begin:\n"
    ".incbin \"" HOUVAST_REPORT_STYLE
    "\"\n"
    ".global houvast_report_style_end\n"
    "houvast_report_style_end:\n"
    ".popsection\n");

extern "C" const char houvast_report_script_begin[];
extern "C" const char houvast_report_script_end[];
extern "C" const char houvast_report_style_begin[];
extern "C" const char houvast_report_style_end[];

namespace houvast::exchange {

std::string_view report_script() {
  return {houvast_report_script_begin, houvast_report_script_end};
}

std::string_view report_style() { return {houvast_report_style_begin, houvast_report_style_end}; }

}  // namespace houvast::exchange
