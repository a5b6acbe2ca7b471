import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {Text} from './ask.js'
import type {Names} from './names.js'
import type {Picked, PickRequest} from './picked.js'

/** The part of a form that shows and changes one attribute. */
export interface Field {
  /** What is shown beside the label. */
  readonly control: HTMLElement
  /** What the label names, where that is a field of HTML. */
  readonly input?: HTMLInputElement
  /** Shows what the article says; undefined where it says nothing. What is half typed stays. */
  update(value: string | undefined): void
  /** Sends what is typed and not sent. */
  commit(): void
  focus(): void
}

/** What fields are given by the form. */
export interface FieldHost {
  readonly text: Text
  readonly names: Names
  isReadOnly(): boolean
  /** Whether the mark is a claim. */
  isClaim(): boolean
  /** Does an act at the mark. */
  send(act: string, args: unknown): void
  /** What the picker of an attribute is opened with. */
  requestFor(attribute: AttributeInfo): Omit<PickRequest, 'anchor'>
  pick(request: PickRequest): Promise<Picked | undefined>
  /** Makes an entry, and has it for the attribute. */
  makeEntry(picked: Picked, attribute: AttributeInfo): void
}

/** The values of an attribute as a list. */
export function valuesOf(
  {many, type}: AttributeInfo,
  value: string | undefined
): readonly string[] {
  if (value === undefined || (value === '' && type !== 'flag')) return []
  return many ? value.split(/\s+/).filter(part => part !== '') : [value]
}

/** What an attribute is called in forms. */
export function labelOf({name, label}: AttributeInfo): string {
  return label ?? name
}
