// A profile without what it tells of the machine: the folder of the test binary and of shared libraries, their
// build ids, comments, and paths in the names of files, functions and labels. Labels stay otherwise: whoever sets
// one wants to see it.
import { posix } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isGzip } from '../profile/gzip.js';
import { rewriteStrings } from '../profile/strings.js';
import type { Redactor } from './redactor.js';

const nothing = new Uint8Array();

/**
 * The profile to keep, compressed when it came so; the same object when nothing changes. Throws GateError
 * `profile-invalid` when its texts cannot be found: then nothing of it may be kept.
 */
export async function redactProfile(profile: Uint8Array, redactor: Redactor): Promise<Uint8Array> {
  const rewritten = rewriteStrings(profile, (text, use) => {
    switch (use) {
      case 'mapping-file':
        return Buffer.from(posix.basename(Buffer.from(text).toString('latin1')), 'latin1');
      case 'build-id':
      case 'comment':
        return nothing;
      case 'text':
        return redactor.bytes(text);
    }
  });
  if (rewritten === null) return profile;
  // The artifact is compressed once more, so the fastest level does, which Go takes too.
  return isGzip(profile) ? promisify(gzip)(rewritten, { level: 1 }) : rewritten;
}
