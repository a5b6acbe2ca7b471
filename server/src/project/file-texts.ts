import {lazily} from '../base/memo.js'

/** The texts of files by path, of which large ones are read when they are first asked for. */
export class FileTexts implements ReadonlyMap<string, string> {
  private readonly texts: Map<string, () => string>

  constructor(texts: Iterable<readonly [string, () => string]> = []) {
    this.texts = new Map(texts)
  }

  /** Adds the text of a file. */
  set(path: string, text: string): void {
    this.texts.set(path, () => text)
  }

  /** Adds the text of a file that is read when it is first asked for. */
  setLazily(path: string, read: () => string): void {
    this.texts.set(path, lazily(read))
  }

  /** The same texts with another one. */
  with(path: string, text: string): FileTexts {
    const texts = new FileTexts(this.texts)
    texts.set(path, text)
    return texts
  }

  get size(): number {
    return this.texts.size
  }

  has(path: string): boolean {
    return this.texts.has(path)
  }

  get(path: string): string | undefined {
    return this.texts.get(path)?.()
  }

  keys(): MapIterator<string> {
    return this.texts.keys()
  }

  *values(): Generator<string, undefined, unknown> {
    for (const read of this.texts.values()) yield read()
  }

  *entries(): Generator<[string, string], undefined, unknown> {
    for (const [path, read] of this.texts) yield [path, read()]
  }

  [Symbol.iterator](): Generator<[string, string], undefined, unknown> {
    return this.entries()
  }

  forEach(call: (text: string, path: string, map: ReadonlyMap<string, string>) => void): void {
    for (const [path, text] of this) call(text, path, this)
  }
}

/** Texts with another one; those that are not read yet stay so. */
export function withText(
  texts: ReadonlyMap<string, string>,
  path: string,
  text: string
): ReadonlyMap<string, string> {
  return texts instanceof FileTexts ? texts.with(path, text) : new Map(texts).set(path, text)
}
