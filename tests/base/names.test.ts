import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {foldName, normaliseName} from '../../server/src/base/names.js'

describe('names are compared', () => {
  test.each([
    ['with white space collapsed and trimmed', ' UN \n\t envoy\u00a0', 'UN envoy'],
    ['with curly apostrophes made straight', 'Xi’an', "Xi'an"],
    ['with curly quotes made straight', '“Hawk” brigade', '"Hawk" brigade'],
    ['with letters and their accents joined', 'Re\u0301union', 'Réunion'],
    ['as they are otherwise', 'Deir-ez-Zor (city)', 'Deir-ez-Zor (city)']
  ])('%s', (_, text, expected) => {
    expect(normaliseName(text)).toBe(expected)
  })

  test('without case in the second look-up, accents kept', () => {
    expect(foldName('  ÉTÉ de Mistura')).toBe('été de mistura')
  })

  test('the same way again', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text))
      })
    )
  })

  test('alike whether or not the text is plain', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), text => {
        expect(normaliseName(text)).toBe(normaliseName(`${text} ’`).slice(0, -1).trim())
      })
    )
  })
})

describe('names are compared without', () => {
  test.each([
    ['a soft hyphen', 'Alep\u00adpo', 'Aleppo'],
    ['a soft hyphen at the end of a line', 'Alep\u00ad\npo', 'Aleppo'],
    ['a joiner within an accented letter', 'Re\u034f\u0301union', 'Réunion'],
    ['a tatweel', 'محـمد', 'محمد'],
    ['a direction mark', 'م\u200fحمد', 'محمد'],
    ['a joiner between letters that are shaped', 'क्\u200dष', 'क्ष'],
    ['a maqaf', 'תל־אביב', 'תל-אביב'],
    ['a geresh', 'ג׳ורג׳', "ג'ורג'"],
    ['gershayim', 'צה״ל', 'צה"ל'],
    ['another hyphen', 'Ban Ki\u2011moon', 'Ban Ki-moon']
  ])('%s', (_, text, expected) => {
    expect(normaliseName(text)).toBe(expected)
  })

  test.each([
    ['İZMİR', 'İzmir'],
    ['IĞDIR', 'Iğdır'],
    ['SIGMAR GROSS', 'Sigmar Groß'],
    ['ΑΛΈΞΗΣ', 'Αλέξης'],
    ['ΑΘΗΝΑ', 'Αθήνα'],
    ['ΜΑΪΟΥ', 'Μαΐου'],
    ['ΝΕΡΑΪΔΑ', 'νεράιδα'],
    ['ΑΙΔΗΣ', 'ᾍδης'],
    ['Ì', 'i\u0307\u0300'],
    ['Į\u0303', 'į\u0307\u0303'],
    ['İ\u0307', 'i'],
    ['ʼN', 'ŉ'],
    ['FINN', 'ﬁnn']
  ])('case: %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  test('regard to where invisible characters stand', () => {
    const signs = fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\ufe0f', '\u2066')
    const letters = fc.string({unit: fc.constantFrom('a', 'İ', 'ß', '\u0301', '-', ' ', 'σ')})
    fc.assert(
      fc.property(letters, signs, letters, (before, sign, after) => {
        fc.pre((before + after).trim() !== '')
        expect(normaliseName(before + sign + after)).toBe(normaliseName(before + after))
      })
    )
  })
})

describe('the comparison of names is an equivalence', () => {
  const part = fc.constantFrom(
    ...[
      'a',
      'I',
      'i',
      'İ',
      'ı',
      'ß',
      'ẞ',
      'SS',
      'ς',
      'Σ',
      'é',
      'e\u0301',
      'ǅ',
      'ﬁ',
      'K',
      'ή',
      'Ά',
      'ΐ',
      'ᾳ',
      'ŉ',
      'į',
      '\u0307',
      '\u0300',
      'ـ',
      'J'
    ],
    ...['\u00ad', '\u200d', '\u2011', '-', "'", '’', '“', ' ', '\n', '\u00a0', '中', 'א', '😀']
  )
  const nasty = fc.array(part, {maxLength: 6}).map(parts => parts.join(''))

  test.each([
    ['exactly', normaliseName],
    ['without case', foldName]
  ])('%s: names with one normal form are the same, whatever they are written like', (_, of) => {
    fc.assert(
      fc.property(nasty, name => {
        expect(of(of(name))).toBe(of(name))
        for (const form of ['NFC', 'NFD'] as const) expect(of(name.normalize(form))).toBe(of(name))
      })
    )
  })

  test('case makes no difference where it is folded', () => {
    fc.assert(
      fc.property(nasty, name => {
        expect(foldName(name.toUpperCase())).toBe(foldName(name))
        expect(foldName(name.toLowerCase())).toBe(foldName(name))
      })
    )
  })
})
