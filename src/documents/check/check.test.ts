import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { printPaper } from '../press/press.ts';
import type { Block, Format, Paper } from '../tree.ts';
import { writeWord } from '../word/word.ts';
import { checkPaper } from './check.ts';
import { readPdf } from './pdf.ts';
import { RULES } from './rules.ts';
import type { Seen } from './seen.ts';

const long = '会议认为，今年以来全区上下坚持稳中求进工作总基调，扎实推进各项工作，经济社会发展取得新的成效。面对新形势新任务，各单位要进一步提高政治站位，压实工作责任，细化工作举措，确保完成全年各项目标任务。'.repeat(3);
const organ = '中共江岸区委办公室';
const text: Block[] = Array.from({ length: 5 }, () => ({ kind: 'paragraph', runs: [long] }));
const papers: Readonly<Record<Exclude<Format, 'sheet'>, Paper>> = {
  general: {
    format: 'general', title: '通知', author: organ, day: '2026-12-05',
    blocks: [
      { kind: 'urgency', text: '加急' }, { kind: 'mark', text: `${organ}文件` }, { kind: 'number', text: '江委办〔2026〕12号' },
      { kind: 'title', text: '中共江岸区委办公室关于召开全区领导干部警示教育大会暨优化营商环境工作推进会议的通知' },
      { kind: 'addressee', names: ['各街道党工委', '区委各部委办局', '中共江岸区委全面深化改革委员会办公室暨江岸区优化营商环境工作领导小组办公室'] },
      { kind: 'paragraph', runs: ['经区委同意，现将有关事项通知如下。'] },
      { kind: 'heading', level: 1, text: '会议时间' }, { kind: 'paragraph', runs: ['2026年12月22日（星期二）上午9:00。'] },
      { kind: 'heading', level: 1, text: '参会范围' }, { kind: 'heading', level: 2, text: '出席人员', body: '㛃䶮喆堃镕祎，买买提·艾合买提江，李明。' }, { kind: 'heading', level: 3, text: '其他', body: long }, { kind: 'heading', level: 4, text: '再其他', body: long },
      ...text, { kind: 'attachment-note', names: ['名单', '说明'] }, { kind: 'signature', form: 'sealed', organ, day: '2026-12-05' }, { kind: 'note', text: '联系人：李明' },
    ],
    attachments: [{ number: 1, title: '名单', blocks: [{ kind: 'table', columns: [{ width: 1 }, { width: 4 }], head: [['序号', '单位']], rows: Array.from({ length: 40 }, (_, n) => [String(n + 1), `第${n}单位`]) }] }],
    imprint: { copies: ['区人大办', '区政府办'], printed: { organ, day: '2026-12-05' } },
  },
  letter: {
    format: 'letter', title: '函', author: organ, day: '2026-12-05',
    blocks: [{ kind: 'mark', text: organ }, { kind: 'number', text: '江委办函〔2026〕3号' }, { kind: 'title', text: '关于召开区委常委会议的通知' }, { kind: 'addressee', names: ['各街道党工委'] }, ...text, { kind: 'signature', form: 'unsealed', organ, day: '2026-12-05' }],
    imprint: { copies: ['区人大办'] },
  },
  minutes: {
    format: 'minutes', title: '纪要', author: organ, day: '2026-12-05',
    blocks: [{ kind: 'mark', text: '中共江岸区委常委会会议纪要' }, { kind: 'number', text: '〔2026〕3号' }, { kind: 'issue', organ, day: '2026-12-05' }, { kind: 'title', text: '区委常委会会议纪要' }, ...text, { kind: 'attendance', lists: [{ label: '出席', people: [{ names: ['李明', '买买提·艾合买提江'] }] }, { label: '列席', people: [{ unit: '区财政局', names: ['赵喆'] }] }] }],
    imprint: { copies: Array.from({ length: 300 }, (_, n) => `江岸区第${n}单位`), printed: { organ, day: '2026-12-05' } },
  },
};
const formats = Object.keys(papers) as (keyof typeof papers)[];

