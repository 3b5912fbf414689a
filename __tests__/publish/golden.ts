// UPDATE_GOLDENS=1 writes them anew; read the diff as the person who gets the comment.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

const folder = new URL('./golden/', import.meta.url);

export function expectGolden(file: string, text: string): void {
  const path = new URL(file, folder);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
