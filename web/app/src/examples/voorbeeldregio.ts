// SPDX-License-Identifier: EUPL-1.2
// The files of examples/voorbeeldregio.
import dossier_toml from '../../../../examples/voorbeeldregio/dossier.toml';
import execution_csv from '../../../../examples/voorbeeldregio/execution.csv';
import historical_csv from '../../../../examples/voorbeeldregio/historical.csv';
import measures_csv from '../../../../examples/voorbeeldregio/measures.csv';
import municipalities_csv from '../../../../examples/voorbeeldregio/municipalities.csv';
import other_income_csv from '../../../../examples/voorbeeldregio/other_income.csv';
import spending_csv from '../../../../examples/voorbeeldregio/spending.csv';
import weights_csv from '../../../../examples/voorbeeldregio/weights.csv';

export default {
  'dossier.toml': dossier_toml,
  'execution.csv': execution_csv,
  'historical.csv': historical_csv,
  'measures.csv': measures_csv,
  'municipalities.csv': municipalities_csv,
  'other_income.csv': other_income_csv,
  'spending.csv': spending_csv,
  'weights.csv': weights_csv,
};
