import type { Day } from '#platform/time.ts';

/**
 * A paper as a tree of blocks: what it says, never how many millimetres. `layout.ts` numbers and measures it, and the
 * writers set it as PDF and as .docx. Everything in it is plain text; no character of it is markup.
 */

/** The typefaces of official papers: 小标宋, 仿宋, 楷体, 黑体, 宋体. */
export type Face = 'title' | 'body' | 'kai' | 'hei' | 'song';

/** A piece of a line; a bare string is set in the face of its surroundings. */
export type Run = string | { readonly text: string; readonly face: Face };

/**
 * general: 文件 (7) · letter: 信函 (10.1) · minutes: 纪要 (10.3) · sheet: forms and lists of the office, which have no mark.
 */
export type Format = 'general' | 'letter' | 'minutes' | 'sheet';

export type Align = 'left' | 'center' | 'right';

export interface Cell {
  readonly text: string;
  readonly face?: Face;
  readonly align?: Align;
  /** How many columns it takes. */
  readonly span?: number;
}

export interface Column {
  /** Its share of the width. */
  readonly width: number;
  readonly align?: Align;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** Repeated at the head of every page. */
  readonly head?: readonly (readonly (string | Cell)[])[];
  readonly rows: readonly (readonly (string | Cell)[])[];
  /** Least height of a row, in mm. */
  readonly rowHeight?: number;
  /** Size of type in points; 四号 by default. */
  readonly size?: number;
}

export type Signature =
  /** 7.3.5.1 with a seal: the organ is centred over the date. The seal itself is never drawn. */
  | { readonly kind: 'signature'; readonly form: 'sealed' | 'unsealed'; readonly organ: string; readonly day: Day }
  /** 7.3.5.3 with the stamp of the officer's name. */
  | { readonly kind: 'signature'; readonly form: 'stamp'; readonly office: string; readonly officer: string; readonly day: Day };

/** One of 出席, 请假, 列席 (10.3): the unit, and the names after it. */
export interface Attended {
  readonly unit?: string;
  readonly names: readonly string[];
}

export type Block =
  /** 7.2.3 紧急程度 */
  | { readonly kind: 'urgency'; readonly text: '特急' | '加急' }
  /** 7.2.4, 10.1, 10.3 发文机关标志: the organ's name, with 文件 or 纪要 where the format wants it. */
  | { readonly kind: 'mark'; readonly text: string }
  /** 7.2.5 发文字号, with 7.2.6 签发人 for papers that go up. */
  | { readonly kind: 'number'; readonly text: string; readonly signers?: readonly string[] }
  /** 10.3 The line of 纪要 between number and red line: who prints it, and when. */
  | { readonly kind: 'issue'; readonly organ: string; readonly day: Day }
  /** 7.3.1; a line break in the text is kept, otherwise lines end where words end. */
  | { readonly kind: 'title'; readonly text: string }
  /** A line under the title, in 楷体: a date, a place, （送审稿）. */
  | { readonly kind: 'subtitle'; readonly text: string }
  /** 7.3.2 主送机关, without the colon */
  | { readonly kind: 'addressee'; readonly names: readonly string[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly flush?: boolean }
  /** 7.3.3: numbered by its place; `body` goes on in the same paragraph. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly body?: string }
  | Table
  /** 7.3.4 附件说明 */
  | { readonly kind: 'attachment-note'; readonly names: readonly string[] }
  | Signature
  /** 7.3.6 附注, without its brackets */
  | { readonly kind: 'note'; readonly text: string }
  /** 10.3 */
  | { readonly kind: 'attendance'; readonly lists: readonly { readonly label: string; readonly people: readonly Attended[] }[] }
  /** Empty lines. */
  | { readonly kind: 'gap'; readonly lines: number }
  /** One line with something at its left and at its right. */
  | { readonly kind: 'sides'; readonly left: string; readonly right: string };

/** 7.3.7: on its own page; without a number when it is the only one. */
export interface Attachment {
  readonly number: number | null;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** 7.4 版记. */
export interface Imprint {
  /** 主送, moved here when the first page would otherwise show no body (7.3.2). */
  readonly to?: readonly string[];
  /** 抄送 */
  readonly copies?: readonly string[];
  /** 印发机关 and 印发日期; 信函 has neither. */
  readonly printed?: { readonly organ: string; readonly day: Day };
}

export interface Paper {
  readonly format: Format;
  /** What the file says of itself. */
  readonly title: string;
  readonly author: string;
  /** The day of the paper; nothing in the file tells another one, so that the same data makes the same bytes. */
  readonly day: Day;
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly Attachment[];
  readonly imprint?: Imprint;
}
