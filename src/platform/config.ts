import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.union([z.boolean(), z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true')]);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/**
 * Every setting: its name in the configuration file, its environment variable, what it may be, and what it means.
 * The environment wins over the file, the file over the default.
 */
const SETTINGS = {
  host: { env: 'HOST', shape: z.string().min(1).default('127.0.0.1'), about: 'address to listen on' },
  port: { env: 'PORT', shape: whole(0, 65535).default(3000), about: 'port to listen on (0: any free one)' },
  dataDir: { env: 'DATA_DIR', shape: z.string().min(1).default('./data'), about: 'folder of the embedded database and stored files' },
  publicUrl: { env: 'PUBLIC_URL', shape: z.url({ protocol: /^https?$/ }).optional(), about: 'address under which people reach the system; https makes cookies Secure' },
  databaseUrl: { env: 'DATABASE_URL', shape: z.url({ protocol: /^postgres(ql)?$/ }).optional(), about: 'a PostgreSQL server instead of the embedded database' },
  poolSize: { env: 'ROSTRUM_POOL_SIZE', shape: whole(2, 100).default(10), about: 'connections to PostgreSQL for each node' },
  demo: { env: 'ROSTRUM_DEMO', shape: flag.default(false), about: 'load the demo district into an empty database' },
  logLevel: { env: 'ROSTRUM_LOG', shape: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'), about: 'how much is logged' },
  trustedProxies: { env: 'ROSTRUM_TRUSTED_PROXIES', shape: z.string().default('').transform((text) => text.split(',').map((s) => s.trim()).filter(Boolean)), about: 'addresses of proxies whose X-Forwarded-For is believed, by comma' },
  passwordMinLength: { env: 'ROSTRUM_PASSWORD_MIN_LENGTH', shape: whole(8, 64).default(10), about: 'least length of a password' },
  passwordMaxAgeDays: { env: 'ROSTRUM_PASSWORD_MAX_AGE_DAYS', shape: whole(1, 3650).default(90), about: 'days after which a password must be changed' },
  passwordHistory: { env: 'ROSTRUM_PASSWORD_HISTORY', shape: whole(0, 24).default(5), about: 'former passwords that may not be used again' },
  lockAfterFailures: { env: 'ROSTRUM_LOCK_AFTER_FAILURES', shape: whole(3, 20).default(5), about: 'failed sign-ins that lock an account' },
  lockMinutes: { env: 'ROSTRUM_LOCK_MINUTES', shape: whole(1, 1440).default(30), about: 'minutes for which an account stays locked' },
  idleMinutes: { env: 'ROSTRUM_IDLE_MINUTES', shape: whole(1, 1440).default(30), about: 'minutes without use that end a session' },
  adminIdleMinutes: { env: 'ROSTRUM_ADMIN_IDLE_MINUTES', shape: whole(1, 1440).default(15), about: 'the same for administrators' },
  absoluteHours: { env: 'ROSTRUM_ABSOLUTE_HOURS', shape: whole(1, 168).default(12), about: 'hours after which a session ends in any case' },
  smtpUrl: { env: 'SMTP_URL', shape: z.url({ protocol: /^smtps?$/ }).optional(), about: 'mail server for notices, smtp://user:password@host:port or smtps://' },
  mailFrom: { env: 'MAIL_FROM', shape: z.email().optional(), about: 'sender of the mail; needed with SMTP_URL' },
  webhookAllowHosts: { env: 'WEBHOOK_ALLOW_HOSTS', shape: z.string().default('').transform((text) => text.split(',').map((s) => s.trim().toLowerCase()).filter(Boolean)), about: "hosts within the office's network that webhooks may call, by comma" },
  officeCode: { env: 'ROSTRUM_OFFICE_CODE', shape: z.string().max(20).default(''), about: 'short name of the office before the number of its papers (机关代字)' },
  singleSession: { env: 'ROSTRUM_SINGLE_SESSION', shape: flag.default(true), about: 'a new sign-in ends the earlier session of the account' },
} as const;

type Name = keyof typeof SETTINGS;
export type Config = { readonly [K in Name]: z.output<(typeof SETTINGS)[K]['shape']> };

/** A setting that is wrong. The message names the key, so that whoever wrote it finds it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const names = Object.keys(SETTINGS) as Name[];
const envNames = new Set<string>([...names.map((name) => SETTINGS[name].env), 'ROSTRUM_CONFIG']);

function fromFile(path: string): Record<string, unknown> {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${path}: not readable as JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new ConfigError(`${path}: must hold one JSON object`);
  for (const key of Object.keys(read)) if (!(key in SETTINGS)) throw new ConfigError(`${path}: unknown key "${key}"; known keys: ${names.join(', ')}`);
  return read as Record<string, unknown>;
}

/** Reads the settings from the environment and from the file named by ROSTRUM_CONFIG (else ./rostrum.config.json if it is there). */
export function readConfig(env: Readonly<Record<string, string | undefined>>, folder: string): Config {
  for (const key of Object.keys(env)) if (key.startsWith('ROSTRUM_') && !envNames.has(key)) throw new ConfigError(`unknown environment variable "${key}"; known: ${[...envNames].join(', ')}`);
  const path = resolve(folder, env['ROSTRUM_CONFIG'] ?? 'rostrum.config.json');
  const file = env['ROSTRUM_CONFIG'] !== undefined || existsSync(path) ? fromFile(path) : {};
  const read = names.map((name) => {
    const { env: variable, shape } = SETTINGS[name];
    const fromEnv = env[variable] === '' ? undefined : env[variable];
    const result = shape.safeParse(fromEnv ?? file[name]);
    if (!result.success) throw new ConfigError(`${fromEnv === undefined ? `${path}: "${name}"` : variable}: ${result.error.issues[0]?.message ?? 'not valid'}`);
    return [name, name === 'dataDir' ? resolve(folder, String(result.data)) : result.data];
  });
  const config = Object.fromEntries(read) as Config;
  if (config.smtpUrl !== undefined && config.mailFrom === undefined) throw new ConfigError('MAIL_FROM: needed when SMTP_URL is set');
  return config;
}

/** The settings as lines for `rostrum --help`: variable, default, meaning. */
export const configHelp = (): string[] =>
  names.map((name) => {
    const { env, shape, about } = SETTINGS[name];
    const byDefault = shape.safeParse(undefined).data;
    return `${env.padEnd(30)} ${about}${byDefault === undefined || byDefault === '' || Array.isArray(byDefault) ? '' : ` (${String(byDefault)})`}`;
  });
