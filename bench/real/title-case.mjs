/**
 * Writes a name in capitals as newspapers write it: `SECRETARY GENERAL OF THE UN` as `Secretary General of the UN`.
 * What it cannot know, as that `ARCSIGHT` is written `ArcSight`, stays wrong.
 */
export function titleCase(name) {
  let isFirst = true
  return name.replace(/[^\s-]+/g, (word, offset) => {
    const written = writeWord(word, isFirst, name.charAt(offset - 1) === '-')
    isFirst = false
    return written
  })
}

function writeWord(word, isFirst, isBehindHyphen) {
  if (!isFirst && !isBehindHyphen && SMALL.has(word)) return word.toLowerCase()
  if (isAbbreviation(word)) return word
  const lower = word.toLowerCase()
  return lower
    .replace(/^\P{L}*\p{L}/u, letter => letter.toUpperCase())
    .replace(/^(Mc|O'|D'|L')(\p{Ll})/u, (_, start, letter) => start + letter.toUpperCase())
}

/** Words without vowels are spoken letter by letter; so are those with full stops, and some that everybody knows. */
function isAbbreviation(word) {
  return /^[^AEIOUY]{2,}$/.test(word) ? !NAMES.has(word) : /\w\.\w/.test(word) || KNOWN.has(word)
}

const NAMES = new Set(['MR', 'MRS', 'DR', 'ST', 'JR', 'SR', 'LT', 'NG', 'TH', 'CHR', 'PHD'])

const KNOWN = new Set(
  `UN US USA UK EU UAE IAEA ICJ IMF NATO OPEC ASEAN UNICEF UNESCO UNHCR WHO OAS OSCE IRA ETA FARC ELN AU NGO OECD
  APEC SADC ECOWAS EFTA OPCW UNRWA UNIFIL UNDP UNEP UNIDO UNAIDS CIA FBI USAID NASA ISI IDF PLO ANC AKP ISIS`.split(
    /\s+/
  )
)

const SMALL = new Set(
  `OF THE AND FOR IN ON TO AT BY DE LA DEL DI DA DO DOS DU DES VAN VON DER DEN AL EL BIN BINT IBN Y E ET LI UND`.split(
    /\s+/
  )
)
