// SPDX-License-Identifier: EUPL-1.2
#include "demand/books.h"

#include <algorithm>
#include <array>

#include "domain/price_factor.h"

namespace houvast::demand {
namespace {

/// One municipality and product, all channels and forms.
class ProductFold {
 public:
  ProductFold(const Model::Impl& model, const Influences& influences, const Books& books,
              std::size_t local, std::size_t municipality, std::size_t product)
      : model_(model),
        books_(books),
        local_(local),
        product_(product),
        price_factor_(influences.of(Effect::Kind::price, municipality, product, Channel())) {
    volume_.fill(std::vector<Millionths>(static_cast<std::size_t>(model.timeline.months())));
  }

  void fold(CareYear* years, CareMonth* months) {
    for (std::size_t c = 0; c < channel_count; ++c)
      for (std::size_t form = 0; form < 2; ++form)
        fold_slot(static_cast<Channel>(c), form, years,
                  months == nullptr ? nullptr : months + (c * 2 + form) * volume_.front().size());
    for (std::size_t form = 0; form < 2; ++form)
      for (std::size_t m = 0; m < volume_[form].size(); ++m) {
        const std::size_t y = m / 12;
        const double factor = price_factor_ == nullptr ? 1 : (*price_factor_)[m];
        years[y].volume += volume_[form][m];
        years[y].spending +=
            amount_of(volume_[form][m],
                      scaled(model_.price(product_, static_cast<DeliveryForm>(form), y), factor));
      }
    for (std::size_t y = 0; y < model_.years(); ++y) {
      const WaitingYear& waiting = books_.waiting_of_local(
          local_, product_, model_.timeline.years().from + static_cast<int>(y));
      years[y].waiting = waiting.waiting;
      years[y].waited = waiting.waited;
      years[y].waited_days = waiting.waited_days;
      years[y].dropped_out = waiting.dropped_out;
      years[y].escalated = waiting.escalated;
      years[y].blocked_days = waiting.blocked_days;
    }
  }

 private:
  void fold_slot(Channel channel, std::size_t form, CareYear* years, CareMonth* months) {
    const std::int32_t first =
        model_.slot_of[product_ * channel_count + static_cast<std::size_t>(channel)];
    if (first == Model::Impl::no_slot) return;
    if (form == 1 && model_.products[product_].personal_budget_below == 0) return;
    const std::size_t slot = static_cast<std::size_t>(first) + form;
    const MonthChange* changes = books_.months_of_local(local_, slot);
    Millionths volume = 0;
    std::int32_t clients = books_.existing_of_local(local_, slot);
    for (std::size_t m = 0; m < volume_[form].size(); ++m) {
      const MonthChange& change = changes[m];
      volume += change.volume;
      volume_[form][m] += volume;
      CareYear& year = years[m / 12];
      if (m % 12 == 0) year.users += clients;
      year.users += change.starts;
      year.starts += change.starts;
      year.stops += change.stops;
      if (months != nullptr) months[m] = {volume, clients, change.starts, change.stops};
      clients += change.starts - change.stops;
    }
    check(clients >= 0 && volume >= 0);
  }

  const Model::Impl& model_;
  const Books& books_;
  std::size_t local_, product_;
  const Series* price_factor_;
  std::array<std::vector<Millionths>, 2> volume_;  ///< [form][month]
};

}  // namespace

void Books::open(const std::vector<std::size_t>& municipalities) {
  for (std::size_t l = 0; l < municipalities.size(); ++l) local_of_[municipalities[l]] = l;
  const std::size_t count = municipalities.size();
  const std::size_t products = model_.products.size();
  changes_.assign(count * model_.slots * model_.slot_width(), {});
  existing_.assign(count * model_.slots, 0);
  waiting_.assign(count * products * model_.years(), {});
  waiting_times_.assign(count * products * CareFigures::waiting_classes, 0);
}

void Books::count_wait(std::size_t municipality, std::size_t product, int year, int days) {
  WaitingYear& of_year = waiting(municipality, product, year);
  ++of_year.waited;
  of_year.waited_days += days;
  const auto at = std::min(static_cast<std::size_t>(days) / 30, CareFigures::waiting_classes - 1);
  ++waiting_times_[(local_of_[municipality] * model_.products.size() + product) *
                       CareFigures::waiting_classes +
                   at];
}

void fold(const Model::Impl& model, const Influences& influences, const Books& books,
          bool with_months, CareFigures& figures) {
  const std::size_t products = model.products.size();
  const auto months = static_cast<std::size_t>(model.timeline.months());
  const std::size_t count = figures.municipalities.size();
  figures.by_year.assign(count * products * model.years(), {});
  figures.by_month.assign(with_months ? count * products * channel_count * 2 * months : 0, {});
  figures.waiting_times = books.waiting_times();
  const bool has_price_levers = [&] {
    for (std::size_t p = 0; p < products; ++p)
      if (influences.touches(Effect::Kind::price, p)) return true;
    return false;
  }();
  figures.price_factors.assign(has_price_levers ? count * products * months : 0, 1.0);
  for (std::size_t l = 0; l < count; ++l)
    for (std::size_t p = 0; p < products; ++p)
      ProductFold(model, influences, books, l, figures.municipalities[l], p)
          .fold(&figures.by_year[(l * products + p) * model.years()],
                with_months ? &figures.by_month[(l * products + p) * channel_count * 2 * months]
                            : nullptr);
  if (!has_price_levers) return;
  for (std::size_t l = 0; l < count; ++l)
    for (std::size_t p = 0; p < products; ++p)
      if (const Series* factor =
              influences.of(Effect::Kind::price, figures.municipalities[l], p, Channel()))
        std::copy(factor->begin(), factor->end(),
                  figures.price_factors.begin() +
                      static_cast<std::ptrdiff_t>((l * products + p) * months));
}

}  // namespace houvast::demand
