// SPDX-License-Identifier: EUPL-1.2
// What a command has to say, before it is known how it will be shown: terminal, CSV, JSON, XLSX or
// HTML. Commands fill a Report; the renderers of part exchange show it. A chart holds the same
// cents as the table beside it; only its pixels are doubles.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast {

/// How a column's or a chart's values are shown.
enum class Unit {
  text,
  euro,          ///< Cents, shown with cents: 1.234,56
  euro_whole,    ///< Cents, shown in whole euros: 1.235 (files keep the cents)
  euro_million,  ///< Cents, shown in millions with one decimal (files keep the cents)
  number,        ///< Decimal, std::int64_t or double, shown with `decimals`
  percent,       ///< A fraction (0.25) shown as 25,0%; `decimals` behind the comma
  year,          ///< A whole number without thousands separators
};

/// An empty cell is monostate: "not known", which is not the same as zero.
using Cell = std::variant<std::monostate, std::string, Text, Cents, std::int64_t, Decimal, double>;

struct Column {
  std::string key;  ///< Header in CSV and JSON: English, snake_case, unit last where it matters.
  Text label;       ///< Header for people.
  Unit unit = Unit::text;
  int decimals = 0;
};

struct Table {
  std::string key;  ///< File name part and JSON key: "result_by_municipality".
  Text title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< Each as long as `columns`.
  bool last_row_is_total = false;
  std::vector<Text> notes;  ///< Below the table: definitions, sources, what was left out.
  bool only_in_files =
      false;  ///< Too long for a screen: the terminal says how many rows there are.
};

/// Bars by category; two series side by side make before/after.
struct BarChart {
  std::string key;
  Text title;
  Unit unit = Unit::euro_whole;
  struct Series {
    Text label;
    std::vector<std::optional<double>> values;  ///< One a category, in euros for euro units.
  };
  std::vector<Text> categories;
  std::vector<Series> series;
  bool stacked = false;
};

/// A fan: for every x the lowest, low, middle, high and highest of a distribution.
struct BandChart {
  std::string key;
  Text title;
  Unit unit = Unit::euro_whole;
  std::vector<std::string> x;  ///< Years, or municipalities.
  struct Band {
    double p5, p25, p50, p75, p95;
  };
  struct Series {
    Text label;
    std::vector<Band> bands;  ///< One an x.
  };
  std::vector<Series> series;
};

/// Points in the plane with lines through zero: quadrants.
struct ScatterChart {
  std::string key;
  Text title;
  Text x_label, y_label;
  Unit x_unit = Unit::percent, y_unit = Unit::percent;
  struct Point {
    std::string label;
    double x, y;
    std::string group;
  };
  std::vector<Point> points;
};

/// The money streams (R1): who paid whom how much, summed from transfers.
struct FlowChart {
  std::string key;
  Text title;
  struct Node {
    std::string id;
    Text label;
  };
  struct Link {
    std::string from, to;  ///< Node ids.
    Cents amount;          ///< Above zero.
    Text label;            ///< Which items it is made of.
  };
  std::vector<Node> nodes;
  std::vector<Link> links;
};

struct Paragraph {
  Text text;
};

struct Heading {
  Text text;
};

using Block = std::variant<Heading, Paragraph, Table, BarChart, BandChart, ScatterChart, FlowChart>;

struct Report {
  Text title;
  std::vector<Block> blocks;
  /// The transfers behind the figures: the sheet "Redenen" of a workbook, transfers.csv of a run.
  std::vector<Transfer> reasons;
  /// Names of municipalities and accounts (account_names.h), for people who read the reasons.
  std::map<std::string, std::string> names;
};

}  // namespace houvast
