// SPDX-License-Identifier: EUPL-1.2
// P. Who may what: v viewer, a analyst (of the municipality that it is about), c regional
// controller, b administrator; open: also who did not log in. What docs/server/people.md says, route
// by route.
export const table = {
  'GET /healthz': 'open',
  'GET /api/v1/openapi.json': 'open',

  'GET /api/v1/session': 'open',
  'POST /api/v1/session': 'open',
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
  'POST /api/v1/jobs': 'acb',
  'GET /api/v1/jobs/{id}': 'vacb',
  'DELETE /api/v1/jobs/{id}': 'acb',
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
  'GET /api/v1/runs/{id}/council': 'vacb',

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
};
