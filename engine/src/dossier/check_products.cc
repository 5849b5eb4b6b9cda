// SPDX-License-Identifier: EUPL-1.2
// What does not fit together within one product (D3, D5, D8).
#include <algorithm>
#include <cmath>

#include "dossier/check_demand.h"
#include "money/exact.h"

namespace houvast::dossier {
namespace {

constexpr Decimal longest_days{36'525};  // A hundred years.
constexpr Decimal most_units{100'000};   // In a month.
constexpr Decimal highest_shape{100};
constexpr Decimal lowest_shape{1, 1};
constexpr Decimal highest_cv{20};
constexpr Decimal most_euro_a_month{1'000'000};
constexpr std::size_t most_together = 4;
constexpr int highest_age = 120;
constexpr std::size_t most_delay_months = 60;

/// A key that the kind of spread does not read is a misunderstanding.
void check_unused(Reader& reader, const Section& section, std::string_view key,
                  const std::string& kind) {
  if (section.has(key))
    reader.report("dossier/key-unused", section.place(key), "", "kind = \"" + kind + "\"");
}

/// Shares together; nothing when one of them is no share, which validate() reported.
std::optional<Exact> sum_of(const std::vector<std::optional<Decimal>>& shares) {
  Exact sum = 0;
  for (const auto& share : shares) {
    if (!share || share->is_negative() || *share > Decimal(1)) return std::nullopt;
    sum += exact(*share);
  }
  return sum;
}

/// D3. A spread has what its kind reads, above zero, and nothing else.
void check_spread(Reader& reader, const Section& section, Decimal most) {
  if (!section) return;
  const std::string kind = section.text("kind").value_or("constant");
  const bool has_shape = kind == "weibull" || kind == "gamma";
  if (!has_shape) check_unused(reader, section, "shape", kind);
  if (kind != "lognormal") check_unused(reader, section, "cv", kind);
  if (kind == "empirical") {
    require(reader, section, "table");
    return check_unused(reader, section, "mean", kind);
  }
  check_unused(reader, section, "table", kind);
  require(reader, section, "mean");
  check_above_zero(reader, section, "mean", most);
  if (kind == "lognormal") require(reader, section, "cv");
  check_above_zero(reader, section, "cv", highest_cv);
  if (has_shape) check_range(reader, section, "shape", lowest_shape, highest_shape);
}

/// D3. One age has one chance of the same kind.
void check_overlap(Reader& reader, const std::string& file, const std::vector<HazardRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].to == rows[j].to && rows[i].days_from == rows[j].days_from &&
          overlap(rows[i].ages, rows[j].ages))
        return reader.report("dossier/ages-twice", {.file = file, .field = "age_from"},
                             in_words(rows[j].ages) + ", " + in_words(rows[i].ages));
}

/// D3. How long a stay lasts: by a duration with exits, or by hazards.
void check_stay(Reader& reader, const Section& section, const Product& product) {
  check_spread(reader, section.section("duration"), longest_days);
  if (!section.has("hazards")) {
    require(reader, section, "duration");
  } else {
    for (const std::string_view other : {"duration", "exit"})
      if (section.has(other))
        reader.report("dossier/duration-and-hazards", section.place(other), std::string(other));
    const std::string file = section.text("hazards").value_or("");
    check_overlap(reader, file, product.hazards);
    if (product.hazards.empty() && !reader.wrong_files().contains(file))
      reader.report("dossier/no-hazards", section.place("hazards"), product.id);
  }
  std::vector<std::optional<Decimal>> shares;
  for (const auto& [id, exit] : section.sections("exit")) {
    shares.push_back(exit.decimal("share"));
    check_spread(reader, exit.section("after"), longest_days);
  }
  if (sum_of(shares) > Exact(1)) reader.report("dossier/shares-above-one", section.place("exit"));
}

/// D8. A review that steps down says to what.
void check_review(Reader& reader, const Section& section) {
  if (!section) return;
  check_range(reader, section, "every_months", Decimal(1), Decimal(1200));
  require_beside(reader, section, "steps_down", "to");
  const auto ends = section.decimal("ends").value_or(Decimal());
  const auto steps_down = section.decimal("steps_down").value_or(Decimal());
  if (sum_of({ends, steps_down}) > Exact(1))
    reader.report("dossier/shares-above-one", section.place("ends"));
}

/// D5.
void check_waiting(Reader& reader, const Section& section) {
  if (!section) return;
  check_spread(reader, section.section("patience"), longest_days);
  check_spread(reader, section.section("escalation"), longest_days);
  require_beside(reader, section, "escalation", "escalates_to");
  require_beside(reader, section, "escalates_to", "escalation");
}

/// The highest price that any year may have: of a year that has it given, or after the index.
Exact highest_price(const Product& product, Years years) {
  Exact highest = exact(product.price);
  for (const auto& [year, price] : product.price_in) highest = std::max(highest, exact(price));
  const Exact rise = 1 + exact(product.price_index);
  for (int year = years.from; year < years.to && rise > 1; ++year) highest *= rise;
  return highest;
}

/// D10. What a unit costs, in every year and not beyond reason: a month of care of one client has a
/// bound, so that no sum of amounts can overflow.
void check_price(Reader& reader, const Section& section, const Product& product) {
  check_range(reader, section.section("personal_budget"), "price_factor", Decimal(), Decimal(10));
  if (section.has("rate")) {
    for (const std::string_view other : {"price", "price_index", "price_in"})
      if (section.has(other))
        reader.report("dossier/key-unused", section.place(other), "", section.place("rate").field);
    return;
  }
  require(reader, section, "price");
  check_range(reader, section, "price_index", Decimal(-5, 1), Decimal(5, 1));
  if (!reader.known.years) return;
  for (const auto& [name, place] : section.keys("price_in"))
    if (const auto year = to_year(std::string_view(name));
        year && !reader.known.years->holds(*year))
      reader.report("dossier/year-outside", place, name, in_words(*reader.known.years));
  const Section intensity = section.section("intensity");
  const auto& values = product.intensity.quantiles;
  const Exact units = values.empty()
                          ? exact(intensity.decimal("mean").value_or(Decimal(1)))
                          : exact(static_cast<std::int64_t>(std::ceil(values.back().first)));
  if (highest_price(product, *reader.known.years) * units > exact(most_euro_a_month))
    reader.report("dossier/price-too-high", section.place("price"), to_string(product.price),
                  to_string(most_euro_a_month));
}

/// M2. When claims come in.
void check_delay(Reader& reader, const Section& section) {
  const Node* delay = section.find("reporting_delay");
  if (delay == nullptr || delay->kind != Node::Kind::list) return;
  std::vector<std::optional<Decimal>> shares;
  for (const Node& share : delay->items) shares.push_back(to_decimal(share));
  if (sum_of(shares).value_or(1) != 1)
    reader.report("dossier/delay-sum", section.place("reporting_delay"));
  if (delay->items.size() > most_delay_months)
    reader.report("dossier/out-of-range", section.place("reporting_delay"),
                  std::to_string(delay->items.size()), "1-" + std::to_string(most_delay_months));
}

/// No client goes on from a product to the same product, or has it twice.
void check_others(Reader& reader, const Section& section, const std::string& id) {
  const Section review = section.section("review");
  const Section waiting = section.section("waiting");
  const auto check_other = [&](const Section& in, std::string_view key) {
    if (in.text(key) == id) reader.report("dossier/same-product", in.place(key), id);
  };
  check_other(section, "then");
  check_other(review, "to");
  check_other(waiting, "escalates_to");
  check_other(waiting, "bridge");
  for (const auto& [other, place] : section.keys("together_with"))
    if (other == id) reader.report("dossier/same-product", place, id);
  if (const auto count = section.keys("together_with").size(); count > most_together)
    reader.report("dossier/out-of-range", section.place("together_with"), std::to_string(count),
                  "0-" + std::to_string(most_together));
}

/// D3. The product that follows on a birthday is still there on that birthday.
void check_birthday(Reader& reader, const Section& section, const Product& product,
                    const std::vector<Product>& products) {
  check_range(reader, section, "until_age", Decimal(1), Decimal(highest_age));
  require_beside(reader, section, "then", "until_age");
  if (!product.until_age) return;
  for (const Product& next : products)
    if (next.id == product.then && next.id != product.id && next.until_age &&
        *next.until_age <= *product.until_age)
      reader.report("dossier/then-too-young", section.place("then"), next.id,
                    std::to_string(*product.until_age));
}

}  // namespace

void check_products(Reader& reader, const Section& root, const DemandTerms& terms) {
  for (const Product& product : terms.products) {
    const Section section = root.section("product").section(product.id);
    check_range(reader, section, "line", Decimal(0), Decimal(2));
    check_spread(reader, section.section("intensity"), most_units);
    check_stay(reader, section, product);
    check_review(reader, section.section("review"));
    check_range(reader, section.section("household"), "most", Decimal(1), Decimal(7));
    check_waiting(reader, section.section("waiting"));
    check_price(reader, section, product);
    check_delay(reader, section);
    check_others(reader, section, product.id);
    check_birthday(reader, section, product, terms.products);
  }
}

}  // namespace houvast::dossier
