import type { listNotifications } from '@sanshen/contract/review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { defineTexts, useTexts } from '../../text/language.ts';
import { aboutInteraction, ideaIn, textIn, unitIn } from './details.ts';

const texts = defineTexts({
  open: { zh: '打开稿件', en: 'Open the manuscript' },
  openIdea: { zh: '打开选题', en: 'Open the idea' },
  openQuestion: { zh: '打开提问', en: 'Open the question' },
  openChannel: { zh: '打开账号', en: 'Open the channel' },
  openInteraction: { zh: '打开账号互动', en: 'Open interaction' },
  openLetter: { zh: '打开责任书', en: 'Open the letter' },
  openCampaign: { zh: '打开任务', en: 'Open the campaign' },
  openDrill: { zh: '打开演练', en: 'Open the drill' },
  openDrills: { zh: '打开演练日历', en: 'Open the calendar of drills' },
  openFreeze: { zh: '查看封停', en: 'See the freeze' },
  openCall: { zh: '打开呼叫', en: 'Open the call' },
  openPlan: { zh: '打开预案', en: 'Open the plan' },
  openContacts: { zh: '打开通讯树', en: 'Open the contact tree' },
  openCase: { zh: '打开案件', en: 'Open the case' },
  openRecord: { zh: '查看记录', en: 'See the record' },
  openCircular: { zh: '打开通报', en: 'Open the circular' },
  openAssessment: { zh: '打开考核', en: 'Open the assessment' },
  openYears: { zh: '打开年度归档', en: 'Open the archives of years' },
  openSpotCheck: { zh: '打开抽查', en: 'Open the spot check' },
  openPatrol: { zh: '打开巡查', en: 'Open the patrol' },
});

/** Ways to what a message is about, each by its own name where the message tells it. */
export function NotificationLinks({
  told: { kind, manuscript, title, details },
  onOpen,
}: {
  readonly told: RouteAnswer<typeof listNotifications>['items'][number];
  readonly onOpen: () => void;
}) {
  const t = useTexts(texts);
  return (
    <>
      {manuscript !== null && (
        <Link to="/manuscripts/$manuscript" params={{ manuscript }} onClick={onOpen}>
          {title ?? t.open}
        </Link>
      )}
      {textIn(details, 'channel') !== null && (
        <Link to="/channels/$channel" params={{ channel: textIn(details, 'channel') ?? '' }} onClick={onOpen}>
          {t.openChannel}
        </Link>
      )}
      {textIn(details, 'question') !== null && (
        <Link
          to="/questions/$question"
          params={{ question: textIn(details, 'question') ?? '' }}
          onClick={onOpen}
        >
          {t.openQuestion}
        </Link>
      )}
      {ideaIn(details) !== null && (
        <Link to="/planning/ideas" search={{ ...ideaIn(details) }} onClick={onOpen}>
          {t.openIdea}
        </Link>
      )}
      {aboutInteraction(details) !== null && (
        <Link to="/interaction" search={{ ...aboutInteraction(details) }} onClick={onOpen}>
          {t.openInteraction}
        </Link>
      )}
      {textIn(details, 'campaign') !== null && (
        <Link
          to="/campaigns/$campaign"
          params={{ campaign: textIn(details, 'campaign') ?? '' }}
          onClick={onOpen}
        >
          {textIn(details, 'title') ?? t.openCampaign}
        </Link>
      )}
      {textIn(details, 'letter') !== null && (
        <Link
          to="/organization/letters/$letter"
          params={{ letter: textIn(details, 'letter') ?? '' }}
          onClick={onOpen}
        >
          {t.openLetter}
        </Link>
      )}
      {textIn(details, 'drill') !== null && (
        <Link
          to="/emergency/drills/$drill"
          params={{ drill: textIn(details, 'drill') ?? '' }}
          onClick={onOpen}
        >
          {textIn(details, 'title') ?? t.openDrill}
        </Link>
      )}
      {textIn(details, 'frozen') !== null && (
        <Link to="/freeze" search={{ organization: textIn(details, 'frozen') ?? '' }} onClick={onOpen}>
          {t.openFreeze}
        </Link>
      )}
      {textIn(details, 'drills') !== null && (
        <Link
          to="/emergency/drills"
          search={{ organization: textIn(details, 'drills') ?? '', view: 'calendar' }}
          onClick={onOpen}
        >
          {t.openDrills}
        </Link>
      )}
      {kind.startsWith('case') && textIn(details, 'case') !== null && (
        <Link to="/supervision/cases/$case" params={{ case: textIn(details, 'case') ?? '' }} onClick={onOpen}>
          {textIn(details, 'title') ?? t.openCase}
        </Link>
      )}
      {kind === 'accountabilityAppealed' && textIn(details, 'case') !== null && (
        <Link to="/supervision/cases/$case" params={{ case: textIn(details, 'case') ?? '' }} onClick={onOpen}>
          {t.openCase}
        </Link>
      )}
      {(kind === 'accountabilityRecorded' || kind === 'accountabilityDecided') && (
        <Link to="/supervision/records" onClick={onOpen}>
          {t.openRecord}
        </Link>
      )}
      {kind.startsWith('spotCheck') && textIn(details, 'check') !== null && (
        <Link
          to="/supervision/spot-checks/$check"
          params={{ check: textIn(details, 'check') ?? '' }}
          onClick={onOpen}
        >
          {textIn(details, 'title') ?? t.openSpotCheck}
        </Link>
      )}
      {textIn(details, 'circular') !== null && (
        <Link
          to="/supervision/circulars/$circular"
          params={{ circular: textIn(details, 'circular') ?? '' }}
          onClick={onOpen}
        >
          {textIn(details, 'title') ?? t.openCircular}
        </Link>
      )}
      {textIn(details, 'assessment') !== null && (
        <Link
          to="/supervision/assessments/$assessment"
          params={{ assessment: textIn(details, 'assessment') ?? '' }}
          onClick={onOpen}
        >
          {t.openAssessment}
        </Link>
      )}
      {kind === 'yearArchiveDone' && textIn(details, 'organization') !== null && (
        <Link
          to="/supervision/assessments"
          search={{ organization: textIn(details, 'organization') ?? '' }}
          onClick={onOpen}
        >
          {t.openYears}
        </Link>
      )}
      {kind.startsWith('patrol') && unitIn(details) !== null && (
        <Link to="/patrol" search={{ ...unitIn(details) }} onClick={onOpen}>
          {t.openPatrol}
        </Link>
      )}
      {textIn(details, 'call') !== null && (
        <Link to="/emergency/calls/$call" params={{ call: textIn(details, 'call') ?? '' }} onClick={onOpen}>
          {t.openCall}
        </Link>
      )}
      {kind.startsWith('plan') && textIn(details, 'scenario') !== null && (
        <Link
          to="/emergency/plans/$scenario"
          params={{ scenario: textIn(details, 'scenario') ?? '' }}
          search={{ ...unitIn(details) }}
          onClick={onOpen}
        >
          {t.openPlan}
        </Link>
      )}
      {kind === 'contactsDue' && unitIn(details) !== null && (
        <Link to="/emergency/contacts" search={{ ...unitIn(details) }} onClick={onOpen}>
          {t.openContacts}
        </Link>
      )}
    </>
  );
}
