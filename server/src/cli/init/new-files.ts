import {writeFrontMatter} from '../../exchange/import-text.js'
import {articleId} from '../../model/resolve.js'
import {corpusFiles, type NewFile} from '../../project/new-project.js'
import {type Choices, NO_CODEBOOK} from './choices.js'

/** The glob of the articles of a new project. */
export const USUAL_INCLUDE = 'articles/**/*.news.txt'

/** The files of a project in a folder without articles, with a first one: the project file last. */
export function sampleFiles(choices: Choices): readonly NewFile[] {
  const {include = USUAL_INCLUDE, language = 'en', glossary, preset} = choices
  const codebook = choices.codebook === NO_CODEBOOK ? undefined : choices.codebook
  const project = {include: [include], exclude: [], glossary, codebook, preset}
  return [
    articleFile(include, language),
    ...corpusFiles(project).map(file =>
      file.path === glossary ? glossaryFile(glossary, language) : file
    )
  ]
}

/** What editors and searches read in the folder of a project. */
export function sideFiles({ignoreFile, editor}: Choices): readonly NewFile[] {
  return [...(ignoreFile ? [IGNORE_FILE] : []), ...(editor === 'vscode' ? [RECOMMENDATION] : [])]
}

function glossaryFile(glossary: string, language: string): NewFile {
  const {office, union, unionAlias} = sampleFor(language).sample
  return {
    path: glossary,
    text: `# The actors and places that articles name. Add yours, and remove these.
actors:
  ana-lindqvist:
    name: Ana Lindqvist
    aliases: [Lindqvist]
    type: person
    role: government
    function: ${office}
  dockers-union:
    name: ${union}
    aliases: [${unionAlias}]
    type: organization
    role: ngo

places:
  norbury:
    name: Norbury
    type: town
`
  }
}

function articleFile(include: string, wanted: string): NewFile {
  const {language, sample} = sampleFor(wanted)
  const {title, source, body} = sample
  const path = nameFor(include)
  // The id of the file's name, written down: references to its claims outlast another name.
  const id = articleId(path, undefined)
  const head = writeFrontMatter({id, title, source, date: '2024-05-02', language})
  return {path, text: head + body}
}

/** A path that a glob matches. */
function nameFor(glob: string): string {
  const steps = glob.split('/').filter(step => step !== '**' && step !== '.')
  const last = steps.pop() ?? '*'
  return [...steps.map(step => nameLike(step, 'first')), nameLike(last, 'first-article')].join('/')
}

function nameLike(step: string, name: string): string {
  return step
    .replace(/\*+/, name)
    .replace(/\*+/g, '')
    .replaceAll('?', '1')
    .replace(/\{([^,}]*)[^}]*\}/g, '$1')
    .replace(/\[(.)[^\]]*\]/g, '$1')
}

const IGNORE_FILE: NewFile = {
  path: '.newsmarkignore',
  text: '# Files and folders that hold no articles, written as in .gitignore.\n/drafts/\n'
}

const RECOMMENDATION: NewFile = {
  path: '.vscode/extensions.json',
  text: '{\n  "recommendations": ["newsmark.newsmark"]\n}\n'
}

/** A first article in one language, and the names in it. */
export interface Sample {
  readonly title: string
  readonly source: string
  readonly body: string
  /** The office of the person in it. */
  readonly office: string
  readonly union: string
  /** How the article calls it. */
  readonly unionAlias: string
}

/** A first article in a language, and the language it is in: English where there is none of its own. */
function sampleFor(language: string): {readonly language: string; readonly sample: Sample} {
  const [base = ''] = language.split('-')
  const own = SAMPLES.get(base)
  return own ? {language, sample: own} : {language: 'en', sample: ENGLISH}
}

const ENGLISH: Sample = {
  title: 'Bridge to open again',
  source: 'Example Wire',
  office: 'mayor of Norbury',
  union: 'Dockers’ Union',
  unionAlias: 'the dockers’ union',
  body: `:actor[Ana Lindqvist], the mayor of :place[Norbury], said on Thursday that
:claim[the bridge “will be open to everyone by Friday”]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[The dockers’ union] replied that :claim[the repairs are far from done]{#c2 speaker=dockers-union rebuts=c1}.
`
}

const SAMPLES: ReadonlyMap<string, Sample> = new Map([
  ['en', ENGLISH],
  [
    'de',
    {
      title: 'Brücke soll wieder öffnen',
      source: 'Beispielbote',
      office: 'Bürgermeisterin von Norbury',
      union: 'Gewerkschaft der Hafenarbeiter',
      unionAlias: 'die Gewerkschaft der Hafenarbeiter',
      body: `:actor[Ana Lindqvist], die Bürgermeisterin von :place[Norbury], sagte am Donnerstag,
:claim[die Brücke sei „bis Freitag für alle wieder offen“]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[Die Gewerkschaft der Hafenarbeiter] entgegnete, :claim[die Arbeiten seien noch lange nicht fertig]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ],
  [
    'fr',
    {
      title: 'Le pont doit rouvrir',
      source: 'Le Fil d’exemple',
      office: 'maire de Norbury',
      union: 'Syndicat des dockers',
      unionAlias: 'le syndicat des dockers',
      body: `:actor[Ana Lindqvist], maire de :place[Norbury], a dit jeudi que
:claim[le pont « sera ouvert à tous d’ici vendredi »]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[Le syndicat des dockers] a répondu que :claim[les travaux sont loin d’être finis]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ],
  [
    'es',
    {
      title: 'El puente volverá a abrir',
      source: 'El Hilo de ejemplo',
      office: 'alcaldesa de Norbury',
      union: 'Sindicato de estibadores',
      unionAlias: 'el sindicato de estibadores',
      body: `:actor[Ana Lindqvist], alcaldesa de :place[Norbury], dijo el jueves que
:claim[el puente «estará abierto para todos el viernes»]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[El sindicato de estibadores] respondió que :claim[las obras están lejos de terminar]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ]
])
