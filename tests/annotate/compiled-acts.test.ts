import {describe, expect, test} from 'vitest'
import type {CorpusView, ProjectOutcome} from '../../server/src/annotate/corpus/corpus-view.js'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
import {runSteps} from '../../server/src/base/steps.js'
import {joinGlossary} from '../../server/src/glossary/compiled/join-glossary.js'
import {buildGlossary, type GlossaryFile} from '../../server/src/glossary/glossary.js'
import {readGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {compiled} from '../glossary/compiled/compile.js'
import {toProject} from '../support/project.js'

const TABLE = [
  'id\tkind\tname\taliases\tmember-of\tnote\treplaced-by',
  'un\tactor\tUnited Nations\tUN\t\tשלום 𝒜\t',
  'unhcr\tactor\tUNHCR\t\tun|eu\t\t',
  'eu\tactor\tEuropean Union\tEU|Union\tun\t\t',
  'ban\tactor\tBan\t\teu\t\tun',
  ''
].join('\r\n')
const LINES = [
  '{"kind":"actor","id":"un","name":"United Nations","aliases":["UN",{"text":"ONU","lang":"fr"}]}',
  '{"kind":"actor","id":"unhcr","name":"UNHCR","member-of":["un","eu"]}',
  '',
  '{"kind":"actor","id":"eu","name":"EU","member-of":"un"}'
].join('\n')
const YAML = 'actors:\n  annan: {name: Kofi Annan, member-of: un}\n'

const ACTS = [
  {act: 'rename-entry', given: {entry: 'un', to: 'united-nations'}},
  {act: 'rename-entry', given: {entry: 'eu', to: 'שלום'}},
  {act: 'merge-entries', given: {entry: 'un', into: 'eu'}},
  {act: 'merge-entries', given: {entry: 'eu', into: 'unhcr'}},
  {act: 'merge-entries', given: {entry: 'annan', into: 'un'}},
  {act: 'deprecate-entry', given: {entry: 'unhcr', 'replaced-by': 'un'}},
  {act: 'add-alias', given: {entry: 'un', name: 'U.N.'}},
  {act: 'move-entry', given: {entry: 'un', file: 'small.yaml'}},
  {act: 'split-entry', given: {entry: 'un', name: 'UN', id: 'new'}}
]

function outcome(file: GlossaryFile, act: string, given: Readonly<object>): ProjectOutcome {
  const article = 'The :actor[UN] and :actor[it]{ref=un} met :actor[EU].\n'
  const files = [{path: 'a.news.txt', text: article, marks: []}]
  const {project, articles} = toProject(files)
  const small = readGlossaryFile('small.yaml', YAML, project.codebook)
  const all = [small, file]
  const glossary = file.stored ? joinGlossary(all) : buildGlossary(all)
  const view: CorpusView = {project: {...project, glossary}, articles: () => articles}
  const found = glossaryActs.find(({id}) => id === act)
  if (!found) throw new Error(`There is no act ${act}`)
  return runSteps(found.apply({view, entry: undefined, article: undefined}, given))
}

describe.each([
  ['table', 'big.tsv', TABLE],
  ['lines', 'big.jsonl', LINES]
])('acts on compiled %s', (_, path, text) => {
  test.each(ACTS)('give the edits that they give elsewhere: $act $given', ({act, given}) => {
    const {project} = toProject([])
    const plain = outcome(readGlossaryFile(path, text, project.codebook), act, given)
    expect(outcome(compiled(path, text), act, given)).toEqual(plain)
  })

  test.each([
    ['as it is', text],
    ['without an end of its last line', text.trimEnd()],
    ['with other line ends', text.replace(/\r?\n/g, '\r\n')],
    ['with empty lines at its end', `${text.trimEnd()}\n\n\n`],
    ['with a row at its end that is none', `${text.trimEnd()}\nx\n`]
  ])('add entries behind its last row, %s', (_, ended) => {
    const {project} = toProject([])
    const plain = readGlossaryFile(path, ended, project.codebook)
    for (const {act, given} of [
      {act: 'move-entry', given: {entry: 'annan', file: path}},
      {act: 'new-entry', given: {kind: 'actor', name: 'Jon Berg', attribute: 'speaker', file: path}}
    ])
      expect(outcome(compiled(path, ended), act, given)).toEqual(outcome(plain, act, given))
  })

  test('are done, most of them', () => {
    const done = ACTS.filter(
      ({act, given}) => outcome(compiled(path, text), act, given).type === 'done'
    )
    expect(done.length).toBeGreaterThan(ACTS.length - 3)
  })
})
