import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { api } from '#api.ts';
import { takeHouse } from '#documents/house.ts';
import { takeFontsFrom } from '#documents/press/press.ts';
import { loadDemoInto } from '#demo/load.ts';
import { plainRoutes as feedRoutes } from '#meetings/feed/routes.ts';
import { ensureFirstAdministrator } from '#people/accounts/actions.ts';
import { plainRoutes as accountRoutes } from '#people/accounts/routes.ts';
import { mayEndSessions, policyOf } from '#people/accounts/rules.ts';
import { actorOfSession } from '#people/accounts/signin/actions.ts';
import { linkFor } from '#notices/replies/links/actions.ts';
import { openMailer } from '#platform/mail.ts';
import type { Config } from '#platform/config.ts';
import { openDb } from '#platform/db.ts';
import { httpServer } from '#platform/http.ts';
import { followChanges, liveHub } from '#platform/live.ts';
import { migrate } from '#platform/migrate.ts';
import { openPool } from '#platform/pool.ts';
import { openApiDocument, openApiHandler, rpcHandler } from '#platform/rpc.ts';
import { VERSION } from '#platform/version.ts';
import { plainRoutes as roomRoutes } from '#rooms/routes.ts';
import { FOLLOWERS } from './followers.ts';
import { mayHear } from './hearing.ts';
import { startJobs } from './schedule.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The plain SQL migrations lie beside src and dist alike. */
export const MIGRATIONS = resolve(here, '../migrations');

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

const listen = (server: import('node:http').Server, { host, port }: Config) =>
  new Promise<AddressInfo>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(server.address() as AddressInfo));
  });

const addressOf = ({ host, publicUrl }: Config, { port }: AddressInfo) =>
  publicUrl ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** Opens the whole system: the page first ("starting"), then the database, then everything that stands on it. */
export async function serve(config: Config, say: (line: string) => void, log: Logger = pino({ level: config.logLevel }, pino.destination(2))): Promise<Running> {
  takeFontsFrom(config.dataDir);
  takeHouse({ code: config.officeCode });
  const http = httpServer(config, log);
  const url = addressOf(config, await listen(http.server, config));
  say(`会务系统正在启动 · Rostrum ${VERSION} is starting: ${url}`);
  if (!existsSync(config.dataDir) && !config.databaseUrl) say('首次启动：正在建立内置数据库，约需几秒 · First start: creating the embedded database takes a few seconds');

  const opened = await openPool(config);
  await migrate(opened.pool, MIGRATIONS);
  const db = openDb(opened.pool);
  const policy = policyOf(config);
  for (const line of await firstWords(config, db)) say(line);

  const hub = liveHub((actor, change) => mayHear(db, actor, change));
  const fail = (error: unknown) => log.warn({ err: error }, 'live changes');
  const mailer = config.smtpUrl && config.mailFrom ? openMailer(config.smtpUrl, config.mailFrom) : null;
  const base = config.publicUrl?.replace(/\/$/, '');
  const linkOf = async (recipientId: string) => (base ? `${base}${(await linkFor({ db, now: new Date() }, recipientId)).path}` : null);
  const jobs = startJobs(opened, db, policy, { mailer, from: config.mailFrom ?? '', allowed: config.webhookAllowHosts, linkOf }, log);
  const changes = followChanges(
    opened.pool,
    config.databaseUrl,
    (change) => {
      if (mayEndSessions(change)) hub.drop(change.subject);
      jobs.poke();
      void hub.publish(change).catch(fail);
    },
    fail,
  );
  http.ready({
    db,
    actorOf: (tokenHash, now, use) => actorOfSession(db, tokenHash, now, policy, use),
    security: policy,
    followers: FOLLOWERS,
    plainRoutes: [...accountRoutes, ...feedRoutes, ...roomRoutes],
    rpc: rpcHandler(api, log),
    openApi: openApiHandler(api, log),
    document: openApiDocument(api, VERSION),
    live: hub,
  });
  say(`已就绪 · ready: ${url}`);

  let stopping: Promise<void> | null = null;
  const stop = async () => {
    hub.close();
    await http.close();
    await jobs.stop();
    mailer?.close();
    await changes.close();
    await opened.close();
  };
  return { url, stop: () => (stopping ??= stop()) };
}

/** What is said once: the first administrator's password, and the demo's accounts. */
async function firstWords(config: Config, db: ReturnType<typeof openDb>): Promise<string[]> {
  const first = await ensureFirstAdministrator(db, new Date());
  const lines = first ? ['', `  管理员账号 first administrator:  ${first.name}`, `  一次性密码 one-time password:    ${first.password}`, '  首次登录须修改 · to be changed at the first sign-in', ''] : [];
  return config.demo ? [...lines, ...(await loadDemoInto(db, new Date()))] : lines;
}
