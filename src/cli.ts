import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, configHelp, readConfig, type Config } from '#platform/config.ts';
import { Problem } from '#platform/problem.ts';
import { problemWords } from '#platform/problem.words.ts';
import { StartRefusal } from '#platform/startup.ts';
import { parseInstant, isDay, officeDay } from '#platform/time.ts';
import { VERSION } from '#platform/version.ts';

/** A wrong use of the command line: said in one line, exit 2. */
class Usage extends Error {}

const print = (text: string) => void process.stdout.write(`${text}\n`);
const say = (text: string) => void process.stderr.write(`${text}\n`);
const json = (value: unknown) => print(JSON.stringify(value, null, 2));
const settings = (): Config => readConfig(process.env, process.cwd());

interface Command {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly run: (args: string[]) => Promise<void>;
}

const COMMANDS: Record<string, Command> = {
  serve: { usage: 'serve', zh: '启动系统', en: 'start the system', run: runServe },
  migrate: { usage: 'migrate', zh: '只升级数据库结构', en: 'bring the database up to date and stop', run: runMigrate },
  doctor: { usage: 'doctor [--json]', zh: '检查运行环境', en: 'check versions, database, fsync, fonts, limits, clock', run: runDoctor },
  import: { usage: 'import FILE.xlsx [--confirm] [--json]', zh: '导入人员名册（先预览，--confirm 才写入）', en: 'import a roster: a preview first, written only with --confirm', run: runImport },
  password: { usage: 'password NAME', zh: '重置账号密码，显示一次性密码', en: 'reset the password of an account and print a one-time password', run: runPassword },
  norm: { usage: 'norm [--json]', zh: '列出规范的全部会议类型和环节', en: 'print the whole norm', run: runNorm },
  paper: { usage: 'paper NAME --data FILE.json [--out FILE.pdf|FILE.docx] | paper --list [--json] | paper check FILE [--json]', zh: '由数据生成单据（PDF 或 Word）；check 按 GB/T 9704 检查任何 .docx 或 PDF', en: 'make a paper from data as PDF or .docx; check any .docx or PDF against GB/T 9704', run: runPaper },
  plan: { usage: 'plan --kind KIND --start ISO [--minutes N] [--today DAY] [--json]', zh: '不用数据库，直接倒排一次会议', en: 'a dated plan without a database', run: runPlan },
};

const help = () =>
  [
    `会务 Rostrum ${VERSION}`,
    '',
    'rostrum <command> [options]',
    '',
    ...Object.values(COMMANDS).flatMap(({ usage, zh, en }) => [`  rostrum ${usage}`, `      ${zh} · ${en}`]),
    '',
    '--json prints one stable JSON value to standard output; everything else goes to standard error.',
    'Exit codes: 0 done, 1 refused or failed, 2 wrong use of the command line.',
    '',
    'Settings (environment, or the same in rostrum.config.json):',
    ...configHelp().map((line) => `  ${line}`),
  ].join('\n');

async function runServe() {
  const config = settings();
  const { serve } = await import('./server.ts');
  const running = await serve(config, print);
  const stop = () => void running.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function runMigrate() {
  const config = settings();
  const [{ openPool }, { migrate }, { MIGRATIONS }] = await Promise.all([import('#platform/pool.ts'), import('#platform/migrate.ts'), import('./server.ts')]);
  const opened = await openPool(config);
  const applied = await migrate(opened.pool, MIGRATIONS).finally(() => opened.close());
  say(applied.length ? applied.map(({ name }) => `applied ${name}`).join('\n') : '数据库已是最新 · nothing to do');
}

async function runDoctor(args: string[]) {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const { doctor } = await import('#platform/doctor.ts');
  const rows = await doctor(settings());
  if (values.json) json(rows);
  else for (const { name, value, ok } of rows) print(`${ok ? '✓' : '✗'} ${name.zh} ${name.en}: ${value}`);
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
}

async function runImport(args: string[]) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, confirm: { type: 'boolean' } } });
  const [file] = positionals;
  if (!file) throw new Usage('import: name the .xlsx file');
  const { importFromConsole } = await import('./console.ts');
  const result = await importFromConsole(settings(), readFileSync(file), values.confirm ?? false);
  if (values.json) json(result.data);
  else result.lines.forEach(print);
  if (result.refused) process.exitCode = 1;
}

async function runPassword(args: string[]) {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [name] = positionals;
  if (!name) throw new Usage('password: name the account');
  const { resetFromConsole } = await import('./console.ts');
  const { name: account, password } = await resetFromConsole(settings(), name);
  print(`账号 account: ${account}\n一次性密码 one-time password: ${password}\n登录后须修改 · to be changed after sign-in`);
}

async function runNorm(args: string[]) {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const { normJson } = await import('#norm/export.ts');
  const norm = normJson();
  if (values.json) return json(norm);
  for (const { code, name, stages } of norm.kinds) {
    print(`${code} ${name.zh} · ${name.en}`);
    for (const stage of stages) print(`  ${stage.id.padEnd(6)} ${stage.name.zh} · ${stage.name.en}`);
  }
}

