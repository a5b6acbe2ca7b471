import {describe, expect, test} from 'vitest'
import {parseProjectConfig} from '../../server/src/project/parse-config.js'
import {checkProblems} from '../support/check-problems.js'
import {rulesCalled} from '../support/known-rules.js'

const rules = rulesCalled('unknown-alias', 'unknown-entry', 'missing-metadata')

function checkConfig(fixture: string): void {
  checkProblems((path, text) => parseProjectConfig(path, text, rules).problems, fixture)
}

describe('a project file', () => {
  test.each(['', '# nothing', '{}'])('that says nothing (%j) has the defaults', text => {
    expect(parseProjectConfig('newsmark.yaml', text, rules)).toEqual({
      config: {
        include: ['**/*.news.txt'],
        exclude: [],
        glossary: ['glossary.yaml', 'glossary/*.yaml'],
        codebook: undefined,
        extends: [],
        rules: new Map(),
        overrides: [],
        coders: [],
        curated: []
      },
      problems: [],
      isBroken: false
    })
  })

  test('says where things are and how rules are set', () => {
    const text = `
extends: [../shared/newsmark.yaml]
include: articles/**/*.news.txt
exclude: [articles/drafts/**]
glossary: [glossary/*.yaml, ./gazetteer/../geonames.tsv]
codebook: codebook.yaml
rules:
  unknown-entry: warning
  unknown-alias: [error, {allow: [x, 1]}]
overrides:
  - files: articles/2015/**
    rules: {missing-metadata: off}
coders: {anna: coders/anna, 2nd: "coders/*/second/**"}
curated: curated
`
    expect(parseProjectConfig('newsmark.yaml', text, rules)).toEqual({
      config: {
        include: ['articles/**/*.news.txt'],
        exclude: ['articles/drafts/**'],
        glossary: ['glossary/*.yaml', 'geonames.tsv'],
        codebook: 'codebook.yaml',
        extends: ['../shared/newsmark.yaml'],
        rules: new Map([
          ['unknown-entry', {severity: 'warning', options: {}}],
          ['unknown-alias', {severity: 'error', options: {allow: ['x', '1']}}]
        ]),
        overrides: [
          {
            files: ['articles/2015/**'],
            rules: new Map([['missing-metadata', {severity: 'off', options: {}}]])
          }
        ],
        coders: [
          {name: 'anna', files: 'coders/anna'},
          {name: '2nd', files: 'coders/*/second/**'}
        ],
        curated: ['curated']
      },
      problems: [],
      isBroken: false
    })
  })

  test('keeps the options that are right, and no others', () => {
    const text = 'rules: {unknown-alias: [error, {alow: [x], allow: y, x: many}]}'
    const {config} = parseProjectConfig('newsmark.yaml', text, rules)
    expect(config.rules.get('unknown-alias')).toEqual({severity: 'error', options: {allow: 'y'}})
  })

  test('may be wrong in one line and right in another', () => {
    const text = 'inclde: x\nrules: {unknown-entry: loud, unknown-alias: off}\ncodebook: c.yaml'
    const {config, problems} = parseProjectConfig('newsmark.yaml', text, rules)
    expect(problems).toHaveLength(2)
    expect(config.codebook).toBe('c.yaml')
    expect([...config.rules.keys()]).toEqual(['unknown-alias'])
  })
})

