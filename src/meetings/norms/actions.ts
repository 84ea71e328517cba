import { amend, type Amendment } from '#norm/amend.ts';
import { NORM_V1, type Norm } from '#norm/norm.ts';
import { inTransaction, once, record, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { checkVersion } from '../rules.ts';
import { changesBetween } from './rules.ts';
import * as store from './store.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Norms that were built, by the content they were built from: a stored version never changes, and equal content is an equal norm. */
const built = new Map<string, Norm>();

function builtFrom(before: Norm, { mark, amendments }: store.StoredVersion): Norm {
  const norm = built.get(mark) ?? amend(before, amendments);
  built.set(mark, norm);
  return norm;
}

const chainOf = (stored: readonly store.StoredVersion[]): readonly [Norm, ...Norm[]] =>
  stored.reduce<[Norm, ...Norm[]]>((norms, one) => [...norms, builtFrom(norms.at(-1) ?? NORM_V1, one)] as [Norm, ...Norm[]], [NORM_V1]);

/** Every version of the norm, the shipped one first. One small query. */
export const allNorms = async (db: Db): Promise<readonly [Norm, ...Norm[]]> => chainOf(await store.storedVersions(db));

/** The norm that new meetings are planned with. */
export const currentNorm = async (db: Db): Promise<Norm> => (await allNorms(db)).at(-1) ?? NORM_V1;

/** The version a meeting was planned with (R7), among those given. Refuses with `norm_version_mismatch`. */
export function normAmong(norms: readonly Norm[], version: number): Norm {
  const found = norms.find((norm) => norm.version === version);
  if (!found) throw new Problem('norm_version_mismatch', { saved: version, given: norms.at(-1)?.version ?? NORM_V1.version });
  return found;
}

/** The norm a meeting was planned with (R7). The shipped one costs no query. */
export const normOf = async (db: Db, version: number): Promise<Norm> => (version === NORM_V1.version ? NORM_V1 : normAmong(await allNorms(db), version));

interface NewVersion {
  /** The version it amends, as its maker saw it. */
  readonly version: number;
  readonly amendments: Amendment;
  readonly note: string | null;
}

/** The next version of the norm: new meetings are planned with it, running ones keep theirs (R7). */
export const amendNorm = (call: Call, { version, amendments, note }: NewVersion): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => ({
    version: Number(
      await once(tx, call, 'meetings.amendNorm', { version, amendments, note }, async () => {
        await store.lockNorm(tx);
        const before = await currentNorm(tx);
        checkVersion({ version: before.version }, version);
        const after = amend(before, amendments);
        const changes = changesBetween(before, after).length;
        if (changes === 0) throw new Problem('norm_unchanged', { version });
        await store.putVersion(tx, { version: after.version, amendments, note, madeAt: call.now, madeBy: call.actor.accountId });
        await record(tx, call, { kind: 'meetings.norm_amended', subject: String(after.version), detail: { version: after.version, changes, note } });
        return String(after.version);
      }),
    ),
  }));

/** The versions of the office, the latest first: when, by whom, why, and what each changed, in words. The shipped version is not among them. */
export async function normVersions({ db }: Call) {
  const stored = await store.storedVersions(db);
  const norms = chainOf(stored);
  const made = new Map((await store.makers(db)).map((row) => [row.version, row]));
  const versions = stored.map(({ version, amendments }, at) => {
    const changes = changesBetween(norms[at] ?? NORM_V1, norms[at + 1] ?? NORM_V1).map((change) => ({ zh: zh.change(change), en: en.change(change) }));
    const { madeAt = null, madeBy = null, note = null } = made.get(version) ?? {};
    return { version, amendments, madeAt, madeBy, note, changes };
  });
  return { current: norms.at(-1)?.version ?? NORM_V1.version, versions: versions.toReversed() };
}
