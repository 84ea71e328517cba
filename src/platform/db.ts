import { CamelCasePlugin, Kysely, PostgresDialect, type Generated, type Selectable, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { MeetingTables } from '#meetings/tables.ts';
import type { CallTables } from '#notices/calls/tables.ts';
import type { DeliveryTables } from '#notices/deliveries/tables.ts';
import type { ReplyTables } from '#notices/replies/tables.ts';
import type { NoticeTables } from '#notices/tables.ts';
import type { AccountTables } from '#people/accounts/tables.ts';
import type { PeopleTables } from '#people/tables.ts';
import type { RoomTables } from '#rooms/tables.ts';
import type { Columns } from './columns.gen.ts';

/** The platform's own tables (migrations/0001_platform.sql). jsonb goes in as text and comes out parsed. */
interface PlatformTables {
  audit: {
    id: Generated<number>;
    at: Date;
    accountId: string | null;
    actorName: string | null;
    kind: string;
    subject: string | null;
    detail: unknown;
    ip: string | null;
    requestId: string | null;
  };
  idempotency: { accountId: string; key: string; procedure: string; inputHash: string; result: unknown; at: Date };
  job: {
    id: Generated<number>;
    queue: string;
    payload: unknown;
    dedupeKey: string | null;
    runAt: Date;
    attempts: Generated<number>;
    maxAttempts: number;
    lockedUntil: Date | null;
    lastError: string | null;
    doneAt: Date | null;
    failedAt: Date | null;
    createdAt: Date;
  };
  setting: { key: string; value: unknown; updatedAt: Date };
}

export interface Tables extends PlatformTables, AccountTables, PeopleTables, MeetingTables, RoomTables, NoticeTables, ReplyTables, CallTables, DeliveryTables {}
export type Db = Kysely<Tables> | Transaction<Tables>;

/** SQL stays snake_case, code camelCase; what stands inside a jsonb value is left as it is. */
export const openDb = (pool: Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });

type Agrees<Cell, Column> = [Cell] extends [Column] ? (null extends Column ? (null extends Cell ? true : unknown extends Column ? true : false) : true) : false;
type WrongCells<Row, Column> =
  | Exclude<keyof Row, keyof Column>
  | { [K in keyof Column]: K extends keyof Row ? (Agrees<Row[K], Column[K]> extends true ? never : K) : K }[keyof Column];
type Drift = {
  [T in keyof Columns]: T extends keyof Tables ? (WrongCells<Selectable<Tables[T]>, Columns[T]> extends infer W extends string ? `${T}.${W}` : never) : T;
}[keyof Columns];
/** Does not compile, naming table.column, when a slice's table type and the migrations disagree. */
export const drift: [Drift] extends [never] ? null : Drift = null;
