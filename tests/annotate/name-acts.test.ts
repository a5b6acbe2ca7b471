import {describe, expect, test} from 'vitest'
import type {GlossaryPlace} from '../../server/src/annotate/glossary/glossary-act.js'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
import {placeAt} from '../../server/src/annotate/place/place.js'
import {selectIn} from './check-act.js'
import {doInProject, drawChanges, type Texts} from './project-acts.js'

const GLOSSARY =
  'actors:\n  un: {name: United Nations}\n  ann: {name: Ann Smith}\nplaces:\n  x: {name: X}\n'
const FILES = `\n=== glossary.yaml ===\n${GLOSSARY}`

function find(id: string): (typeof glossaryActs)[number] {
  const act = glossaryActs.find(each => each.id === id)
  if (!act) throw new Error(`There is no act ${id}`)
  return act
}

/** Runs something at a selection that is drawn into an article. */
function at(drawn: string, run: (place: GlossaryPlace, texts: Texts) => string): string {
  const {model, selection} = selectIn(drawn, FILES)
  const texts = {'glossary.yaml': GLOSSARY, 'article.news.txt': model.syntax.text}
  let told = ''
  doInProject(texts, function* (view) {
    told = run({view, entry: undefined, article: placeAt(model, selection)}, texts)
    yield
    return {type: 'done', changes: []}
  })
  return told
}

function act(id: string, drawn: string, given: unknown): string {
  return at(drawn, (place, texts) => {
    const after = doInProject(texts, () => find(id).apply(place, given))
    return typeof after === 'string' ? `refused: ${after}` : drawChanges(texts, after)
  })
}

function offers(id: string, drawn: string): string {
  return at(drawn, place =>
    find(id)
      .offer(place)
      .map(({title, reason}) => title + (reason === undefined ? '' : ` (${reason})`))
      .join('\n')
  )
}

describe('a new entry', () => {
  test('is made of a mention', () => {
    expect(act('new-entry', 'Then :actor[Bob ¦Jones] left.', {})).toMatchInlineSnapshot(`
      "glossary.yaml:
      +   bob-jones: {name: Bob Jones}"
    `)
    expect(offers('new-entry', 'Then :actor[Bob ¦Jones] left.')).toMatchInlineSnapshot(
      `"New actor \`bob-jones\` of “Bob Jones” in glossary.yaml"`
    )
  })

  test('may have another name than the words, which then refer to it, and a type', () => {
    const given = {kind: 'actor', name: 'Syrian opposition', type: 'group'}
    const done = act('new-entry', 'Then «the opposition» left.', given)
    expect(done).toContain('syrian-opposition: {name: Syrian opposition, type: group}')
    expect(done).toContain(':actor[the opposition]{ref=syrian-opposition}')
    const named = act('new-entry', ':actor[the ¦rebels] left.', {name: 'Free Army'})
    expect(named).toContain(':actor[the rebels]{ref=free-army}')
  })

  test('may be a value of the tag here', () => {
    const given = {kind: 'actor', name: 'Bob Jones', attribute: 'speaker'}
    const done = act('new-entry', ':claim[All is ¦lost.]{#c1}', given)
    expect(done).toContain('bob-jones: {name: Bob Jones}')
    expect(done).toContain('{#c1 speaker=bob-jones}')
    expect(act('new-entry', 'No ¦tag.', given)).toContain('refused')
  })

  test('may be a value of the tag that is made, or have further attributes', () => {
    const claim = {kind: 'claim', attributes: [{name: 'topic', value: 'war'}]}
    const speaker = {kind: 'actor', name: 'Bob Jones', attribute: 'speaker', marks: claim}
    const said = act('new-entry', 'Then «all is lost».', speaker)
    expect(said).toContain('bob-jones: {name: Bob Jones}')
    expect(said).toContain(':claim[all is lost]{#c1 speaker=bob-jones topic=war quote=indirect}')
    const note = {kind: 'actor', attributes: [{name: 'note', value: 'x'}]}
    const named = act('new-entry', 'Then «Bob» left.', {kind: 'actor', name: 'Bob X', marks: note})
    expect(named).toContain(':actor[Bob]{ref=bob-x note=x}')
    const unknown = {kind: 'claim', attributes: [{name: 'nothing', value: 'war'}]}
    expect(act('new-entry', 'Then «no».', {...speaker, marks: unknown})).toContain('refused')
  })

  test('is made of selected words, which are marked', () => {
    expect(act('new-entry', 'Then «Bob Jones» left.', {kind: 'actor'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      +   bob-jones: {name: Bob Jones}
      article.news.txt:
      - Then Bob Jones left.
      + Then :actor[Bob Jones] left."
    `)
    expect(offers('new-entry', 'Then «Bob Jones» left.')).toMatchInlineSnapshot(`
      "New actor \`bob-jones\` of “Bob Jones” in glossary.yaml
      New place \`bob-jones\` of “Bob Jones” in glossary.yaml"
    `)
  })

  test('gets an id that no entry has', () => {
    expect(act('new-entry', ':actor[¦Bob]{ref=bobby} left.', {})).toContain('bobby: {name: Bob}')
    expect(act('new-entry', 'Then «Ann» left.', {kind: 'actor'})).toContain('ann-2: {name: Ann}')
    expect(act('new-entry', 'Then «Ann» left.', {kind: 'actor', id: 'un'})).toMatchInlineSnapshot(
      `"refused: Another entry has the id \`un\`: choose another"`
    )
  })

  test('is refused where there is one, or no name', () => {
    expect(act('new-entry', ':actor[¦Ann Smith] left.', {})).toMatchInlineSnapshot(
      `"refused: This tag means the entry \`ann\` already"`
    )
    expect(act('new-entry', 'Then «, » left.', {kind: 'actor'})).toMatchInlineSnapshot(
      `"refused: Nothing is selected that can be marked: select words of the article"`
    )
    expect(act('new-entry', 'Then «Bob» left.', {})).toMatchInlineSnapshot(
      `"refused: Say of which kind the entry is: the codebook has entries of some kinds alone"`
    )
  })
})

describe('a further name', () => {
  test('goes to the entry that a mention names, or to one with a like name', () => {
    expect(act('add-alias', ':actor[the ¦UN]{ref=un} left.', {entry: 'un'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   un: {name: United Nations}
      +   un: {name: United Nations, aliases: [the UN]}"
    `)
    expect(offers('add-alias', ':actor[Anne ¦Smith] left.')).toMatchInlineSnapshot(
      `"Add “Anne Smith” to the names of \`ann\` (Ann Smith)"`
    )
    expect(offers('add-alias', '«Anne Smith» left.')).toMatchInlineSnapshot(
      `"Add “Anne Smith” to the names of \`ann\` (Ann Smith)"`
    )
    expect(offers('add-alias', '«Zzyzx Qw» left.')).toMatchInlineSnapshot(
      `"Add a name to an entry (No entry has a name like the one here)"`
    )
  })

  test('is refused where the entry has it', () => {
    expect(act('add-alias', ':actor[¦Ann Smith] left.', {entry: 'ann'})).toMatchInlineSnapshot(
      `"refused: “Ann Smith” is a name of \`ann\` already"`
    )
  })
})
