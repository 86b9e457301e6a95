// Vite puts a view's style sheet beside its script; for the compiler it is a file without exports.
declare module '*.css';
