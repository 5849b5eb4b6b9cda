// SPDX-License-Identifier: EUPL-1.2
// P. A table with its totals as water that runs around: a cell runs from its row to its column, a
// column total from its column to the foot of the table, the grand total from the foot to the
// margin, a row total from the margin to its row. What comes in goes out everywhere, which is all
// that somebody can use who subtracts. A suppressed figure is one whose flow may be another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace houvast::people {

struct Figure {
  std::size_t from = 0, to = 0;  ///< Nodes.
  std::int64_t count = 0;        ///< Not below zero.
  std::int64_t weight = 1;       ///< How much more it is worth to the reader than a cell.
  std::int64_t cost = 0;         ///< Of suppressing it.
  bool is_suppressed = false;
};

class Circulation {
 public:
  Circulation(std::size_t nodes, std::vector<Figure> figures);

  /// Suppresses further figures, cheapest first, until this one, which is suppressed, could as well
  /// be anything from zero up to and including `highest`, as far as the others tell.
  void protect(std::size_t figure, std::int64_t highest);

  [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }

 private:
  struct Step {
    std::size_t figure;
    bool forward;  ///< The figure grows; else it shrinks.
  };

  void make_room(std::size_t figure, bool grows, std::int64_t amount);
  [[nodiscard]] std::vector<Step> cheapest_way(std::size_t start, std::size_t end,
                                               std::size_t without) const;

  std::vector<Figure> figures_;
  std::vector<std::int64_t> flow_;               ///< While room is made: what it could be instead.
  std::vector<std::vector<std::size_t>> touch_;  ///< Figures by node.
};

}  // namespace houvast::people
