// SPDX-License-Identifier: EUPL-1.2
#include "study/care_book.h"

#include <algorithm>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::study {
namespace {

/// A sum over draws as a mean with two decimals.
Decimal mean_of(std::int64_t sum, std::int64_t draws, std::int64_t unit) {
  const Int128 hundredths =
      divide_half_away(static_cast<Int128>(sum) * 100, static_cast<Int128>(draws) * unit);
  return Decimal(static_cast<std::int64_t>(hundredths), 2);
}

Cents mean_cents(std::int64_t sum, std::int64_t draws) {
  return Cents(static_cast<std::int64_t>(divide_half_away(sum, draws)));
}

/// The packet of a municipality, added up over the draws.
struct MeanCare {
  const CareCase& care;
  std::span<const std::int64_t> sums;
  std::int64_t draws;

  /// The products of a scheme, at their prices.
  [[nodiscard]] std::vector<CarePart> products(std::size_t scheme, int year) const {
    std::vector<CarePart> parts;
    std::vector<Exact> weights;
    std::int64_t total = 0;
    for (std::size_t p = 0; p < care.packet.products; ++p) {
      if (care.scheme_of[p] != scheme) continue;
      const auto figures = sums.subspan(care.packet.care(p, year), PacketLayout::care_figures);
      if (figures[0] == 0 && figures[2] == 0) continue;
      parts.push_back({.amount = {},
                       .product = p,
                       .clause = {},
                       .users = mean_of(figures[2], draws, 1),
                       .volume = mean_of(figures[1], draws, 1'000'000)});
      if (care.is_contracted[scheme]) continue;  // Clauses say what is paid.
      weights.push_back(exact(figures[0]));
      total += figures[0];
    }
    if (total == 0) return parts;
    const auto amounts = split_exactly(mean_cents(total, draws), weights);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].amount = amounts[i];
    return parts;
  }

  /// What the clauses of a scheme's contracts pay, by contract and kind.
  [[nodiscard]] std::vector<CarePart> clauses(std::size_t scheme, int year) const {
    std::vector<CarePart> parts;
    for (std::size_t p = 0; p < care.packet.payees; ++p)
      for (std::size_t k = 0;
           k < line_kinds && care.contract_schemes[care.payees[p].contract] == scheme; ++k) {
        const auto kind = static_cast<contracts::LineKind>(k);
        const auto figures =
            sums.subspan(care.packet.paid(p, kind, year), PacketLayout::paid_figures);
        if (figures[0] == 0) continue;
        parts.push_back({.amount = mean_cents(figures[0], draws),
                         .product = {},
                         .clause = CarePart::Clause{care.payees[p], kind},
                         .volume = mean_of(figures[1], draws, 1'000'000)});
      }
    return parts;
  }

  void add_levers(std::size_t scheme, int year, std::vector<CarePart>& parts) const {
    for (std::size_t l = 0; l < care.packet.levers; ++l)
      if (const std::int64_t cost = sums[care.packet.lever_cost(l, year)];
          care.lever_schemes[l] == scheme && cost != 0)
        parts.push_back(
            {.amount = mean_cents(cost, draws), .product = {}, .clause = {}, .lever = l});
  }
};

/// The rule of a year's payments of a kind, by the mechanism that the kind belongs to.
std::string year_rule(contracts::LineKind kind, bool pooled) {
  struct YearRules {
    std::string_view mechanism, own, pooled;
  };
  static constexpr YearRules rules[] = {
      {"C1", "C1.own_year", "C1.pooled_year"}, {"C2", "C2.own_year", "C2.pooled_year"},
      {"C3", "C3.own_year", "C3.pooled_year"}, {"C4", "C4.own_year", "C4.pooled_year"},
      {"C5", "C5.own_year", "C5.pooled_year"}, {"C6", "C6.own_year", "C6.pooled_year"},
      {"C7", "C7.own_year", "C7.pooled_year"}, {"C8", "C8.own_year", "C8.pooled_year"},
      {"C9", "C9.own_year", "C9.pooled_year"}};
  const std::string_view rule = contracts::rule_of(kind);
  const std::string_view mechanism = rule.substr(0, rule.find('.'));
  const auto* const found =
      std::find_if(std::begin(rules), std::end(rules),
                   [&](const YearRules& known) { return known.mechanism == mechanism; });
  check(found != std::end(rules));
  return std::string(pooled ? found->pooled : found->own);
}

/// Does the rule of a year say how much it was of?
bool tells_volume(contracts::LineKind kind) {
  const std::string_view rule = contracts::rule_of(kind);
  return rule.substr(0, 3) == "C2." || rule.substr(0, 3) == "C4.";
}

}  // namespace

CareBook::CareBook(const Dossier& dossier, const FundedDossier& funded, const CareCase& care,
                   std::span<const std::int64_t> sums, std::int64_t draws)
    : dossier_(dossier), terms_(care.terms), draws_(draws), is_simulated_(care.is_simulated) {
  const PacketLayout& layout = care.packet;
  check(draws > 0 && sums.size() == layout.size() * dossier.municipalities.size());
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
    parts_.emplace_back(dossier.years, dossier.municipalities.size());
    clients_.emplace_back(dossier.years, dossier.municipalities.size());
  }
  for (std::size_t m = 0; m < dossier.municipalities.size(); ++m) {
    const MeanCare mean{care, sums.subspan(m * layout.size(), layout.size()), draws};
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
        if (!is_simulated_[s] || funded.tables[s].actual.at(year, m)) continue;
        auto& parts = parts_[s].at(year, m);
        parts = mean.products(s, year);
        Exact users = 0;
        for (const CarePart& part : parts) users += exact(part.users);
        clients_[s].at(year, m) = round_to_cents(users).count();
        if (care.is_contracted[s]) parts = mean.clauses(s, year);
        mean.add_levers(s, year, parts);
      }
  }
}

