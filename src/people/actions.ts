import { once, record, type Call, type Tx } from '#platform/call.ts';
import { nameKeys, strokesKnown } from '#platform/names.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, officeDay, type Day } from '#platform/time.ts';
import { unitScope } from './access.ts';
import { endDuties, endSubstitutes } from './duties/store.ts';
import { changedFields, checkPost, checkPrimary, checkVersion, type PostFields } from './rules.ts';
import * as store from './store.ts';
import type { PersonFields, PersonFilter } from './store.ts';
import { sectionById, unitById } from './units/store.ts';

type Asked = Omit<PersonFilter, 'day'>;
type Post = Awaited<ReturnType<typeof store.postsOf>>[number];

function postsByPerson(posts: readonly Post[]): ReadonlyMap<string, Post[]> {
  const grouped = new Map<string, Post[]>();
  for (const post of posts) grouped.set(post.personId, [...(grouped.get(post.personId) ?? []), post]);
  return grouped;
}

/** A page of the roster with everybody's posts of the day: three statements, however many rows. */
export async function listPersons(call: Call, asked: Asked) {
  const scope = unitScope(call.actor);
  if (scope !== 'all' && scope.unit === null) return { rows: [], total: 0 };
  const day = officeDay(call.now);
  const { rows, total } = await store.listPersons(call.db, { ...asked, ...(scope === 'all' ? {} : { unitId: scope.unit, state: 'in-office' }), day });
  const posts = postsByPerson(await store.postsOf(call.db, rows.map(({ id }) => id), day));
  return { rows: rows.map(({ total: _, ...row }) => ({ ...row, posts: posts.get(row.id) ?? [] })), total };
}

/** Names and units only, for pickers. */
export const personNames = (call: Call, search: string) => store.searchNames(call.db, search, officeDay(call.now), 20);

/** One person with all posts, the newest first. Outside the reader's scope there is nobody. */
export async function person(call: Call, id: string) {
  const row = await store.personById(call.db, id);
  const posts = await store.postsOf(call.db, [id], null);
  const scope = unitScope(call.actor);
  if (!row || (scope !== 'all' && !posts.some((post) => post.unitId === scope.unit))) throw new Problem('not_found');
  return { ...row, strokesKnown: strokesKnown(row.name), posts };
}

async function checkPostPlace(tx: Tx, post: PostFields, today: Day): Promise<string> {
  const unit = await unitById(tx, post.unitId);
  const section = post.sectionId ? await sectionById(tx, post.sectionId) : null;
  if (!unit || (post.sectionId && !section)) throw new Problem('not_found');
  checkPost(post, { unit, section: section ?? null }, today);
  return unit.name;
}

export interface NewPerson extends PersonFields {
  readonly post: PostFields;
  /** The clerk has seen that the unit has somebody of this name, and means another person. */
  readonly anotherPerson: boolean;
}

export const createPerson = (call: Call, input: NewPerson) =>
  store.guarded(call, (tx) =>
    once(tx, call, 'people.createPerson', input, async () => {
      const { post, anotherPerson, ...fields } = input;
      const today = officeDay(call.now);
      const unit = await checkPostPlace(tx, post, today);
      const namesake = anotherPerson ? undefined : await store.namesakeInUnit(tx, fields.name, post.unitId, today);
      if (namesake) throw new Problem('person_exists', { personId: namesake.id, name: fields.name, unit });
      const id = call.newId();
      await store.insertPerson(tx, id, fields, nameKeys(fields.name));
      await store.insertPost(tx, call.newId(), id, post);
      await record(tx, call, { kind: 'people.person_added', subject: id, detail: { name: fields.name, unit } });
      return id;
    }),
  );

async function locked(tx: Tx, id: string, version: number) {
  const row = await store.lockPerson(tx, id);
  if (!row) throw new Problem('not_found');
  checkVersion(row, version);
  return row;
}

export const updatePerson = (call: Call, id: string, version: number, fields: PersonFields) =>
  store.guarded(call, async (tx) => {
    const before = await locked(tx, id, version);
    const saved = await store.savePerson(tx, id, { ...fields, ...nameKeys(fields.name) });
    await record(tx, call, { kind: 'people.person_changed', subject: id, detail: { name: saved.name, fields: changedFields(before, fields) } });
    return saved;
  });

