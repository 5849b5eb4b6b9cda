// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in who decides about access (D6), in what counts as a high risk (D7)
// and in effects between municipality and insurer (C11).
#include "dossier/check_contracts.h"

namespace houvast::dossier {
namespace {

/// The decision stands between a referral and the product; the basis is lighter.
void check_basis(Reader& reader, const Section& section, const Access& access,
                 const DemandTerms& terms) {
  // Another decision without a basis would send who is not let in nowhere.
  if (section.has("chosen")) require_beside(reader, section, "light_share", "basis");
  for (const std::string_view key : {"late_months", "late_weight"})
    require_beside(reader, section, key, "basis");
  const Product* basis = find_by_id(terms.products, access.basis);
  if (basis == nullptr) return;
  if (access.basis == access.product)
    return reader.report("dossier/same-product", section.place("basis"), access.basis);
  if (basis->line == 2)
    reader.report("dossier/basis-not-lighter", section.place("basis"), access.basis, "0, 1");
}

/// A referrer who never brings the product makes a decision that does nothing.
void check_channels(Reader& reader, const Section& root, const Section& section,
                    const Access& access, const DemandTerms& terms) {
  const std::string file = root.section("tables").text("inflow").value_or("");
  if (reader.wrong_files().contains(file) || find_by_id(terms.products, access.product) == nullptr)
    return;
  for (const Channel channel : access.channels) {
    const bool brings = std::any_of(terms.inflow.begin(), terms.inflow.end(), [&](const auto& row) {
      return row.product == access.product && row.channel == channel && row.per_thousand > 0;
    });
    if (!brings)
      reader.report("dossier/channel-without-inflow", section.place("channels"),
                    std::string(channel_names.at(static_cast<std::size_t>(channel))),
                    access.product);
  }
}

void check_way(Reader& reader, const Section& section) {
  check_range(reader, section, "own_interest", Decimal(), Decimal(10));
}

void check_effect(Reader& reader, const Section& section) {
  require_beside(reader, section, "amount", "product");
  require_beside(reader, section, "agreed_share", "amount");
}

}  // namespace

void check_access(Reader& reader, const Section& root, const Dossier& dossier) {
  for (const Access& access : dossier.contracts.access) {
    const Section section = root.section("access").section(access.product);
    check_basis(reader, section, access, dossier.demand);
    check_channels(reader, root, section, access, dossier.demand);
    check_way(reader, section.section("today"));
    check_way(reader, section.section("chosen"));
    check_range(reader, section, "late_months", Decimal(1), Decimal(120));
    check_range(reader, section, "late_weight", Decimal(), Decimal(100));
    require_beside(reader, section, "from", "chosen");
    require_beside(reader, section, "chosen", "from");
    const auto from = section.month("from");
    if (from && reader.known.years && !reader.known.years->holds(from->year))
      reader.report(
          "dossier/month-outside", section.place("from"), to_string(*from),
          in_words(Period{reader.known.years->from, 1}, Period{reader.known.years->to, 12}));
  }
  check_range(reader, root.section("advice"), "volume_risk", Decimal(), Decimal(10));
  for (const InsurerEffect& effect : dossier.contracts.insurer_effects)
    check_effect(reader, root.section("insurer_effect").section(effect.id));
}

}  // namespace houvast::dossier
