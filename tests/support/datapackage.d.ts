/** What the tests use of a package that has no types: the reader of data packages of the Frictionless project. */
declare module 'datapackage' {
  export class Package {
    static load(
      descriptor: unknown,
      options: {readonly basePath: string; readonly strict?: boolean}
    ): Promise<Package>
    readonly errors: readonly Error[]
    readonly resources: readonly Resource[]
  }

  /** One file of a package. */
  interface Resource {
    readonly name: string
    /** Whether it has a schema by which its rows are read. */
    readonly tabular: boolean
    /** Reads all rows: their types, their keys, and the rows that these lead to. Rejects for the first that is wrong. */
    read(options: {
      readonly relations: boolean
      readonly keyed: boolean
    }): Promise<readonly object[]>
  }
}
