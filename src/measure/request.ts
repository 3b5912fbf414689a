// What a measurement is asked for: which trees, with what, under which conditions.
import type { Manifest, Pairing, RecordOf } from '../model/capture.js';
import type { Machine, Toolchain } from '../ports.js';
import { pairingOf, procsOf } from './pinning.js';
import type { TreeSide } from './step.js';

/** A checked-out commit to measure. */
export interface Tree {
  readonly side: TreeSide;
  readonly root: string;
  readonly commit: Manifest['commit'];
  readonly submodules: readonly string[];
  /** Go files that git ignores, which are not copied. */
  readonly ignored: readonly string[];
}

export interface MeasureRequest {
  readonly trees: readonly Tree[];
  readonly session: string;
  readonly seed: number;
  /** Where each side's capture goes. */
  readonly captureDirectory: (side: TreeSide) => string;
  /** For binaries and what children write; the caller removes it. */
  readonly scratch: string;
  readonly options: {
    readonly patterns: readonly string[];
    readonly bench: string;
    readonly tags: readonly string[];
    readonly timeBudgetMs: number;
    readonly timeoutMs: number;
    readonly pin: boolean;
    readonly pins: readonly { readonly pkg: string; readonly benchmark: string; readonly pin: boolean }[];
    readonly pairs: Pairing;
    readonly rates?: { readonly block: number; readonly mutex: number };
  };
  readonly toolchain: Toolchain;
  /** Iterations by benchmark key that an earlier capture used: counts compare only at equal iterations. */
  readonly iterations?: ReadonlyMap<string, number>;
  /** How many times more or less than they would be those may be; left out: whatever they are. */
  readonly iterationsWithin?: number;
  /** Operations of its processes with sentinels, by benchmark key: what stays compares only at equal ones as well. */
  readonly probedAt?: ReadonlyMap<string, readonly number[]>;
  /** What was measured earlier, by import path: packages that are built to the same need not run again. */
  readonly programs?: ReadonlyMap<string, Program>;
  /** Patterns of functions that budgets on profiles are about. */
  readonly budgetFunctions?: readonly string[];
  readonly machine: Machine;
  /** Where a baseline is recorded. */
  readonly origin?: NonNullable<Manifest['origin']>;
}

/** Hashes of a test binary and of the data that it can read. */
export type Program = Pick<RecordOf<'package'>, 'binary' | 'data'>;

/** Under what a measurement is made, as its manifest tells it. */
export type Conditions = Pick<Manifest, 'go' | 'machine' | 'options'>;

export function conditionsOf(request: Pick<MeasureRequest, 'toolchain' | 'machine' | 'options'>): Conditions {
  const { toolchain, machine, options } = request;
  return {
    go: toolchain.go,
    machine: {
      cpu: machine.cpu,
      cores: machine.cores,
      os: machine.os,
      memoryBytes: machine.memoryBytes,
      pinned: options.pin && machine.pin !== null,
    },
    options: {
      patterns: [...options.patterns],
      bench: options.bench,
      tags: [...options.tags],
      procs: procsOf(request, options.pin),
      pairs: pairingOf(request),
      timeBudgetMs: options.timeBudgetMs,
    },
  };
}
