// SPDX-License-Identifier: EUPL-1.2
// Of every route a request that is right: of things that were made for it alone, so that one does not
// disturb the other. `send(method, path, body)` gives {status, body}; paths are below /api/v1.
import { encoded, filesOf } from './support.mjs';

const file = (name, text) => ({ name, base64: encoded(Buffer.from(text)) });
let made = 0;
const another = () => `proef ${++made}`;

const circular = () => ({ name: another(), factor: '1.5', files: [
  file('GF_Gewichten.csv', 'Codering maatstaf\tNaam maatstaf\tZorg\tOnroerendezaakbelasting\tTotaal\ninwo\tinwoners\t100\t0\t100\n'),
  file('GF_Volumina.csv', 'CBS\tNaam\tProv\tinwo\n14\tGroningen\t1\t30\n363\tAmsterdam\t7\t70\n')] });
const books = () => ({ name: another(), files: [
  { ...file('iv3_2023.csv', 'Gemeenten;Taakveld;Baten;Lasten;Gemeentegrootte;Inwonertal\nDal;6.72b Jeugdhulp behandeling;0.0;90.0;minderdan20000inwoners;1000\n'),
    kind: 'iv3', year: 2023, books: 'accounts' },
  { ...file('inkomsten_2023.csv', 'code,name,cluster,amount\nGM0014,Dal,Individuele voorzieningen Jeugd,100000.00\n'), kind: 'income', year: 2023 }] });
const records = () => ({ municipality: 'GM9001',
  records: encoded(Buffer.from('client,municipality,product,channel,ordered,start\na-1,GM9001,hulp,school,2026-01-05,2026-02-01\n')) });
const borders = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: 'GM9001' },
  geometry: { type: 'Polygon', coordinates: [[[5, 52], [6, 52], [6, 53], [5, 52]]] } }] };

