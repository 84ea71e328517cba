import 'antd/dist/reset.css';
import './kit.css';
import { ConfigProvider, theme, type ConfigProviderProps, type ThemeConfig } from 'antd';
import { useEffect, useState } from 'react';
import { useDark, useSettings, type Locale } from './settings.ts';

/** The quiet colours; kit.css holds the same values for what antd does not draw. Contrast is at least 4.5 for words. */
const LIGHT = {
  colorPrimary: '#b3202a',
  colorLink: '#b3202a',
  colorInfo: '#2458a6',
  colorSuccess: '#2b7a4b',
  colorWarning: '#9a5b00',
  colorError: '#b3202a',
  colorTextBase: '#1d2129',
  colorTextPlaceholder: '#767676',
  colorTextDescription: '#5b6270',
  colorTextTertiary: '#5b6270',
  colorBorder: '#d5d9e0',
  colorBorderSecondary: '#e6e8ec',
  colorBgLayout: '#f6f7f9',
};

/** The red is lighter in the dark: the plain one has a contrast of 2 there. Words on it are dark. */
const DARK = {
  colorPrimary: '#ff7b72',
  colorLink: '#ff8f87',
  colorInfo: '#78a9ff',
  colorSuccess: '#58c48a',
  colorWarning: '#f2b650',
  colorError: '#ff8f87',
  colorTextBase: '#eef1f5',
  colorTextPlaceholder: '#8f99a8',
  colorTextDescription: '#a4adba',
  colorTextTertiary: '#a4adba',
  colorTextLightSolid: '#14171c',
  colorBgBase: '#14171c',
  colorBgContainer: '#1d2128',
  colorBgElevated: '#242932',
  colorBgLayout: '#14171c',
  colorBorder: '#4a5462',
  colorBorderSecondary: '#2b313a',
};

const FONT_SIZE = 14;
/** 大字模式 */
const LARGE_FONT_SIZE = 18;

/** Whoever asks for less motion gets none: antd would wait for the end of a movement that takes no time, and leave a button "loading" for good. */
const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;

const themeOf = (dark: boolean, large: boolean): ThemeConfig => ({
  algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: { ...(dark ? DARK : LIGHT), fontFamily: 'var(--font)', fontSize: large ? LARGE_FONT_SIZE : FONT_SIZE, borderRadius: 6, motion: moves, controlHeight: large ? 40 : 32, wireframe: false },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: { headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlock: 10 },
    Tabs: { horizontalItemGutter: 24, itemColor: 'var(--soft)', itemHoverColor: 'var(--ink)', itemActiveColor: 'var(--ink)', itemSelectedColor: 'var(--ink)' },
  },
});

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;

/** antd's own words, loaded for the language in use only. */
const WORDS: Record<Locale, () => Promise<unknown>> = {
  zh: () => import('./antd-zh.ts'),
  en: () => import('./antd-en.ts'),
};

function useAntdLocale(locale: Locale): AntdLocale | undefined {
  const [words, setWords] = useState<AntdLocale>();
  useEffect(() => {
    let wanted = true;
    const show = (loaded: unknown) => (wanted ? setWords((loaded as { words: AntdLocale }).words) : undefined);
    void WORDS[locale]().then(show);
    return () => {
      wanted = false;
    };
  }, [locale]);
  return words;
}

/** The server writes a fresh nonce into the page; styles made in the browser carry it (strict content security policy). */
const nonceOfPage = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Some parts of antd make a style without its nonce (a table measures the scroll bar, a drawer locks the page): it is put on as they make it. */
function stampStyles(nonce: string): void {
  const make = document.createElement.bind(document) as typeof document.createElement;
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = make(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}

const nonce = nonceOfPage();
if (nonce) stampStyles(nonce);

/** Colours, letter size and antd's language around everything. */
export function ThemeProvider({ children }: { readonly children: React.ReactNode }) {
  const { locale, large } = useSettings();
  const dark = useDark();
  const words = useAntdLocale(locale);
  return (
    <ConfigProvider csp={{ nonce }} theme={themeOf(dark, large)} {...(words ? { locale: words } : {})} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
