// SPDX-License-Identifier: EUPL-1.2
// The way of one client through care (D3, D4, D8): from stay to stay until he is out. Private to
// the engine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "demand/books.h"
#include "demand/client.h"
#include "demand/model.h"
#include "demand/stay.h"

namespace houvast::demand {

/// Words of a stay that were drawn before, in rows; what is empty is drawn when it is needed.
struct Words {
  const PhiloxBlock* stay = nullptr;
  const PhiloxBlock* choice = nullptr;
  std::optional<std::uint16_t> provider;  ///< Where it was drawn before.
};

/// A client in the middle of a chain, with words of steps to come.
struct Walker {
  Client client;
  std::size_t product = 0;
  int day = 0;
  std::uint32_t used = 0, drawn = 0;
  bool is_existing = false;  ///< In care before the first day: no start.
  std::array<PhiloxBlock, 16> row;
};

/// Where a client goes who may have to wait.
class Queue {
 public:
  Queue() = default;
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;
  virtual ~Queue() = default;
  virtual void ask(const Client& client, std::size_t product, int day) = 0;
};

class Pathway {
 public:
  Pathway(const Model::Impl& model, Books& books) : model_(model), books_(books) {}

  void begin(const Influences& influences, const SimulateOptions& options, Queue* queue) {
    influences_ = &influences;
    replication_ = options.replication;
    records_ = options.records ? &options.records : nullptr;
    orders_ = options.orders;
    queue_ = queue;
  }

  /// From the start of a product on, until the client is out, the simulation ends, or a product
  /// comes where he may have to wait: then the queue is asked.
  void follow(const Client& client, std::size_t product, int day) {
    follow(client, product, day, Words{});
  }
  void follow(Client client, std::size_t product, int day, const Words& words,
              bool may_be_substituted = true);
  /// follow() for many who start in a chain: a few years of all of them, then the next few, so that
  /// what they look at stays near. Empties the list.
  void walk(std::vector<Walker>& walkers);
  /// Has a product nothing but hazards, and may its steps be walked?
  [[nodiscard]] bool is_chain(std::size_t municipality, std::size_t product) const {
    return model_.products[product].is_chain && records_ == nullptr &&
           !influences_->touches(product) && !influences_->touches_stays(product) &&
           !model_.is_queued(municipality, product);
  }
  /// Gives the client an age, where ages matter or records are asked for.
  void give_age(Client& client, AgeBand ages, int day) const {
    if (needs_ages()) draw_age(client, ages, day);
  }
  [[nodiscard]] bool needs_ages() const { return model_.ages_matter || records_ != nullptr; }

  /// Follows who ended a stay, into what comes next.
  void go_on(Client client, const Stay& stay);

  // What follow() is made of, for who starts a client later than he asked.
  [[nodiscard]] Stay plan(const Client& client, std::size_t product, int start, bool was_running,
                          const Words& words) const;
  [[nodiscard]] Stay plan(const Client& client, std::size_t product, int start,
                          bool was_running) const {
    return plan(client, product, start, was_running, Words{});
  }
  /// Who starts together with this client.
  void bring(const Client& client, std::size_t product, int start);
  /// Books a stay that begins at `start` (0 with `was_running`: it was there before).
  void close(const Client& client, std::size_t product, int ordered, int start, const Stay& stay,
             bool was_running);
  /// A client who asked and never started.
  void close_unstarted(const Client& client, std::size_t product, int ordered,
                       std::optional<StopReason> reason, int day) const;

