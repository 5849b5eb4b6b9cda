// SPDX-License-Identifier: EUPL-1.2
// The smallest files that the server takes, as bodies of requests.
import { encoded } from './support.mjs';

const file = (name, lines) => ({ name, base64: encoded(`${lines.join('\n')}\n`) });

/** Two municipalities, one measure of so many euro, and own tax capacity. */
export function circular(weight) {
  return {
    name: `klein ${weight}`,
    factor: '1.5',
    files: [
      file('GF_Gewichten.csv', ['Codering maatstaf\tNaam maatstaf\tZorg\tOnroerendezaakbelasting\tTotaal', `inwo\tinwoners\t${weight}\t0\t${weight}`]),
      file('GF_Volumina.csv', ['CBS\tNaam\tProv\tinwo', '14\tGroningen\t1\t30', '363\tAmsterdam\t7\t70']),
    ],
  };
}

/** The books of one municipality in two years. */
export function quickscanOf() {
  const books = (year, spent) => ({
    ...file(`iv3_${year}.csv`, ['Gemeenten;Taakveld;Baten;Lasten;Gemeentegrootte;Inwonertal', `Dal;6.72b Jeugdhulp behandeling;0.0;${spent};minderdan20000inwoners;1000`]),
    kind: 'iv3', year, books: 'accounts',
  });
  const income = (year) => ({
    ...file(`inkomsten_${year}.csv`, ['code,name,cluster,amount', 'GM0014,Dal,Individuele voorzieningen Jeugd,100000.00']),
    kind: 'income', year,
  });
  return { name: 'proef', files: [books(2023, '90.0'), income(2023), books(2024, '112.0'), income(2024)] };
}

/** Thirty clients of one municipality. */
export function recordsOf(municipality) {
  const clients = Array.from({ length: 30 }, (_, i) => `p${i},${municipality},behandeling,school,2026-01-05,2026-02-01`);
  const { base64 } = file('records.csv', ['client,municipality,product,channel,ordered,start', ...clients]);
  return { municipality, records: base64 };
}
