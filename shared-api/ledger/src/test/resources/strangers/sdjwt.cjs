// Verifies SD-JWTs with @sd-jwt/core: standard input holds {"key": raw Ed25519 key in base64url, "tokens": [compact SD-JWT, ...]};
// standard output gets one JSON line per token: {"payload": ...} with the disclosed values in place, or {"refused": reason}.
const { createHash, createPublicKey, verify } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { SDJwtInstance } = require('@sd-jwt/core');

const input = JSON.parse(readFileSync(0, 'utf8'));
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: input.key }, format: 'jwk' });
const sdjwt = new SDJwtInstance({
  hashAlg: 'sha-256',
  hasher: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
  verifier: (data, signature) => verify(null, Buffer.from(data), key, Buffer.from(signature, 'base64url')),
});

(async () => {
  for (const token of input.tokens) {
    try {
      console.log(JSON.stringify({ payload: (await sdjwt.verify(token)).payload }));
    } catch (e) {
      console.log(JSON.stringify({ refused: e.message }));
    }
  }
})();
