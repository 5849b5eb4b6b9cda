// SPDX-License-Identifier: EUPL-1.2
// The files of examples/groeimodel.
import dossier_toml from '../../../../examples/groeimodel/dossier.toml';
import income_csv from '../../../../examples/groeimodel/income.csv';
import inflow_csv from '../../../../examples/groeimodel/inflow.csv';
import municipalities_csv from '../../../../examples/groeimodel/municipalities.csv';
import population_csv from '../../../../examples/groeimodel/population.csv';
import stock_csv from '../../../../examples/groeimodel/stock.csv';

export default {
  'dossier.toml': dossier_toml,
  'income.csv': income_csv,
  'inflow.csv': inflow_csv,
  'municipalities.csv': municipalities_csv,
  'population.csv': population_csv,
  'stock.csv': stock_csv,
};
