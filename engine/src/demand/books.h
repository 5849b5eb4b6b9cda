// SPDX-License-Identifier: EUPL-1.2
// Everything that is counted while a cluster is simulated. Private to the engine.
#pragma once

#include <vector>

#include "demand/accounts.h"
#include "demand/model.h"

namespace houvast::demand {

class Books {
 public:
  explicit Books(const Model::Impl& model)
      : model_(model), local_of_(model.names.municipalities.size(), 0) {}

  /// Clears everything for a cluster.
  void open(const std::vector<std::size_t>& municipalities);

  [[nodiscard]] std::size_t local(std::size_t municipality) const {
    return local_of_[municipality];
  }
  /// The months of one product, channel and form.
  [[nodiscard]] MonthChange* months(std::size_t municipality, std::size_t slot) {
    return &changes_[(local_of_[municipality] * model_.slots + slot) * model_.slot_width()];
  }
  [[nodiscard]] const MonthChange* months_of_local(std::size_t local, std::size_t slot) const {
    return &changes_[(local * model_.slots + slot) * model_.slot_width()];
  }
  /// Clients in care on day 0.
  [[nodiscard]] std::int32_t& existing(std::size_t municipality, std::size_t slot) {
    return existing_[local_of_[municipality] * model_.slots + slot];
  }
  [[nodiscard]] std::int32_t existing_of_local(std::size_t local, std::size_t slot) const {
    return existing_[local * model_.slots + slot];
  }
  [[nodiscard]] WaitingYear& waiting(std::size_t municipality, std::size_t product, int year) {
    return waiting_[place(local_of_[municipality], product, year)];
  }
  [[nodiscard]] const WaitingYear& waiting_of_local(std::size_t local, std::size_t product,
                                                    int year) const {
    return waiting_[place(local, product, year)];
  }
  /// Counts a start after so many days on the waiting list.
  void count_wait(std::size_t municipality, std::size_t product, int year, int days);
  [[nodiscard]] const std::vector<std::int64_t>& waiting_times() const { return waiting_times_; }

 private:
  [[nodiscard]] std::size_t place(std::size_t local, std::size_t product, int year) const {
    return (local * model_.products.size() + product) * model_.years() +
           static_cast<std::size_t>(year - model_.timeline.years().from);
  }

  const Model::Impl& model_;
  std::vector<std::size_t> local_of_;
  std::vector<MonthChange> changes_;
  std::vector<std::int32_t> existing_;
  std::vector<WaitingYear> waiting_;
  std::vector<std::int64_t> waiting_times_;
};

/// Makes figures of the books.
void fold(const Model::Impl& model, const Influences& influences, const Books& books,
          bool with_months, CareFigures& figures);

}  // namespace houvast::demand
