// Reading of words and codes in pictures. For Node: decoding and recognition run in threads of their own.
export { pictureProblemTexts } from './picture-problem-texts.ts';
export { PictureReader, type ReaderOptions, type ReadOptions } from './picture-reader.ts';
export * from './picture-text.ts';
export { recognizerFiles } from './recognizer.ts';
