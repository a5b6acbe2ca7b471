import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {CLOSERS, MARK_PAIRS, openersOf} from '../../server/src/base/quotation-styles.js'
import {findQuotations, type Quotation} from '../../server/src/base/quotations.js'
import {countWork} from '../work/count-work.js'

/** The texts of all quotations of a paragraph, with their marks, the outer ones first. */
function quoted(paragraph: string, language?: string): readonly string[] {
  return findQuotations(paragraph, language).map(({start, end}) => paragraph.slice(start, end))
}

describe('quotations of a paragraph', () => {
  test.each<[paragraph: string, quotations: readonly string[], language?: string]>([
    [
      '‘He called it “a mistake” and so on,’ she said.',
      ['‘He called it “a mistake” and so on,’', '“a mistake”']
    ],
    [
      '« Il a dit “non” et oui, je crois », dit-elle.',
      ['« Il a dit “non” et oui, je crois »', '“non”'],
      'fr'
    ],
    [
      '« Il a dit “non” et oui, je crois », dit-elle.',
      ['« Il a dit “non” et oui, je crois »', '“non”']
    ],
    ['“a ‘b “c” d’ e”', ['“a ‘b “c” d’ e”', '‘b “c” d’', '“c”']],
    ['Er sagte: „Das war ‚gut‘, ja.“ Dann ging er.', ['„Das war ‚gut‘, ja.“', '‚gut‘'], 'de'],
    ['Er sagte: „a “b” c“.', ['„a “b” c“', '“b”']],
    ['»Ja ›so‹ war es«, sagte er.', ['»Ja ›so‹ war es«', '›so‹'], 'de'],
    ['Powiedział: „To «nie» tak”.', ['„To «nie» tak”', '«nie»'], 'pl'],
    ['Hon sa: ”Det var ’bra’ i går.” Sedan', ['”Det var ’bra’ i går.”', '’bra’'], 'sv'],
    ['Hän sanoi: »Se on ohi», ja lähti.', ['»Se on ohi»'], 'fi'],
    ['彼は「それは『誤り』だ」と述べた。', ['「それは『誤り』だ」', '『誤り』']],
    ['他说“这是‘错误’吗”后来', ['“这是‘错误’吗”', '‘错误’'], 'zh'],
    ['그는 《로동신문》에 〈글〉을 썼다', ['《로동신문》', '〈글〉'], 'ko'],
    ['«Он сказал: „нет“», — пишет газета.', ['«Он сказал: „нет“»', '„нет“'], 'ru'],
    ['«a «b» c»', ['«a «b» c»', '«b»']],
    [`She said "he said 'no' to it" and left`, [`"he said 'no' to it"`, `'no'`]],
    ['צה״ל אמר ״לא״ היום', ['״לא״'], 'he'],
    ['צה"ל אמר "לא" היום', ['"לא"'], 'he'],
    // Apostrophes, feet and inches
    ['‘It’s the workers’ right,’ he said', ['‘It’s the workers’ right,’']],
    ['’Tis the workers’ day, isn’t it?', []],
    ["'tis the workers' day of the '90s", []],
    ['‘Rock ’n’ roll is over,’ he said', ['‘Rock ’n’ roll is over,’']],
    [`He is 6'2" tall, "they said"`, ['"they said"']],
    ["They left 'cause it was hot, and 'cause it was the workers' right.", []],
    ["It was 'bout time, 'twas said, that the farmers' market closed", []],
    ["The 'cause' of it, and 'the cause of war'", ["'cause'", "'the cause of war'"]],
    ["'Cause of death' was open", ["'Cause of death'"]],
    ["The letter 's' and 't'", ["'s'", "'t'"]],
    ['’s Avonds zei hij ’t: ‘ja’ en „nee”', ['‘ja’', '„nee”'], 'nl'],
    // What languages have of their own
    ['«\u00a0Oui, dit-il. “Non.”\u00a0»', ['«\u00a0Oui, dit-il. “Non.”\u00a0»', '“Non.”'], 'fr'],
    ['Il a dit “oui” et ”non“.', ['“oui”', '”non“'], 'fr-CA'],
    ['他說「是『非』」', ['「是『非』」', '『非』'], 'zh-Hant-HK'],
    ['قال: ”نعم“ ثم “لا” و«ربما»', ['”نعم“', '“لا”', '«ربما»'], 'ar'],
    ['Han sagde ”nej” og »ja«', ['”nej”', '»ja«'], 'da'],
    ['U aytdi: “bu ’so‘ ma’no”', ['“bu ’so‘ ma’no”', '’so‘'], 'uz'],
    ['Ele disse «não» e “sim”', ['«não»', '“sim”'], 'pt-PT'],
    // One mark only
    ['“It goes on. And on.', ['“It goes on. And on.']],
    ['“One.\n“Two.”', ['“One.\n', '“Two.”']],
    ['and over,” he said. “No.”', ['and over,”', '“No.”']],
    ['It “is « over” now', ['“is « over”']],
    ['» reprit-il encore, et voilà', ['» reprit-il encore, et voilà'], 'fr'],
    // Dashes
    ['— Sí —dijo él—. No.', ['— Sí ', '—. No.'], 'es'],
    ['—Sí —dijo él—. No.', ['—Sí ', '—. No.'], 'es'],
    ['— Да, — сказал он. — Нет «так».', ['— Да, ', '— Нет «так».', '«так»'], 'ru'],
    ['— Oui – enfin, peut-être.\n— Non.', ['— Oui – enfin, peut-être.\n', '— Non.'], 'fr'],
    ['The truce — a weak one — held.', []]
  ])('%s', (paragraph, expected, language) => {
    expect(quoted(paragraph, language)).toEqual(expected)
  })
})

