import { Input, Select } from 'antd';
import type { Search } from './filters.ts';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

interface Labelled {
  readonly key: string;
  readonly label: string;
}

/** One question of the query form. `draw` is for a control of the page's own. */
export type Filter =
  | (Labelled & { readonly kind: 'text'; readonly hint?: string })
  | (Labelled & { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] })
  | (Labelled & { readonly kind: 'own'; readonly draw: (search: Search, change: (next: Search) => void) => React.ReactNode });

interface Props {
  readonly filters: readonly Filter[];
  readonly search: Search;
  readonly change: (next: Search) => void;
}

function Control({ filter, search, change }: { readonly filter: Filter } & Omit<Props, 'filters'>) {
  const w = useWords({ zh, en });
  const value = search[filter.key];
  if (filter.kind === 'own') return filter.draw(search, change);
  if (filter.kind === 'text')
    return <Input.Search key={value ?? ''} aria-label={filter.label} placeholder={filter.hint ?? filter.label} defaultValue={value} allowClear onSearch={(text) => change({ [filter.key]: text.trim() })} />;
  const options = filter.options.map(({ value: one, label }) => ({ value: one, label }));
  return <Select aria-label={filter.label} placeholder={`${filter.label}: ${w.all}`} value={value ?? null} options={options} allowClear popupMatchSelectWidth={false} onChange={(chosen) => change({ [filter.key]: chosen ?? undefined })} />;
}

/** The query form above a list, bound to the address bar. */
export function FilterBar({ filters, search, change }: Props) {
  const w = useWords({ zh, en });
  const used = filters.some(({ key }) => search[key]);
  const clear = () => change(Object.fromEntries(filters.map(({ key }) => [key, undefined])));
  return (
    <div className="filters no-print" role="search">
      {filters.map((filter) => (
        <div key={filter.key} className={`filter filter-${filter.kind}`}>
          <Control filter={filter} search={search} change={change} />
        </div>
      ))}
      {used ? <button type="button" className="link-button" onClick={clear}>{w.reset}</button> : null}
    </div>
  );
}
