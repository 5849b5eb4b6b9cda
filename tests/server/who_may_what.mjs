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

  'POST /api/v1/dossiers/{id}/records': 'a',
  'GET /api/v1/dossiers/{id}/records': 'a',
  'DELETE /api/v1/dossiers/{id}/records': 'a',
  'GET /api/v1/dossiers/{id}/records/counts': 'vacb',
};