  /// Units a month of who starts on a day; below 0 of who was in care before.
  [[nodiscard]] Millionths monthly_of(const Client& client, std::size_t product, int start) const {
    return monthly_of(client, product, start, draw(client, replication_, Purpose::stay).word[2]);
  }
  [[nodiscard]] Millionths monthly_of(const Client& client, std::size_t product, int start,
                                      std::uint32_t word) const {
    const ProductModel& model = model_.products[product];
    Millionths monthly = model.constant_intensity;
    if (monthly == 0) monthly = millionths(model.intensity.at(word));
    if (start < client.rights_until || start < 0) return monthly;
    const Series* factor =
        influences_->of(Effect::Kind::intensity, client.municipality, product, client.channel);
    if (factor == nullptr) return monthly;
    return millionths(static_cast<double>(monthly) * 1e-6 *
                      (*factor)[model_.timeline.day(start).month]);
  }
  [[nodiscard]] std::uint32_t replication() const { return replication_; }
  /// C12. With whom a start is; empty where providers are not known.
  [[nodiscard]] std::optional<std::uint16_t> provider_of(const Client& client, std::size_t product,
                                                         int start) const {
    if (!influences_->placements().has(client.municipality, product)) return std::nullopt;
    return provider_of(client, product, start, draw(client, replication_, Purpose::order));
  }
  [[nodiscard]] std::optional<std::uint16_t> provider_of(const Client& client, std::size_t product,
                                                         int start,
                                                         const PhiloxBlock& order) const {
    return influences_->placements().at(client.municipality, product,
                                        model_.timeline.day(start).month, order.word[0]);
  }
  /// Are orders asked for?
  [[nodiscard]] bool wants_orders() const { return orders_ != nullptr; }
  /// Puts a stay among the orders; they are asked for. `order`: words of Purpose::order.
  void add_order(const Client& client, std::size_t product, int start, const Stay& stay,
                 bool was_running, const PhiloxBlock& order) {
    orders_->push_back(
        {.client = number_of(client, replication_),
         .monthly_volume = stay.monthly,
         .start = start,
         .end = stay.end,
         .chance = order.word[1],
         .municipality = client.municipality,
         .product = static_cast<std::uint16_t>(product),
         .provider = stay.provider ? stay.provider : provider_of(client, product, start, order),
         .channel = client.channel,
         .form = stay.form,
         .reason = stay.reason,
         .is_stopped = stay.end < model_.timeline.days(),
         .was_running = was_running,
         .is_acute = stay.is_acute || is_acute_anyway(client, product, start)});
  }
  /// Is a start acute where nobody has to wait? Where he may have to, the line knows.
  [[nodiscard]] bool is_acute_anyway(const Client& client, std::size_t product, int start) const {
    const Waiting* const waiting = model_.products[product].waiting;
    if (waiting == nullptr || waiting->urgent_share <= 0 ||
        model_.is_queued(client.municipality, product))
      return false;
    // Who was in care or waited on the first day did not come in as an acute case.
    if (client.entry == stock_entry && client.step == 0 && start == 0) return false;
    return is_urgent(client, *waiting);
  }
  [[nodiscard]] bool is_urgent(const Client& client, const Waiting& waiting) const {
    return as_share(draw(client, replication_, Purpose::waiting).word[0]) < waiting.urgent_share;
  }
  /// Do products and levers leave nothing to plan() that simple_stay() does not know?
  [[nodiscard]] bool is_simple(std::size_t municipality, std::size_t product) const {
    return model_.products[product].is_simple && records_ == nullptr &&
           !influences_->touches_stays(product) && !model_.is_queued(municipality, product);
  }
  [[nodiscard]] const Influences& influences() const { return *influences_; }
  [[nodiscard]] std::uint16_t out() const {
    return static_cast<std::uint16_t>(model_.products.size());
  }

 private:
  void draw_age(Client& client, AgeBand ages, int day) const;
  [[nodiscard]] std::size_t substituted(const Client& client, std::size_t product, int day) const;
  [[nodiscard]] HazardTable::Stop natural_stop(const Client& client, std::size_t product, int start,
                                               bool was_running, std::uint32_t word,
                                               double most) const {
    const ProductModel& model = model_.products[product];
    if (model.hazards)
      return model.hazards.stop(start - client.birth, model_.exposure.at(word), most);
    return {was_running ? model.remaining.at(word) : model.duration.at(word), 0};
  }
  bool step(Walker& walker);
  /// What levers do to the stays with a provider alone (D11): the factor in a month.
  [[nodiscard]] double provider_factor(Effect::Kind kind, const Client& client, std::size_t product,
                                       std::optional<std::uint16_t> provider, int month) const {
    if (!provider) return 1;
    return influences_->provider_factor(kind, client.municipality, product, client.channel,
                                        *provider, month);
  }
  template <class Factor>
  [[nodiscard]] int paced_end(const Client& client, const Factor& factor_in, int start,
                              double days) const;
  void review(const Client& client, std::size_t product, int start, bool was_running,
              const PhiloxBlock& choice, Stay& stay) const;
  void choose_exit(const Client& client, std::size_t product, std::size_t hazards_at,
                   const StayWords& words, Stay& stay) const;

  const Model::Impl& model_;
  Books& books_;
  const Influences* influences_ = nullptr;
  std::uint32_t replication_ = 0;
  const RecordSink* records_ = nullptr;
  std::vector<CareOrder>* orders_ = nullptr;
  Queue* queue_ = nullptr;
};

/// The care record of a stay (records.cc).
[[nodiscard]] CareRecord record_of(const Model::Impl& model, const Client& client,
                                   std::uint32_t replication, std::size_t product, int ordered,
                                   std::optional<int> start, const Stay& stay);

}  // namespace houvast::demand
