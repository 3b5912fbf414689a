// Names of functions in binaries that real linkers made, and patterns of budgets that fit none of them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { recordUnknownFunctions } from '../../src/measure/budget-functions.js';
import { functionNames } from '../../src/measure/function-names.js';
import { binaryKey } from '../../src/measure/session.js';
import { write } from '../adapters/repository.js';
import { temporaryFolder } from '../adapters/temporary.js';
import { itWithGo } from '../with-go.js';
import { candidate, fakeSession, recordsOf } from './fake-session.js';
import { functionTable } from './function-table.js';

const code = `package main

import (
	"encoding/json"
	"os"

	"example.com/m/my.shop"
)

func main() {
	text, err := json.Marshal(shop.Twice(len(os.Args[0])))
	if err != nil {
		panic(err)
	}
	println(string(text), shop.Map([]int{1})[0])
}
`;

const shop = `package shop

// Twice is inlined.
func Twice(n int) int {
	if n < 3 {
		panic(n)
	}
	return 2 * n
}

//go:noinline
func Map[T any](of []T) []T { return append([]T(nil), of...) }
`;

const folder = temporaryFolder();

function built(flags: readonly string[] = []): Buffer {
  write(folder, { 'go.mod': 'module example.com/m\n\ngo 1.21\n', 'main.go': code, 'my.shop/shop.go': shop });
  const out = join(folder, 'program');
  const { status, stderr } = spawnSync('go', ['build', ...flags, '-o', out, '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(out);
}

describe('functions of an executable', () => {
  itWithGo(
    'are those of all packages, inlined ones as well, with and without symbols',
    () => {
      for (const flags of [[], ['-ldflags=-s -w']]) {
        const names = functionNames(built(flags));
        expect(names?.has('main.main')).toBe(true);
        expect(names?.has('encoding/json.Marshal')).toBe(true);
        expect(names?.has('example.com/m/my%2eshop.Twice')).toBe(true);
        expect([...(names ?? [])].some((name) => name.startsWith('example.com/m/my%2eshop.Map['))).toBe(true);
        expect(names?.has('encoding/xml.Marshal')).toBe(false);
      }
    },
    120_000,
  );

  it('are read of 32 bits and of 64, and behind what only looks like the table', () => {
    const names = ['runtime.main', 'a.B'];
    expect(functionNames(functionTable(names))).toEqual(new Set([...names, '']));
    expect(functionNames(functionTable(names, 8))).toEqual(new Set([...names, '']));
  });

  it('are not looked for in ever more, or ever larger, of what only looks like the table', () => {
    const real = functionTable(['runtime.main', 'a.B']);
    const many = (count: number): Buffer =>
      Buffer.concat([...Array<Buffer>(count).fill(functionTable(['x'])), real]);
    expect(functionNames(many(10))?.has('a.B')).toBe(true);
    expect(functionNames(many(64))).toBeNull();
    const bytes = (size: number): Buffer => functionTable(['runtime.main', 'x'.repeat(size)]);
    expect(functionNames(bytes(31 << 20))?.size).toBe(3);
    expect(functionNames(bytes(33 << 20))).toBeNull();
  });

  it('are not known of what is no Go program, or cut off', () => {
    expect(functionNames(Buffer.alloc(0))).toBeNull();
    expect(functionNames(functionTable(['a.B']))).toBeNull();
    const whole = functionTable(['runtime.main', 'a.B']);
    for (let length = 0; length < whole.length; length++)
      expect(functionNames(whole.subarray(0, length))).toBeNull();
  });
});

describe('patterns of budgets', () => {
  const binary = functionTable([
    'runtime.main',
    'encoding/json.Marshal',
    'encoding/json.(*decodeState).object',
    'example.com/m/my%2eshop.Map[go.shape.int]',
  ]);
  const caveats = async (patterns: readonly string[], bytes: readonly Buffer[]) => {
    const fake = await fakeSession(
      bytes.map((_, index) => candidate('A', {}, `example.com/${index}`)),
      { budgetFunctions: patterns },
    );
    const [, head] = fake.session.sides;
    bytes.forEach((of, index) => {
      writeFileSync(head?.binaries.get(binaryKey(`example.com/${index}`, 0)) ?? '', of);
    });
    await recordUnknownFunctions(fake.session);
    return recordsOf((await fake.finish()).head, 'caveat').map(({ code, facts }) => [code, facts]);
  };

  it('that fit a function of any binary are fine', async () => {
    const fitting = ['encoding/json.*', 'example.com/m/my.shop.Map', '*.object', 'a.{B,C}', 'runtime.*'];
    expect(await caveats(fitting, [binary, functionTable(['runtime.main', 'a.B'])])).toEqual([]);
  });

  it('that fit none are told, with what is near', async () => {
    const patterns = ['encoding/jsn.*', 'encoding/json.Marshall', 'encoding/xml.*', 'exmple.com/m/my.shop.*'];
    expect(await caveats(patterns, [binary])).toEqual([
      ['functions-unknown', { pattern: 'encoding/jsn.*', nearest: 'encoding/json.*' }],
      ['functions-unknown', { pattern: 'encoding/json.Marshall', nearest: 'encoding/json.Marshal' }],
      ['functions-unknown', { pattern: 'encoding/xml.*' }],
      ['functions-unknown', { pattern: 'exmple.com/m/my.shop.*', nearest: 'example.com/m/my.shop.*' }],
    ]);
  });

  it('are not judged by a binary that cannot be read', async () => {
    expect(await caveats(['gone.*'], [binary, Buffer.from('#!/bin/sh')])).toEqual([]);
  });
});
