// What every measurement begins with: the toolchain and machine that it gets, and its captures.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from './base/random.js';
import { measureOptions } from './config/policy.js';
import type { GateConfig } from './config/schema.js';
import { readEvidence, type Evidence } from './evidence/evidence.js';
import { findModules } from './measure/modules.js';
import type { MeasureRequest, Tree } from './measure/request.js';
import { openSession, type Session } from './measure/session.js';
import type { Capture, Manifest } from './model/capture.js';
import type { Ports } from './ports.js';
import { replacedCaptures } from './report/words/places.js';

/** Where the captures of a run lie in its output folder; `baseline` is the stored one that it was judged with. */
export function captureDirectory(out: string, side: Tree['side'] | 'baseline'): string {
  return join(out, 'capture', side);
}

/** Name of the file in a capture that holds the configuration in force. */
export const configFile = 'config.yml';

export type Setting = Pick<MeasureRequest, 'options' | 'toolchain' | 'machine'>;

/** What a tree is measured with. Throws GateError go-missing or go-too-old. */
export async function settingFor(tree: Tree, config: GateConfig, ports: Ports): Promise<Setting> {
  // Inside a module, because its go.mod can ask for another toolchain.
  const module = (await findModules(tree.root, ports.exec))[0];
  return {
    options: measureOptions(config),
    toolchain: await ports.toolchain(join(tree.root, module?.dir ?? '.')),
    machine: await ports.machine(),
  };
}

export interface Measurement {
  readonly trees: readonly Tree[];
  readonly setting: Setting;
  readonly config: GateConfig;
  readonly scratch: string;
  /** Where each side's capture goes. */
  readonly directory: MeasureRequest['captureDirectory'];
  /** A capture whose iterations are taken over: counts compare only at equal iterations. */
  readonly like: Capture | null;
  /** How far those may be from what they would be; left out: however far. */
  readonly likeWithin?: number;
  /** `like` is the base as well: what is the same program as in it is not run. */
  readonly likeIsBase?: boolean;
  /** Patterns of functions that budgets on profiles are about. */
  readonly budgetFunctions?: readonly string[];
  readonly origin?: NonNullable<Manifest['origin']>;
}

/** Opens the captures, with the configuration in them: so they can be judged again as they were, anywhere. */
export async function begin(measurement: Measurement, ports: Ports): Promise<Session> {
  const { trees, setting, config, scratch, like, likeWithin, likeIsBase, budgetFunctions, origin } =
    measurement;
  const { toolchain } = setting;
  const options = measureOptions(config);
  const seed = options.seed ?? hashText(trees.map((tree) => tree.commit.sha ?? '').join(' '));
  const earlier = like === null ? null : readEvidence(like);
  const session = await openSession(
    {
      trees,
      session: `${ports.clock.date()} ${seed.toString(16)}`,
      seed,
      captureDirectory: measurement.directory,
      scratch,
      ...setting,
      ...(earlier === null ? {} : { iterations: iterationsOf(earlier), probedAt: probedAt(earlier) }),
      ...(likeWithin === undefined ? {} : { iterationsWithin: likeWithin }),
      ...(earlier === null || likeIsBase !== true ? {} : { programs: earlier.packages }),
      ...(budgetFunctions === undefined ? {} : { budgetFunctions }),
      ...(origin === undefined ? {} : { origin }),
      toolchain: { ...toolchain, env: { ...toolchain.env, ...(await temporaryFolders(scratch)) } },
    },
    ports,
  );
  const replaced = session.sides.flatMap(({ writer }) => (writer.replaced ? [writer.directory] : []));
  if (replaced.length > 0) ports.log.info(replacedCaptures(replaced));
  for (const side of session.sides) await side.writer.append(configFile, JSON.stringify(config, null, 2));
  return session;
}

/** Iterations of every benchmark's screen. */
function iterationsOf({ benchmarks }: Evidence): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [key, { iterations }] of benchmarks) {
    const screened = iterations.get('screen');
    if (typeof screened === 'number') found.set(key, screened);
  }
  return found;
}

/** Operations of every benchmark's processes with sentinels. */
function probedAt({ benchmarks }: Evidence): ReadonlyMap<string, readonly number[]> {
  return new Map([...benchmarks].map(([key, of]) => [key, of.probedAt]));
}

/** What the go command and benchmarks leave in temporary folders goes with the scratch folder. */
async function temporaryFolders(scratch: string): Promise<Readonly<Record<string, string>>> {
  const folder = join(scratch, 'tmp');
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, GOTMPDIR: folder };
}
