import type {Choices} from './choices.js'
import {sampleFor} from './samples.js'

/** A file of a new project; its path is relative to the project's folder. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/** The project file, without which there is no project. */
export const PROJECT_FILE = 'newsmark.yaml'

/** The files of a new project, the project file first. */
export function newFiles(choices: Choices): readonly NewFile[] {
  const files = [projectFile(choices), glossaryFile(choices), articleFile(choices)]
  if (choices.ignoreFile) files.push(IGNORE_FILE)
  if (choices.editor === 'vscode') files.push(RECOMMENDATION)
  return files
}

function projectFile({include, glossary, preset}: Choices): NewFile {
  const text = `# Which files are articles, which names they know, and how much each rule weighs.
include: [${quoted(include)}]
glossary: [${quoted(glossary)}]
preset: ${preset}
`
  return {path: PROJECT_FILE, text}
}

/** Globs begin with signs that mean something in YAML. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text)
}

function glossaryFile({glossary, language}: Choices): NewFile {
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

function articleFile(choices: Choices): NewFile {
  const {language, sample} = sampleFor(choices.language)
  const text = `---
title: ${sample.title}
source: ${sample.source}
date: 2024-05-02
language: ${language}
---
${sample.body}`
  return {path: nameFor(choices.include), text}
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
