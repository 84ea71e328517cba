/** A line of a PDF, or a paragraph of a .docx, as the rules look at it. */
export interface SeenLine {
  readonly text: string;
  /** Of its first character that is no space. */
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly red: boolean;
  /** PDF: the page, from 1; .docx: null. */
  readonly page: number | null;
  /** PDF: baseline from the upper edge of the page, and left and right edge, in mm. */
  readonly place: { readonly y: number; readonly left: number; readonly right: number } | null;
  readonly inTable: boolean;
}

export type Side = 'left' | 'right' | 'center' | 'none';

/** A paper as it was found, in the one shape that the rules understand. Lengths in mm; null: the file does not say it. */
export interface Seen {
  readonly source: 'docx' | 'pdf';
  readonly pages: number | null;
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number } | null;
  readonly lines: readonly SeenLine[];
  /** Lines on a full page, and how many 三号 characters fit between the margins. */
  readonly grid: { readonly lines: number; readonly chars: number } | null;
  /** Widths of red lines. */
  readonly redLines: readonly number[];
  /** The last black line across the page: how far it lies from the upper edge, and how thick outer and inner lines are. */
  readonly imprint: { readonly at: number | null; readonly outer: number; readonly inner: number | null } | null;
  readonly numbers: { readonly odd: Side; readonly even: Side; readonly first: Side };
  /** Whether pictures are drawn; a seal would be one. */
  readonly pictures: number;
  /** Families in the file and whether their shapes travel with it; .docx only names them. */
  readonly fonts: readonly { readonly family: string; readonly embedded: boolean }[];
}
