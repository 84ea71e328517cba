import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, configHelp, readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return name;
};
const refusal = (env: Record<string, string>) => {
  try {
    readConfig(env, folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return null;
};

describe('settings', () => {
  test('without any, the defaults stand', () =>
    expect(readConfig({}, folder)).toMatchObject({ host: '127.0.0.1', port: 3000, dataDir: join(folder, 'data'), demo: false, lockAfterFailures: 5, idleMinutes: 30, singleSession: true }));

  test('the environment wins over the file, the file over the default', () => {
    const name = file('both.json', JSON.stringify({ port: 4000, host: '0.0.0.0' }));
    expect(readConfig({ ROSTRUM_CONFIG: name, PORT: '5000' }, folder)).toMatchObject({ port: 5000, host: '0.0.0.0', lockMinutes: 30 });
  });

  test.each([
    ['an unknown key of the file is named', () => ({ ROSTRUM_CONFIG: file('a.json', '{"prot": 1}') }), /unknown key "prot"/],
    ['an unknown variable is named', () => ({ ROSTRUM_PROT: '1' }), /unknown environment variable "ROSTRUM_PROT"/],
    ['a port that is none', () => ({ PORT: '70000' }), /^PORT: /],
    ['a wrong value in the file', () => ({ ROSTRUM_CONFIG: file('b.json', '{"idleMinutes": "soon"}') }), /"idleMinutes": /],
    ['another database', () => ({ DATABASE_URL: 'mysql://127.0.0.1/x' }), /^DATABASE_URL: /],
    ['a mail server by another way', () => ({ SMTP_URL: 'http://127.0.0.1' }), /^SMTP_URL: /],
    ['a mail server without a sender', () => ({ SMTP_URL: 'smtp://127.0.0.1' }), /^MAIL_FROM: needed/],
    ['a sender that is no address', () => ({ MAIL_FROM: 'office' }), /^MAIL_FROM: /],
    ['a public address without its scheme', () => ({ PUBLIC_URL: 'meet.example' }), /^PUBLIC_URL: /],
    ['a file that is not JSON', () => ({ ROSTRUM_CONFIG: file('c.json', '{') }), /not readable as JSON/],
    ['a file that is a list', () => ({ ROSTRUM_CONFIG: file('d.json', '[]') }), /must hold one JSON object/],
    ['a named file that is not there', () => ({ ROSTRUM_CONFIG: 'none.json' }), /none\.json/],
  ])('refused: %s', (_, env, expected) => expect(refusal(env())).toMatch(expected));

  test('the help tells every variable', () => expect(configHelp().map((text) => text.split(' ')[0])).toContain('ROSTRUM_LOCK_MINUTES'));
});
