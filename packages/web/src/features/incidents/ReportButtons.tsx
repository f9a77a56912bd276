import { downloadIncidentReport } from '@sanshen/contract/incidents';
import { Button } from 'antd';
import { client } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { deskTexts } from './texts.ts';

const media = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** The report as Word and as PDF; of an open incident, as far as it has come. */
export function ReportButtons({ incident }: { readonly incident: string }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const save = async (form: 'docx' | 'pdf') => {
    try {
      const bytes = await client.download(downloadIncidentReport, { params: { incident }, query: { form } });
      saveFile(bytes, media[form], `${t.report}.${form}`);
    } catch (error) {
      messages.refused(error);
    }
  };
  return (
    <>
      <Button onClick={() => void save('docx')}>{t.word}</Button>
      <Button onClick={() => void save('pdf')}>{t.pdf}</Button>
    </>
  );
}