Cents CareBook::spending(std::size_t scheme, int year, std::size_t municipality) const {
  Cents sum;
  for (const CarePart& part : parts(scheme, year, municipality)) sum += part.amount;
  return sum;
}

std::int64_t CareBook::clients(std::size_t scheme, int year, std::size_t municipality) const {
  return clients_[scheme].at(year, municipality);
}

Reason CareBook::reason_of(const CarePart& part, const Payment& payment) const {
  const bool pooled = payment.pooled_share.has_value();
  Reason reason;
  if (part.product) {
    const Product& product = terms_.products[*part.product];
    reason.rule = pooled ? "D3.pooled_care" : "D3.own_care";
    reason.inputs = {{"product", product.label.empty() ? product.id : product.label},
                     {"users", part.users},
                     {"volume", part.volume},
                     {"price", demand::price_in(product, dossier_.years.from, payment.year)},
                     {"draws", Decimal(draws_)},
                     {"spending", part.amount}};
  } else if (part.clause) {
    const Contract& contract = dossier_.contracts.contracts[part.clause->payee.contract];
    reason.rule = year_rule(part.clause->kind, pooled);
    reason.inputs = {{"contract", contract.label.empty() ? contract.id : contract.label}};
    if (tells_volume(part.clause->kind)) reason.inputs.push_back({"volume", part.volume});
    reason.inputs.push_back({"draws", Decimal(draws_)});
    reason.inputs.push_back({"spending", part.amount});
  } else {
    const Lever& lever = terms_.levers[part.lever];
    reason.rule = pooled ? "D9.pooled_cost" : "D9.own_cost";
    reason.inputs = {{"lever", lever.label.empty() ? lever.id : lever.label},
                     {"cost", part.amount}};
  }
  if (pooled) {
    reason.inputs.push_back({"share", *payment.pooled_share});
    reason.inputs.push_back({"municipality", dossier_.municipalities[payment.municipality].code});
  }
  return reason;
}

Account CareBook::payee_of(const CarePart& part, const Payment& payment) const {
  if (!part.clause) return {AccountKind::provider, dossier_.schemes[payment.scheme].id};
  if (const auto provider = part.clause->payee.provider)
    return {AccountKind::provider, dossier_.contracts.providers[*provider].id};
  const bool is_shared = part.clause->kind == contracts::LineKind::savings ||
                         part.clause->kind == contracts::LineKind::losses;
  if (!is_shared) return {AccountKind::residents, payment.payer.id};
  for (const SharedSavings& savings : dossier_.contracts.savings)
    if (savings.form == SharedSavings::Form::with_insurer)
      return {AccountKind::insurer, savings.payer};
  return {AccountKind::insurer, ""};
}

std::vector<Transfer> CareBook::transfers(const Payment& payment) const {
  const auto parts = this->parts(payment.scheme, payment.year, payment.municipality);
  std::vector<Exact> weights;
  Cents total;
  for (const CarePart& part : parts) {
    weights.push_back(exact(part.amount));
    total += part.amount;
  }
  // What residence (F8) moves to who uses no care is told as a whole.
  if (total == Cents()) return {};
  const bool takes_off = std::any_of(parts.begin(), parts.end(),
                                     [](const CarePart& part) { return part.amount < Cents(); });
  // A ceiling takes off; then parts are shared in proportion, whatever their sign.
  if (takes_off)
    for (Exact& weight : weights) weight *= exact(payment.amount) / exact(total);
  const std::vector<Cents> amounts =
      takes_off ? round_parts(payment.amount, weights) : split_exactly(payment.amount, weights);
  const std::string& scheme = dossier_.schemes[payment.scheme].id;
  std::vector<Transfer> transfers;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (amounts[i] != Cents())
      transfers.push_back({{payment.year, 0},
                           payment.payer,
                           payee_of(parts[i], payment),
                           amounts[i],
                           scheme,
                           reason_of(parts[i], payment)});
  return transfers;
}

std::vector<Transfer> care_transfers(const Dossier& dossier, const CareBook* book,
                                     const CareBook::Payment& payment) {
  if (payment.amount == Cents()) return {};
  if (book != nullptr)
    if (auto parts = book->transfers(payment); !parts.empty()) return parts;
  const std::string& scheme = dossier.schemes[payment.scheme].id;
  Reason reason{"C0.own_care",
                {{"spending", payment.spending}, {"pooled", payment.spending - payment.amount}}};
  if (payment.pooled_share)
    reason = {"C0.pooled_care",
              {{"share", *payment.pooled_share},
               {"spending", payment.spending},
               {"municipality", dossier.municipalities[payment.municipality].code}}};
  return {{{payment.year, 0},
           payment.payer,
           {AccountKind::provider, scheme},
           payment.amount,
           scheme,
           std::move(reason)}};
}

}  // namespace houvast::study
