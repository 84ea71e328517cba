import type { Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { RoomTables } from '../tables.ts';

export type BlockRow = Selectable<RoomTables['roomBlock']>;

export const insertBlock = (tx: Tx, row: BlockRow) => tx.insertInto('roomBlock').values(row).execute();
export const blockById = (tx: Tx, id: string): Promise<BlockRow | undefined> => tx.selectFrom('roomBlock').selectAll().where('id', '=', id).executeTakeFirst();
export const dropBlock = (tx: Tx, id: string) => tx.deleteFrom('roomBlock').where('id', '=', id).execute();
