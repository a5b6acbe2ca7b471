import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {loadProject} from '../../server/src/node/load-project.js'
import type {ProjectProblem} from '../../server/src/project/problem.js'
import type {Project} from '../../server/src/project/project.js'
import {rulesCalled} from '../support/known-rules.js'
import {folderWith} from './temporary-folder.js'

const knownRules = rulesCalled('a', 'b', 'c')

function load(files: Readonly<Record<string, string | Uint8Array>>, root = '.'): Project {
  return loadProject(path.join(folderWith(files), root), {knownRules})
}

/** Where a problem stands, as text, and what it says. */
function describeProblem({texts}: Project, {location, message}: ProjectProblem): string {
  const {start, end} = location.span
  return `${location.path} [${texts.get(location.path)?.slice(start, end)}] ${message}`
}

function problemsOf(project: Project): readonly string[] {
  return project.problems.map(problem => describeProblem(project, problem))
}

describe('a project', () => {
  test('without a project file has the defaults and the glossary beside it', () => {
    const project = load({
      'glossary.yaml': 'actors: {a: {name: A}}',
      'glossary/z.yaml': 'actors: {z: {name: Z}}',
      'glossary/b.yaml': 'actors: {b: {name: B}}',
      'glossary/deeper/c.yaml': 'actors: {c: {name: C}}',
      'other.yaml': 'actors: {d: {name: D}}'
    })
    expect([...project.glossary.entries.keys()]).toEqual(['a', 'b', 'z'])
    expect(project).toMatchObject({file: undefined, codebook: defaultCodebook, problems: []})
    expect([...project.texts.keys()]).toEqual([
      'glossary.yaml',
      'glossary/b.yaml',
      'glossary/z.yaml'
    ])
  })

  test('without anything is empty and no problem', () => {
    const project = load({})
    expect(project.glossary.entries.size).toBe(0)
    expect(project.problems).toEqual([])
  })

  test('has the codebook and the glossary that its file names, in that order and once', () => {
    const project = load({
      'newsmark.yaml': 'codebook: c.yaml\nglossary: [z.tsv, g/**/*.yaml, g/a.yaml]',
      'c.yaml': 'kinds: {event: {section: events}}',
      'g/a.yaml': 'events: {a: {}}',
      'g/deep/b.yaml': 'actors: {b: {name: B}}',
      'z.tsv': 'kind\tid\tname\nplace\tz\tZ\n'
    })
    expect(problemsOf(project)).toEqual([])
    expect(project.codebook.kinds.has('event')).toBe(true)
    expect(project.glossary.files.map(file => file.path)).toEqual([
      'z.tsv',
      'g/a.yaml',
      'g/deep/b.yaml'
    ])
    expect([...project.glossary.entries.keys()]).toEqual(['z', 'a', 'b'])
    expect(project.file).toBe(`${project.root}/newsmark.yaml`)
  })

  test('does not take its own files for glossaries', () => {
    const project = load({
      'newsmark.yaml': 'codebook: codebook.yaml\nglossary: "*.yaml"',
      'codebook.yaml': '',
      'g.yaml': ''
    })
    expect(project.glossary.files.map(file => file.path)).toEqual(['g.yaml'])
  })

  test('builds on what it extends, whose paths are relative to where they stand', () => {
    const files = {
      'shared/newsmark.yaml':
        'extends: base/b.yaml\ncodebook: c.yaml\nglossary: g.yaml\nrules: {a: [error, {x: 1}], b: off}',
      'shared/base/b.yaml': 'rules: {a: info, c: info}\ninclude: articles/*.txt',
      'shared/c.yaml': 'kinds: {event: {}}',
      'shared/g.yaml': 'actors: {s: {name: S}}',
      'corpus/newsmark.yaml': 'extends: [../shared/newsmark.yaml]\nrules: {a: warning}',
      '.git/HEAD': ''
    }
    const project = load(files, 'corpus')
    expect(problemsOf(project)).toEqual([])
    expect(project.config).toMatchObject({
      include: ['articles/*.txt'],
      glossary: ['../shared/g.yaml'],
      codebook: '../shared/c.yaml',
      extends: ['../shared/newsmark.yaml']
    })
    expect(Object.fromEntries(project.config.rules)).toEqual({
      a: {severity: 'warning', options: {x: 1}},
      b: {severity: 'off', options: {}},
      c: {severity: 'info', options: {}}
    })
    expect([...project.glossary.entries.keys()]).toEqual(['s'])
    expect(project.codebook.kinds.has('event')).toBe(true)
  })

  test('reads unsaved texts before the files', () => {
    const root = folderWith({'newsmark.yaml': 'glossary: old.yaml', 'old.yaml': ''})
    const unsaved = new Map([
      [path.join(root, 'newsmark.yaml'), 'glossary: new.yaml'],
      [path.join(root, 'new.yaml'), 'actors: {n: {name: N}}']
    ])
    const project = loadProject(root, {knownRules, overlay: file => unsaved.get(file)})
    expect(problemsOf(project)).toEqual([])
    expect([...project.glossary.entries.keys()]).toEqual(['n'])
  })

  test('may have a project file that was never saved', () => {
    const root = folderWith({})
    const file = path.join(root, 'newsmark.yaml')
    const overlay = (asked: string) => (asked === file ? 'include: "*.txt"' : undefined)
    expect(loadProject(root, {knownRules, overlay}).config.include).toEqual(['*.txt'])
  })
})

