import { describe, expect, it } from '@jest/globals';
import { childEnvironment, namesSecret, type RemovalReason } from '../../src/adapters/environment.js';
import { safeGoFlags, type GoFlagReason } from '../../src/adapters/go-flags.js';

describe('childEnvironment', () => {
  const hidden: [string, RemovalReason][] = [
    ['INPUT_GITHUB-TOKEN', 'action'],
    ['INPUT_PACKAGES', 'action'],
    ['input_x', 'action'],
    ['ACTIONS_RUNTIME_TOKEN', 'action'],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', 'action'],
    ['ACTIONS_RESULTS_URL', 'action'],
    ['GITHUB_TOKEN', 'secret'],
    ['GH_TOKEN', 'secret'],
    ['GITHUB_OUTPUT', 'runner-file'],
    ['GITHUB_ENV', 'runner-file'],
    ['GITHUB_PATH', 'runner-file'],
    ['GITHUB_STATE', 'runner-file'],
    ['GITHUB_STEP_SUMMARY', 'runner-file'],
    ['NODE_OPTIONS', 'node'],
    ['GIT_DIR', 'other-repository'],
    ['GIT_INDEX_FILE', 'other-repository'],
    ['GIT_WORK_TREE', 'other-repository'],
  ];
  it.each(hidden)('hides %s', (variable, reason) => {
    expect(childEnvironment({ [variable]: 'value', HOME: '/h' })).toEqual({
      variables: { HOME: '/h' },
      removed: [{ variable, reason }],
    });
  });

  it('keeps everything else, unset variables apart', () => {
    const kept = {
      CGO_ENABLED: '0',
      GITHUB_SHA: '1',
      GIT_CONFIG_COUNT: '0',
      GODEBUG: 'x=1',
      GOPROXY: 'https://p',
      PATH: '/bin',
      PWD: '/w',
      RUNNER_TEMP: '/t',
      SSH_AUTH_SOCK: '/s',
    };
    expect(childEnvironment({ ...kept, UNSET: undefined })).toEqual({ variables: kept, removed: [] });
  });

  it('takes the unwanted flags out of GOFLAGS and says which', () => {
    expect(childEnvironment({ GOFLAGS: '-mod=mod -race  -toolexec=/bin/x' })).toEqual({
      variables: { GOFLAGS: '-mod=mod' },
      removed: [
        { variable: 'GOFLAGS', reason: 'slows-code', flag: '-race' },
        { variable: 'GOFLAGS', reason: 'runs-a-program', flag: '-toolexec=/bin/x' },
      ],
    });
  });

  it('is not fooled by names of object properties', () => {
    const env = JSON.parse('{"__proto__": "p", "constructor": "c"}') as Record<string, string>;
    const { variables } = childEnvironment(env);
    expect(Object.entries(variables)).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
  });
});

describe('namesSecret', () => {
  it.each([
    ...[
      'NPM_TOKEN',
      'MY_TOKENS',
      'CODECOV_TOKEN_2',
      'npm_config__authToken',
      'AUTHTOKEN',
      'AWS_SECRET_ACCESS_KEY',
    ],
    ...[
      'AWS_ACCESS_KEY_ID',
      'CLIENT_SECRET',
      'SECRETS',
      'PGPASSWORD',
      'DB_PASSWD',
      'MYSQL_PWD',
      'GPG_PASSPHRASE',
    ],
    ...[
      'GOOGLE_APPLICATION_CREDENTIALS',
      'SSH_PRIVATE_KEY',
      'API_KEY',
      'OPENAI_APIKEY',
      'signing-key',
      'CI_JOB_JWT',
    ],
  ])('%s', (name) => {
    expect(namesSecret(name)).toBe(true);
  });

  it.each([
    ...[
      'TOKENIZERS_PARALLELISM',
      'SECRETARY',
      'KEYBOARD',
      'PASSENGER',
      'COMPASS',
      'PATH',
      'PATTERN',
      'CACHE_KEY',
    ],
    ...['PWD', 'OLDPWD', 'GOAUTH', 'MONKEY', 'HOME', 'GOPATH'],
  ])('not %s', (name) => {
    expect(namesSecret(name)).toBe(false);
  });
});

describe('safeGoFlags', () => {
  const dropped: [string, GoFlagReason][] = [
    ['-overlay=/tmp/o.json', 'replaces-sources'],
    ['--overlay=/tmp/o.json', 'replaces-sources'],
    ['-C=/elsewhere', 'replaces-sources'],
    ['-exec=xprog', 'runs-a-program'],
    ['-toolexec=x', 'runs-a-program'],
    ['-vettool=x', 'runs-a-program'],
    ['-o=/x', 'writes-files'],
    ['-c', 'writes-files'],
    ['-cpuprofile=x', 'writes-files'],
    ['-count=5', 'selects-benchmarks'],
    ['-bench=.', 'selects-benchmarks'],
    ['-test.bench=.', 'selects-benchmarks'],
    ['-short', 'selects-benchmarks'],
    ['-json', 'changes-output'],
    ['-n', 'changes-output'],
    ['-work', 'changes-output'],
    ['-race', 'slows-code'],
    ['-race=true', 'slows-code'],
    ['-cover', 'slows-code'],
    ['word', 'not-a-flag'],
    ['-', 'not-a-flag'],
    ['--', 'not-a-flag'],
    ['-=x', 'not-a-flag'],
  ];
  it.each(dropped)('drops %s', (flag, reason) => {
    expect(safeGoFlags(` -tags=a ${flag}\t-mod=vendor `)).toEqual({
      value: '-tags=a -mod=vendor',
      removed: [{ flag, reason }],
    });
  });

  it('keeps what chooses what is built', () => {
    const value =
      '-mod=mod -modfile=x.mod -tags=a,b -trimpath -ldflags=-s -gcflags=all=-N -pgo=off -p=2 -modcacherw -future';
    expect(safeGoFlags(value)).toEqual({ value, removed: [] });
    expect(safeGoFlags('')).toEqual({ value: '', removed: [] });
  });
});