describe('a project file is reported', () => {
  test.each([
    [
      'with unknown keys and rules',
      `
=== newsmark.yaml ===
inclde: [a.txt]
^^^^^^ Unexpected key \`inclde\`, expected \`include\`
rules:
  unknown-alia: off
  ^^^^^^^^^^^^ Unexpected rule \`unknown-alia\`, expected \`unknown-alias\`
  unknown-entry: fatal
                 ^^^^^ Unexpected \`fatal\`, expected one of \`off\`, \`info\`, \`warning\`, \`error\`
overrides:
  - files: [a.txt]
    rules: {no-such-thing: off}
            ^^^^^^^^^^^^^ Unexpected rule \`no-such-thing\`, expected one of \`unknown-alias\`, \`unknown-entry\`, \`missing-metadata\`
  - {file: b.txt, rules: {}}
     ^^^^ Unexpected key \`file\`, expected \`files\`
    ^^^^^^^^^^^^^^^^^^^^^^^^ Unexpected part without \`files\`, expected \`files\` with its value`
    ],
    [
      'with wrong values',
      `
=== newsmark.yaml ===
include: {a: b}
         ^^^^^^ Unexpected fields like \`name: value\`, expected a list
codebook: [c.yaml]
          ^^^^^^^^ Unexpected list, expected a text
exclude:
        | Unexpected empty value, expected a text
rules:
  unknown-alias: [error]
                 ^^^^^^^ Unexpected list of 1 values, expected a list of 2 values
  unknown-entry: [eror, {}]
                  ^^^^ Unexpected \`eror\`, expected \`error\`
  missing-metadata: [error, x]
                            ^ Unexpected \`x\`, expected fields like \`name: value\`
overrides: off
           ^^^ Unexpected \`off\`, expected a list`
    ],
    [
      'with options that a rule does not take, or not so',
      `
=== newsmark.yaml ===
rules:
  unknown-alias: [error, {alow: [x]}]
                          ^^^^ Unexpected option \`alow\`, expected \`allow\`
  unknown-entry: [error, {allow: {a: b}, x: many, __proto__: 1}]
                                 ^^^^^^ Unexpected fields like \`name: value\`, expected a list
                                            ^^^^ Unexpected \`many\`, expected a number
                                                  ^^^^^^^^^ Unexpected option \`__proto__\`, expected one of \`allow\`, \`x\`
overrides:
  - files: a
    rules: {missing-metadata: [off, {x: 1, x: 2}]}
                                           ^ Unexpected second \`x\`, expected each key once`
    ],
    [
      'with a preset that there is not',
      `
=== newsmark.yaml ===
preset: strikt
        ^^^^^^ Unexpected \`strikt\`, expected \`strict\``
    ],
    [
      'with globs that leave its folder',
      `
=== newsmark.yaml ===
include: [../elsewhere/*.txt, articles/*.txt]
          ^^^^^^^^^^^^^^^^^^ Unexpected glob \`../elsewhere/*.txt\`, expected a glob below the project's folder
glossary: [../shared/glossary.yaml]
`
    ],
    [
      'with globs that could take for ever',
      `
=== newsmark.yaml ===
include: ['*a*b*c*d*e', '**/**/**/**/a', '{a,b}{a,b}{a,b}{a,b}{a,b}', '']
           ^^^^^^^^^^ Unexpected glob \`*a*b*c*d*e\`, expected at most 4 of \`*\` and \`?\` between slashes
                         ^^^^^^^^^^^^^ Unexpected glob \`**/**/**/**/a\`, expected at most 3 times \`**\`
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ Unexpected glob \`{a,b}{a,b}{a,b}{a,b}{a,b}\`, expected at most 4 pairs of braces
                                                                       | Unexpected glob \`\`, expected a path or a glob`
    ],
    [
      'that is a list',
      `
=== newsmark.yaml ===
- a
^^^ Unexpected list, expected fields like \`name: value\``
    ],
    [
      'that is no YAML',
      `
=== newsmark.yaml ===
include: [a
            | Unexpected end of a list in brackets, expected a closing \`]\``
    ]
  ])('%s', (_, fixture) => checkConfig(fixture))

  test('with replacements', () => {
    const {problems} = parseProjectConfig('newsmark.yaml', 'rules: {unknown-alia: off}', rules)
    expect(problems[0]).toMatchObject({ruleId: 'invalid-project', expected: ['unknown-alias']})
  })
})
