// SPDX-License-Identifier: EUPL-1.2
// Who starts when (D2, D12): how many in a cell and year, on which days, and what drivers and
// levers add or take away. Private to the engine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "demand/pathway.h"

namespace houvast::demand {

/// Starts of one cell and year that share their draws' key: the base, or what a factor above one
/// adds to it.
struct StartBatch {
  const Cell* cell = nullptr;
  std::uint32_t count = 0;
  std::uint32_t entry = 0;   ///< Year, counted from the first year a dossier can have.
  std::uint32_t branch = 0;  ///< extra_branch for what is added.
  int first_day = 0;
  std::uint32_t days = 0;  ///< Of the year.
  /// By month of the year: marks below this start; empty: all do. 2^32 is everybody.
  std::vector<std::uint64_t> marks;
  bool is_by_provider = false;  ///< D11. Marks are [provider][month].

  /// Day and mark that a word stands for.
  [[nodiscard]] int day(std::uint32_t word) const {
    return first_day + static_cast<int>((std::uint64_t{word} * days) >> 32);
  }
  [[nodiscard]] std::uint32_t mark(std::uint32_t word) const { return word * days; }
  [[nodiscard]] bool starts(std::uint32_t word, int month) const {
    return marks.empty() || mark(word) < marks[static_cast<std::size_t>(month % 12)];
  }
  [[nodiscard]] bool starts_with(std::uint16_t provider, std::uint32_t word, int month) const {
    return mark(word) < marks[std::size_t{provider} * 12 + static_cast<std::size_t>(month % 12)];
  }
};

class Starts {
 public:
  Starts(const Model::Impl& model, Books& books, Pathway& pathway)
      : model_(model), books_(books), pathway_(pathway) {}

  /// All starts of a cell in a year. Plain ones are booked here in batches, others follow their
  /// way.
  void draw_cell(std::size_t cell, int year);

 private:
  void draw_batch(const StartBatch& batch, bool simply);
  /// Blocks of `count` ranks from `from` on, into blocks_ and choices_.
  /// `with_orders`: those of orders as well, where they are asked for.
  void draw_rows(const StartBatch& batch, std::uint32_t from, std::uint32_t count,
                 bool with_choices, bool with_orders);
  [[nodiscard]] static Client client_of(const StartBatch& batch, std::uint32_t rank);
  [[nodiscard]] bool starts(const StartBatch& batch, std::uint32_t i, int day) const;
  /// Factors on the starts of a cell in the months of a year: one row, or one for each provider.
  [[nodiscard]] std::vector<double> factors_of(const Cell& cell, std::size_t year,
                                               bool& is_by_provider) const;
  void book_simply(const StartBatch& batch);
  void follow_each(const StartBatch& batch);

  const Model::Impl& model_;
  Books& books_;
  Pathway& pathway_;
  std::vector<PhiloxBlock> blocks_, choices_, order_words_;
  std::vector<Walker> walkers_;
};

}  // namespace houvast::demand
