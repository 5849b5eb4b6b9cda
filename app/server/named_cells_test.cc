// SPDX-License-Identifier: EUPL-1.2
#include "server/named_cells.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

const views::Names names = {{"GM9001", "Haven"}, {"scheme:bw", "Beschermd wonen"}};

Table table_of(std::vector<Column> columns, std::vector<Cell> row) {
  return {.key = "any", .columns = std::move(columns), .rows = {std::move(row)}};
}

TEST(NamedCells, CallMunicipalityAndSchemeAsTheDossierDoes) {
  Report report;
  report.blocks.emplace_back(
      table_of({{"municipality", {}}, {"scheme", {}}, {"item", {}}}, {"GM9001", "bw", "bw"}));
  report = with_named_cells(std::move(report), names);
  EXPECT_EQ(std::get<Table>(report.blocks[0]).rows[0],
            (std::vector<Cell>{"Haven", "Beschermd wonen", "bw"}));
}

TEST(NamedCells, LeaveACodeBesideItsNameAndWhatHasNoName) {
  Report report;
  report.blocks.emplace_back(table_of({{"municipality", {}}, {"name", {}}}, {"GM9001", "Haven"}));
  report.blocks.emplace_back(table_of({{"municipality", {}}, {"scheme", {}}}, {"GM9002", "jeugd"}));
  report.blocks.emplace_back(
      table_of({{"scheme", {}}, {"amount", {}}}, {Text{"Totaal", "Total"}, Cents(1)}));
  report = with_named_cells(std::move(report), names);
  EXPECT_EQ(std::get<Table>(report.blocks[0]).rows[0], (std::vector<Cell>{"GM9001", "Haven"}));
  EXPECT_EQ(std::get<Table>(report.blocks[1]).rows[0], (std::vector<Cell>{"GM9002", "jeugd"}));
  EXPECT_EQ(std::get<Table>(report.blocks[2]).rows[0][0], Cell(Text{"Totaal", "Total"}));
}

}  // namespace
}  // namespace houvast::server