let files: Record<string, Uint8Array>;
let measured: Record<string, Seen>;
beforeAll(async () => {
  files = {};
  for (const format of formats) {
    files[`${format}.docx`] = await writeWord(papers[format]);
    files[`${format}.pdf`] = (await printPaper(papers[format])).pdf;
  }
  measured = {};
  for (const format of formats) measured[format] = await readPdf(files[`${format}.pdf`] ?? new Uint8Array());
});

const failures = async (bytes: Uint8Array) => (await checkPaper(bytes)).filter(({ pass }) => !pass).map(({ rule }) => rule);

test.each(formats.flatMap((format) => [`${format}.pdf`, `${format}.docx`]))('%s passes every rule', async (name) => {
  const findings = await checkPaper(files[name] ?? new Uint8Array());
  expect(findings.filter(({ pass }) => !pass)).toEqual([]);
  expect(findings.length).toBeGreaterThan(12);
});

describe('measured on the PDF', () => {
  const seen = (format: keyof typeof papers): Seen => measured[format] as Seen;
  const lines = (format: keyof typeof papers, page: number) => seen(format).lines.filter((line) => line.page === page && line.size === 16);

  test('5.2.3: a full page has 22 lines, 28.9 to 29.0 points apart, from 28.0 mm, the first baseline at 42 mm', () => {
    const ys = lines('general', 3).map(({ place }) => place?.y ?? 0);
    const pitches = ys.slice(1).map((y, n) => ((y - (ys[n] ?? 0)) * 72) / 25.4);
    expect(ys.length).toBe(22);
    expect([Math.min(...pitches) > 28.9, Math.max(...pitches) < 29.05, Math.round(ys[0] ?? 0), Math.min(...lines('general', 3).map(({ place }) => Math.round((place?.left ?? 0) * 10)))]).toEqual([true, true, 42, 280]);
  });

  test('no line is wider than the text', () => expect(Math.max(...seen('general').lines.filter(({ text: of, inTable }) => !inTable && !/[，。；：]$/.test(of)).map(({ place }) => place?.right ?? 0))).toBeLessThan(184.5));
  test('7.4.1: the last line lies at 262 mm of an even page', () => expect([Math.round((seen('general').imprint?.at ?? 0) * 10), (seen('general').pages ?? 1) % 2]).toEqual([2620, 0]));
  test('nothing is lost: every recipient and every rare name stands on the pages', () => {
    const all = (format: keyof typeof papers) => seen(format).lines.map(({ text: of }) => of).join('');
    expect(papers.minutes.imprint?.copies?.filter((name) => !all('minutes').includes(name))).toEqual([]);
    expect(['㛃䶮喆堃镕祎', '买买提·艾合买提江', '优化营商环境'].filter((name) => !all('general').includes(name))).toEqual([]);
  });
});

