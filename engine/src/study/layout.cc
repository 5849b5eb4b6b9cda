// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "houvast/check.h"
#include "houvast/ensemble.h"

namespace houvast::study {
namespace {

constexpr std::array<std::string_view, 13> figure_names = {
    "spending",       "volume",        "users",        "starts",  "waiting",
    "lever_cost",     "result_before", "result_after", "deficit", "reserve_used",
    "prevention_cut", "inflow_factor", "budget_factor"};

std::size_t place(StudyFigure figure) { return static_cast<std::size_t>(figure); }

constexpr std::size_t first_of_reaction = static_cast<std::size_t>(StudyFigure::deficit);
static_assert(first_of_reaction == StudyLayout::scheme_figures);
static_assert(first_of_reaction + StudyLayout::reaction_figures == figure_names.size());

}  // namespace

std::string_view to_string(StudyFigure figure) { return figure_names[place(figure)]; }

bool is_amount(StudyFigure figure) {
  using enum StudyFigure;
  return figure == spending || figure == lever_cost || figure == result_before ||
         figure == result_after || figure == deficit || figure == reserve_used ||
         figure == prevention_cut;
}

StudyLayout::StudyLayout(Years years, std::size_t municipalities, std::size_t products,
                         std::size_t schemes, bool reacts)
    : years_(years),
      municipalities_(municipalities),
      products_(products),
      schemes_(schemes),
      reactions_(reacts ? schemes : 0) {
  const auto count = static_cast<std::size_t>(years.count());
  // All municipalities together stand behind the last, all schemes behind the last.
  schemes_begin_ = (municipalities + 1) * products * count * care_figures;
  reactions_begin_ = schemes_begin_ + (municipalities + 1) * (schemes + 1) * count * scheme_figures;
  columns_ = reactions_begin_ + municipalities * reactions_ * count * reaction_figures;
}

std::size_t StudyLayout::care(std::optional<std::size_t> municipality, std::size_t product,
                              int year, StudyFigure figure) const {
  const std::size_t m = municipality.value_or(municipalities_);
  check(m <= municipalities_ && product < products_ && years_.holds(year));
  check(place(figure) < care_figures);
  const auto count = static_cast<std::size_t>(years_.count());
  const auto y = static_cast<std::size_t>(year - years_.from);
  return ((m * products_ + product) * count + y) * care_figures + place(figure);
}

std::size_t StudyLayout::scheme(std::optional<std::size_t> municipality,
                                std::optional<std::size_t> scheme, int year,
                                StudyFigure figure) const {
  const std::size_t m = municipality.value_or(municipalities_);
  const std::size_t s = scheme.value_or(schemes_);
  check(m <= municipalities_ && s <= schemes_ && years_.holds(year));
  check(place(figure) < scheme_figures);
  const auto count = static_cast<std::size_t>(years_.count());
  const auto y = static_cast<std::size_t>(year - years_.from);
  return schemes_begin_ + ((m * (schemes_ + 1) + s) * count + y) * scheme_figures + place(figure);
}

std::size_t StudyLayout::reaction(std::size_t municipality, std::size_t scheme, int year,
                                  StudyFigure figure) const {
  check(municipality < municipalities_ && scheme < reactions_ && years_.holds(year));
  check(place(figure) >= first_of_reaction);
  const auto count = static_cast<std::size_t>(years_.count());
  const auto y = static_cast<std::size_t>(year - years_.from);
  return reactions_begin_ + ((municipality * reactions_ + scheme) * count + y) * reaction_figures +
         (place(figure) - first_of_reaction);
}

ColumnKey StudyLayout::key(std::size_t column) const {
  check(column < columns_);
  const auto count = static_cast<std::size_t>(years_.count());
  ColumnKey key;
  // Takes a digit off the number of the column, the last one first.
  std::size_t rest = column;
  const auto digit = [&rest](std::size_t base) {
    const std::size_t value = rest % base;
    rest /= base;
    return value;
  };
  const auto unless_all = [](std::size_t value, std::size_t all) {
    return value == all ? std::nullopt : std::optional(value);
  };
  if (column < schemes_begin_) {
    key.figure = static_cast<StudyFigure>(digit(care_figures));
    key.year = years_.from + static_cast<int>(digit(count));
    key.product = digit(products_);
    key.municipality = unless_all(rest, municipalities_);
  } else if (column < reactions_begin_) {
    rest -= schemes_begin_;
    key.figure = static_cast<StudyFigure>(digit(scheme_figures));
    key.year = years_.from + static_cast<int>(digit(count));
    key.scheme = unless_all(digit(schemes_ + 1), schemes_);
    key.municipality = unless_all(rest, municipalities_);
  } else {
    rest -= reactions_begin_;
    key.figure = static_cast<StudyFigure>(first_of_reaction + digit(reaction_figures));
    key.year = years_.from + static_cast<int>(digit(count));
    key.scheme = digit(reactions_);
    key.municipality = rest;
  }
  return key;
}

}  // namespace houvast::study
