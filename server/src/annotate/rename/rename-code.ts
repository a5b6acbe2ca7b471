import {compareText} from '../../base/compare.js'
import {applyEdits, byPlace, type Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {parseCodebook} from '../../codebook/parse-codebook.js'
import {type Located, type LocatedPair, pairOf, textOf} from '../../data/located.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import {entriesHolding} from '../../glossary/entries-holding.js'
import type {Project} from '../../project/project.js'
import {isRefusal, type Refusal, refuse} from '../act.js'
import {changeArticles} from '../corpus/change-articles.js'
import {changeGlossary} from '../corpus/change-glossary.js'
import type {CorpusView, FileChange, ProjectSteps} from '../corpus/corpus-view.js'
import {replaceScalar} from '../glossary/yaml-edits.js'
import {rewriteValues} from '../place/rewrite-values.js'

/** A code by its kind of tag, its attribute or its field of entries, and its own name. */
export interface CodeName {
  readonly kind: string
  readonly part: 'attributes' | 'fields'
  readonly attribute: string
  readonly code: string
}

/**
 * Gives a code another name: in the codebook file, with the codes that stand within it or are replaced by it, and in all tags
 * or entries that have it. Refused for a code of the built-in codebook, and where the new name is taken or used already.
 */
export function* renameCode(view: CorpusView, name: CodeName, to: string): ProjectSteps {
  const {project} = view
  const edited = editCodebook(project, name, to)
  if (isRefusal(edited)) return edited
  const uses =
    name.part === 'fields'
      ? yield* inEntries({...project, codebook: edited.codebook}, name, to)
      : yield* inTags(view, name, to)
  if (isRefusal(uses)) return uses
  return {type: 'done', changes: [edited.change, ...uses]}
}

const IN_USE = 'Something has this code already, which the codebook does not list: choose another'

/** Looking at so many takes less than a millisecond. */
const ENTRIES_A_STEP = 500

/** Under the codebook that has the new name. */
function* inEntries(
  project: Project,
  {kind, attribute, code}: CodeName,
  to: string
): Steps<readonly FileChange[] | Refusal> {
  for (const file of project.glossary.files) {
    let count = 0
    for (const entry of entriesHolding(file, to)) {
      if (++count % ENTRIES_A_STEP === 0) yield
      if (entry?.kind === kind && entry.fields.get(attribute)?.values.some(({text}) => text === to))
        return refuse(IN_USE)
    }
    yield
  }
  return yield* changeGlossary(project, {
    sought: code,
    id: () => undefined,
    value: (entry, {name}, text) =>
      entry.kind === kind && name === attribute && text === code ? to : undefined
  })
}

function inTags(
  view: CorpusView,
  {kind, attribute, code}: CodeName,
  to: string
): Steps<readonly FileChange[] | Refusal> {
  const text = (written: string): boolean =>
    written.includes(code) || written.includes(to) || written.includes('&')
  return changeArticles(view, {facts: () => true, text}, (place, model) => {
    const isUsed = model.units.some(
      unit =>
        unit.tag.kind === kind &&
        unit.attributes.some(
          ({name, values}) => name === attribute && values.some(({text: value}) => value === to)
        )
    )
    if (isUsed) return refuse(IN_USE)
    return rewriteValues(place, (unit, {name, type, also}, value) =>
      unit.tag.kind === kind &&
      name === attribute &&
      type === 'code' &&
      value === code &&
      !also.has(code)
        ? to
        : undefined
    )
  })
}

/** The change of the codebook file, and what it says with it. */
function editCodebook(
  {config, texts, codebook}: Project,
  name: CodeName,
  to: string
): {readonly change: FileChange; readonly codebook: Codebook} | Refusal {
  const definition = definitionOf(codebook, name)
  if (!definition?.codes.has(name.code))
    return refuse(phrase`\`${name.attribute}\` has no code \`${name.code}\`: choose another`)
  if (!/^[^\s|]+$/u.test(to)) return refuse('A code is one word without `|`: choose another')
  if (definition.codes.has(to) || definition.also.has(to))
    return refuse(phrase`\`${name.attribute}\` has a code \`${to}\` already: choose another`)
  const path = config.codebook
  const text = path === undefined ? undefined : texts.get(path)
  const codes = text === undefined ? undefined : codesIn(parseYaml(text).value, name)
  if (path === undefined || text === undefined || !codes || !pairOf(codes, name.code))
    return refuse(
      phrase`\`${name.code}\` is a code of the built-in codebook, which nobody can rename`
    )
  const edits = editsOf(text, codes, name.code, to)
  const before = parseCodebook(path, text)
  const after = parseCodebook(path, applyEdits(text, edits))
  const now = definitionOf(after.codebook, name)
  const isMeant = now && sayCodes(now, '', '') === sayCodes(definition, name.code, to)
  if (!isMeant || after.problems.length > before.problems.length)
    return refuse(
      phrase`\`${name.code}\` cannot be renamed in ${path}, as the built-in codebook has it too or its lines are written in an unusual way: change it there by hand`
    )
  return {change: {path, edits}, codebook: after.codebook}
}

function definitionOf({kinds}: Codebook, {kind, part, attribute}: CodeName): Attribute | undefined {
  return kinds.get(kind)?.[part].get(attribute)
}

/** The mapping of codes in a codebook file. */
function codesIn(value: Located, {kind, part, attribute}: CodeName): Located | undefined {
  let at: Located | undefined = value
  for (const key of ['kinds', kind, part, attribute, 'codes']) at = at && pairOf(at, key)?.value
  return at
}

function editsOf(text: string, codes: Located, code: string, to: string): readonly Edit[] {
  const pairs: readonly LocatedPair[] = codes.type === 'map' ? codes.pairs : []
  const spans = pairs.flatMap(({key, keySpan, value}) => {
    const named = ['within', 'replaced-by'].flatMap(name => {
      const pair = pairOf(value, name)
      return pair && textOf(pair.value) === code ? [pair.value.span] : []
    })
    return key === code ? [keySpan, ...named] : named
  })
  return spans.map(span => replaceScalar(text, span, code, to)).sort(byPlace)
}

/** The codes of an attribute, in any order, with one of them under another name. */
function sayCodes({codes}: Attribute, from: string, to: string): string {
  const rename = (name: string | undefined): string | undefined => (name === from ? to : name)
  return JSON.stringify(
    Array.from(codes.values(), code => [
      rename(code.name),
      code.label === code.name.replaceAll('-', ' ') ? '' : code.label,
      code.definition,
      rename(code.within),
      code.deprecated,
      rename(code.replacedBy)
    ]).sort(([a = ''], [b = '']) => compareText(String(a), String(b)))
  )
}
