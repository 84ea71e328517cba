import { expect, test } from 'vitest';
import { columnsFile, type Column } from './columns.ts';

const column = (table: string, name: string, type: string, nullable = false): Column => ({ table, column: name, type, nullable });

test('the file names tables and columns as the program does, with what the driver hands out', () => {
  const file = columnsFile([
    column('notice_recipient', 'id', 'uuid'),
    column('notice_recipient', 'reply_by', 'timestamptz', true),
    column('notice_recipient', 'line_2', 'text'),
    column('room', 'seats', 'int4'),
    column('room', 'closed_on', 'date'),
    column('room', 'tags', '_text', true),
    column('room', 'plan', 'jsonb', true),
    column('room', 'during', 'tstzrange'),
    column('room', 'photo', 'bytea'),
    column('room', 'rent', 'numeric'),
    column('room', 'numbers', '_int4'),
    column('room', 'lent', 'bool'),
  ]);
  expect(file).toBe(`/* Written by \`npm run db:columns\` from migrations/. Do not edit. */
export interface Columns {
  noticeRecipient: {
    id: string;
    replyBy: Date | null;
    line2: string;
  };
  room: {
    seats: number;
    closedOn: string;
    tags: string[] | null;
    plan: unknown;
    during: string;
    photo: Buffer;
    rent: string;
    numbers: number[];
    lent: boolean;
  };
}
`);
});

test('a type without a counterpart is named, with its column', () => {
  expect(() => columnsFile([column('room', 'opened', 'timestamp')])).toThrow('room.opened has the type timestamp');
});
