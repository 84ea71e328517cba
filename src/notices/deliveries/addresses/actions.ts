import { inTransaction, record, type Call, type Tx } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { pastedLines, type PastedLine } from './rules.ts';
import * as store from './store.ts';
import type { AddresseeWish, Whose } from './store.ts';

/** The addresses of units or persons, a page at a time; `next` asks for the following one. */
export async function mailAddresses(call: Call, wish: AddresseeWish) {
  const rows = await store.addressees(call.db, { ...wish, limit: wish.limit + 1 }, officeDay(call.now));
  const page = rows.slice(0, wish.limit);
  return { rows: page, next: rows.length > wish.limit ? (page.at(-1)?.id ?? null) : null };
}

type Given = Whose & { readonly email: string | null; readonly version: number };

async function write(tx: Tx, call: Call, { email, version, ...whose }: Given): Promise<void> {
  const before = await store.lockAddress(tx, whose);
  const theirs = { email: before?.email ?? null, version: before?.version ?? 0 };
  if (theirs.version !== version) throw new Problem('version_conflict', { theirs });
  if (email === null) await store.removeAddress(tx, whose);
  else if (before) await store.updateAddress(tx, whose, email);
  else if (!(await store.insertAddress(tx, { id: call.newId(), ...whose, email }))) throw new Problem('version_conflict', { theirs: await store.lockAddress(tx, whose) });
}

/** Where mail for a unit or person goes from now on; null: nowhere. */
export const setMailAddress = (call: Call, given: Given): Promise<void> =>
  inTransaction(call, async (tx) => {
    const name = await store.nameOf(tx, given);
    if (name === undefined) throw new Problem('not_found');
    await write(tx, call, given);
    await record(tx, call, { kind: 'notices.mail_address_set', subject: given.unitId ?? given.personId, detail: { name, given: given.email !== null } });
  });

/** Each line with its unit, by full or short name. Refuses names that are no unit, or more than one (`mail_units_unknown`), and a unit that is meant twice. */
async function matched(tx: Tx, call: Call, lines: readonly PastedLine[]) {
  const units = await store.unitsNamed(tx, lines.map(({ name }) => name), officeDay(call.now));
  const unitOf = (name: string) => {
    const full = units.find((unit) => unit.name === name);
    const short = units.filter(({ shortName }) => shortName === name);
    return full ?? (short.length === 1 ? short[0] : undefined);
  };
  const unknown = lines.filter(({ name }) => !unitOf(name)).map(({ name }) => name);
  if (unknown.length > 0) throw new Problem('mail_units_unknown', { names: unknown.join('、') });
  const rows = lines.map(({ name, email }) => ({ id: call.newId(), unitId: unitOf(name)?.id ?? '', email }));
  const twice = lines.find((_, at) => rows.findIndex(({ unitId }) => unitId === rows[at]?.unitId) !== at);
  if (twice) throw new Problem('recipient_twice', { name: twice.name });
  return rows;
}

/** A whole list at once, as it stands in the office's address book: all of it, or nothing and why. */
export const pasteMailAddresses = (call: Call, text: string): Promise<{ units: number }> =>
  inTransaction(call, async (tx) => {
    const rows = await matched(tx, call, pastedLines(text));
    await store.putUnitAddresses(tx, rows);
    await record(tx, call, { kind: 'notices.mail_addresses_pasted', subject: null, detail: { units: rows.length } });
    return { units: rows.length };
  });
