// Where files are dropped or chosen: one article to look at before it is kept, or many at once.
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { CHOSEN, type Dropped, textsOf } from '../dropped.ts';
import type { Words } from '../words.ts';

type Props = {
  readonly words: Words;
  readonly onTexts: (texts: readonly Dropped[]) => void;
  readonly children: ReactNode;
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** The form and the place to drop on are one: files may be dropped anywhere on it. */
export function FileDrop({ words: { t }, onTexts, children }: Props) {
  const [id, hint] = [useId(), useId()];
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null) => {
    if (files && files.length > 0) onTexts(await textsOf([...files]));
  };
  const onDragOver = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to do what the button does
    <div
      className={`drop${over ? ' over' : ''}`}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="choose">
        <input
          id={id}
          className="visually-hidden"
          type="file"
          multiple
          accept={CHOSEN}
          aria-describedby={hint}
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="btn">
          {t('add.file')}
        </label>
        <span id={hint} className="soft small">
          {t('add.fileHint')}
        </span>
      </div>
      {children}
    </div>
  );
}