async function runPlan(args: string[]) {
  const { values } = parseArgs({ args, options: { kind: { type: 'string' }, start: { type: 'string' }, minutes: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } } });
  const start = parseInstant(values.start ?? '');
  if (!values.kind) throw new Usage('plan: --kind is missing (see rostrum norm)');
  if (!start) throw new Usage('plan: --start must be an ISO time with its zone, as in 2026-12-22T09:00+08:00');
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes > 0)) throw new Usage('plan: --minutes must be a whole number above 0');
  if (values.today !== undefined && !isDay(values.today)) throw new Usage('plan: --today must be a day, as in 2026-11-30');
  const { planJson } = await import('#norm/export.ts');
  const plan = planJson({ kind: values.kind, start, ...(minutes === undefined ? {} : { minutes }), today: values.today ?? officeDay(new Date()) });
  if (values.json) return json(plan);
  for (const stage of plan.stages) print(`${stage.due}  ${stage.id.padEnd(6)} ${stage.name.zh}${stage.provisional ? '（暂定）' : ''}${stage.atRisk ? '（有风险）' : ''}`);
}

/** Every paper that the slices make. */
async function allPapers() {
  const [{ AGENDA_PAPER }, { NOTICE_PAPERS }] = await Promise.all([import('#meetings/agenda/paper.ts'), import('#notices/paper.ts')]);
  return [AGENDA_PAPER, ...Object.values(NOTICE_PAPERS)];
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Usage(`paper: ${path} is not JSON (${error.message})`);
    throw error;
  }
}

async function checkFile(file: string | undefined, asJson: boolean) {
  if (!file) throw new Usage('paper check: name the file');
  const { checkPaper } = await import('#documents/check/check.ts');
  const findings = await checkPaper(readFileSync(file));
  if (asJson) json(findings);
  else for (const { pass, rule, clause, title, measured } of findings) print(`${pass ? '✓' : '✗'} ${clause.padEnd(11)} ${title.zh} · ${title.en}: ${measured} [${rule}]`);
  if (findings.some(({ pass }) => !pass)) process.exitCode = 1;
}

async function runPaper(args: string[]) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { list: { type: 'boolean' }, json: { type: 'boolean' }, data: { type: 'string' }, out: { type: 'string' } } });
  if (positionals[0] === 'check') return checkFile(positionals[1], values.json ?? false);
  const papers = await allPapers();
  if (values.list) return values.json ? json(papers.map(({ name, title }) => ({ name, title }))) : papers.forEach(({ name, title }) => print(`${name.padEnd(16)} ${title.zh} · ${title.en}`));
  const [name] = positionals;
  if (!name || !values.data) throw new Usage('paper: name the paper and its --data (rostrum paper --list)');
  const [{ paperNamed }, { KINDS_OF_FILE, paperFile }, { takeFontsFrom }] = await Promise.all([import('#documents/registry.ts'), import('#documents/file.ts'), import('#documents/press/press.ts')]);
  const as = KINDS_OF_FILE.find((kind) => extname(values.out ?? '.pdf').toLowerCase() === `.${kind}`);
  if (!as) throw new Usage('paper: --out must end with .pdf or .docx');
  takeFontsFrom(settings().dataDir);
  const { file, printed } = await paperFile(paperNamed(papers, name), jsonIn(values.data), as);
  const path = values.out ?? file.name;
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  for (const { name: face, family, standIn } of printed?.faces ?? []) if (standIn) say(`字体替代 ${face}：以 ${family} 代替 · ${family} stands in`);
  for (const { char, face, family } of printed?.fellBack ?? []) say(`“${char}”（${face}）由 ${family} 补出 · set in ${family}`);
  print(printed ? `${path}（${printed.pages} 页 pages）` : path);
}

/** Anything thrown becomes one readable line; a fault of ours keeps its stack. */
function fail(error: unknown) {
  if (error instanceof Usage || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
    say(`${error.message}\n(rostrum --help)`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = 1;
  if (error instanceof Problem) {
    const zh = problemWords(error.code, error.data, 'zh');
    const en = problemWords(error.code, error.data, 'en');
    return say(`${zh.title}。${zh.next}\n${en.title}. ${en.next} [${error.code}]`);
  }
  if (error instanceof ConfigError || error instanceof StartRefusal) return say(error.message);
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EADDRINUSE' || error.code === 'EACCES')) return say(error.message);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function dispatch(argv: readonly string[]): Promise<void> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(help());
  if (name === '--version' || name === '-v') return print(VERSION);
  const command = COMMANDS[name];
  if (!command) throw new Usage(`unknown command "${name}"; known: ${Object.keys(COMMANDS).join(', ')}`);
  if (args.includes('--help') || args.includes('-h')) return print(`rostrum ${command.usage}\n    ${command.zh} · ${command.en}`);
  return command.run(args);
}

/** The command line of Rostrum: runs one command and leaves the exit code behind. */
export const run = (argv: readonly string[]): Promise<void> => dispatch(argv).catch(fail);
