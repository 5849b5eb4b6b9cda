// SPDX-License-Identifier: EUPL-1.2
#include "server/circular_json.h"

#include <algorithm>
#include <vector>

#include "houvast/format.h"

namespace houvast::server {
namespace {

Json optional_cents(const std::optional<Cents>& amount) {
  return amount ? Json(amount->count()) : Json();
}

/// A count out of exact volumes, for statistics.
double volume_of(const Circular& circular, std::size_t measure) {
  double sum = 0;
  for (const CircularMunicipality& one : circular.municipalities)
    sum += one.volumes[measure].to_double();
  return sum;
}

Json measures_json(const Circular& circular, const GemeentefondsAmounts& amounts,
                   const std::optional<std::size_t>& cluster) {
  std::vector<Cents> sums(circular.measures.size());
  for (const GemeentefondsPart& part : amounts.parts)
    if (part.measure && (!cluster || part.cluster == *cluster)) sums[*part.measure] += part.amount;
  Json list = Json::array();
  for (std::size_t m = 0; m < circular.measures.size(); ++m) {
    const CircularMeasure& measure = circular.measures[m];
    Json weights = Json::array();
    for (std::size_t c = 0; c < measure.weights.size(); ++c)
      if (measure.weights[c] != Decimal() && (!cluster || c == *cluster))
        weights.push_back(
            {{"cluster", circular.clusters[c]}, {"weight", to_string(measure.weights[c])}});
    if (weights.empty()) continue;
    list.push_back({{"code", measure.code},
                    {"name", measure.name},
                    {"is_own_capacity", measure.is_own_capacity},
                    {"is_fixed_amount", measure.is_fixed_amount},
                    {"volume", volume_of(circular, m)},
                    {"amount_cents", sums[m].count()},
                    {"weights", std::move(weights)}});
  }
  return list;
}

}  // namespace

std::int64_t inhabitants_of(const Circular& circular, std::size_t municipality) {
  const auto found =
      std::ranges::find(circular.measures, inhabitants_measure, &CircularMeasure::code);
  if (found == circular.measures.end()) return 0;
  const auto at = static_cast<std::size_t>(found - circular.measures.begin());
  return static_cast<std::int64_t>(circular.municipalities[municipality].volumes[at].to_double());
}

Json circular_json(const Circular& circular, const GemeentefondsAmounts& amounts,
                   const std::optional<std::size_t>& cluster) {
  Json clusters = Json::array();
  for (std::size_t c = 0; c < circular.clusters.size(); ++c)
    clusters.push_back(
        {{"name", circular.clusters[c]}, {"amount_cents", amounts.of_cluster(c).count()}});
  Json municipalities = Json::array();
  for (std::size_t i = 0; i < circular.municipalities.size(); ++i) {
    const Cents amount = cluster ? amounts.amount(i, *cluster) : amounts.of_municipality(i);
    const std::int64_t people = inhabitants_of(circular, i);
    municipalities.push_back(
        {{"code", circular.municipalities[i].code},
         {"name", circular.municipalities[i].name},
         {"inhabitants", people},
         {"amount_cents", amount.count()},
         {"each_cents", optional_cents(per_inhabitant(amount, Decimal(people)))}});
  }
  const Cents total = cluster ? amounts.of_cluster(*cluster) : amounts.total();
  return {{"name", circular.name},
          {"factor", to_string(amounts.factor)},
          {"cluster", cluster ? Json(circular.clusters[*cluster]) : Json()},
          {"total_cents", total.count()},
          {"general_total_cents", amounts.general_total().count()},
          {"clusters", std::move(clusters)},
          {"measures", measures_json(circular, amounts, cluster)},
          {"municipalities", std::move(municipalities)},
          {"notes", to_json(circular.notes)}};
}

Json to_json(const BeforeAfter& line) {
  const Cents change = line.after - line.before;
  return {{"code", line.code},
          {"name", line.name},
          {"inhabitants", line.inhabitants},
          {"before_cents", line.before.count()},
          {"after_cents", line.after.count()},
          {"change_cents", change.count()},
          {"each_cents", optional_cents(per_inhabitant(change, Decimal(line.inhabitants)))}};
}

Text sentence_of(const std::vector<BeforeAfter>& lines, const Text& beginning) {
  std::int64_t more = 0, less = 0;
  Cents gained, lost;
  const BeforeAfter* worst = nullptr;
  std::optional<Cents> worst_each;
  for (const BeforeAfter& line : lines) {
    const Cents change = line.after - line.before;
    if (change > Cents()) ++more, gained += change;
    if (change < Cents()) ++less, lost += change;
    const auto each = per_inhabitant(change, Decimal(line.inhabitants));
    if (each && *each < worst_each.value_or(Cents())) worst = &line, worst_each = each;
  }
  const auto say = [&](Language language) {
    const bool nl = language == Language::dutch;
    const auto gemeenten = [&](std::int64_t number) {
      return format_count(number, {"gemeente", "municipality"}, {"gemeenten", "municipalities"},
                          language);
    };
    std::string text = beginning.in(language);
    if (more == 0 && less == 0) return text + (nl ? " verandert er niets." : " nothing changes.");
    const auto get = [&](std::int64_t number) {
      if (nl) return number == 1 ? " " : " samen ";
      return number == 1 ? " gets " : " together get ";
    };
    if (more == 0)
      text += nl ? " krijgt geen enkele gemeente meer" : " no municipality gets more";
    else
      text += (nl ? (more == 1 ? " krijgt " : " krijgen ") : " ") + gemeenten(more) + get(more) +
              format_million(gained, language) + (nl ? " miljoen euro meer" : " million euro more");
    if (less == 0)
      text += nl ? " en geen enkele minder" : " and none gets less";
    else
      text += (nl && more == 0 && less > 1 ? " en krijgen "
               : nl                        ? " en "
                                           : " and ") +
              gemeenten(less) + get(less) + format_million(-lost, language) +
              (nl ? " miljoen euro minder" : " million euro less");
    if (worst != nullptr)
      text += "; " + worst->name +
              (nl ? " verliest per inwoner het meest: " : " loses most per inhabitant: ") +
              format_euro(-*worst_each, language) + " euro";
    return text + ".";
  };
  return {say(Language::dutch), say(Language::english)};
}

}  // namespace houvast::server
