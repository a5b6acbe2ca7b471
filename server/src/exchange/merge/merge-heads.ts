import {nextLine} from '../../base/lines.js'
import {writeFieldConflict} from '../../model/conflict-notes.js'
import {sealFields} from '../../model/seal.js'
import type {Syntax} from '../../syntax/syntax.js'
import {mergeSingle} from './merge-values.js'

type Sides = Readonly<Record<'base' | 'ours' | 'theirs', Syntax>>

/** What stands before the body of a merged article. */
interface MergedHead {
  readonly text: string
  readonly conflicts: number
}

/** A field of front matter: the lines from its name to the next one. */
interface Field {
  readonly name: string
  readonly lines: string
}

/**
 * Merges what stands before the bodies of three versions: front matter field by field, in the order of ours. A field that was
 * changed two ways stays as ours has it, with a YAML comment behind it. The seal is that of the side whose text was taken,
 * which is theirs with `isTheirs`, and no conflict.
 */
export function mergeHeads(sides: Sides, isTheirs: boolean, lineEnd: string): MergedHead {
  const [base, ours, theirs] = [headOf(sides.base), headOf(sides.ours), headOf(sides.theirs)]
  const whole = mergeSingle(base, ours, theirs)
  if (!whole.isConflict) {
    const isEmpty = whole.value === '' || whole.value === '\uFEFF'
    return {text: isEmpty ? whole.value : closed(whole.value, lineEnd), conflicts: 0}
  }
  const [b, o, t] = [fieldsOf(sides.base), fieldsOf(sides.ours), fieldsOf(sides.theirs)]
  const names = [...new Set([...o.keys(), ...t.keys()])]
  const merged = names.map(name => {
    const [common, our, their] = [b.get(name), o.get(name), t.get(name)]
    const isSeal = name === sealFields.hash || name === sealFields.paragraphs
    if (isSeal && our !== undefined && their !== undefined)
      return {lines: isTheirs ? their : our, isConflict: false}
    const single = mergeSingle(common?.trim(), our?.trim(), their?.trim())
    const value = single.value === our?.trim() ? our : their
    if (!single.isConflict) return {lines: value ?? '', isConflict: false}
    const note = writeFieldConflict({
      about: name,
      base: common?.trim(),
      ours: our?.trim(),
      theirs: their?.trim()
    })
    return {lines: `${closed(our ?? '', lineEnd)}${note}${lineEnd}`, isConflict: true}
  })
  const lines = merged.map(({lines: each}) => closed(each, lineEnd)).join('')
  const mark = ours.startsWith('\uFEFF') ? '\uFEFF' : ''
  return {
    text: lines === '' ? mark : `${mark}---${lineEnd}${lines}---${lineEnd}`,
    conflicts: merged.filter(({isConflict}) => isConflict).length
  }
}

function closed(lines: string, lineEnd: string): string {
  return lines === '' || /[\r\n]$/.test(lines) ? lines : lines + lineEnd
}

function headOf({text, bodyStart}: Syntax): string {
  return text.slice(0, bodyStart)
}

/** The fields by name; lines before the first one, and those that repeat a name, belong to the field before. */
function fieldsOf({text, frontMatter}: Syntax): ReadonlyMap<string, string> {
  const fields: Field[] = []
  const seen = new Set<string>()
  const {start, end} = frontMatter ?? {start: 0, end: 0}
  for (let line = start; line < end; ) {
    const next = Math.min(end, nextLine(text, line))
    const lines = text.slice(line, next)
    const [, name] = FIELD.exec(lines) ?? []
    const last = fields.at(-1)
    if (name !== undefined && !seen.has(name)) {
      seen.add(name)
      fields.push({name, lines})
    } else if (last) fields[fields.length - 1] = {...last, lines: last.lines + lines}
    else fields.push({name: '', lines})
    line = next
  }
  return new Map(fields.map(({name, lines}) => [name, lines]))
}

const FIELD = /^("[^"]*"|'[^']*'|[^\s#:{[-][^\s:]*)[ \t]*:(?:\s|$)/
