// web-tree-sitter also speaks of Emscripten and of a browser's WebAssembly, whose types this project does not load.
declare global {
  interface EmscriptenModule {
    locateFile(path: string, prefix: string): string;
  }
  namespace WebAssembly {
    interface Module {
      readonly [Symbol.toStringTag]: string;
    }
  }
}
export {};
