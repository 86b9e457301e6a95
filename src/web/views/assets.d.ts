// What Vite makes of files that are no script: a style sheet has no exports, a file asked for by its address has that.
declare module '*.css';
declare module '*?url' {
  /** Where the build serves the file. */
  const url: string;
  export default url;
}
