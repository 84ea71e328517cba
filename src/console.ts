import { randomUUID } from 'node:crypto';
import { resetAtConsole } from '#people/accounts/password/actions.ts';
import { confirmImport, previewImport } from '#people/import/actions.ts';
import type { Call } from '#platform/call.ts';
import type { Config } from '#platform/config.ts';
import { openDb } from '#platform/db.ts';
import { migrate } from '#platform/migrate.ts';
import { openPool } from '#platform/pool.ts';
import { MIGRATIONS } from './server.ts';

/** Whoever sits at the machine acts as the secretariat; the audit names the console. */
const CONSOLE = { accountId: 'console', name: '控制台 console', role: 'secretariat', personId: null, unitId: null, sectionId: null, mustChangePassword: false } as const;

const consoleCall = (db: Call['db']): Call => ({
  db,
  actor: CONSOLE,
  now: new Date(),
  newId: randomUUID,
  locale: 'zh',
  ip: null,
  requestId: randomUUID(),
  idempotencyKey: randomUUID(),
  sessionHash: null,
});

/** Opens the database for one piece of work and closes it again. Refuses while the system runs on the same folder. */
async function withDatabase<T>(config: Config, work: (call: Call) => Promise<T>): Promise<T> {
  const opened = await openPool(config);
  try {
    await migrate(opened.pool, MIGRATIONS);
    return await work(consoleCall(openDb(opened.pool)));
  } finally {
    await opened.close();
  }
}

/** `rostrum password`: a new one-time password, shown this once. */
export const resetFromConsole = (config: Config, name: string) => withDatabase(config, (call) => resetAtConsole(call, name));

/** `rostrum import`: the preview, and with `confirm` the import of exactly what the preview showed. */
export const importFromConsole = (config: Config, file: Uint8Array<ArrayBuffer>, confirm: boolean) =>
  withDatabase(config, async (call) => {
    const decisions = { units: {}, persons: {}, leaveOutErrors: false };
    const blob = new Blob([file]);
    const preview = await previewImport(call, blob, decisions);
    const { summary } = preview;
    const refused = summary.error > 0;
    const done = confirm && !refused ? await confirmImport(call, blob, decisions, preview.seal) : null;
    const findings = preview.rows.filter(({ findings: found }) => found.length > 0);
    return {
      refused,
      data: { ...preview, done },
      lines: [
        ...findings.map(({ line, name, unit, findings: found }) => `第 ${line} 行 row ${line}  ${name}  ${unit}  ${found.map(({ code }) => code).join(', ')}`),
        `新增 to add ${summary.add}，变更 to change ${summary.change}，不变 unchanged ${summary.same}，有误 with errors ${summary.error}`,
        done ? '已写入 written' : refused ? '有误，未写入 nothing written' : '预览，未写入；加 --confirm 写入 a preview; add --confirm to write',
      ],
    };
  });
