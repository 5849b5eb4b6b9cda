// SPDX-License-Identifier: EUPL-1.2
#include "demand/pathway.h"

#include <algorithm>

namespace houvast::demand {
namespace {

/// The head of a family reviews for all of them.
Client head_of_family(Client client) {
  client.branch &= ~(7U * member_branch);
  return client;
}

}  // namespace

void Pathway::go_on(Client client, const Stay& stay) {
  if (stay.next == out()) return;
  ++client.step;
  // What a birthday leads to is not chosen, so nothing else can be chosen instead.
  follow(client, stay.next, stay.end + stay.delay, {}, stay.reason != StopReason::birthday);
}

void Pathway::follow(Client client, std::size_t product, int day, const Words& first,
                     bool may_be_substituted) {
  Words words = first;
  while (day < model_.timeline.days()) {
    if (may_be_substituted && !influences_->substitutions(product).empty())
      product = substituted(client, product, day);
    if (model_.is_queued(client.municipality, product)) {
      queue_->ask(client, product, day);
      return;
    }
    if (is_chain(client.municipality, product)) {
      Walker walker{.client = client, .product = product, .day = day};
      while (step(walker)) {
      }
      if (walker.product == out()) return;
      client = walker.client;
      product = walker.product;
      day = walker.day;
      words = {};
      continue;
    }
    const Stay stay = plan(client, product, day, false, words);
    if (model_.products[product].brings_others && stay.end > day) bring(client, product, day);
    close(client, product, day, day, stay, false);
    if (stay.next == out()) return;
    day = stay.end + stay.delay;
    product = stay.next;
    may_be_substituted = stay.reason != StopReason::birthday;
    ++client.step;
    words = {};
  }
}

void Pathway::draw_age(Client& client, AgeBand ages, int day) const {
  const PhiloxBlock person = draw(client, replication_, Purpose::person);
  constexpr int oldest = 100;  // An open end of a band is not a hundred and twenty years.
  const int youngest = birthday_of(ages.from);
  const int eldest = birthday_of(std::max(ages.from, std::min(ages.to, oldest)) + 1) - 1;
  client.birth =
      day - youngest - static_cast<int>(as_share(person.word[0]) * (eldest - youngest + 1));
  client.has_age = true;
}

std::size_t Pathway::substituted(const Client& client, std::size_t product, int day) const {
  if (day < client.rights_until) return product;
  double left = as_share(draw(client, replication_, Purpose::choice).word[2]);
  for (const Diversion& diversion : influences_->substitutions(product)) {
    if (!diversion.municipalities[client.municipality] ||
        !diversion.channels[static_cast<std::size_t>(client.channel)])
      continue;
    if (!diversion.providers.empty()) {
      const auto provider = provider_of(client, product, day);
      if (!provider || !diversion.providers[*provider]) continue;
    }
    left -= influences_->at(diversion, model_.timeline.day(day).month);
    if (left < 0) return diversion.to;
  }
  return product;
}

template <class Factor>
int Pathway::paced_end(const Client& client, const Factor& factor_in, int start,
                       double days) const {
  double left = days;
  int day = start;
  for (int month = model_.timeline.day(start).month; month < model_.timeline.months(); ++month) {
    int until = model_.timeline.month_start(month + 1);
    const bool is_protected = day < client.rights_until;
    if (is_protected) until = std::min(until, client.rights_until);
    const double factor = is_protected ? 1 : factor_in(month);
    const double used = (until - day) / factor;
    if (left < used) return std::max(start + 1, day + static_cast<int>(left * factor + 0.5));
    left -= used;
    day = until;
    if (day < model_.timeline.month_start(month + 1)) --month;  // The right ends within it.
  }
  return model_.timeline.days();
}

void Pathway::review(const Client& client, std::size_t product, int start, bool was_running,
                     const PhiloxBlock& choice, Stay& stay) const {
  const ProductModel& model = model_.products[product];
  const bool one_plan = model.household != nullptr && model.household->one_plan;
  const Series* factor =
      influences_->of(Effect::Kind::review, client.municipality, product, client.channel);
  const auto times = [&](int day) {
    return factor == nullptr ? 1.0 : (*factor)[model_.timeline.day(day).month];
  };
  review_stay(model, start, was_running,
              one_plan ? draw(head_of_family(client), replication_, Purpose::choice) : choice,
              client.rights_until, out(), times, stay);
}

void Pathway::choose_exit(const Client& client, std::size_t product, std::size_t hazards_at,
                          const StayWords& words, Stay& stay) const {
  const ProductModel& model = model_.products[product];
  if (model.hazards) {
    stay.next = model.hazards.next(hazards_at, words.stay.word[3]);
    if (stay.next != out()) stay.reason = StopReason::stepped;
    return;
  }
  const auto times = [&](const ExitModel& exit) {
    double factor = 1;
    for (const Diversion& diversion : influences_->exits(product))
      if (diversion.to == exit.to && diversion.municipalities[client.municipality] &&
          diversion.channels[static_cast<std::size_t>(client.channel)] &&
          stay.end >= client.rights_until)
        factor *= influences_->at(diversion, model_.timeline.day(stay.end).month);
    return factor;
  };
  take_exit(model, words, out(), times, stay);
}

Stay Pathway::plan(const Client& client, std::size_t product, int start, bool was_running,
                   const Words& drawn) const {
  const ProductModel& model = model_.products[product];
  const int last = model_.timeline.days();
  const PhiloxBlock words =
      drawn.stay != nullptr ? *drawn.stay : draw(client, replication_, Purpose::stay);
  PhiloxBlock choice{};
  if (model.needs_choice)
    choice = drawn.choice != nullptr ? *drawn.choice : draw(client, replication_, Purpose::choice);
  Stay stay{.monthly = monthly_of(client, product, was_running ? -1 : start, words.word[2]),
            .next = out()};
  if (choice.word[0] < model.personal_budget_below) stay.form = DeliveryForm::personal_budget;
  const bool differs = !influences_->of_providers(product).empty();
  stay.provider = drawn.provider || !differs ? drawn.provider : provider_of(client, product, start);
  if (differs && start >= client.rights_until && !was_running)
    stay.monthly = millionths(static_cast<double>(stay.monthly) * 1e-6 *
                              provider_factor(Effect::Kind::intensity, client, product,
                                              stay.provider, model_.timeline.day(start).month));

  const Series* pace =
      influences_->of(Effect::Kind::duration, client.municipality, product, client.channel);
  const auto pace_in = [&](int month) {
    return (pace == nullptr ? 1.0 : (*pace)[static_cast<std::size_t>(month)]) *
           provider_factor(Effect::Kind::duration, client, product, stay.provider, month);
  };
  const bool is_paced = pace != nullptr || differs;
  // Whose pace a lever changes may stay longer than there are days.
  const double most = is_paced ? 1e8 : last - start + 1.0;
  const auto [days, hazards_at] =
      natural_stop(client, product, start, was_running, words.word[1], most);
  stay.end = is_paced ? paced_end(client, pace_in, start, days) : end_of(start, days, last);
  if (model.review != nullptr) review(client, product, start, was_running, choice, stay);
  if (stay.reason == StopReason::planned && stay.end < last)
    choose_exit(client, product, hazards_at, {words, choice}, stay);
  if (model.until_age && client.has_age) {
    const int birthday = client.birth + birthday_of(*model.until_age);
    if (birthday <= stay.end && birthday < last) {
      stay.end = std::max(birthday, start);
      stay.next = static_cast<std::uint16_t>(model.then);
      stay.delay = 0;
      stay.reason = StopReason::birthday;
    }
  }
  if (stay.end >= last)
    stay = {.monthly = stay.monthly,
            .end = last,
            .next = out(),
            .form = stay.form,
            .provider = stay.provider};
  return stay;
}

void Pathway::bring(const Client& client, std::size_t product, int start) {
  const ProductModel& model = model_.products[product];
  const bool is_brought = is_companion(client.branch);
  for (std::uint32_t i = 0; i < model.together.size() && !is_brought; ++i) {
    const auto& [product_too, words_below] = model.together[i];
    const PhiloxBlock words = draw(client, replication_, Purpose::together, i / 4);
    if (words.word[i % 4] >= words_below) continue;
    Client companion = client;
    companion.branch += together_branch * (i + 1);
    companion.step = (client.step + 1) << 12;
    follow(companion, product_too, start);
  }
  const bool is_member = (client.branch & (7U * member_branch)) != 0;
  if (model.household == nullptr || is_member || is_brought || client.step > 0) return;
  for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(model.household->most); ++k) {
    const PhiloxBlock words = draw(client, replication_, Purpose::household, k / 4);
    if (as_share(words.word[k % 4]) >= model.household->chance) return;
    Client member = client;
    member.branch += member_branch * (k + 1);
    if (client.has_age) {
      const int age = static_cast<int>((start - client.birth) / days_a_year);
      give_age(member, {std::max(0, age - 3), age + 3}, start);
    }
    follow(member, product, start);
  }
}