describe('a project is reported', () => {
  test('with what is missing, and what may have been meant', () => {
    const project = load({
      'newsmark.yaml': 'extends: bse.yaml\ncodebook: codebok.yaml\nglossary: [x.yaml, "y/*.yaml"]',
      'base.yaml': '',
      'codebook.yaml': ''
    })
    expect(problemsOf(project)).toEqual([
      'newsmark.yaml [bse.yaml] Unexpected path `bse.yaml`, expected `base.yaml`',
      'newsmark.yaml [codebok.yaml] Unexpected path `codebok.yaml`, expected `codebook.yaml`',
      'newsmark.yaml [y/*.yaml] Unexpected glob `y/*.yaml`, expected one that some file matches',
      'newsmark.yaml [x.yaml] Unexpected path `x.yaml`, expected a file that is there'
    ])
    expect(project.problems[0]?.expected).toEqual(['base.yaml'])
  })

  test('with what is no text', () => {
    const project = load({
      'newsmark.yaml': 'glossary: [a.yaml, b.yaml, c.yaml, d]',
      'a.yaml': Uint8Array.of(0xff, 0xfe, 0x61, 0),
      'b.yaml': Uint8Array.of(0x61, 0xe9, 0x62),
      'c.yaml': Uint8Array.of(0x61, 0, 0, 0x62),
      'd/e.yaml': ''
    })
    expect(problemsOf(project)).toEqual([
      'newsmark.yaml [a.yaml] Unexpected UTF-16 (little-endian) in `a.yaml`, expected UTF-8 text',
      'newsmark.yaml [b.yaml] Unexpected text that is not UTF-8, perhaps Latin-1 or Windows-1252 in `b.yaml`, expected UTF-8 text',
      'newsmark.yaml [c.yaml] Unexpected binary data in `c.yaml`, expected UTF-8 text',
      'newsmark.yaml [d] Unexpected folder `d`, expected a file'
    ])
  })

  test('with what may not be read', ({skip}) => {
    skip(process.getuid?.() === 0, 'root may read everything')
    const root = folderWith({'newsmark.yaml': 'glossary: g.yaml', 'g.yaml': ''})
    chmodSync(path.join(root, 'g.yaml'), 0)
    expect(problemsOf(loadProject(root, {knownRules}))).toEqual([
      'newsmark.yaml [g.yaml] Unexpected file `g.yaml` without permission to read it, expected a file that you may read'
    ])
  })

  test('with files that extend each other', () => {
    const project = load({
      'newsmark.yaml': 'extends: [a.yaml, newsmark.yaml]',
      'a.yaml': 'extends: b.yaml',
      'b.yaml': 'extends: a.yaml\nrules: {a: off}'
    })
    expect(problemsOf(project)).toEqual([
      'b.yaml [a.yaml] Unexpected circle of `extends` through `a.yaml`, expected a file that does not extend this one',
      'newsmark.yaml [newsmark.yaml] Unexpected circle of `extends` through `newsmark.yaml`, expected a file that does not extend this one'
    ])
    expect(project.config.rules.get('a')?.severity).toBe('off')
  })

  test('with a file that several extend only once', () => {
    const files: Record<string, string> = {'newsmark.yaml': 'extends: [l0.yaml, l0.yaml]'}
    for (let level = 0; level < 40; level++) {
      files[`l${level}.yaml`] = `extends: [l${level + 1}.yaml, l${level + 1}.yaml]`
    }
    files['l40.yaml'] = 'rules: {a: off, x: off}'
    expect(problemsOf(load(files))).toEqual([
      'l40.yaml [x] Unexpected rule `x`, expected one of `a`, `b`, `c`'
    ])
  })

  test('with what is wrong in the project file and in the codebook', () => {
    const project = load({
      'newsmark.yaml': 'codebook: c.yaml\ninclde: x',
      'c.yaml': 'kinds: {claim: {atributes: {}}}'
    })
    expect(project.problems.map(({ruleId}) => ruleId)).toEqual([
      'invalid-project',
      'invalid-codebook'
    ])
    expect(problemsOf(project)).toEqual([
      'newsmark.yaml [inclde] Unexpected key `inclde`, expected `include`',
      'c.yaml [atributes] Unexpected key `atributes`, expected `attributes`'
    ])
  })
})

