/**
 * Writes src/platform/columns.gen.ts, what the migrations say about every column, so that the compiler can compare it
 * with the table types of the slices. `--check` writes nothing and fails when the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownDb } from '#platform/testdb.ts';

export interface Column {
  readonly table: string;
  readonly column: string;
  /** The type's own name in PostgreSQL; an array's begins with '_'. */
  readonly type: string;
  readonly nullable: boolean;
}

const TARGET = fileURLToPath(new URL('../src/platform/columns.gen.ts', import.meta.url));

/** What the driver hands out, see src/platform/pool.ts. A timestamp without a zone has no place here. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  bool: 'boolean',
  date: 'string',
  time: 'string',
  timestamptz: 'Date',
  jsonb: 'unknown',
  bytea: 'Buffer',
  tstzrange: 'string',
  daterange: 'string',
  tsvector: 'string',
  _text: 'string[]',
  _int4: 'number[]',
  _int8: 'number[]',
  _date: 'string[]',
};

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function cell({ table, column, type, nullable }: Column): string {
  const known = TYPES[type];
  if (known === undefined) throw new Error(`${table}.${column} has the type ${type}: say in scripts/columns.ts what it is in the program`);
  return `    ${camel(column)}: ${known}${nullable && known !== 'unknown' ? ' | null' : ''};`;
}

/** The text of columns.gen.ts for these columns, in the order given. */
export function columnsFile(columns: readonly Column[]): string {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const blocks = [...tables].map(([table, cells]) => `  ${camel(table)}: {\n${cells.map(cell).join('\n')}\n  };`);
  return `/* Written by \`npm run db:columns\` from migrations/. Do not edit. */\nexport interface Columns {\n${blocks.join('\n')}\n}\n`;
}

async function readColumns(): Promise<Column[]> {
  const { pool, close } = await ownDb();
  try {
    const { rows } = await pool.query<Column>(`select c.relname as "table", a.attname as "column", t.typname as "type", not a.attnotnull as nullable
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migration'
      order by c.relname, a.attnum`);
    return rows;
  } finally {
    await close();
  }
}

async function main(check: boolean): Promise<void> {
  const wanted = columnsFile(await readColumns());
  const current = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
  if (wanted === current) return console.log('columns: ok');
  if (!check) return void (writeFileSync(TARGET, wanted), console.log('columns: written'));
  console.error('columns: src/platform/columns.gen.ts is stale; run npm run db:columns');
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
