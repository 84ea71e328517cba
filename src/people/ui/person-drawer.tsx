import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useNow } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { officeDay } from '#platform/time.ts';
import { PersonForm, PostForm, type PersonView, type PostView } from './person-form.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function PostLine({ person, post, edits, onEdit }: { readonly person: PersonView; readonly post: PostView; readonly edits: boolean; readonly onEdit: () => void }) {
  const w = useWords({ zh, en });
  const remove = useAct(client.people.removePost, () => say(w.done));
  return (
    <li>
      <strong>{post.title}</strong> {post.isPrimary ? <Chip>{w.isPrimary}</Chip> : null} {post.level ? <Chip>{w.slice.level[post.level]}</Chip> : null}
      <div>{[post.unitName, post.sectionName].filter(Boolean).join(' · ')}</div>
      <div className="soft">{post.fromDay ?? '…'} – {post.toDay ?? w.now}</div>
      {edits ? (
        <div className="row-acts">
          <Button size="small" onClick={onEdit}>{w.edit}</Button>
          <Popconfirm title={w.removePost} okText={w.removePost} onConfirm={() => remove.mutate({ personId: person.id, version: person.version, postId: post.id })}><Button size="small" type="text">{w.removePost}</Button></Popconfirm>
        </div>
      ) : null}
      <ProblemAlert error={remove.error} />
    </li>
  );
}

function Retire({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const [lastDay, setLastDay] = useState<string | null>(officeDay(useNow()));
  const retire = useAct(client.people.retirePerson, () => {
    say(w.done);
    onClose();
  });
  return (
    <Dialog title={`${w.retire} · ${person.name}`} onClose={onClose}>
      <p className="soft">{w.retireNote}</p>
      <label>{w.lastDay} <DayField value={lastDay} onChange={setLastDay} /></label>
      <ProblemAlert error={retire.error} />
      <div className="dialog-actions"><Button type="primary" disabled={!lastDay} loading={retire.isPending} onClick={() => lastDay && retire.mutate({ id: person.id, version: person.version, lastDay })}>{w.retire}</Button></div>
    </Dialog>
  );
}

function Details({ person, edits }: { readonly person: PersonView; readonly edits: boolean }) {
  const w = useWords({ zh, en });
  const [open, setOpen] = useState<'person' | 'retire' | 'new-post' | PostView | null>(null);
  const reinstate = useAct(client.people.reinstatePerson, () => say(w.done));
  const close = () => setOpen(null);
  const post = open !== null && typeof open === 'object' ? open : null;
  return (
    <>
      {person.lastDay ? <p><Chip tone="warn">{w.retired(person.lastDay)}</Chip></p> : null}
      <dl className="facts"><dt>{w.mobile}</dt><dd>{person.mobile ?? '—'}</dd><dt>{w.note}</dt><dd>{person.note ?? '—'}</dd></dl>
      {person.strokesKnown ? null : <p className="soft">{w.strokesUnknown}</p>}
      {edits ? (
        <div className="row-acts">
          <Button onClick={() => setOpen('person')}>{w.edit}</Button>
          <Button onClick={() => setOpen('new-post')}>{w.addPost}</Button>
          {person.lastDay ? <Button loading={reinstate.isPending} onClick={() => reinstate.mutate({ id: person.id, version: person.version })}>{w.reinstate}</Button> : <Button onClick={() => setOpen('retire')}>{w.retire}</Button>}
        </div>
      ) : null}
      <ProblemAlert error={reinstate.error} />
      <h3 className="people-heading">{w.posts}</h3>
      <ul className="people-posts">{person.posts.map((one) => <PostLine key={one.id} person={person} post={one} edits={edits} onEdit={() => setOpen(one)} />)}</ul>
      <PersonForm person={person} open={open === 'person'} onClose={close} />
      <PostForm key={post?.id ?? 'new'} person={person} post={post} open={open === 'new-post' || post !== null} onClose={close} />
      {open === 'retire' ? <Retire person={person} onClose={close} /> : null}
    </>
  );
}

/** One person with all posts, the newest first. */
export function PersonDrawer({ id, edits, onClose }: { readonly id: string | undefined; readonly edits: boolean; readonly onClose: () => void }) {
  const person = useQuery(orpc.people.person.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined }));
  return (
    <Drawer open={id !== undefined} title={person.data?.name ?? ''} onClose={onClose} size={520} destroyOnHidden>
      <ProblemAlert error={person.error} onRetry={() => void person.refetch()} />
      {person.data && id ? <Details person={person.data} edits={edits} /> : null}
    </Drawer>
  );
}