describe('no path leads out of', () => {
  const outside = (file: string) =>
    `newsmark.yaml [${file}] Unexpected path \`${file}\` outside of the project, expected one inside of the repository or the project’s folder`

  test('the folder of a project that is in no repository', () => {
    const project = load(
      {
        'corpus/newsmark.yaml':
          'extends: ../x.yaml\ncodebook: /etc/hostname\nglossary: [../g.yaml, "../*.yaml"]',
        'x.yaml': '',
        'g.yaml': ''
      },
      'corpus'
    )
    expect(problemsOf(project)).toEqual([
      outside('../x.yaml'),
      outside('/etc/hostname'),
      'newsmark.yaml [../*.yaml] Unexpected glob `../*.yaml`, expected one that some file matches',
      outside('../g.yaml')
    ])
    expect([...project.texts.keys()]).toEqual(['newsmark.yaml'])
  })

  test('the repository around a project', () => {
    const project = load(
      {
        'repository/corpus/newsmark.yaml': 'glossary: [../g.yaml, ../../h.yaml]',
        'repository/g.yaml': '',
        'repository/.git': 'gitdir: elsewhere',
        'h.yaml': ''
      },
      'repository/corpus'
    )
    expect(problemsOf(project)).toEqual([outside('../../h.yaml')])
  })

  test('either by a symbolic link, to a file or to a folder', () => {
    const top = folderWith({
      'corpus/newsmark.yaml': 'glossary: [link.yaml, folder/g.yaml, "*/*.yaml", inside.yaml]',
      'corpus/real/r.yaml': '',
      'secret/g.yaml': ''
    })
    symlinkSync('../secret/g.yaml', path.join(top, 'corpus/link.yaml'))
    symlinkSync('../secret', path.join(top, 'corpus/folder'))
    symlinkSync('real/r.yaml', path.join(top, 'corpus/inside.yaml'))
    const project = loadProject(path.join(top, 'corpus'), {knownRules})
    expect(problemsOf(project)).toEqual([outside('link.yaml'), outside('folder/g.yaml')])
    expect([...project.texts.keys()]).toEqual(['newsmark.yaml', 'real/r.yaml', 'inside.yaml'])
  })

  test('a project that is itself a link is inside of where the link leads', () => {
    const top = folderWith({'real/newsmark.yaml': 'glossary: g.yaml', 'real/g.yaml': ''})
    symlinkSync('real', path.join(top, 'link'))
    expect(problemsOf(loadProject(path.join(top, 'link'), {knownRules}))).toEqual([])
  })

  test('a folder that is not there', () => {
    const top = folderWith({})
    mkdirSync(path.join(top, 'a'))
    expect(problemsOf(loadProject(path.join(top, 'a/missing'), {knownRules}))).toEqual([])
  })
})