/** The same file with one part of it changed. */
function spoiled(name: string, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(files[name] ?? new Uint8Array());
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${part}`);
  return zipSync({ ...parts, [part]: strToU8(after) });
}
const BODY = 'word/document.xml';
const swap = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to);
const swapAll = (from: string | RegExp, to: string) => (xml: string) => xml.replaceAll(from, to);
/** Changes a run that says this. */
const run = (says: string, change: (xml: string) => string) => (xml: string) => xml.replace(new RegExp(`<w:r>(?:(?!<w:r>).)*${says}`, 's'), change);

describe('a wrong document fails the one rule that it breaks', () => {
  const wrong: Record<string, [file: string, change: (xml: string) => string, part?: string]> = {
    paper: ['general.docx', swap('w:h="16838"', 'w:h="15840"')],
    margins: ['general.docx', (xml) => xml.replace('w:left="1587"', 'w:left="1700"').replace('w:right="1474"', 'w:right="1361"')],
    grid: ['general.docx', swapAll('w:line="579"', 'w:line="600"')],
    body: ['general.docx', run('上午9:00。', swapAll('仿宋_GB2312', '宋体'))],
    mark: ['general.docx', swapAll('<w:color w:val="E60012"/>', '<w:color w:val="000000"/>')],
    number: ['general.docx', swap('〔2026〕12号', '〔2026〕012号')],
    'red-line': ['general.docx', swap(/<w:pPr>((?:(?!<w:pPr>).)*<w:pBdr><w:bottom[^>]*E60012[^>]*>)/s, '<w:pPr><w:ind w:left="0" w:right="1000"/>$1')],
    title: ['general.docx', run('中共江岸区委办公室关于', swap('<w:rPr>', '<w:rPr><w:b/>'))],
    addressee: ['general.docx', swap('领导小组办公室：', '领导小组办公室；')],
    headings: ['general.docx', swap('二、参会范围', '三、参会范围')],
    'heading-faces': ['general.docx', run('一、会议时间', swapAll('黑体', '楷体_GB2312'))],
    date: ['general.docx', swap('>2026年12月5日<', '>2026年12月05日<')],
    punctuation: ['general.docx', swap('经区委同意，', '经区委同意,')],
    copies: ['general.docx', swap('区政府办。', '区政府办')],
    'imprint-lines': ['general.docx', swapAll(/(<w:(?:top|bottom) w:val="single"[^>]*w:sz=")8"/g, '$124"')],
    'page-numbers': ['general.docx', swap('<w:evenAndOddHeaders/>', ''), 'word/settings.xml'],
    'letter-first-page': ['letter.docx', swap('<w:titlePg/>', '')],
    attendance: ['minutes.docx', run('出席', swapAll('黑体', '仿宋_GB2312'))],
    'no-seal': ['minutes.docx', swap('</w:p>', '<w:r><w:drawing/></w:r></w:p>')],
  };
  test.each(Object.keys(wrong))('%s', async (rule) => {
    const [file, change, part = BODY] = wrong[rule] ?? ['', (xml: string) => xml];
    expect(await failures(spoiled(file, part, change))).toEqual(rule === 'paper' ? ['paper', 'grid'] : [rule]);
  });

  test('first-page', async () => {
    const pushed = papers.letter.blocks.flatMap((block): Block[] => (block.kind === 'paragraph' ? [] : block.kind === 'addressee' ? [{ kind: 'gap', lines: 22 }, ...text] : [block]));
    expect(await failures((await printPaper({ ...papers.letter, blocks: pushed })).pdf)).toEqual(['first-page']);
  });

  test('imprint-place', async () => {
    const { imprint } = papers.general;
    const rules = await failures((await printPaper({ ...papers.general, format: 'sheet', attachments: [], ...(imprint ? { imprint } : {}) })).pdf);
    expect(rules).toContain('imprint-place');
  });

  test('embedded', async () => {
    const bare = ['%PDF-1.4', '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj', '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj', '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj', '4 0 obj<</Length 40>>stream', 'BT /F 16 Tf 80 700 Td (Not embedded) Tj ET', 'endstream endobj', '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj', 'trailer<</Root 1 0 R>>', '%%EOF'].join('\n');
    expect(await failures(strToU8(bare))).toContain('embedded');
  });

  test('every rule has its wrong document', () => expect(RULES.map(({ rule }) => rule).toSorted()).toEqual([...Object.keys(wrong), 'first-page', 'imprint-place', 'embedded'].toSorted()));
});

test.each([
  ['text', strToU8('只是文字')],
  ['an archive that is no document', zipSync({ 'a.txt': strToU8('a') })],
  ['a PDF that is none', strToU8('%PDF-1.7 nothing follows')],
])('%s is refused', async (_what, bytes) => {
  await expect(checkPaper(bytes)).rejects.toMatchObject({ code: 'paper_unreadable' });
});
