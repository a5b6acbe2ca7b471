/**
 * Writes a text as a YAML scalar on one line: without quotes where every YAML reader takes it for that very text, else
 * in quotes. `inFlow` is for one between brackets or braces. Throws nothing; any string is read back as it was.
 */
export function writeScalar(text: string, inFlow = false): string {
  const isPlain = PLAIN.test(text) && !isOtherThanText(text) && !(inFlow && text.includes(','))
  return isPlain ? text : quoteScalar(text)
}

/** A text that starts with a letter or a quotation mark of print and holds no sign that means something in YAML. */
const PLAIN =
  /^[\p{L}“‘„«¿¡](?:[\p{L}\p{M}\p{N} .,;!?'’‘“”„«»…–—()/&+-]*[\p{L}\p{M}\p{N}.,;!?'’‘“”„«»…)])?$/u

/** Writes a text as a YAML scalar in quotes on one line: in the quotes that need no escapes where there are such. */
export function quoteScalar(text: string): string {
  if (UNPRINTABLE.test(text)) return escapeScalar(text)
  if (!/["\\]/.test(text)) return `"${text}"`
  return `'${text.replaceAll("'", "''")}'`
}

/** What stands in no quotes as it is: control characters, line ends, byte order marks and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u

/** JSON is YAML, once what JSON leaves as it is and YAML does not is escaped too. */
function escapeScalar(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\uFEFF]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/**
 * Whether a text without quotes is a number, a date, a truth value or nothing to some YAML reader, be it of version 1.1
 * or 1.2.
 */
export function isOtherThanText(text: string): boolean {
  return text.length <= LONGEST && (OTHER_WORDS.test(text) || OTHER_NUMBERS.test(text))
}

/** UTF-16 units of a number or a date. */
const LONGEST = 100

const OTHER_WORDS = /^(?:yes|no|true|false|on|off|null|~|)$/i
const OTHER_NUMBERS =
  /^[-+]?(?:0[box][\da-f_]+|\.inf|\.nan|[\d_]+(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)$|^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$|^\d+(?::\d\d)+(?:\.\d*)?$/i
