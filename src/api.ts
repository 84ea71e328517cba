import { system } from '#demo/routes.ts';
import { meetings } from '#meetings/routes.ts';
import { accounts } from '#people/accounts/routes.ts';
import { people } from '#people/routes.ts';

/** Every procedure of the product; the key is the topic of its events. */
export const api = { system, accounts, people, meetings };
export type Api = typeof api;
