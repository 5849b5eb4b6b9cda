// SPDX-License-Identifier: EUPL-1.2
// P. Who may what: v viewer, a analyst (of the municipality that it is about), c regional
// controller, b administrator; open: also who did not log in. What docs/server/people.md says, route
// by route.
export const table = {
  'GET /healthz': 'open',
  'GET /api/v1/openapi.json': 'open',

  'GET /api/v1/session': 'open',
  'POST /api/v1/session': 'open',
  'GET /api/v1/session/oidc': 'open',
  'GET /api/v1/session/oidc/callback': 'open',
  'DELETE /api/v1/session': 'vacb',
  'POST /api/v1/session/password': 'vacb',

  'GET /api/v1/people': 'b',
  'POST /api/v1/people': 'b',
  'PATCH /api/v1/people/{name}': 'b',
  'DELETE /api/v1/people/{name}': 'b',
  'GET /api/v1/audit': 'b',

  'GET /api/v1/dossiers': 'vacb',
  'POST /api/v1/dossiers': 'cb',
  'POST /api/v1/dossiers/check': 'vacb',
  'GET /api/v1/dossiers/{id}': 'vacb',
  'PUT /api/v1/dossiers/{id}': 'cb',
  'DELETE /api/v1/dossiers/{id}': 'cb',
  'GET /api/v1/dossiers/{id}/report': 'vacb',
  'GET /api/v1/dossiers/{id}/files/{name}': 'vacb',

  'GET /api/v1/dossiers/{id}/scenarios': 'vacb',
  'POST /api/v1/dossiers/{id}/scenarios': 'acb',
  'GET /api/v1/scenarios/{id}': 'vacb',
  'PUT /api/v1/scenarios/{id}': 'acb',
  'DELETE /api/v1/scenarios/{id}': 'acb',
  'POST /api/v1/scenarios/{id}/copy': 'acb',

  'GET /api/v1/jobs': 'vacb',
  'POST /api/v1/jobs': 'vacb', // each kind for who may start it: below
  'GET /api/v1/jobs/{id}': 'vacb',
  'DELETE /api/v1/jobs/{id}': 'vacb', // one's own; c and b also those of others
  'GET /api/v1/jobs/{id}/events': 'vacb',
  'GET /api/v1/jobs/{id}/report': 'vacb',

  'GET /api/v1/runs': 'vacb',
  'GET /api/v1/runs/{id}': 'vacb',
  'DELETE /api/v1/runs/{id}': 'cb',
  'GET /api/v1/runs/{id}/results': 'vacb',
  'GET /api/v1/runs/{id}/report': 'vacb',
  'GET /api/v1/runs/{id}/flow': 'vacb',
  'GET /api/v1/runs/{id}/why': 'vacb',
  'GET /api/v1/runs/{id}/changes': 'vacb',

  'GET /api/v1/notes': 'vacb',
  'POST /api/v1/notes': 'acb',
  'PATCH /api/v1/notes/{id}': 'acb',
  'DELETE /api/v1/notes/{id}': 'acb',
  'GET /api/v1/map': 'vacb',
  'PUT /api/v1/map': 'cb',
  'DELETE /api/v1/map': 'cb',

  'POST /api/v1/dossiers/{id}/records': 'a',
  'GET /api/v1/dossiers/{id}/records': 'a',
  'DELETE /api/v1/dossiers/{id}/records': 'a',
  'GET /api/v1/dossiers/{id}/records/counts': 'vacb',

  'GET /api/v1/runs/{id}/overview': 'vacb',
  'GET /api/v1/runs/{id}/stream': 'vacb',

  'GET /api/v1/dossiers/{id}/allocation': 'vacb',
  'GET /api/v1/dossiers/{id}/allocation/report': 'vacb',
  'POST /api/v1/dossiers/{id}/allocation/what-if': 'vacb',
  'GET /api/v1/allocation/circulars': 'vacb',
  'POST /api/v1/allocation/circulars': 'acb',
  'DELETE /api/v1/allocation/circulars/{id}': 'acb',
  'GET /api/v1/allocation/circulars/{id}': 'vacb',
  'GET /api/v1/allocation/circulars/{id}/report': 'vacb',
  'GET /api/v1/allocation/circulars/{id}/changes': 'vacb',
  'POST /api/v1/allocation/circulars/{id}/what-if': 'vacb',
  'GET /api/v1/quickscan': 'vacb',
  'POST /api/v1/quickscan': 'acb',
  'DELETE /api/v1/quickscan/{id}': 'acb',
  'GET /api/v1/quickscan/{id}': 'vacb',
  'GET /api/v1/quickscan/{id}/report': 'vacb',
  'GET /api/v1/dossiers/{id}/quickscan': 'vacb',
  'GET /api/v1/dossiers/{id}/quickscan/report': 'vacb',

  'GET /api/v1/dossiers/{id}/live': 'vacb',
  'POST /api/v1/dossiers/{id}/live': 'vacb',
  'GET /api/v1/tables': 'vacb',
  'POST /api/v1/tables': 'cb',
  'GET /api/v1/tables/{id}': 'vacb',
  'PUT /api/v1/tables/{id}': 'cb',
  'DELETE /api/v1/tables/{id}': 'cb',
  'PUT /api/v1/tables/{id}/scores/{municipality}': 'acb',
  'GET /api/v1/tables/{id}/computed': 'vacb',
  'GET /api/v1/tables/{id}/events': 'vacb',
  'GET /api/v1/tables/{id}/report': 'vacb',

  'GET /api/v1/dossiers/{id}/parameters': 'vacb',
  'GET /api/v1/dossiers/{id}/levers': 'vacb',

  'POST /api/v1/report': 'vacb',
};

/** Who may start which kind of job. */
export const jobKinds = {
  run: 'acb',
  study: 'acb',
  demand: 'acb',
  contracts_compare: 'acb',
  incentives: 'vacb',
  contracts_apply: 'vacb',
  council: 'vacb',
  live: 'vacb',
};
