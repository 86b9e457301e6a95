// An article from a file: a saved web page, Markdown or plain text. It is decoded here and read by the server; what leaves is the
// reading, whose text and fields a person sees before anything is kept.
import { useId, useState } from 'react';
import type { ReadingView } from '../../api/schemas.ts';
import { decodeText } from '../../document/decode.ts';
import { decodePage } from '../../document/html/charset.ts';
import { ApiFailure, api, type NewText } from '../api.ts';
import type { Words } from '../words.ts';
import { Alert } from './states.tsx';

type Props = { readonly words: Words; readonly onRead: (reading: ReadingView) => void };

export function FileField({ words: { t }, onRead }: Props) {
  const [id, hint] = [useId(), useId()];
  const [error, setError] = useState<Error | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      onRead(await api.read(await textOf(file)));
      setError(null);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <div className="field field-file">
      <label htmlFor={id}>{t('add.file')}</label>
      <input
        id={id}
        type="file"
        accept=".html,.htm,.xhtml,.md,.markdown,.txt"
        aria-describedby={hint}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <span id={hint} className="soft small">
        {t('add.fileHint')}
      </span>
      {error && <Alert error={error} />}
    </div>
  );
}

const PAGE = /\.x?html?$/i;
const MARKDOWN = /\.(?:md|markdown)$/i;

/** The file's text and how it is laid out, by its name. Throws ApiFailure where it is no text. */
async function textOf(file: File): Promise<NewText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPage = PAGE.test(file.name);
  const { text, diagnostics } = isPage ? pageText(bytes) : decodeText(bytes);
  if (text !== null) return { text, format: isPage ? 'html' : MARKDOWN.test(file.name) ? 'markdown' : 'plain' };
  const { code = 'T1005', message = file.name, hint = '' } = diagnostics[0] ?? {};
  throw new ApiFailure(422, { code, message, hint, at: null });
}

const pageText = (bytes: Uint8Array) => {
  const { markup, diagnostics } = decodePage(bytes);
  return { text: markup, diagnostics };
};
