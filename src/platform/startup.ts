/**
 * Why the program refuses to start, or stops at once, in the words of the person who has to put it right. These are not
 * refusals to a user of the web page (those are `Problem`s): they are printed on the terminal and in the log.
 */
interface Words {
  readonly zh: string;
  readonly en: string;
}

type Data = Readonly<Record<string, string | number>>;

const WORDS = {
  data_folder_in_use: {
    zh: (d: Data) => `数据目录 ${d['folder']} 正被另一个进程使用（进程号 ${d['pid']}，启动于 ${d['since']}）。请先停止那个进程；同一目录不能由两个进程同时打开。`,
    en: (d: Data) => `The data folder ${d['folder']} is in use by another process (pid ${d['pid']}, started ${d['since']}). Stop that process first: two processes must never open one folder.`,
  },
  data_folder_unusable: {
    zh: (d: Data) => `数据目录 ${d['folder']} 无法使用：${d['reason']}。请检查路径和权限。`,
    en: (d: Data) => `The data folder ${d['folder']} cannot be used: ${d['reason']}. Check the path and the permissions.`,
  },
  cluster_unknown: {
    zh: (d: Data) => `目录 ${d['folder']} 里有文件，但没有完整数据库的标记 ${d['marker']}，也没有创建未完成的记录。可能是复制或恢复不完整。为免丢失数据，程序不会改动它：请恢复完整备份，或将该目录移走后重新启动。`,
    en: (d: Data) => `The folder ${d['folder']} holds files but neither the mark ${d['marker']} of a complete database nor a record of an unfinished creation. A copy or a restore may be incomplete. Nothing is touched: restore a complete backup, or move the folder away and start again.`,
  },
  fsync_not_real: {
    zh: (d: Data) => `落盘自检未通过：提交一行数据后没有发生真实的 fsync（次数 ${d['before']} → ${d['after']}）。断电会丢失数据，程序拒绝启动。`,
    en: (d: Data) => `The fsync self-test failed: committing one row caused no real fsync (count ${d['before']} -> ${d['after']}). A power cut would lose data, so the program refuses to start.`,
  },
  fsync_failed: {
    zh: (d: Data) => `数据无法写入磁盘（fsync 失败：${d['reason']}）。为保护数据，程序已停止；请检查磁盘后重新启动。`,
    en: (d: Data) => `Data could not be written to the disk (fsync failed: ${d['reason']}). The program has stopped to protect the data; check the disk and start again.`,
  },
  database_stopped: {
    zh: (d: Data) => `内置数据库意外停止：${d['reason']}。程序已停止；重新启动后会自动恢复到最后一次已确认的提交。`,
    en: (d: Data) => `The embedded database stopped unexpectedly: ${d['reason']}. The program has stopped; after a restart it recovers to the last acknowledged commit.`,
  },
  database_unreachable: {
    zh: (d: Data) => `连接不上 PostgreSQL：${d['reason']}。请检查 DATABASE_URL 和数据库服务。`,
    en: (d: Data) => `PostgreSQL cannot be reached: ${d['reason']}. Check DATABASE_URL and the database server.`,
  },
  postgres_too_old: {
    zh: (d: Data) => `PostgreSQL 版本为 ${d['found']}，至少需要 ${d['needed']}。`,
    en: (d: Data) => `PostgreSQL is version ${d['found']}; at least ${d['needed']} is needed.`,
  },
  encoding_not_utf8: {
    zh: (d: Data) => `数据库编码为 ${d['found']}，必须是 UTF8。请用 encoding 'UTF8' 重新建库。`,
    en: (d: Data) => `The database is encoded in ${d['found']}; it must be UTF8. Create the database again with encoding 'UTF8'.`,
  },
  migration_misnamed: {
    zh: (d: Data) => `迁移文件 ${d['file']} 的名称不合规则（四位编号_名称.sql），或编号与另一个文件相同。`,
    en: (d: Data) => `The migration file ${d['file']} is not named NNNN_name.sql, or shares its number with another file.`,
  },
  migration_changed: {
    zh: (d: Data) => `迁移 ${d['file']} 已在数据库中执行过，但文件内容后来被改动。已执行的迁移不得修改，请恢复原文件。`,
    en: (d: Data) => `The migration ${d['file']} has been applied, but the file was changed afterwards. An applied migration must not be edited: restore the original file.`,
  },
  migration_out_of_order: {
    zh: (d: Data) => `迁移 ${d['file']} 的编号小于数据库中已执行的最大编号 ${d['latest']}，却没有执行过。请给它一个新的编号。`,
    en: (d: Data) => `The migration ${d['file']} is numbered below the newest one applied (${d['latest']}) but was never applied. Give it a new number.`,
  },
  migration_failed: {
    zh: (d: Data) => `迁移 ${d['file']} 执行失败，数据库保持在执行前的状态：${d['reason']}`,
    en: (d: Data) => `The migration ${d['file']} failed; the database is as it was before it: ${d['reason']}`,
  },
  database_newer: {
    zh: (d: Data) => `数据库由更新版本的程序升级过（迁移 ${d['found']}，本程序最多到 ${d['known']}）。请使用新版本程序，或恢复升级前的备份。`,
    en: (d: Data) => `The database was brought forward by a newer program (migration ${d['found']}; this program knows up to ${d['known']}). Use the newer program, or restore a backup from before.`,
  },
} as const;

export type StartRefusalCode = keyof typeof WORDS;

/** The program cannot (or must not) run. `words` says why in both languages, `message` is both, one line each. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
  readonly code: StartRefusalCode;
  readonly words: Words;
  readonly data: Data;
  constructor(code: StartRefusalCode, data: Data, options?: ErrorOptions) {
    const words = { zh: WORDS[code].zh(data), en: WORDS[code].en(data) };
    super(`${words.zh}\n${words.en}`, options);
    this.code = code;
    this.words = words;
    this.data = data;
  }
}

/** The text of whatever was thrown. */
export const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
