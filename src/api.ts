import { system } from '#demo/routes.ts';
import { meetings } from '#meetings/routes.ts';
import { notices } from '#notices/routes.ts';
import { auditExport } from '#people/accounts/log/routes.ts';
import { accounts } from '#people/accounts/routes.ts';
import { people } from '#people/routes.ts';
import { rooms } from '#rooms/routes.ts';
import { sentenceOf } from '#web/admin/sentences.ts';

/** Every procedure of the product; the key is the topic of its events. */
export const api = { system, accounts: { ...accounts, auditExport: auditExport(sentenceOf) }, people, meetings, rooms, notices };
export type Api = typeof api;
