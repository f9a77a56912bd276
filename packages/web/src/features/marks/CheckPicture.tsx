import { CameraOutlined, FileImageOutlined } from '@ant-design/icons';
import { checkPicture } from '@sanshen/contract/marks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Spin } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../app/api.ts';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { FoundMarks } from './FoundMarks.tsx';
import styles from './marks.module.css';
import { pictureTexts } from './texts.ts';

type Report = RouteAnswer<typeof checkPicture>;

/** “Show me what is wrong with this picture”: dropped, pasted, chosen or taken with the phone's camera. */
export function CheckPicture({ organization }: { readonly organization: string }) {
  const t = useTexts(pictureTexts);
  const [source, setSource] = useState<string | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const asked = useRef(0);
  const look = useCallback(
    async (file: File) => {
      asked.current += 1;
      const mine = asked.current;
      setReport(null);
      setError(null);
      setSource(URL.createObjectURL(file));
      try {
        const found = await client.upload(checkPicture, { params: { organization } }, file, file.name);
        if (mine === asked.current) setReport(found);
      } catch (cause) {
        if (mine === asked.current) setError(cause);
      }
    },
    [organization],
  );
  useEffect(() => {
    return () => {
      if (source !== null) URL.revokeObjectURL(source);
    };
  }, [source]);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (file === undefined) return;
      event.preventDefault();
      void look(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [look]);
  return (
    <div className={styles.page}>
      <p className={styles.soft}>{t.lead}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the buttons in it do the same */}
      <div
        className={`${styles.drop} ${over ? styles.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file !== undefined) void look(file);
        }}
      >
        <span className={styles.dropHint}>{t.drop}</span>
        <FileButton
          icon={<FileImageOutlined />}
          label={source === null ? t.choose : t.another}
          onFile={look}
        />
        <FileButton icon={<CameraOutlined />} label={t.camera} camera onFile={look} />
      </div>
      <div aria-live="polite">
        {source !== null && report === null && error === null && (
          <p role="status" className={styles.checking}>
            <Spin size="small" /> {t.checking}
          </p>
        )}
        {error !== null && <ErrorState error={error} />}
        {report !== null && report.marks.length > 0 && (
          <p className={styles.count}>{t.found(report.marks.length)}</p>
        )}
        {report !== null && report.marks.length === 0 && (
          <EmptyState icon={<FileImageOutlined />} title={t.none} hint={t.noneHint} />
        )}
      </div>
      {report !== null && source !== null && report.marks.length > 0 && (
        <FoundMarks key={source} organization={organization} source={source} alt={t.imageAlt} {...report} />
      )}
      {report !== null && source !== null && report.marks.length === 0 && (
        <img className={styles.plain} src={source} alt={t.imageAlt} />
      )}
    </div>
  );
}

/** A button that opens the browser's own choice of files, or the camera of a phone. */
function FileButton({
  icon,
  label,
  camera = false,
  onFile,
}: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly camera?: boolean;
  readonly onFile: (file: File) => void;
}) {
  return (
    <label className={`${styles.fileButton} ${camera ? styles.camera : ''}`}>
      {icon}
      <span>{label}</span>
      <input
        type="file"
        className="visually-hidden"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onFile(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}
