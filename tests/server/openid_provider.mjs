// SPDX-License-Identifier: EUPL-1.2
// P. A small OpenID Connect provider: discovery, code flow with PKCE, keys that rotate. Everybody is
// `person`; `wrong` says how it misbehaves.
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';

const encoded = (value) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const newKey = (algorithm) => ({
  kid: randomBytes(6).toString('hex'),
  algorithm,
  ...(algorithm === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })),
});

export class Provider {
  constructor() {
    this.clientId = 'houvast';
    this.secret = 'een geheim: met teken%s';
    this.algorithm = 'RS256';
    this.person = { sub: 'ana-1', preferred_username: 'ana', name: 'Ana de Vries' };
    this.wrong = {};
    this.codes = new Map();
    this.asked = [];
    this.rotate();
  }

  /** New keys; the old ones are gone. */
  rotate() {
    this.keys = { RS256: newKey('RS256'), ES256: newKey('ES256') };
  }

  async start(port = 0) {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((ready) => this.server.listen(port, '127.0.0.1', ready));
    this.port = this.server.address().port;
    this.issuer = `http://127.0.0.1:${this.port}`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  answer(request, response) {
    const url = new URL(request.url, this.issuer);
    this.asked.push(url.pathname);
    if (this.wrong.slow === url.pathname) return;
    const json = (body, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      // Blanks at the end are still JSON.
      const large = this.wrong.large === url.pathname ? this.wrong.bytes : 0;
      response.end(JSON.stringify(body).padEnd(large));
    };
    if (url.pathname === '/.well-known/openid-configuration') json(this.document());
    else if (url.pathname === '/authorize') this.authorize(url, response);
    else if (url.pathname === '/keys') json({ keys: this.publicKeys() });
    else if (url.pathname === '/token') {
      let body = '';
      request.on('data', (data) => { body += data; });
      request.on('end', () => this.token(request, new URLSearchParams(body), json));
    } else json({}, 404);
  }

  document() {
    return {
      issuer: this.wrong.issuerOfDocument ?? this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
    };
  }

  publicKeys() {
    return Object.values(this.keys).map(({ kid, algorithm, publicKey }) =>
      ({ ...publicKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' }));
  }

  /** Nobody has to type anything here. */
  authorize(url, response) {
    const asked = Object.fromEntries(url.searchParams);
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('state', asked.state);
    if (this.wrong.iss) back.searchParams.set('iss', this.wrong.iss);
    if (this.wrong.refuses) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomBytes(12).toString('hex');
      this.codes.set(code, asked);
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { Location: back.href }).end();
  }

  token(request, form, json) {
    const asked = this.codes.get(form.get('code'));
    this.codes.delete(form.get('code'));
    const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    const [id, secret] = basic.split(':').map(decodeURIComponent);
    const isClient = this.secret ? id === this.clientId && secret === this.secret
      : form.get('client_id') === this.clientId && !request.headers.authorization;
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    const isGood = asked && isClient && asked.code_challenge_method === 'S256' && asked.scope.includes('openid') &&
      challenge === asked.code_challenge && form.get('redirect_uri') === asked.redirect_uri;
    if (!isGood) return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: 'x', token_type: 'Bearer', id_token: this.idToken(asked.nonce) });
  }

  idToken(nonce) {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: this.clientId, exp: now + 300, iat: now, nonce, ...this.person,
      ...this.wrong.claims };
    const key = this.wrong.unknownKey ?? this.keys[this.algorithm];
    const header = { alg: key.algorithm, kid: key.kid, ...this.wrong.header };
    const text = `${encoded(header)}.${encoded(claims)}`;
    return `${text}.${this.signature(header.alg, text, key)}`;
  }

  signature(algorithm, text, key) {
    if (algorithm === 'none') return '';
    if (algorithm === 'HS256') {
      const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
      return createHmac('sha256', secret).update(text).digest('base64url');
    }
    const signing = this.wrong.forges ? newKey(key.algorithm) : key;
    return sign('sha256', text, { key: signing.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }
}

export { newKey };
