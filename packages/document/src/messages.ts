import type { LocalizedText, Message } from '@sanshen/domain/kernel';

/** Why a document is refused as a whole. Stable: other programs may match on it. */
export type DocumentRefusalCode =
  | 'document.tooLarge'
  | 'document.tooDeep'
  | 'document.tooManyNodes'
  | 'document.empty'
  | 'document.notUtf8'
  | 'document.unknownEncoding'
  | 'document.notText'
  | 'document.loneSurrogate'
  | 'document.malformed'
  | 'document.unsafeStyle'
  | 'document.unsafeAddress'
  | 'document.pictureNotStored'
  | 'document.pictureMissing'
  | 'document.mediaNotEmbeddable'
  | 'document.notZip'
  | 'document.truncated'
  | 'document.encrypted'
  | 'document.oldWord'
  | 'document.notWord'
  | 'document.zipBomb'
  | 'document.zipPath'
  | 'document.zipLies'
  | 'document.zipUnsupported'
  | 'document.xmlEntities'
  | 'document.unreadable';

const refusalTexts: Readonly<Record<DocumentRefusalCode, LocalizedText>> = {
  'document.tooLarge': { zh: '文件过大，超出允许的大小。', en: 'The document is larger than allowed.' },
  'document.tooDeep': { zh: '文件嵌套层次过深。', en: 'The document is nested too deeply.' },
  'document.tooManyNodes': { zh: '文件的元素过多。', en: 'The document has too many elements.' },
  'document.empty': { zh: '文件没有可导入的内容。', en: 'The document holds nothing to import.' },
  'document.notUtf8': {
    zh: '文字编码有误：不是 UTF-8，也不是所声明的编码。',
    en: 'The text is wrongly encoded: neither UTF-8 nor the encoding that it declares.',
  },
  'document.unknownEncoding': {
    zh: '文件声明了无法识别的文字编码。',
    en: 'The document declares an encoding that is not known here.',
  },
  'document.notText': { zh: '这不是文本文件。', en: 'This is not a text file.' },
  'document.loneSurrogate': {
    zh: '文字中有残缺的字符（孤立代理项），请重新录入该处。',
    en: 'The text holds half a character (a lone surrogate); please type that place again.',
  },
  'document.malformed': {
    zh: '稿件内容的结构不符合规定。',
    en: 'The content does not have the shape that a manuscript has.',
  },
  'document.unsafeStyle': {
    zh: '正文含有不允许的样式。',
    en: 'The body holds a style that is not allowed.',
  },
  'document.unsafeAddress': {
    zh: '正文含有不允许的链接或图片地址。',
    en: 'The body holds a link or picture address that is not allowed.',
  },
  'document.pictureNotStored': {
    zh: '导入的图片尚未保存到系统中。',
    en: 'A picture from the import has not been stored yet.',
  },
  'document.pictureMissing': {
    zh: '找不到正文引用的图片或音视频文件。',
    en: 'A picture or media file that the body refers to cannot be found.',
  },
  'document.mediaNotEmbeddable': {
    zh: '该平台的正文不能直接嵌入音视频。',
    en: 'This platform takes no video or audio inside the text.',
  },
  'document.notZip': { zh: '这不是 Word（.docx）文件。', en: 'This is not a Word (.docx) file.' },
  'document.truncated': {
    zh: '文件不完整，请重新上传。',
    en: 'The file is cut off; please upload it again.',
  },
  'document.encrypted': {
    zh: '文件已加密，请去掉密码后再导入。',
    en: 'The file is encrypted; please remove the password first.',
  },
  'document.oldWord': {
    zh: '这是旧版 Word（.doc）文件，请另存为 .docx。',
    en: 'This is an old Word (.doc) file; please save it as .docx.',
  },
  'document.notWord': {
    zh: '压缩包内没有 Word 正文。',
    en: 'The archive holds no Word document.',
  },
  'document.zipBomb': {
    zh: '文件解压后过大，已拒绝。',
    en: 'The file grows far too large when unpacked and was refused.',
  },
  'document.zipPath': {
    zh: '压缩包内有不允许的文件路径。',
    en: 'The archive holds a file path that is not allowed.',
  },
  'document.zipLies': {
    zh: '压缩包的目录与实际内容不符。',
    en: 'The archive’s directory does not agree with what it holds.',
  },
  'document.zipUnsupported': {
    zh: '压缩包使用了不支持的格式。',
    en: 'The archive uses a form that is not supported.',
  },
  'document.xmlEntities': {
    zh: '文件内含有不允许的实体定义。',
    en: 'The file holds entity definitions, which are not allowed.',
  },
  'document.unreadable': { zh: '文件已损坏，无法读取。', en: 'The file is damaged and cannot be read.' },
};

