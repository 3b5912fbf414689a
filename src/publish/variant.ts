// What tells the jobs of a matrix apart, when they were given one key by mistake.
import type { Manifest } from '../model/capture.js';
import { digestOf } from './marker.js';

/** Platform, Go and a hash of what was asked for: `linux-amd64-go1.26.8-3fa9c102`. The same in a re-run. */
export function variantOf({ go, options, modules }: Manifest): string {
  const name = [go.goos, go.goarch, go.version].join('-').replace(/[^A-Za-z0-9._-]/g, '-');
  const env = Object.entries(go.env).sort(([a], [b]) => (a < b ? -1 : 1));
  const asked = JSON.stringify([go.version, env, options, modules]);
  return `${name.slice(0, 40)}-${digestOf(asked).slice(0, 8)}`;
}
