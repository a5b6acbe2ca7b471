import {nextLine} from '../../base/lines.js'
import {writeFieldConflict} from '../../model/conflict-notes.js'
import {sealFields} from '../../model/seal.js'
import {findFrontMatter} from '../../syntax/front-matter.js'
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
 * which is theirs with `isTheirs`, and no conflict. Where no field would be left of what a side changed, the front matter is
 * one thing that was changed two ways: lines without a field are none.
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
      about: name || WHOLE,
      base: common?.trim(),
      ours: our?.trim(),
      theirs: their?.trim()
    })
    return {lines: `${closed(our ?? '', lineEnd)}${note}${lineEnd}`, isConflict: true}
  })
  const lines = merged.map(({lines: each}) => closed(each, lineEnd)).join('')
  const mark = ours.startsWith('\uFEFF') ? '\uFEFF' : ''
  const text = headFrom(lines, mark, lineEnd)
  return findFrontMatter(text).bodyStart === text.length
    ? {text, conflicts: merged.filter(({isConflict}) => isConflict).length}
    : {text: headFrom(openLines(sides, lineEnd), mark, lineEnd), conflicts: 1}
}

/** What a note calls lines that belong to no field. */
const WHOLE = 'front matter'

function headFrom(lines: string, mark: string, lineEnd: string): string {
  return lines === '' ? mark : `${mark}---${lineEnd}${lines}---${lineEnd}`
}

/** The lines of ours, or of theirs where ours has none, with a note on all of them. */
function openLines(sides: Sides, lineEnd: string): string {
  const [base, ours, theirs] = [linesOf(sides.base), linesOf(sides.ours), linesOf(sides.theirs)]
  const note = writeFieldConflict({
    about: WHOLE,
    base: base?.trim(),
    ours: ours?.trim(),
    theirs: theirs?.trim()
  })
  return `${closed(ours || theirs || '', lineEnd)}${note}${lineEnd}`
}

function linesOf({text, frontMatter}: Syntax): string | undefined {
  return frontMatter && text.slice(frontMatter.start, frontMatter.end)
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
