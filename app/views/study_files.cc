// SPDX-License-Identifier: EUPL-1.2
// The long files of a study.
#include <charconv>

#include "views/study_report.h"

namespace houvast::views {
namespace {

using study::ColumnKey;
using study::Statistics;
using study::StudyFigure;

constexpr const char* statistics_header =
    "mean,standard_deviation,standard_error,p5,p25,p50,p75,p95\n";

/// In euros, units and fractions.
double scale_of(StudyFigure figure) {
  if (study::is_amount(figure)) return 100;
  const bool in_millionths = figure == StudyFigure::volume ||
                             figure == StudyFigure::inflow_factor ||
                             figure == StudyFigure::budget_factor;
  return in_millionths ? 1'000'000 : 1;
}

void append(std::string& out, double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  out.append(text, end);
}

/// Municipality, scheme, product, year and figure; the first two are empty for all together.
void append(std::string& out, const ColumnKey& key, const Dossier& dossier) {
  if (key.municipality) out += dossier.municipalities[*key.municipality].code;
  out += ',';
  if (key.product)
    out += dossier.demand.products[*key.product].scheme;
  else if (key.scheme)
    out += dossier.schemes[*key.scheme].id;
  out += ',';
  if (key.product) out += dossier.demand.products[*key.product].id;
  out += ',';
  out += std::to_string(key.year);
  out += ',';
  out += study::to_string(key.figure);
  if (study::is_amount(key.figure)) out += "_euro";
}

void append(std::string& out, const Statistics& line, StudyFigure figure) {
  const double scale = scale_of(figure);
  for (const double number : {line.mean, line.standard_deviation, line.standard_error, line.p5,
                              line.p25, line.p50, line.p75, line.p95}) {
    out += ',';
    append(out, number / scale);
  }
  out += '\n';
}

/// Units of different products do not add up.
bool says_something(const ColumnKey& key) {
  return key.product || key.figure != StudyFigure::volume;
}

}  // namespace

std::string summary_csv(const study::Ensemble& ensemble, const Dossier& dossier) {
  std::string out = "variant,municipality,scheme,product,year,figure,";
  out += statistics_header;
  for (const study::VariantOutcome& variant : ensemble.variants)
    for (std::size_t column = 0; column < variant.columns.size(); ++column) {
      const ColumnKey key = ensemble.layout.key(column);
      if (!says_something(key)) continue;
      out += variant.name + ",";
      append(out, key, dossier);
      append(out, variant.columns[column], key.figure);
    }
  return out;
}

std::string differences_csv(const study::Ensemble& ensemble, const Dossier& dossier) {
  std::string out = "variant,against,municipality,scheme,product,year,figure,";
  out += statistics_header;
  for (const study::VariantOutcome& variant : ensemble.variants) {
    if (!variant.comparison) continue;
    for (const auto& line : variant.comparison->lines) {
      const ColumnKey key = ensemble.layout.key(line.column);
      if (!says_something(key)) continue;
      out += variant.name + "," + ensemble.variants[*variant.against].name + ",";
      append(out, key, dossier);
      append(out, line.statistics, key.figure);
    }
  }
  return out;
}

}  // namespace houvast::views