/** "GET /dossiers/{id}" -> [path, body] of it; `base` is {dossier, run, job, scenario} to look at. */
export function rightRequests(send, base) {
  const make = async (path, body) => {
    const answer = await send('POST', path, body);
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const files = filesOf('twee-gemeenten');
  const own = (key) => `agreement.bw.solidarity.${key}`;
  const scenario = () => ({ label: another(), set: { [own('own_share')]: 0.25 } });
  const note = () => ({ figure: 'result', dossier: base.dossier, text: another() });
  const table = () => ({ title: another(), dossier: base.dossier });
  const run = { kind: 'run', arguments: { dossier: base.dossier } };
  const dossier = `/dossiers/${base.dossier}`;
  const numbered = async (place, body) => `${place}/${(await make(place, body)).id}`;
  const aDossier = async () => `/dossiers/${(await make('/dossiers', { name: another(), files })).head.id}`;
  const aScenario = async () => `/scenarios/${(await make(`${dossier}/scenarios`, scenario())).id}`;
  const aCircular = () => numbered('/allocation/circulars', circular());
  const someBooks = () => numbered('/quickscan', books());
  const aNote = () => numbered('/notes', note());
  const aTable = () => numbered('/tables', table());
  const aPerson = async () => {
    const name = another().replace(' ', '.');
    await make('/people', { name, role: 'viewer' });
    return `/people/${name}`;
  };
  const first = async (place, more = '') => [`${await place()}${more}`];
  return {
    'GET /dossiers': () => ['/dossiers'],
    'POST /dossiers': () => ['/dossiers', { name: another(), files }],
    'POST /dossiers/check': () => ['/dossiers/check', { files }],
    'GET /dossiers/{id}': () => [dossier],
    'PUT /dossiers/{id}': async () => [await aDossier(), { files, version: 1 }],
    'DELETE /dossiers/{id}': () => first(aDossier),
    'GET /dossiers/{id}/report': () => [`${dossier}/report`],
    'GET /dossiers/{id}/files/{name}': () => [`${dossier}/files/dossier.toml`],
    'GET /dossiers/{id}/scenarios': () => [`${dossier}/scenarios`],
    'POST /dossiers/{id}/scenarios': () => [`${dossier}/scenarios`, scenario()],
    'GET /scenarios/{id}': () => first(aScenario),
    'PUT /scenarios/{id}': async () => [await aScenario(), { ...scenario(), version: 1 }],
    'DELETE /scenarios/{id}': () => first(aScenario),
    'POST /scenarios/{id}/copy': () => first(aScenario, '/copy'),
    'GET /jobs': () => ['/jobs'],
    'POST /jobs': () => ['/jobs', run],
    'GET /jobs/{id}': () => [`/jobs/${base.job}`],
    'DELETE /jobs/{id}': () => first(() => numbered('/jobs', { kind: 'study', arguments: { dossier: base.dossier, replications: 100000 } })),
    'GET /jobs/{id}/events': () => [`/jobs/${base.job}/events`],
    'GET /jobs/{id}/report': () => [`/jobs/${base.job}/report`],
    'GET /runs': () => ['/runs'],
    'GET /runs/{id}': () => [`/runs/${base.run}`],
    'DELETE /runs/{id}': () => [`/runs/${base.spare}`],
    'GET /runs/{id}/results': () => [`/runs/${base.run}/results`],
    'GET /runs/{id}/report': () => [`/runs/${base.run}/report`],
    'GET /runs/{id}/flow': () => [`/runs/${base.run}/flow`],
    'GET /runs/{id}/why': () => [`/runs/${base.run}/why?municipality=${base.municipality}&year=2026`],
    'GET /runs/{id}/changes': () => [`/runs/${base.run}/changes?since=${base.run}`],
    'GET /runs/{id}/overview': () => [`/runs/${base.run}/overview`],
    'GET /runs/{id}/stream': () => [`/runs/${base.run}/stream?year=2026&from=state&to=${base.municipality}`],
    'GET /notes': () => ['/notes'],
    'POST /notes': () => ['/notes', note()],
    'PATCH /notes/{id}': async () => [await aNote(), { status: 'settled' }],
    'DELETE /notes/{id}': () => first(aNote),
    'GET /map': () => ['/map'],
    'PUT /map': () => ['/map', borders],
    'DELETE /map': () => ['/map'],
    'POST /dossiers/{id}/records': () => [`${dossier}/records`, records()],
    'GET /dossiers/{id}/records': () => [`${dossier}/records?municipality=GM9001`],
    'DELETE /dossiers/{id}/records': () => [`${dossier}/records?municipality=GM9001`],
    'GET /dossiers/{id}/records/counts': () => [`${dossier}/records/counts?year=2026`],
    'GET /dossiers/{id}/allocation': () => [`${dossier}/allocation`],
    'GET /dossiers/{id}/allocation/report': () => [`${dossier}/allocation/report`],
    'POST /dossiers/{id}/allocation/what-if': () => [`${dossier}/allocation/what-if`, {}],
    'GET /allocation/circulars': () => ['/allocation/circulars'],
    'POST /allocation/circulars': () => ['/allocation/circulars', circular()],
    'DELETE /allocation/circulars/{id}': () => first(aCircular),
    'GET /allocation/circulars/{id}': () => first(aCircular),
    'GET /allocation/circulars/{id}/report': () => first(aCircular, '/report'),
    'GET /allocation/circulars/{id}/changes': async () => {
      const [one, other] = [await aCircular(), await aCircular()];
      return [`${one}/changes?since=${other.split('/').at(-1)}`];
    },
    'POST /allocation/circulars/{id}/what-if': async () => [`${await aCircular()}/what-if`, {}],
    'GET /quickscan': () => ['/quickscan'],
    'POST /quickscan': () => ['/quickscan', books()],
    'DELETE /quickscan/{id}': () => first(someBooks),
    'GET /quickscan/{id}': () => first(someBooks),
    'GET /quickscan/{id}/report': () => first(someBooks, '/report'),
    'GET /dossiers/{id}/quickscan': () => [`${dossier}/quickscan`],
    'GET /dossiers/{id}/quickscan/report': () => [`${dossier}/quickscan/report`],
    'GET /dossiers/{id}/live': () => [`${dossier}/live`],
    'POST /dossiers/{id}/live': () => [`${dossier}/live`, { agreement: 'bw' }],
    'GET /tables': () => ['/tables'],
    'POST /tables': () => ['/tables', table()],
    'GET /tables/{id}': () => first(aTable),
    'PUT /tables/{id}': async () => [await aTable(), { title: another(), version: 1 }],
    'DELETE /tables/{id}': () => first(aTable),
    'PUT /tables/{id}/scores/{municipality}': async () =>
      [`${await aTable()}/scores/${base.municipality}`, { version: 0, scores: [], weights: [] }],
    'GET /tables/{id}/computed': () => first(aTable, '/computed'),
    'GET /tables/{id}/events': () => first(aTable, '/events'),
    'GET /tables/{id}/report': () => first(aTable, '/report'),
    'GET /dossiers/{id}/parameters': () => [`${dossier}/parameters`],
    'GET /dossiers/{id}/levers': () => [`${dossier}/levers`],
    'POST /report': () => ['/report', { format: 'houvast-report', version: 1, title: { nl: 'T', en: 'T' }, blocks: [], reasons: [] }],
    'GET /people': () => ['/people'],
    'POST /people': () => ['/people', { name: another().replace(' ', '.'), role: 'viewer' }],
    'PATCH /people/{name}': async () => [await aPerson(), { is_active: false }],
    'DELETE /people/{name}': () => first(aPerson),
    'GET /audit': () => ['/audit'],
  };
}

/** What rightRequests() looks at; waits until the runs are there. */
export async function makeBase(send) {
  const made = await send('POST', '/dossiers', { files: filesOf('twee-gemeenten') });
  const dossier = made.body.head.id;
  const municipality = made.body.overview.municipalities[0].code;
  const jobs = [];
  for (let n = 0; n < 2; ++n) {
    let job = (await send('POST', '/jobs', { kind: 'run', arguments: { dossier } })).body;
    while (['queued', 'running'].includes(job.state)) {
      await new Promise((next) => setTimeout(next, 50));
      job = (await send('GET', `/jobs/${job.id}`)).body;
    }
    jobs.push(job);
  }
  return { dossier, municipality, job: jobs[0].id, run: jobs[0].run, spare: jobs[1].run };
}