void Pathway::close(const Client& client, std::size_t product, int ordered, int start,
                    const Stay& stay, bool was_running) {
  if (stay.end <= start) return;  // A birthday on the first day: no care.
  const std::size_t slot = model_.slot(product, client.channel, stay.form);
  if (was_running) ++books_.existing(client.municipality, slot);
  add_stay(model_.timeline, books_.months(client.municipality, slot), start, stay.end, stay.monthly,
           was_running ? 0 : 1);
  if (orders_ != nullptr)
    add_order(client, product, start, stay, was_running,
              draw(client, replication_, Purpose::order));
  if (records_ != nullptr) {
    Stay told = stay;
    if (!told.provider) told.provider = provider_of(client, product, start);
    told.is_acute = told.is_acute || is_acute_anyway(client, product, start);
    (*records_)(record_of(model_, client, replication_, product, ordered, start, told));
  }
}

void Pathway::close_unstarted(const Client& client, std::size_t product, int ordered,
                              std::optional<StopReason> reason, int day) const {
  if (records_ == nullptr) return;
  const Stay stay{.monthly = monthly_of(client, product, ordered),
                  .end = day,
                  .next = out(),
                  .provider = provider_of(client, product, ordered)};
  CareRecord record = record_of(model_, client, replication_, product, ordered, std::nullopt, stay);
  record.reason = reason;
  (*records_)(record);
}

}  // namespace houvast::demand
