// SPDX-License-Identifier: EUPL-1.2
#include "demand/waiting_list.h"

#include <algorithm>

namespace houvast::demand {

WaitingList::WaitingList(const Model::Impl& model, Books& books, Pathway& pathway)
    : model_(model), books_(books), pathway_(pathway) {}

bool WaitingList::open(std::size_t cluster, Rooms& rooms) {
  rooms_ = &rooms;
  rooms.reset();
  pools_.clear();
  houses_.clear();
  if (model_.pools[cluster].empty()) return false;
  const auto days = static_cast<std::size_t>(model_.timeline.days());
  people_.clear();
  free_.clear();
  const auto clear = [&](auto& lists) {
    lists.resize(days);
    for (auto& list : lists) list.clear();
  };
  clear(requests_);
  clear(ends_);
  clear(timers_);
  places_.assign(model_.clusters[cluster].size() * model_.products.size(), {});
  orders_ = 0;
  for (const Pool& pool : model_.pools[cluster]) {
    PoolState state{.pool = &pool};
    state.releases.assign(days, 0);
    for (const std::size_t m : pool.municipalities)
      for (const std::size_t p : pool.products) {
        place(m, p).pool = static_cast<std::int32_t>(pools_.size());
        place(m, p).desk = static_cast<std::int32_t>(state.desks.size());
        const auto providers = pathway_.influences().placements().providers(m, p);
        if (rooms.asks_room(m, p) && !providers.empty()) {
          place(m, p).desks = static_cast<std::int32_t>(providers.size());
          for (const std::uint16_t provider : providers)
            state.desks.push_back({.municipality = m, .product = p, .provider = provider});
        } else {
          state.desks.push_back({.municipality = m, .product = p});
        }
        state.has_budget = state.has_budget || rooms.concerns(m, p);
      }
    pools_.push_back(std::move(state));
  }
  for (const HousePool& pool : model_.houses[cluster]) {
    for (const std::size_t m : pool.municipalities)
      place(m, pool.product).houses = static_cast<std::int32_t>(houses_.size());
    houses_.push_back({.pool = &pool});
  }
  return true;
}

std::int32_t WaitingList::new_person(const Request& request, int day) {
  auto at = static_cast<std::int32_t>(people_.size());
  if (free_.empty()) {
    people_.emplace_back();
  } else {
    at = free_.back();
    free_.pop_back();
  }
  Person& person = people_[static_cast<std::size_t>(at)];
  person.client = request.client;
  person.product = request.product;
  person.asked = person.start = day;
  person.was_running = false;
  person.provider.reset();
  person.order = orders_++;
  return at;
}

void WaitingList::free_person(std::int32_t at) {
  Person& person = people_[static_cast<std::size_t>(at)];
  person.state = State::free;
  ++person.version;
  free_.push_back(at);
}

void WaitingList::append(List& list, std::int32_t at) {
  people_[static_cast<std::size_t>(at)].next = none;
  if (list.last == none)
    list.first = at;
  else
    people_[static_cast<std::size_t>(list.last)].next = at;
  list.last = at;
}

std::int32_t WaitingList::pop(List& list) {
  const std::int32_t at = list.first;
  if (at == none) return none;
  list.first = people_[static_cast<std::size_t>(at)].next;
  if (list.first == none) list.last = none;
  return at;
}

WaitingList::Place& WaitingList::place(std::size_t municipality, std::size_t product) {
  return places_[books_.local(municipality) * model_.products.size() + product];
}

RoomRequest WaitingList::request_of(const Person& person, int day) const {
  // The price of the day on which it was booked: the start, or the first of the year.
  const int booked =
      std::max(person.start, model_.timeline.year_start(model_.timeline.year_of(day)));
  const Series* factor = pathway_.influences().of(Effect::Kind::price, person.client.municipality,
                                                  person.product, Channel());
  return {.municipality = person.client.municipality,
          .product = person.product,
          .day = booked,
          .monthly_volume = person.stay.monthly,
          .form = person.stay.form,
          .price_factor = factor == nullptr ? 1 : (*factor)[model_.timeline.day(booked).month],
          .provider = person.stay.provider,
          .is_acute = person.stay.is_acute,
          .is_running = person.was_running || person.start < booked,
          .since = person.was_running ? std::nullopt : std::optional(person.start)};
}

RoomRequest WaitingList::wish_of(const Person& person, int day,
                                 std::optional<std::uint16_t> provider) const {
  Person today = person;
  today.start = day;
  today.stay =
      pathway_.plan(person.client, person.product, day, false, Words{.provider = provider});
  return request_of(today, day);
}

void WaitingList::add_existing(const Client& client, std::size_t product) {
  const Stay stay = pathway_.plan(client, product, 0, true,
                                  Words{.provider = pathway_.provider_of(client, product, 0)});
  if (stay.end <= 0)
    pathway_.go_on(client, stay);  // Too old for it: what follows begins at once.
  else
    take_in({client, static_cast<std::uint16_t>(product)}, 0, 0, stay, true);
}

void WaitingList::take_in(const Request& request, int asked, int start, const Stay& stay,
                          bool was_running) {
  const Client& client = request.client;
  const Place where = place(client.municipality, request.product);
  PoolState& pool = pools_[static_cast<std::size_t>(where.pool)];
  ++pool.in_care;
  const bool leaves_in_time = stay.end < model_.timeline.days();
  if (is_remembered(where)) {
    const std::int32_t at = new_person(request, asked);
    Person& person = people_[static_cast<std::size_t>(at)];
    person.start = start;
    person.stay = stay;
    person.was_running = was_running;
    person.state = State::in_care;
    if (pool.has_budget && !was_running) rooms_->started(request_of(person, start));
    if (leaves_in_time) ends_[static_cast<std::size_t>(stay.end)].push_back(at);
    return;
  }
  if (leaves_in_time) ++pool.releases[static_cast<std::size_t>(stay.end)];
  pathway_.close(client, request.product, asked, start, stay, was_running);
  pathway_.go_on(client, stay);
}

void WaitingList::ask(const Client& client, std::size_t product, int day) {
  requests_[static_cast<std::size_t>(day)].push_back({client, static_cast<std::uint16_t>(product)});
}

void WaitingList::live(int year) {
  begin_year(year);
  const int first = model_.timeline.year_start(year);
  const int after = first + model_.timeline.days_in(year);
  for (int day = first; day < after; ++day) live_day(day);
  book_year_end(year);
}

void WaitingList::begin_year(int year) {
  const int day = model_.timeline.year_start(year);
  rooms_->new_year(year);
  bool has_budget = false;
  for (PoolState& pool : pools_) {
    pool.is_dirty = true;
    has_budget = has_budget || pool.has_budget;
  }
  if (!has_budget) return;
  for (const Person& person : people_)
    if (person.state == State::in_care || person.state == State::blocked)
      rooms_->started(request_of(person, day));
}

/// Fetches people whose turn comes soon from memory.
void WaitingList::fetch_early(std::size_t ahead, const std::vector<std::int32_t>& list) const {
  if (ahead >= list.size()) return;
  const Person* person = &people_[static_cast<std::size_t>(list[ahead])];
  __builtin_prefetch(person);
  __builtin_prefetch(reinterpret_cast<const char*>(person) + 64);
}

void WaitingList::take_requests(std::size_t from, int day) {
  const auto d = static_cast<std::size_t>(day);
  // Who starts may bring others who ask on the same day: the list grows.
  for (std::size_t i = from; i < requests_[d].size(); ++i) {
    const Request request = requests_[d][i];
    take_request(request, day);
  }
}

void WaitingList::live_day(int day) {
  const auto d = static_cast<std::size_t>(day);
  constexpr std::size_t soon = 8;
  for (std::size_t i = 0; i < ends_[d].size(); ++i) {
    fetch_early(i + soon, ends_[d]);
    end_care(ends_[d][i], day);
  }
  for (PoolState& pool : pools_)
    if (const std::int32_t free = pool.releases[d]; free > 0) {
      pool.in_care -= free;
      pool.is_dirty = true;
    }
  free_houses(day);
  lose_patience(day);
  const bool is_new_month = model_.timeline.day(day).day == 0;
  // Who starts may bring others who ask, and may start, on the same day.
  std::size_t taken = 0;
  do {
    take_requests(taken, day);
    taken = requests_[d].size();
    for (PoolState& pool : pools_)
      if (pool.waiting > 0 && !pool.has_budget && (pool.is_dirty || is_new_month)) admit(pool, day);
    admit_by_room(day);
  } while (requests_[d].size() > taken);
}

void WaitingList::lose_patience(int day) {
  const auto d = static_cast<std::size_t>(day);
  for (std::size_t i = 0; i < timers_[d].size(); ++i) {
    const Timer timer = timers_[d][i];
    Person& person = people_[static_cast<std::size_t>(timer.person)];
    if (person.version != timer.version || person.state != State::waiting) continue;
    const Place& where = place(person.client.municipality, person.product);
    PoolState& pool = pools_[static_cast<std::size_t>(where.pool)];
    --pool.waiting;
    --desk_of(pool, where, person.provider).waiting;
    person.state = State::gone;  // It stays in the line until its turn comes.
    WaitingYear& counts =
        books_.waiting(person.client.municipality, person.product, model_.timeline.year_of(day));
    const Person copy = person;
    bridge(copy.client, copy.product, copy.asked, day);
    pathway_.close_unstarted(copy.client, copy.product, copy.asked,
                             timer.escalates ? StopReason::escalated : StopReason::dropped_out,
                             day);
    if (!timer.escalates) {
      ++counts.dropped_out;
      continue;
    }
    ++counts.escalated;
    Client client = copy.client;
    ++client.step;
    pathway_.follow(client, model_.products[copy.product].escalates_to, day);
  }
}

void WaitingList::set_timer(std::int32_t at, int day, const PhiloxBlock& words) {
  const Person& person = people_[static_cast<std::size_t>(at)];
  const ProductModel& product = model_.products[person.product];
  if (!product.patience && !product.escalation) return;
  constexpr double never = 1e9;
  const double patience = product.patience ? product.patience->at(words.word[1]) : never;
  const double escalation = product.escalation ? product.escalation->at(words.word[2]) : never;
  const double until = day + std::max(1.0, std::min(patience, escalation) + 0.5);
  if (until >= model_.timeline.days()) return;
  timers_[static_cast<std::size_t>(until)].push_back(
      {.person = at, .version = person.version, .escalates = escalation <= patience});
}

void WaitingList::take_request(const Request& request, int day) {
  const Client& client = request.client;
  const ProductModel& product = model_.products[request.product];
  const Place where = place(client.municipality, request.product);
  PoolState& pool = pools_[static_cast<std::size_t>(where.pool)];
  const bool has_chances = product.waiting != nullptr;
  const PhiloxBlock words =
      has_chances ? draw(client, pathway_.replication(), Purpose::waiting) : PhiloxBlock{};
  // Who is on the list of the first day was not acute enough to be in care.
  const bool was_waiting = client.entry == stock_entry && client.step == 0;
  const bool is_urgent =
      has_chances && !was_waiting && as_share(words.word[0]) < product.waiting->urgent_share;
  const bool is_place_free = has_place(pool, day);
  const auto provider = pathway_.provider_of(client, request.product, day);
  // With a budget the answer differs from client to client: that is asked in the line.
  if (is_urgent || (is_place_free && pool.waiting == 0 && !pool.has_budget)) {
    start_care(request, day, is_urgent, day, provider);
    return;
  }
  const std::int32_t at = new_person(request, day);
  Person& person = people_[static_cast<std::size_t>(at)];
  person.state = State::waiting;
  person.provider = provider;
  Desk& desk = desk_of(pool, where, provider);
  append(desk.line, at);
  ++desk.waiting;
  ++pool.waiting;
  pool.is_dirty = true;
  set_timer(at, day, words);
}

void WaitingList::start_care(const Request& request, int asked, bool is_urgent, int day,
                             std::optional<std::uint16_t> provider) {
  const Client& client = request.client;
  Stay stay = pathway_.plan(client, request.product, day, false, Words{.provider = provider});
  stay.is_acute = is_urgent;
  if (!is_urgent && day > asked) bridge(client, request.product, asked, day);
  if (stay.end <= day) {  // Came of age in the line: no start.
    pathway_.go_on(client, stay);
    return;
  }
  take_in(request, asked, day, stay, false);
  if (!is_urgent && day > asked)
    books_.count_wait(client.municipality, request.product, model_.timeline.year_of(day),
                      day - asked);
  pathway_.bring(client, request.product, day);
}

WaitingList::Desk& WaitingList::desk_of(PoolState& pool, const Place& where,
                                        std::optional<std::uint16_t> provider) const {
  Desk* desk = &pool.desks[static_cast<std::size_t>(where.desk)];
  if (where.desks == 1 || !provider) return *desk;
  for (std::int32_t d = 0; d < where.desks; ++d)
    if (desk[d].provider == provider) return desk[d];
  check(false);
  return *desk;
}

bool WaitingList::finds_room(const Person& person, int day,
                             std::optional<std::uint16_t>& provider) const {
  provider = person.provider;
  if (rooms_->has_room(wish_of(person, day, provider))) return true;
  const Placements& placements = pathway_.influences().placements();
  const std::size_t m = person.client.municipality;
  if (!rooms_->asks_room(m, person.product) || !placements.goes_elsewhere(m, person.product))
    return false;
  const int month = model_.timeline.day(day).month;
  for (const auto& [word, other] : placements.providers_in(m, person.product, month)) {
    if (other == person.provider) continue;
    provider = other;
    if (rooms_->has_room(wish_of(person, day, provider))) return true;
  }
  return false;
}

const WaitingList::Person* WaitingList::head_of(Desk& desk) {
  while (desk.line.first != none &&
         people_[static_cast<std::size_t>(desk.line.first)].state == State::gone)
    free_person(pop(desk.line));
  return desk.line.first == none ? nullptr : &people_[static_cast<std::size_t>(desk.line.first)];
}

bool WaitingList::has_place(const PoolState& pool, int day) const {
  return pool.pool->places.empty() ||
         pool.in_care < pool.pool->places[static_cast<std::size_t>(model_.timeline.day(day).month)];
}

void WaitingList::start_first(PoolState& pool, Desk& desk, int day,
                              std::optional<std::uint16_t> provider) {
  --desk.waiting;
  --pool.waiting;
  const std::int32_t at = pop(desk.line);
  const Person& person = people_[static_cast<std::size_t>(at)];
  const Request request{person.client, person.product};
  const int asked = person.asked;
  free_person(at);
  start_care(request, asked, false, day, provider);
}

void WaitingList::admit(PoolState& pool, int day) {
  pool.is_dirty = false;
  while (pool.waiting > 0 && has_place(pool, day)) {
    Desk* first = nullptr;
    std::uint32_t order = 0;
    for (Desk& desk : pool.desks)
      if (const Person* person = head_of(desk);
          person != nullptr && (first == nullptr || person->order < order)) {
        first = &desk;
        order = person->order;
      }
    if (first == nullptr) return;
    start_first(pool, *first, day, head_of(*first)->provider);
  }
}

/// Room is shared, whatever the places: who asked first is asked first, and a line of which the
/// first finds no room stays closed for the day.
void WaitingList::admit_by_room(int day) {
  const auto later = [](const Turn& a, const Turn& b) { return a.order > b.order; };
  turns_.clear();
  const auto stand = [&](std::size_t pool, std::size_t desk) {
    if (const Person* person = head_of(pools_[pool].desks[desk])) {
      turns_.push_back({person->order, pool, desk});
      std::push_heap(turns_.begin(), turns_.end(), later);
    }
  };
  for (std::size_t p = 0; p < pools_.size(); ++p)
    if (pools_[p].has_budget && pools_[p].waiting > 0 && has_place(pools_[p], day))
      for (std::size_t d = 0; d < pools_[p].desks.size(); ++d) stand(p, d);
  while (!turns_.empty()) {
    std::pop_heap(turns_.begin(), turns_.end(), later);
    const Turn turn = turns_.back();
    turns_.pop_back();
    PoolState& pool = pools_[turn.pool];
    if (!has_place(pool, day)) continue;
    Desk& desk = pool.desks[turn.desk];
    std::optional<std::uint16_t> provider;
    if (!finds_room(*head_of(desk), day, provider)) continue;
    start_first(pool, desk, day, provider);
    stand(turn.pool, turn.desk);
  }
}

/// The basis bridges the days of waiting.
void WaitingList::bridge(const Client& waiting, std::size_t product, int asked, int day) {
  const std::size_t basis = model_.products[product].bridge;
  if (basis == pathway_.out() || day <= asked) return;
  Client client = waiting;
  client.step += 1U << 11;  // Draws of its own.
  const Stay stay{.monthly = pathway_.monthly_of(client, basis, asked),
                  .end = std::min(day, model_.timeline.days()),
                  .next = pathway_.out()};
  pathway_.close(client, basis, asked, asked, stay, false);
}

void WaitingList::book_year_end(int year) {
  for (const PoolState& pool : pools_)
    for (const Desk& desk : pool.desks)
      books_.waiting(desk.municipality, desk.product, year).waiting += desk.waiting;
  const int first = model_.timeline.year_start(year);
  const int after = first + model_.timeline.days_in(year);
  for (const HouseState& state : houses_)
    for (std::int32_t at = state.line.first; at != none;
         at = people_[static_cast<std::size_t>(at)].next) {
      const Person& person = people_[static_cast<std::size_t>(at)];
      books_.waiting(person.client.municipality, person.product, year).blocked_days +=
          after - std::max(person.stay.end, first);
    }
}

void WaitingList::finish() {
  const int last = model_.timeline.days();
  for (const Person& person : people_) {
    if (person.state == State::waiting) {
      bridge(person.client, person.product, person.asked, last);
      pathway_.close_unstarted(person.client, person.product, person.asked, std::nullopt, last);
    }
    if (person.state != State::in_care && person.state != State::blocked) continue;
    Stay stay = person.stay;
    stay.end = last;
    pathway_.close(person.client, person.product, person.asked, person.start, stay,
                   person.was_running);
  }
}

}  // namespace houvast::demand
