// SPDX-License-Identifier: EUPL-1.2
#include "study/care_book.h"

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

}  // namespace

CareBook::CareBook(const Dossier& dossier, const FundedDossier& funded, const CareCase& care,
                   std::span<const std::int64_t> sums, std::int64_t draws)
    : dossier_(dossier), terms_(care.terms), draws_(draws), is_simulated_(care.is_simulated) {
  const PacketLayout& layout = care.packet;
  check(draws > 0 && sums.size() == layout.size() * dossier.municipalities.size());
  for (std::size_t s = 0; s < dossier.schemes.size(); ++s)
    parts_.emplace_back(dossier.years, dossier.municipalities.size());
  for (std::size_t m = 0; m < dossier.municipalities.size(); ++m) {
    const auto packet = sums.subspan(m * layout.size(), layout.size());
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      for (std::size_t s = 0; s < dossier.schemes.size(); ++s) {
        if (!is_simulated_[s] || funded.tables[s].actual.at(year, m)) continue;
        auto& parts = parts_[s].at(year, m);
        std::vector<Exact> weights;
        std::int64_t total = 0;
        for (std::size_t p = 0; p < layout.products; ++p) {
          if (care.scheme_of[p] != s) continue;
          const auto figures = packet.subspan(layout.care(p, year), PacketLayout::care_figures);
          if (figures[0] == 0 && figures[2] == 0) continue;
          parts.push_back({.amount = {},
                           .product = p,
                           .users = mean_of(figures[2], draws, 1),
                           .volume = mean_of(figures[1], draws, 1'000'000)});
          weights.push_back(exact(figures[0]));
          total += figures[0];
        }
        if (total != 0) {
          const auto amounts = split_exactly(mean_cents(total, draws), weights);
          for (std::size_t i = 0; i < parts.size(); ++i) parts[i].amount = amounts[i];
        }
        for (std::size_t l = 0; l < layout.levers; ++l)
          if (const std::int64_t cost = packet[layout.lever_cost(l, year)];
              care.lever_schemes[l] == s && cost != 0)
            parts.push_back({.amount = mean_cents(cost, draws), .product = {}, .lever = l});
      }
    }
  }
}

Cents CareBook::spending(std::size_t scheme, int year, std::size_t municipality) const {
  Cents sum;
  for (const CarePart& part : parts(scheme, year, municipality)) sum += part.amount;
  return sum;
}

std::int64_t CareBook::clients(std::size_t scheme, int year, std::size_t municipality) const {
  Exact sum = 0;
  for (const CarePart& part : parts(scheme, year, municipality)) sum += exact(part.users);
  return round_to_cents(sum).count();
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
  const std::vector<Cents> amounts = split_exactly(payment.amount, weights);
  const std::string& scheme = dossier_.schemes[payment.scheme].id;
  std::vector<Transfer> transfers;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (amounts[i] != Cents())
      transfers.push_back({{payment.year, 0},
                           payment.payer,
                           {AccountKind::provider, scheme},
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
