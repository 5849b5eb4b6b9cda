// SPDX-License-Identifier: EUPL-1.2
// The files of examples/zorgregio.
import dossier_toml from '../../../../examples/zorgregio/dossier.toml';
import income_csv from '../../../../examples/zorgregio/income.csv';
import inflow_csv from '../../../../examples/zorgregio/inflow.csv';
import levels_csv from '../../../../examples/zorgregio/levels.csv';
import municipalities_csv from '../../../../examples/zorgregio/municipalities.csv';
import population_csv from '../../../../examples/zorgregio/population.csv';
import stock_csv from '../../../../examples/zorgregio/stock.csv';
import trend_csv from '../../../../examples/zorgregio/trend.csv';

export default {
  'dossier.toml': dossier_toml,
  'income.csv': income_csv,
  'inflow.csv': inflow_csv,
  'levels.csv': levels_csv,
  'municipalities.csv': municipalities_csv,
  'population.csv': population_csv,
  'stock.csv': stock_csv,
  'trend.csv': trend_csv,
};
