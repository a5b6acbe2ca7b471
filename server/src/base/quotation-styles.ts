import {lazily} from './memo.js'

type Style = readonly [marks: string, languages: string]

/**
 * The quotation styles of languages, by their BCP 47 tags: primary marks, then secondary ones. These are the delimiters
 * of Unicode CLDR 48.2 (quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd) of every locale
 * that differs from its parent; those of the root stand first, with the tags that go back to them. A tag with a region
 * that implies another script stands with that script. Sesotho (st) is left out: its `“’` is a mistake in the data.
 */
const STANDARD: readonly Style[] = [
  ['“”‘’', 'bm-nkoo ff-adlm uz-arab uz-cyrl'],
  ['“”’‘', 'uz'],
  ['“”“”', 'tk'],
  ['“”«»', 'eo'],
  ['‘’“”', 'fur ia tn ti-er'],
  ['‘’‘’', 'nl'],
  ['„“‚‘', 'cs de dsb et hr hsb is ksh lb luy mk nds sk sl bs-cyrl'],
  ['„“„“', 'bg lt prg sgs'],
  ['„“«»', 'ka'],
  ['„”‘’', 'bs'],
  ['„”‚’', 'agq ff'],
  ['„”’’', 'sr'],
  ['„”«»', 'nmg pl ro'],
  ['„”»«', 'hu szl'],
  [
    '«»“”',
    'ast blo bm br ca cv dyo el eu ewo ie it kab kk lij mg mua nnh pms sc sg ti es-us pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl'
  ],
  ['«»„“', 'bas be bua ky os ru sah tyv uk'],
  ['«»„”', 'shi zgh'],
  ['«»‘’', 'dua ksf nb nn no rw el-polyton'],
  ['«»‹›', 'am fa gsw jgo kkj mzn rm sdh wae az-arab az-cyrl fr-ch'],
  ['«»«»', 'fr ht hy oc yav'],
  ['«»”“', 'fr-ca'],
  ['»«›‹', 'ug kk-arab'],
  ['””’’', 'fi he lag rn se sn sv yi'],
  ['”“’‘', 'ar lld syr ur ms-arab'],
  ['「」『』', 'ja yue zh-hant zh-hk zh-mo zh-tw']
]

/** What else is printed: the house styles of papers and publishers, and older and rarer marks of any language. */
const FURTHER: readonly Style[] = [
  ['»«›‹', 'de de-at da sl hr sr sk cs pl hu'],
  ['»»››', 'fi sv'],
  ['””’’', 'da'],
  ['„“’‘', 'mk'],
  ['„“’’', 'bg sr'],
  ['„”‚’', 'af pl hr sr nl'],
  ['„“«»', 'et lt'],
  ['“”‘’', 'nb nn no ar ja fr it fa ru uk el hy'],
  ['«»‹›', 'ar tr fr it hy de-ch de-li'],
  ['《》〈〉', ''],
  ['״״׳׳', 'he yi'],
  ['""\'\'', ''],
  ['‟”‛’', ''],
  ['⹂”⹂“', ''],
  ['〝〞〝〟', ''],
  ['＂＂＇＇', ''],
  ['｢｣｢｣', '']
]

/** A pair of quotation marks; each is one UTF-16 unit. */
export interface MarkPair {
  readonly open: string
  readonly close: string
}

/** Every pair of the tables, once. */
export const MARK_PAIRS: readonly MarkPair[] = [
  ...new Map(
    [...STANDARD, ...FURTHER]
      .flatMap(([marks]) => pairsOf(marks))
      .map(pair => [pair.open + pair.close, pair])
  ).values()
]

function pairsOf(marks: string): readonly MarkPair[] {
  return [
    {open: marks.charAt(0), close: marks.charAt(1)},
    {open: marks.charAt(2), close: marks.charAt(3)}
  ]
}

/** The marks that close what a mark opens; undefined for a mark that opens nothing. */
export const CLOSERS: ReadonlyMap<string, string> = MARK_PAIRS.reduce(
  (closers, {open, close}) => closers.set(open, (closers.get(open) ?? '') + close),
  new Map<string, string>()
)

const CLOSING: ReadonlySet<string> = new Set(MARK_PAIRS.map(({close}) => close))

const CODES: ReadonlySet<number> = new Set(
  MARK_PAIRS.flatMap(({open, close}) => [open.charCodeAt(0), close.charCodeAt(0)])
)

const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019, 0x5f3, 0xff07])

/** Whether a code unit is a quotation mark of any style, or an apostrophe. */
export function mayBeQuotationMark(code: number): boolean {
  if (code < 0x80) return code === 0x22 || code === 0x27
  return code >= 0xab && CODES.has(code)
}

/** Whether a code unit is a quotation mark of any style, and no apostrophe. */
export function isQuotationMark(code: number): boolean {
  return mayBeQuotationMark(code) && !APOSTROPHES.has(code)
}

/** Whether a mark can only open, as `„` and `「`. */
export function onlyOpens(mark: string): boolean {
  return CLOSERS.has(mark) && !CLOSING.has(mark)
}

/** Whether a mark can only close, as `」`. */
export function onlyCloses(mark: string): boolean {
  return CLOSING.has(mark) && !CLOSERS.has(mark)
}

/**
 * The marks that open quotations in a language, a BCP 47 tag such as `de` or `pt-PT`; those of a language that neither
 * table has are those that open in most.
 */
export function openersOf(language: string | undefined): string {
  const tag = language?.trim().toLowerCase().replaceAll('_', '-') ?? ''
  const {standard, further} = openers()
  return (nearestIn(standard, tag) ?? COMMON) + (nearestIn(further, tag) ?? '')
}

/** What a table has for a tag, or for the longest beginning of it: `zh-hant` for `zh-hant-hk` (RFC 4647, look-up). */
function nearestIn(openers: ReadonlyMap<string, string>, tag: string): string | undefined {
  const parts = tag.split('-', MOST_PARTS)
  for (let count = parts.length; count > 0; count--) {
    const found = openers.get(parts.slice(0, count).join('-'))
    if (found !== undefined) return found
  }
  return undefined
}

/** Language, script and region, and one that is left over; no tag of the tables has more. */
const MOST_PARTS = 4

/** Marks that open in most languages. */
const COMMON = '“‘«‹'

const openers = lazily(() => ({standard: openersIn(STANDARD), further: openersIn(FURTHER)}))

function openersIn(styles: readonly Style[]): ReadonlyMap<string, string> {
  const openers = new Map<string, string>()
  for (const [marks, languages] of styles)
    for (const language of languages.split(' ').filter(Boolean))
      openers.set(language, (openers.get(language) ?? '') + marks.charAt(0) + marks.charAt(2))
  return openers
}
