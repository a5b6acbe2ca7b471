import {describe, expect, test} from 'vitest'
import type {Steps} from '../../server/src/base/steps.js'
import type {Project} from '../../server/src/project/project.js'
import {projectRuleSteps, usageRuleSteps} from '../../server/src/rules/rule-steps.js'
import {corpusOf} from '../support/corpus-of.js'
import {toProject} from '../support/project.js'
import {createReadCounter} from '../work/count-reads.js'

type Rules = (project: Project) => Steps<unknown>

const files: Rules = project => projectRuleSteps(project, new Map())
const usage: Rules = project => {
  const corpus = {...corpusOf([], project.glossary), isUsed: () => true}
  return usageRuleSteps(
    project,
    corpus,
    new Map([['unused-entry', {severity: 'info', options: {bulk: true}}]])
  )
}

describe.each([
  ['the glossary files', files],
  ['the usage of entries', usage]
])('the rules on %s', (_, rules) => {
  test('look at so many entries in a step, however many there are', () => {
    expect(longestStep(rules, 1600)).toBeLessThan(1.3 * longestStep(rules, 400))
  })
})

/** The most that is read in one step of rules on a table of so many entries in which nothing is wrong. */
function longestStep(rules: Rules, length: number): number {
  const rows = Array.from({length}, (_, at) => `place\tp${at}\tPlace ${at}\tp${at + 1}\n`)
  const text = `kind\tid\tname\twithin\n${rows.join('')}place\tp${length}\tPlace ${length}\t\n`
  const {project: whole} = toProject([
    {path: 'newsmark.yaml', text: 'glossary: [glossary.tsv]', marks: []},
    {path: 'glossary.tsv', text, marks: []}
  ])
  // A plain map, as what its own class gives is not counted.
  const entries = new Map(Array.from(whole.glossary.entries.values(), entry => [entry.id, entry]))
  const project = {...whole, glossary: {...whole.glossary, entries}}
  const {disguise, count} = createReadCounter()
  const steps = rules(disguise(project))
  let longest = 0
  for (let isDone = false; !isDone; ) {
    const {all} = count(() => {
      isDone = steps.next().done === true
    })
    longest = Math.max(longest, all)
  }
  expect(entries.size).toBe(length + 1)
  return longest
}
