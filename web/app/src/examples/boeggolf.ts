// SPDX-License-Identifier: EUPL-1.2
// The files of examples/boeggolf.
import dossier_toml from '../../../../examples/boeggolf/dossier.toml';
import income_csv from '../../../../examples/boeggolf/income.csv';
import inflow_csv from '../../../../examples/boeggolf/inflow.csv';
import municipalities_csv from '../../../../examples/boeggolf/municipalities.csv';
import population_csv from '../../../../examples/boeggolf/population.csv';
import stock_csv from '../../../../examples/boeggolf/stock.csv';
import trend_csv from '../../../../examples/boeggolf/trend.csv';

export default {
  'dossier.toml': dossier_toml,
  'income.csv': income_csv,
  'inflow.csv': inflow_csv,
  'municipalities.csv': municipalities_csv,
  'population.csv': population_csv,
  'stock.csv': stock_csv,
  'trend.csv': trend_csv,
};