test.each([
  ['de', '„‚»›'],
  ['de-CH', '„‚«‹'],
  ['DE_at', '„‚»›'],
  ['pt', '“‘«‹'],
  ['pt-PT', '«“'],
  ['uz-Cyrl', '“‘'],
  ['zh-Hant-HK', '「『'],
  ['zh-TW', '「『'],
  ['zh', '“‘«‹'],
  ['en-GB-oxendict', '“‘«‹'],
  [undefined, '“‘«‹'],
  ['-', '“‘«‹']
])('quotations open in %s with %s', (tag, openers) => {
  expect(openersOf(tag)).toBe(openers)
})

/** Words behind which an apostrophe is no possessive. */
const word = fc.stringMatching(/^[a-zéжü中]{0,5}[a-rt-wyéжü中]$/u)
const plain = fc.array(word, {minLength: 1, maxLength: 5}).map(words => words.join(' '))
const pair = fc.constantFrom(...MARK_PAIRS)
const language = fc.constantFrom(undefined, 'en', 'de', 'fr', 'sv', 'ja', 'pt-PT', 'x', '')

/** Languages in which `’` opens: elsewhere it is an apostrophe. */
const languageOf = (open: string, any: string | undefined): string | undefined =>
  open === '’' ? 'sv' : any

test('text in any pair of marks is one quotation', () => {
  fc.assert(
    fc.property(plain, pair, plain, plain, language, (left, {open, close}, text, right, tag) => {
      const paragraph = `${left} ${open}${text}${close} ${right}`
      const start = left.length + 1
      const end = start + text.length + 2
      expect(findQuotations(paragraph, languageOf(open, tag))).toEqual([
        {
          start,
          end,
          contentStart: start + 1,
          contentEnd: end - 1,
          depth: 0,
          form: 'marks',
          isClosed: true
        }
      ])
    })
  )
})

test('quotations in quotations are found, three deep', () => {
  fc.assert(
    fc.property(fc.tuple(pair, pair, pair), plain, (pairs, text) => {
      const [outer, middle, inner] = pairs
      const paragraph = `a ${outer.open}b ${middle.open}c ${inner.open}${text}${inner.close} d${middle.close} e${outer.close} f`
      const depths = findQuotations(paragraph, 'sv').map(({depth, isClosed}) => [depth, isClosed])
      expect(depths).toEqual([
        [0, true],
        [1, true],
        [2, true]
      ])
    })
  )
})

const signs = fc.constantFrom(...CLOSERS.keys(), ...[...CLOSERS.values()].join(''))
const hostile = fc
  .array(
    fc.oneof(
      signs,
      fc.constantFrom(' ', '\n', '— ', '—', 'a', 's', '. ', ', ', '6', '\u00a0'),
      fc.string()
    )
  )
  .map(parts => parts.join(''))

test('quotations of any text are sorted, nested and within it', () => {
  fc.assert(
    fc.property(hostile, language, (paragraph, tag) => {
      const around: Quotation[] = []
      for (const quotation of findQuotations(paragraph, tag)) {
        const {start, end, contentStart, contentEnd, depth} = quotation
        expect([start, contentStart, contentEnd, end]).toEqual(
          [start, contentStart, contentEnd, end].sort((a, b) => a - b)
        )
        expect(end).toBeLessThanOrEqual(paragraph.length)
        while ((around.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) around.pop()
        expect(depth).toBe(around.length)
        const outer = around.at(-1)
        if (outer) expect(start >= outer.start && end <= outer.end).toBe(true)
        around.push(quotation)
      }
    })
  )
})

test.each(['“', '"', "'", '«', '‘ ', '“a ', 'a” ', '— ', '\n— ', '- a\n', '“\n', '6\'2"'])(
  'long runs of %j end',
  sign => {
    expect(findQuotations(sign.repeat(20_000)).length).toBeLessThanOrEqual(20_000)
  }
)

test.each([
  '“a ‘b’ c” ',
  '“a ',
  'a” ',
  '’s “a ',
  '"\'',
  '6\'2" ',
  "'cause of ",
  'צה״ל ״',
  '»a« ',
  '— a '
])('the work on repeated %j grows with its length', part => {
  const [short, long] = [1_000, 4_000].map(
    count => countWork(() => findQuotations(part.repeat(count), 'de')).characters
  )
  expect(long).toBeLessThan(5 * (short ?? 0))
})
