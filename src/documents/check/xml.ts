/** An element of a .docx part: its name with prefix, its attributes, and what it holds. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(#x?[\da-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads well-formed XML; declarations of types are not looked at, so that nothing outside is ever fetched. */
export function parseXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, data, closing, name, attributes = '', empty, text] of source.matchAll(TOKEN)) {
    const top = open.at(-1) ?? root;
    if (data !== undefined || text !== undefined) top.text += data ?? decoded(text ?? '');
    else if (closing) open.length = Math.max(1, open.length - 1);
    else if (name) {
      const element: Element = { name, attributes: Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, key, double, single]) => [key, decoded(double ?? single ?? '')])), children: [], text: '' };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  return root;
}

export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((one) => one.name === name);
export const children = (element: Element | undefined, name: string): Element[] => element?.children.filter((one) => one.name === name) ?? [];
/** Every element of this name below, in the order of the document. */
export const below = (element: Element, name: string): Element[] => element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...below(one, name)]);
