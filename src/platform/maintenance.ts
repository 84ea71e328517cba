import type { OpenPool } from './pool.ts';

const TABLES = `select quote_ident(relname) as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;

/**
 * What PostgreSQL does in the background and the embedded database has nobody to do: clears dead rows, refreshes the
 * planner's figures, and writes a checkpoint. Table by table, so that other queries get their turn. Returns the tables.
 * On a PostgreSQL server nothing is done: its autovacuum and checkpointer are at work.
 */
export async function maintain({ pool, mode }: Pick<OpenPool, 'pool' | 'mode'>): Promise<string[]> {
  if (mode === 'postgres') return [];
  const { rows } = await pool.query<{ name: string }>(TABLES);
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`);
  await pool.query('checkpoint');
  return rows.map(({ name }) => name);
}