/** Ends the main post the day before the new one begins, where the clerk says that the new one takes its place. */
async function endMainPost(tx: Tx, posts: readonly Post[], fromDay: Day): Promise<void> {
  const main = posts.find((post) => post.isPrimary && (post.toDay === null || post.toDay >= fromDay) && (post.fromDay === null || post.fromDay < fromDay));
  if (main) await store.savePost(tx, main.id, { toDay: addDays(fromDay, -1) });
}

export interface PostInput {
  readonly post: PostFields;
  /** The new main post takes the place of the one before. */
  readonly insteadOfMain: boolean;
}

/** A further post, or (insteadOfMain) the next one; the one before stays in the history. */
export const addPost = (call: Call, personId: string, version: number, { post, insteadOfMain }: PostInput) =>
  store.guarded(call, (tx) =>
    once(tx, call, 'people.addPost', { personId, version, post, insteadOfMain }, async () => {
      const { name } = await locked(tx, personId, version);
      const today = officeDay(call.now);
      const unit = await checkPostPlace(tx, post, today);
      if (insteadOfMain) await endMainPost(tx, await store.postsOf(tx, [personId], null), post.fromDay ?? today);
      const id = call.newId();
      checkPrimary({ ...post, id }, await store.postsOf(tx, [personId], null));
      await store.insertPost(tx, id, personId, post);
      await store.savePerson(tx, personId, {});
      await record(tx, call, { kind: 'people.post_added', subject: personId, detail: { name, unit } });
      return id;
    }),
  );

async function ownPost(tx: Tx, personId: string, postId: string) {
  const posts = await store.postsOf(tx, [personId], null);
  const post = posts.find(({ id }) => id === postId);
  if (!post) throw new Problem('not_found');
  return { post, posts };
}

/** Corrects a post, or ends it by its last day. */
export const updatePost = (call: Call, personId: string, version: number, postId: string, fields: PostFields) =>
  store.guarded(call, async (tx) => {
    const { name } = await locked(tx, personId, version);
    const { post: before, posts } = await ownPost(tx, personId, postId);
    const unit = await checkPostPlace(tx, fields, officeDay(call.now));
    checkPrimary({ ...fields, id: postId }, posts);
    await store.savePost(tx, postId, fields);
    await record(tx, call, { kind: 'people.post_changed', subject: personId, detail: { name, unit, fields: changedFields<PostFields>(before, fields) } });
    return store.savePerson(tx, personId, {});
  });

/** Takes back a post that was entered by mistake. A post that was really held is ended, not removed. */
export const removePost = (call: Call, personId: string, version: number, postId: string) =>
  store.guarded(call, async (tx) => {
    const { name } = await locked(tx, personId, version);
    const { post } = await ownPost(tx, personId, postId);
    await store.deletePost(tx, postId);
    await record(tx, call, { kind: 'people.post_removed', subject: personId, detail: { name, unit: post.unitName } });
    return store.savePerson(tx, personId, {});
  });

/** 离任: nobody is ever deleted; posts and duties end with the last day. */
export const retirePerson = (call: Call, id: string, version: number, lastDay: Day) =>
  store.guarded(call, async (tx) => {
    const { name } = await locked(tx, id, version);
    await store.endPosts(tx, id, lastDay);
    await endDuties(tx, id, lastDay);
    await endSubstitutes(tx, id);
    const saved = await store.savePerson(tx, id, { lastDay });
    await record(tx, call, { kind: 'people.person_retired', subject: id, detail: { name, day: lastDay } });
    return saved;
  });

/** Takes back a retirement. The posts and duties that ended with it stay ended and are entered anew. */
export const reinstatePerson = (call: Call, id: string, version: number) =>
  store.guarded(call, async (tx) => {
    const { name } = await locked(tx, id, version);
    const saved = await store.savePerson(tx, id, { lastDay: null });
    await record(tx, call, { kind: 'people.person_reinstated', subject: id, detail: { name } });
    return saved;
  });

/** Names by id, for the slices that show whom a row is about. */
export const namesOf = async (db: Call['db'] | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await store.personsById(db, ids)).map(({ id, name }) => [id, name]));
