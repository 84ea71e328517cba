/** What a worker says once it takes orders. */
export const LISTENING = 'listening';

export interface PrintOrder {
  /** The fonts that come with the program or lie in the data folder. */
  readonly fontFiles: readonly string[];
  /** The laid paper with its figures and families, as JSON: the only thing that reaches the setter. */
  readonly data: string;
  readonly day: { readonly year: number; readonly month: number; readonly day: number };
  /** 版记 stands on an even page (7.4). */
  readonly evenImprint: boolean;
  /** The first page of a letter has no number (10.1). */
  readonly unnumbered: readonly number[];
}

/** `lateBody`: the first page shows nothing of the body (7.3.2). */
export type PrintAnswer =
  | { readonly pdf: Uint8Array; readonly pages: number; readonly lateBody: boolean }
  | { readonly glyphs: string }
  | { readonly failed: string };
