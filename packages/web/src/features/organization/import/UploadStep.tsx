import { InboxOutlined } from '@ant-design/icons';
import { importTemplate, planImport } from '@sanshen/contract/organization-import';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { client } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
import { Panel } from '../../../components/Panel.tsx';
import { saveFile } from '../../../components/save-file.ts';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { useGo } from '../use-unit.ts';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';

/** The template to fill in, and the upload, which gives a plan and changes nothing. */
export function UploadStep({ unit }: { readonly unit: string }) {
  const t = useTexts(importTexts);
  const go = useGo();
  const messages = useMessages();
  const explain = useExplain();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const download = async () => {
    try {
      const bytes = await client.download(importTemplate, {});
      saveFile(bytes, importTemplate.responseMedia, 'sanshen-import.xlsx');
    } catch (error) {
      messages.refused(error);
    }
  };
  const plan = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      const made = await client.upload(planImport, { params: { organization: unit } }, file, file.name);
      go({ organization: unit, tab: 'import', import: made.import });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <div className={styles.steps}>
      <Panel title={t.step1}>
        <div className={styles.block}>
          <p className={styles.soft}>{t.step1Lead}</p>
          <Button onClick={download}>{t.template}</Button>
        </div>
      </Panel>
      <Panel title={t.step2}>
        <div className={styles.block}>
          <p className={styles.soft}>{t.step2Lead}</p>
          <Upload.Dragger
            className={styles.drop ?? ''}
            accept=".xlsx,.csv"
            maxCount={1}
            disabled={busy}
            showUploadList={false}
            beforeUpload={(file) => {
              void plan(file);
              // Sent by the client with the session's headers, not by the component.
              return false;
            }}
          >
            <p>
              <InboxOutlined aria-hidden /> {busy ? t.reading : t.choose}
            </p>
          </Upload.Dragger>
          {problem !== null && (
            <Alert type="error" showIcon role="alert" title={t.refused} description={explain(problem).text} />
          )}
        </div>
      </Panel>
    </div>
  );
}
