// Data for the page as text: JSON, deflated, in base64, which no HTML parser sees anything in.
import { gzip } from 'pako';

/** The same value gives the same text on every machine. */
export function packed(value: unknown): string {
  return Buffer.from(gzip(new TextEncoder().encode(JSON.stringify(value)), { level: 9 })).toString('base64');
}
