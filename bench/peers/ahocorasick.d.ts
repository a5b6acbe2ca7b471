// The package has no types, and is only there where the peers are installed.
declare module 'ahocorasick'
