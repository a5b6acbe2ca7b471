import {exchangeCells} from './exit-code-exchange-cells.js'
import {type Cell, mergeCells} from './exit-code-merge-cells.js'
import {article} from './run-cli.js'

const clean = article('Nothing is tagged.')
const error = article(':actr[X] left.')
const warning = article(':claim[]{speaker=author} he said.')
const glossary = 'actors:\n  ada:\n    name: Ada\n    typ: person\n'

/** An entry that an article names without a tag, and another one. */
const named = {
  'glossary.yaml': 'actors:\n  ada: {name: Ada Lind}\n  eve: {name: Eve Lind}\n',
  'a.news.txt': article(':actor[Eve Lind] met Ada Lind.')
}

const loose = article(':actor[ Ada] left.')
const part = ['check', '--partial', '--format', 'json-lines', '-o', 'part']
const kept = ['--cache-location', 'kept']

const a = (text: string) => ({'a.news.txt': text})

/** The table: of every command, and every code that it may end with. */
export const cells: readonly Cell[] = [
  // check
  {what: 'a clean article', files: a(clean), args: ['check'], code: 0},
  {what: 'a clean file by its name', files: {'a.txt': clean}, args: ['check', 'a.txt'], code: 0},
  {what: 'an empty article', files: a(''), args: ['check'], code: 0},
  {what: 'a folder without articles', files: {'a.md': '#'}, args: ['check'], code: 0},
  {what: 'a warning', files: a(warning), args: ['check'], code: 0},
  {
    what: 'as many warnings as allowed',
    files: a(warning),
    args: ['check', '--max-warnings', '1'],
    code: 0
  },
  {what: 'what is fixed', files: a(loose), args: ['check', '--fix', '--unsafe-fixes'], code: 0},
  {what: 'what is only fixed', files: a(error), args: ['check', '--fix-only'], code: 0},
  {what: 'nothing to change', files: a(clean), args: ['check', '--diff'], code: 0},
  {
    what: 'what is ignored from now on',
    files: a(error),
    args: ['check', '--add-ignores=Why'],
    code: 0
  },
  {
    what: 'a glob without files, if that is fine',
    args: ['check', '*.txt', '--no-error-on-unmatched-pattern'],
    code: 0
  },
  {what: 'a part', files: a(clean), args: part, code: 0},
  {
    what: 'more warnings than allowed',
    files: a(warning),
    args: ['check', '--max-warnings', '0'],
    code: 1
  },
  {
    what: 'hidden warnings',
    files: a(warning),
    args: ['check', '--quiet', '--max-warnings=0'],
    code: 1
  },
  {what: 'an error', files: a(error), args: ['check'], code: 1},
  {
    what: 'an error that is not printed',
    files: a(error),
    args: ['check', '--max-diagnostics', '0'],
    code: 1
  },
  {
    what: 'an error in a file by its name',
    files: {'a.txt': error},
    args: ['check', 'a.txt'],
    code: 1
  },
  {what: 'an error on standard input', args: ['check', '-'], input: error, code: 1},
  {
    what: 'an error in the glossary',
    files: {...a(clean), 'glossary.yaml': glossary},
    args: ['check'],
    code: 1
  },
  {
    what: 'an error in the project file',
    files: {'newsmark.yaml': 'glosary: x'},
    args: ['check'],
    code: 1
  },
  {
    what: 'another encoding',
    files: {'a.news.txt': Buffer.from('caf\xe9', 'latin1')},
    args: ['check'],
    code: 1
  },
  {
    what: 'something to change',
    files: a(loose),
    args: ['check', '--diff', '--unsafe-fixes'],
    code: 1
  },
  {what: 'what cannot be fixed', files: a(error), args: ['check', '--fix'], code: 1},
  {what: 'a first error', files: a(error), args: ['check', '--fail-fast'], code: 1},
  {what: 'a part with an error', files: a(error), args: part, code: 1},
  {what: 'a path that does not exist', files: a(clean), args: ['check', 'b.news.txt'], code: 2},
  {what: 'a path through a file', files: a(clean), args: ['check', 'a.news.txt/b'], code: 2},
  {what: 'an empty path', files: a(clean), args: ['check', ''], code: 2},
  {what: 'one path of two', files: a(error), args: ['check', 'a.news.txt', 'b.news.txt'], code: 2},
  {what: 'a glob without files', files: a(clean), args: ['check', '*.md'], code: 2},
  {
    what: 'a list that is not there',
    files: a(clean),
    args: ['check', '--file-list', 'list'],
    code: 2
  },
  {what: 'a report in a folder', files: a(clean), args: ['check', '-o', '.'], code: 2},
  {what: 'a commit outside of git', files: a(clean), args: ['check', '--since', 'main'], code: 2},
  {what: 'an unknown option', args: ['check', '--fromat=json'], code: 2},
  {what: 'an unknown format', args: ['check', '--format', 'xml'], code: 2},
  {what: 'an option without its value', args: ['check', '--format'], code: 2},
  {what: 'a flag with a value', args: ['check', '--quiet=yes'], code: 2},
  {what: 'a number that is none', args: ['check', '--max-warnings', '-1'], code: 2},
  {what: 'standard input and files', args: ['check', '-', 'a.news.txt'], code: 2},
  {what: 'a name for no standard input', args: ['check', '--stdin-filename', 'a'], code: 2},
  // merge
  {what: 'a clean part', files: a(clean), before: [part], args: ['merge', 'part'], code: 0},
  {
    what: 'a part with a warning',
    files: a(warning),
    before: [part],
    args: ['merge', 'part'],
    code: 0
  },
  {what: 'a part with an error', files: a(error), before: [part], args: ['merge', 'part'], code: 1},
  {
    what: 'too many warnings',
    files: a(warning),
    before: [part],
    args: ['merge', 'part', '--max-warnings', '0'],
    code: 1
  },
  {
    what: 'a part that could not look at all',
    files: a(clean),
    before: [[...part, '.', 'gone']],
    args: ['merge', 'part'],
    code: 2
  },
  {what: 'no parts', args: ['merge'], code: 2},
  {what: 'a part that is not there', args: ['merge', 'part'], code: 2},
  {what: 'what is no part', files: {part: '[]'}, args: ['merge', 'part'], code: 2},
  // init
  {what: 'a new project', args: ['init', '--yes'], code: 0},
  {what: 'two folders', args: ['init', 'a', 'b'], code: 2},
  {what: 'a preset that is none', args: ['init', '--yes', '--preset', 'strct'], code: 2},
  {what: 'a file in place of the folder', files: {a: ''}, args: ['init', '--yes', 'a'], code: 2},
  // import
  {what: 'a text brought in', files: {'a.txt': ':a[b'}, args: ['import', 'text', 'a.txt'], code: 0},
  {
    what: 'an article that is there',
    files: a(clean),
    args: ['import', 'text', 'a.news.txt'],
    code: 2
  },
  {what: 'a text that is not there', args: ['import', 'text', 'a.txt'], code: 2},
  {what: 'nothing to bring in', args: ['import', 'text'], code: 2},
  {what: 'no format to bring in', args: ['import'], code: 2},
  // rules, explain, config
  {what: 'the rules', args: ['rules'], code: 0},
  {what: 'the rules in no format', args: ['rules', '--format', 'xml'], code: 2},
  {what: 'a rule', args: ['explain', 'unknown-kind'], code: 0},
  {what: 'no rule', args: ['explain'], code: 2},
  {what: 'an unknown rule', args: ['explain', 'unknown-knd'], code: 2},
  {what: 'what holds for a file', args: ['config', 'a.news.txt'], code: 0},
  {what: 'what holds for two', args: ['config', 'a.news.txt', 'b.news.txt'], code: 2},
  {what: 'what holds in no format', args: ['config', '--format', 'xml'], code: 2},
  // baseline
  {what: 'a baseline', files: a(error), args: ['baseline', 'create'], code: 0},
  {
    what: 'a baseline that is there',
    files: a(error),
    before: [['baseline', 'create']],
    args: ['baseline', 'create'],
    code: 2
  },
  {
    what: 'a baseline without all files',
    files: a(error),
    args: ['baseline', 'update', '.', 'gone'],
    code: 2
  },
  {what: 'a baseline that is not there', files: a(error), args: ['baseline', 'prune'], code: 2},
  {what: 'nothing to do with a baseline', args: ['baseline'], code: 2},
  // text, mentions
  {what: 'a text', files: {'a.txt': 'A'}, args: ['text', 'a.txt'], code: 0},
  {what: 'a text of nothing', args: ['text', 'a.txt'], code: 2},
  {what: 'two texts', files: {'a.txt': 'A'}, args: ['text', 'a.txt', 'a.txt'], code: 2},
  {what: 'no text', args: ['text'], code: 2},
  {what: 'mentions', files: {'a.txt': ':actor[A]'}, args: ['mentions', 'a.txt'], code: 0},
  {
    what: 'mentions of nothing',
    files: {'a.txt': 'A'},
    args: ['mentions', 'a.txt', 'b.txt'],
    code: 2
  },
  {what: 'no mentions', args: ['mentions'], code: 2},
  // seal
  {what: 'a seal', files: a(clean), args: ['seal', '.'], code: 0},
  {
    what: 'a seal that holds',
    files: a(clean),
    before: [['seal', '.']],
    args: ['seal', '--check', '.'],
    code: 0
  },
  {what: 'a missing seal', files: a(clean), args: ['seal', '--check', '.'], code: 1},
  {
    what: 'a missing seal, and what has changed',
    files: a(clean),
    args: ['seal', '--diff', '.'],
    code: 1
  },
  {what: 'a seal on nothing', args: ['seal', 'gone'], code: 2},
  {what: 'no seal', args: ['seal'], code: 2},
  // diff
  {
    what: 'two versions',
    files: {'a.txt': clean, 'b.txt': error},
    args: ['diff', 'a.txt', 'b.txt'],
    code: 0
  },
  {
    what: 'two versions that differ, with --exit-code',
    files: {'a.txt': clean, 'b.txt': error},
    args: ['diff', '--exit-code', 'a.txt', 'b.txt'],
    code: 1
  },
  {what: 'one version', files: {'a.txt': clean}, args: ['diff', 'a.txt'], code: 2},
  ...mergeCells,
  ...exchangeCells,
  // agree
  {
    what: 'two coders',
    files: {'a.txt': clean, 'b.txt': clean},
    args: ['agree', 'a.txt', 'b.txt'],
    code: 0
  },
  {
    what: 'two coders who agree too little',
    files: {'a.txt': clean, 'b.txt': clean},
    args: ['agree', '--min', 'f1=0.5', 'a.txt', 'b.txt'],
    code: 1
  },
  {what: 'one coder', files: {'a.txt': clean}, args: ['agree', 'a.txt'], code: 2},
  // rename, merge-entries, tag
  {what: 'an entry that gets another id', files: named, args: ['rename', 'ada', 'a'], code: 0},
  {what: 'a new id to look at', files: named, args: ['rename', '--diff', 'ada', 'a'], code: 1},
  {what: 'an entry that there is not', files: named, args: ['rename', 'bo', 'b'], code: 2},
  {what: 'two entries in one', files: named, args: ['merge-entries', 'eve', 'ada'], code: 0},
  {
    what: 'one of two entries, to look at',
    files: named,
    args: ['merge-entries', '--diff', 'eve', 'ada'],
    code: 1
  },
  {what: 'an entry in itself', files: named, args: ['merge-entries', 'ada', 'ada'], code: 2},
  {what: 'the mentions of an entry', files: named, args: ['tag', 'ada'], code: 0},
  {what: 'the mentions, to look at', files: named, args: ['tag', '--diff', 'ada'], code: 1},
  {what: 'the mentions of nobody', files: named, args: ['tag', 'bo'], code: 2},
  // cache, completion, man, lsp, help
  {what: 'the folder of the cache', args: ['cache', 'dir', ...kept], code: 0},
  {what: 'an empty cache', args: ['cache', 'clean', ...kept], code: 0},
  {what: 'a cache', args: ['cache'], code: 2},
  {what: 'the completion of a shell', args: ['completion', 'bash'], code: 0},
  {what: 'the completion of none', args: ['completion', 'csh'], code: 2},
  {what: 'the man page', args: ['man'], code: 0},
  {what: 'a man page of something', args: ['man', 'check'], code: 2},
  {what: 'a language server without a way to talk', args: ['lsp'], code: 2},
  {what: 'help', args: ['--help'], code: 0},
  {what: 'help of a command', args: ['check', '-h'], code: 0},
  {what: 'help on a command', args: ['help', 'mentions'], code: 0},
  {what: 'help on no command', args: ['help', 'chek'], code: 2},
  {what: 'the version', args: ['--version'], code: 0},
  {what: 'no command', args: [], code: 2},
  {what: 'an unknown command', args: ['chek'], code: 2}
]
