/** One cell as text: days as 'YYYY-MM-DD', numbers without grouping. */
export type CellText = string;

/** A rectangle of cells, counted from 0, inclusive. */
export interface Area {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** The first visible sheet of a workbook, as text. */
export interface SheetText {
  readonly name: string;
  readonly rows: readonly (readonly CellText[])[];
  /** Cells whose value is computed by a formula, as 'row,col'. */
  readonly formulas: readonly string[];
  readonly merges: readonly Area[];
}

export interface ReadOrder {
  readonly bytes: Uint8Array;
  readonly maxRows: number;
  readonly maxColumns: number;
}

export type ReadAnswer = { readonly sheet: SheetText } | { readonly broken: string };

/** What a worker says once it takes orders. */
export const LISTENING = 'listening';
