// SPDX-License-Identifier: EUPL-1.2
// Waiting lists (D5): clients who ask, wait, start, leave, or give up, day by day. Private to the
// engine.
#pragma once

#include <cstdint>
#include <vector>

#include "demand/pathway.h"
#include "demand/rooms.h"

namespace houvast::demand {

/// One cluster. Days go in order: first who leaves and the houses for them, then who gives up
/// waiting, then who asks, then who starts: acute cases at once, others first come first served.
class WaitingList final : public Queue {
 public:
  WaitingList(const Model::Impl& model, Books& books, Pathway& pathway);

  /// Makes ready for a cluster; false when nobody can wait there.
  [[nodiscard]] bool open(std::size_t cluster, Rooms& rooms);
  /// Existing clients and the waiting list of day 0, in the order they are given.
  void add_existing(const Client& client, std::size_t product);
  void ask(const Client& client, std::size_t product, int day) override;
  /// Lives through the days of a year; everybody who may start in it has been followed before.
  void live(int year);
  /// Books who is still in care or waiting when the simulation ends.
  void finish();

 private:
  static constexpr std::int32_t none = -1;
  enum class State : std::uint8_t { free, waiting, in_care, blocked, gone };

  struct Person {
    Client client;
    Stay stay;
    std::int32_t asked = 0;  ///< Day.
    std::int32_t start = 0;
    std::int32_t next = none;   ///< In the line the person stands in.
    std::uint32_t version = 0;  ///< Tells the people apart who had this place one after another.
    std::uint32_t order = 0;    ///< In which they asked.
    std::uint16_t product = 0;
    State state = State::free;
    bool was_running = false;
    std::optional<std::uint16_t> provider;  ///< Of who waits; of who is in care it is in `stay`.
  };
  struct List {
    std::int32_t first = none, last = none;
  };
  /// Somebody who will ask: kept in the order of days, so that memory is read in order.
  struct Request {
    Client client;
    std::uint16_t product = 0;
  };
  /// A day on which somebody may have had enough.
  struct Timer {
    std::int32_t person = none;
    std::uint32_t version = 0;
    bool escalates = false;
  };
  struct Desk {  ///< Who waits for one product in one municipality, where it matters with whom.
    std::size_t municipality = 0, product = 0;
    std::optional<std::uint16_t> provider;
    List line;
    std::int64_t waiting = 0;
  };
  struct PoolState {
    const Pool* pool = nullptr;
    std::vector<Desk> desks;
    std::int64_t in_care = 0, waiting = 0;
    std::vector<std::int32_t> releases;  ///< By day: places that come free by themselves.
    bool is_dirty = true;
    bool has_budget = false;
  };
  struct HouseState {
    const HousePool* pool = nullptr;
    List line;
    double houses = 0;  ///< Free, with the part of the next one.
  };
  struct Place {  ///< Of a municipality and product.
    std::int32_t pool = none, desk = none, houses = none;
    std::int32_t desks = 1;  ///< From `desk` on, by provider.
  };

  void free_person(std::int32_t at);
  void append(List& list, std::int32_t at);
  [[nodiscard]] std::int32_t pop(List& list);
  [[nodiscard]] Place& place(std::size_t municipality, std::size_t product);
  [[nodiscard]] RoomRequest request_of(const Person& person, int day) const;
  /// What a start would ask of a budget today.
  [[nodiscard]] RoomRequest wish_of(const Person& person, int day,
                                    std::optional<std::uint16_t> provider) const;

  void live_day(int day);
  void leave(std::int32_t at, int day);
  void end_care(std::int32_t at, int day);
  void free_houses(int day);
  void lose_patience(int day);
  void take_request(const Request& request, int day);
  [[nodiscard]] std::int32_t new_person(const Request& request, int day);
  /// Must be known who is in care there, because of a house or a budget? Else a stay is booked when
  /// it starts, and all that is remembered is the day on which the place comes free.
  [[nodiscard]] bool is_remembered(const Place& where) const {
    return where.houses != none || pools_[static_cast<std::size_t>(where.pool)].has_budget;
  }
  void take_in(const Request& request, int asked, int start, const Stay& stay, bool was_running);
  void set_timer(std::int32_t at, int day, const PhiloxBlock& words);
  void fetch_early(std::size_t ahead, const std::vector<std::int32_t>& list) const;
  void take_requests(std::size_t from, int day);
  void start_care(const Request& request, int asked, bool is_urgent, int day,
                  std::optional<std::uint16_t> provider);
  void admit(PoolState& pool, int day);
  /// Who stands first; null: nobody.
  [[nodiscard]] const Person* head_of(Desk& desk);
  [[nodiscard]] bool has_place(const PoolState& pool, int day) const;
  void start_first(PoolState& pool, Desk& desk, int day, std::optional<std::uint16_t> provider);
  void admit_by_room(int day);
  struct Turn {  ///< At a desk.
    std::uint32_t order = 0;
    std::size_t pool = 0, desk = 0;
  };
  [[nodiscard]] Desk& desk_of(PoolState& pool, const Place& where,
                              std::optional<std::uint16_t> provider) const;
  /// Is there room today, and with whom: his own provider, or one he would go to?
  [[nodiscard]] bool finds_room(const Person& person, int day,
                                std::optional<std::uint16_t>& provider) const;
  void bridge(const Client& client, std::size_t product, int asked, int day);
  void book_year_end(int year);
  void begin_year(int year);

  const Model::Impl& model_;
  Books& books_;
  Pathway& pathway_;
  Rooms* rooms_ = nullptr;
  std::vector<Person> people_;
  std::vector<std::int32_t> free_;
  std::vector<std::vector<Request>> requests_;   ///< By day.
  std::vector<std::vector<std::int32_t>> ends_;  ///< By day: people.
  std::vector<std::vector<Timer>> timers_;       ///< By day.
  std::vector<PoolState> pools_;
  std::vector<HouseState> houses_;
  std::vector<Place> places_;  ///< [municipality of the cluster][product]
  std::vector<Turn> turns_;
  std::uint32_t orders_ = 0;
};

}  // namespace houvast::demand
