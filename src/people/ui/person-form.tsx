import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { LEVELS, OFFICE_POSTS, type Level, type OfficePost } from '../rules.ts';
import { UnitPick } from './person-pick.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type PersonView = Answer<typeof client.people.person>;
export type PostView = PersonView['posts'][number];

interface PostValues {
  readonly unitId: string;
  readonly sectionId?: string | null;
  readonly title: string;
  readonly level?: Level | null;
  readonly officePost?: OfficePost | null;
  readonly fromDay?: string | null;
  readonly toDay?: string | null;
  readonly isPrimary?: boolean;
}

interface PersonValues {
  readonly name: string;
  readonly mobile?: string | null;
  readonly note?: string | null;
}

const postInput = ({ unitId, sectionId = null, title, level = null, officePost = null, fromDay = null, toDay = null, isPrimary = true }: PostValues) => ({ unitId, sectionId, title, level, officePost, fromDay, toDay, isPrimary });
const personInput = ({ name, mobile = null, note = null }: PersonValues) => ({ name, mobile, note });

function SectionField({ name, unitName }: { readonly name: readonly (string | number)[]; readonly unitName: readonly (string | number)[] }) {
  const w = useWords({ zh, en });
  const unitId = Form.useWatch([...unitName], { preserve: true }) as string | undefined;
  const unit = useQuery(orpc.people.unit.queryOptions({ input: { id: String(unitId ?? '') }, enabled: Boolean(unitId) }));
  const options = (unit.data?.sections ?? []).map(({ id, name: label }) => ({ value: id, label }));
  return <Form.Item name={[...name]} label={w.section}><Select allowClear options={options} disabled={options.length === 0} /></Form.Item>;
}

/** The fields of a post, at the top of a form or below a name in it. */
function PostFields({ at = [] }: { readonly at?: readonly string[] }) {
  const w = useWords({ zh, en });
  const required = [{ required: true, message: w.required }];
  return (
    <>
      <Form.Item name={[...at, 'unitId']} label={w.unit} rules={required}><UnitPick /></Form.Item>
      <SectionField name={[...at, 'sectionId']} unitName={[...at, 'unitId']} />
      <Form.Item name={[...at, 'title']} label={w.job} rules={[{ required: true, whitespace: true, message: w.required }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name={[...at, 'level']} label={w.level}><Select allowClear options={LEVELS.map((level) => ({ value: level, label: w.slice.level[level] }))} /></Form.Item>
      <Form.Item name={[...at, 'officePost']} label={w.officePost} extra={w.officePostHint}><Select allowClear options={OFFICE_POSTS.map((post) => ({ value: post, label: w.slice.officePost[post] }))} /></Form.Item>
      <div className="field-row">
        <Form.Item name={[...at, 'fromDay']} label={w.from}><DayField /></Form.Item>
        <Form.Item name={[...at, 'toDay']} label={w.to}><DayField /></Form.Item>
      </div>
      <Form.Item name={[...at, 'isPrimary']} valuePropName="checked"><Checkbox>{w.isPrimary}</Checkbox></Form.Item>
    </>
  );
}

function NameFields() {
  const w = useWords({ zh, en });
  return (
    <>
      <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.required }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="mobile" label={w.mobile}><Input maxLength={20} inputMode="tel" /></Form.Item>
      <Form.Item name="note" label={w.note}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </>
  );
}

type NewValues = PersonValues & { readonly post: PostValues; readonly anotherPerson?: boolean };

/** A new person with the first post. */
export function NewPersonForm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const create = useAct(client.people.createPerson);
  return (
    <FormDrawer<NewValues> open={open} title={w.add} onClose={onClose} initial={{ post: { isPrimary: true } as PostValues }} draft="people.new-person" submit={({ post, anotherPerson = false, ...person }) => create.mutateAsync({ ...personInput(person), post: postInput(post), anotherPerson })}>
      <NameFields />
      <PostFields at={['post']} />
      <Form.Item name="anotherPerson" valuePropName="checked"><Checkbox>{w.again}</Checkbox></Form.Item>
    </FormDrawer>
  );
}

interface EditProps {
  readonly person: PersonView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Name, mobile and note of a person. */
export function PersonForm({ person, open, onClose }: EditProps) {
  const w = useWords({ zh, en });
  const save = useAct(client.people.updatePerson);
  const { id, name, mobile, note } = person;
  return (
    <FormDrawer<PersonValues> open={open} title={`${w.edit} · ${name}`} onClose={onClose} initial={{ name, mobile, note }} version={person.version} labels={{ name: { label: w.name }, mobile: { label: w.mobile }, note: { label: w.note } }} submit={(values, version = person.version) => save.mutateAsync({ id, version, ...personInput(values) })}>
      <NameFields />
    </FormDrawer>
  );
}

type NewPostValues = PostValues & { readonly insteadOfMain?: boolean };

/** A new post of a person, or a change of one. */
export function PostForm({ person, post, open, onClose }: EditProps & { readonly post: PostView | null }) {
  const w = useWords({ zh, en });
  const hasMain = person.posts.some(({ isPrimary, toDay }) => isPrimary && toDay === null);
  const add = useAct(client.people.addPost);
  const save = useAct(client.people.updatePost);
  const submit = ({ insteadOfMain = false, ...values }: NewPostValues, version = person.version) =>
    post ? save.mutateAsync({ personId: person.id, version, postId: post.id, post: postInput(values) }) : add.mutateAsync({ personId: person.id, version, post: postInput(insteadOfMain ? { ...values, isPrimary: true } : values), insteadOfMain });
  return (
    <FormDrawer<NewPostValues> open={open} title={`${post ? w.endPost : w.addPost} · ${person.name}`} onClose={onClose} initial={post ?? { isPrimary: !hasMain }} version={person.version} submit={submit}>
      <PostFields />
      {post === null && hasMain ? <Form.Item name="insteadOfMain" valuePropName="checked"><Checkbox>{w.insteadOfMain}</Checkbox></Form.Item> : null}
    </FormDrawer>
  );
}
