// SPDX-License-Identifier: EUPL-1.2
// The region of bench/live_table_bench.cc as the files of a dossier.
const csv = (rows) => Buffer.from(`${rows.join('\n')}\n`).toString('base64');
const euros = (cents) => (cents / 100).toFixed(2);

export function region(municipalities, years) {
  const all = Array.from({ length: municipalities }, (_, i) => ({
    code: `GM${9001 + i}`, i, inhabitants: 8000 + ((7919 * i) % 90000),
  }));
  const span = Array.from({ length: years }, (_, y) => 2026 + y);
  const each = (row) => all.flatMap((one) => span.map((year) => row(one, year)));
  const toml = `[dossier]
name   = "Regio van ${municipalities}"
region = "Voorbeeldregio"
centre = "GM9001"
years  = { from = 2026, to = ${2025 + years} }

[tables]
municipalities = "municipalities.csv"
income         = "income.csv"
spending       = "spending.csv"

[scheme.bw]
label = "Beschermd wonen"

[chance.bw]
regional_cv     = 0.04
own_cv          = 0.08
persistence     = 0.5
cost_per_client = "42000.00"
client_cv       = 1

[agreement.bw]
scheme = "bw"
[agreement.bw.contribution]
key          = { inhabitants = 0.5, clients = 0.5 }
pooled_share = 0.6
[agreement.bw.reserve]
opening       = "5000000.00"
surplus_share = 0.5
deficit_share = 0.5
minimum       = 0.02
maximum       = 0.1
[agreement.bw.solidarity]
baseline       = "income"
execution_cost = "actual"
capped         = true
own_share      = 0.25
`;
  return [
    { name: 'dossier.toml', base64: Buffer.from(toml).toString('base64') },
    { name: 'municipalities.csv', base64: csv(['code,name,year,inhabitants', ...each(({ code, i, inhabitants }, year) => `${code},Gemeente ${i + 1},${year},${inhabitants}`)]) },
    { name: 'income.csv', base64: csv(['code,scheme,year,amount', ...each(({ code, i, inhabitants }, year) => `${code},bw,${year},${euros(inhabitants * (8000 + ((613 * i) % 1500)))}`)]) },
    { name: 'spending.csv', base64: csv(['code,scheme,year,kind,amount,clients', ...each(({ code, i, inhabitants }, year) =>
      `${code},bw,${year},estimate,${euros(inhabitants * (7500 + ((1237 * i) % 2500)))},${Math.floor(inhabitants / 180) + (i % 7)}`)]) },
  ];
}