/** What an import left out or changed; the person who imports sees each. */
export type ImportWarningCode =
  | 'import.elementDropped'
  | 'import.elementUnwrapped'
  | 'import.handlerDropped'
  | 'import.styleDropped'
  | 'import.linkDropped'
  | 'import.pictureDropped'
  | 'import.pictureExternal'
  | 'import.mediaDropped'
  | 'import.controlCharactersDropped'
  | 'import.encodingGuessed'
  | 'import.wordNote'
  | 'import.moreWarnings';

const warningTexts: Readonly<Record<ImportWarningCode, LocalizedText>> = {
  'import.elementDropped': { zh: '已去除不允许的内容', en: 'Content that is not allowed was left out' },
  'import.elementUnwrapped': {
    zh: '已去除无法识别的标签，保留其中文字',
    en: 'An unknown tag was removed; its text was kept',
  },
  'import.handlerDropped': { zh: '已去除脚本事件', en: 'A script handler was left out' },
  'import.styleDropped': { zh: '已去除不允许的样式', en: 'A style that is not allowed was left out' },
  'import.linkDropped': {
    zh: '已去除不允许的链接，保留其文字',
    en: 'A link address that is not allowed was left out; its text was kept',
  },
  'import.pictureDropped': { zh: '图片无法导入', en: 'A picture could not be imported' },
  'import.pictureExternal': {
    zh: '图片位于外部网站，发布前须保存到系统中',
    en: 'A picture lies on another site and has to be stored here before it is published',
  },
  'import.mediaDropped': { zh: '音视频无法导入', en: 'A video or audio file could not be imported' },
  'import.controlCharactersDropped': { zh: '已去除不可见的控制字符', en: 'Control characters were left out' },
  'import.encodingGuessed': { zh: '文件未声明编码，已按此编码读取', en: 'No encoding was declared; read as' },
  'import.wordNote': {
    zh: 'Word 文件中有内容未能完整导入',
    en: 'Something in the Word file was not imported in full',
  },
  'import.moreWarnings': { zh: '还有更多类似提示未列出', en: 'There are more notes of this kind' },
};

/** A typed refusal: code, both languages, and where or what (`detail`, for the person who looks into it). */
export interface DocumentRefusal extends Message<DocumentRefusalCode> {
  readonly detail: string;
}

/** One kind of thing that an import left out, with how often. */
export interface ImportWarning extends Message<ImportWarningCode> {
  readonly detail: string;
  readonly count: number;
}

/** Either a value or the reason why there is none. */
export type DocumentResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

/** Makes the refusal for a code. */
export function documentRefusal(code: DocumentRefusalCode, detail = ''): DocumentRefusal {
  return { code, ...refusalTexts[code], detail };
}

/** What functions throw that were promised a well-formed document and did not get one. */
export class DocumentError extends Error {
  readonly refusal: DocumentRefusal;

  constructor(code: DocumentRefusalCode, detail = '') {
    super(`${code}${detail ? `: ${detail}` : ''}`);
    this.name = 'DocumentError';
    this.refusal = documentRefusal(code, detail);
  }
}

/** Runs `work`; a {@link DocumentError} comes back as its refusal, anything else is thrown on. */
export function asResult<Value>(work: () => Value): DocumentResult<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

const mostWarnings = 200;

/** Collects warnings, the same one only once with its count, and never more than a person would read. */
export class WarningList {
  readonly #byKey = new Map<string, { code: ImportWarningCode; detail: string; count: number }>();

  add(code: ImportWarningCode, detail = ''): void {
    const short = detail.length > 120 ? `${detail.slice(0, 120).toWellFormed()}…` : detail;
    const key = `${code} ${short}`;
    const known = this.#byKey.get(key);
    if (known) known.count += 1;
    else if (this.#byKey.size < mostWarnings) this.#byKey.set(key, { code, detail: short, count: 1 });
    else if (code !== 'import.moreWarnings') this.#more(code);
  }

  /** The warnings in the order in which they first came up. */
  list(): readonly ImportWarning[] {
    return [...this.#byKey.values()].map((one) => ({ ...one, ...warningTexts[one.code] }));
  }

  #more(code: ImportWarningCode): void {
    const key = `import.moreWarnings ${code}`;
    const known = this.#byKey.get(key);
    if (known) known.count += 1;
    else this.#byKey.set(key, { code: 'import.moreWarnings', detail: code, count: 1 });
  }
}
